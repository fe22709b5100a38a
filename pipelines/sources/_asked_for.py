"""Amounts that may be no payments of a public body, and count as such: told, never altered.

What an invoice asks for is not yet paid, and what candidates spend on an election is their own. A
list of grants may say again what a list of all payments says.
"""

import re

from pipelines.sources import _rates
from pipelines.sources._headings import normalise
from pipelines.sources._rivals import BASES

_ASKED = re.compile(r"\b(due|owed|owing|outstanding|payable|unpaid)\b")
# A day or an amount of payment, or to whom: its terms and its method stand beside bills, too.
_PAID = re.compile(
    r"^(?!.*\b(not|due|owed|owing|outstanding|terms|deadline|target|latest|next|planned|scheduled"
    r"|expected|proposed|forecast|requested|required|payment by|to date)\b)"
    r"(?=.*\b(paid|payments?|pmt|bacs|cheques?|chq|cleared|clearing|remittance)\b)"
    r".*\b(dates?|dt|day|on|month|week|period paid|paid period|run"
    r"|amounts?|amt|values?|totals?|nett?|gross|gbp"
    r"|paid to|(cheque|chq) (no|number))\b"
)
_CANDIDATES = re.compile(
    r"\b(candidates?|(election|candidates?( s)?) agents?|campaigners?|regulated entit(y|ies))\b"
)
_GRANTS = re.compile(
    r"\b(purpose|aims?|summary|amount|value|date|title|recipient) of (the )?grants?\b"
    r"|\bgrants? (was |were )?(awarded|paid|purpose|amount|value|beneficiary|recipient|title|scheme"
    r"|program(me)?)\b"
)
_NO_GRANT = re.compile(
    r"|n|no|none|nil|null|false|n/?a|not (applicable|a grant)|non[- ]grant|[-–—]+|£?0([.]0*)?",
    re.IGNORECASE,
)
# Agreed without a competition, or owned: both name a supplier, a day and a value.
_NO_PAYMENTS = (
    (re.compile(r"\bwaivers?\b|\bexemptions? (from|to) (the )?(contract|procurement|standing)"),
     "waivers of the rules of buying: what was agreed is no payment"),
    (re.compile(r"^(assets?( name| description| register)?|net book value|depreciation( .*)?)$"),
     "a register of assets: what they cost may have been paid in any year"),
)  # fmt: skip


def tell(match, rows):
    """Note what the headings of a table say of its amounts, or of who spent them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if not set(BASES) & set(match.layout.values):
        return
    words = [normalise(cell) for cell in match.cells]
    counted = next((basis for basis in BASES if basis in match.columns), None)
    below = [row for line, row in rows if line > match.line]
    if counted and not says_paid(match):
        at = match.columns.index(counted)
        if _ASKED.search(words[at]):
            match.notes.append(
                f"“{match.cells[at].strip()}” says what was asked for, and no heading that it was"
                " paid: it counts as paid"
            )
        elif _rates.may_be_of_a_rate(words[at]):
            match.notes.append(
                f"“{match.cells[at].strip()}” counts as what was paid in that time:"
                " it may be a rate"
            )
        match.notes += _told_by(match, words, below)
    for i, (cell, one) in enumerate(zip(match.cells, words, strict=True)):
        if _CANDIDATES.search(one):
            match.notes.append(
                f"“{cell.strip()}” tells of an election: what candidates spend is no payment of a"
                " public body, and counts as one"
            )
            return
        if _GRANTS.search(one) and _says_something(i, below):
            match.notes.append(
                f"“{cell.strip()}” tells of grants: they count as payments, and twice where a list"
                " of all payments holds them as well"
            )
            return


def _says_something(i, below):
    """Whether a column says of some line what its heading tells of: blanks and “No” say it not."""
    said = {row[i].strip() for row in below if i < len(row)}
    return not all(map(_NO_GRANT.fullmatch, said))


def _told_by(match, words, below):
    """What other lists than of payments a heading tells of, in words."""
    for pattern, what in _NO_PAYMENTS:
        at = [i for i, one in enumerate(words) if pattern.search(one)]
        if at and _says_something(at[0], below):
            cell = match.cells[at[0]]
            yield f"“{cell.strip()}” tells of {what}, and it counts as paid"


def says_paid(match):
    """Whether a heading names a day or an amount of payment; “Paid” does where days stand below."""
    words = map(normalise, match.cells)
    return any(
        _PAID.search(one) or (column == "paid_on" and one == "paid")
        for one, column in zip(words, match.columns, strict=True)
    )
