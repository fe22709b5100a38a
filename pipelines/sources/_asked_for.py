"""Amounts that may be no payments of a public body, and count as such: told, never altered.

What an invoice asks for is not yet paid, and what candidates spend on an election is their own.
"""

import re

from pipelines.sources._headings import normalise
from pipelines.sources._rivals import BASES

_ASKED = re.compile(r"\b(due|owed|owing|outstanding|payable)\b")
_PAID = re.compile(r"\b(paid|payments?|pmt|bacs|cheques?|chq|cleared|clearing|remittance)\b")
_OF_ELECTIONS = re.compile(r"\b(candidates?|elections?|campaigns?|campaigners?|regulated entity)\b")


def tell(match):
    """Note what the headings of a table say of its amounts, or of who spent them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    """
    if not set(BASES) & set(match.layout.values):
        return
    words = [normalise(cell) for cell in match.cells]
    counted = next((basis for basis in BASES if basis in match.columns), None)
    if counted and not any(map(_PAID.search, words)):
        at = match.columns.index(counted)
        if _ASKED.search(words[at]):
            match.notes.append(
                f"“{match.cells[at].strip()}” says what was asked for, and no heading that it was"
                " paid: it counts as paid"
            )
    for cell, one in zip(match.cells, words, strict=True):
        if _OF_ELECTIONS.search(one):
            match.notes.append(
                f"“{cell.strip()}” tells of an election: what candidates spend is no payment of a"
                " public body, and counts as one"
            )
            return
