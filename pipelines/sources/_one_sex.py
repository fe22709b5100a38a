"""Populations of one sex: what a table is called says so, where no column does."""

import re

from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

_SEXES = {  # “women's health” is of no sex
    "females": re.compile(r"\b(females?|women|girls)\b(?! s\b)"),
    "males": re.compile(r"\b(males?|men|boys)\b(?! s\b)"),
}
_EVERYBODY = re.compile(r"\b(persons|both)\b")
_ONE = re.compile(r"f|m|females?|males?|women|men|girls|boys")
_LOOKED_AT = 100
_COUNTS_NOWHERE = "they count as no place's people, for which a table of persons is needed"
_TITLES, _LONGEST = 20, 120  # signs: what is longer is a note, which may speak of anybody


def tell(match, rows, sheet=""):
    """Note that a table is of one sex, by its sheet, its titles or its file; it lands as of that.

    Nothing else is then taken for how many people live in a place. What names both sexes, or
    everybody, is of all of them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    sheet : str
    """
    if "sex" not in match.layout.constants:
        return
    if "sex" in match.columns:
        _tell_of_column(match, rows, match.columns.index("sex"))
        return
    titles = [cell for line, row in rows if line < match.line for cell in row if cell.strip()]
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match.named.rsplit("/", 1)[-1])
    above = ((A_TITLE, title) for title in titles[:_TITLES])
    for where, said in (("its sheet", sheet), *above, ("its name", name)):
        words = normalise(said)
        if len(words) > _LONGEST:
            continue
        told = {sex: found[0] for sex, word in _SEXES.items() if (found := word.search(words))}
        if len(told) > 1 or _EVERYBODY.search(words):
            return
        for sex, word in told.items():
            match.vintages["sex"] = sex
            match.notes.append(
                f"{where} tells of “{word}”: its people are {sex} alone, and {_COUNTS_NOWHERE}"
            )
            return


def _tell_of_column(match, rows, i):
    below = [row[i] for line, row in rows if line > match.line and i < len(row)][:_LOOKED_AT]
    said = {normalise(cell) for cell in below if cell.strip()}
    if said and all(map(_ONE.fullmatch, said)):
        heading = match.cells[i].strip()
        match.notes.append(f"“{heading}” names no line of both sexes: {_COUNTS_NOWHERE}")
