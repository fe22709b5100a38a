"""People of all ages beside those of each year of age: they add up, or a heading is wrong."""

import re
from decimal import Decimal

from pipelines.sources._headings import normalise

_AGE = re.compile(
    r"(age[ds]? )?(?P<age>\d{1,3})( years?)?(?P<older>( (and|or))? (over|above|older)| plus)?"
)
_PEOPLE = re.compile(r"\d{1,12}(\.0*)?|\d{1,3}(,\d{3}){1,3}(\.0*)?")
_LOOKED_AT = 100
_OLDEST = 85  # years: ages that end before leave people out
_ROUNDED = Decimal("0.02")  # of the people: cells may be rounded, or changed to protect persons


def contradict(match, rows):
    """What says that the people of a line are not the sum of its ages, on most lines; or None.

    On some of its lines it is noted. A table without a column for every year of age proves nothing.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    ages = _columns_of_ages(match.cells)
    if not ages or "population" not in match.columns:
        return None
    at = match.columns.index("population")
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    sums = [(_people(row, at), _sum(row, ages)) for row in below]
    told = [(people, added) for people, added in sums if None not in (people, added)]
    wrong = [one for one in told if abs(one[0] - one[1]) > _ROUNDED * max(one)]
    if not wrong:
        return None
    people, added = wrong[0]
    said = f"“{match.cells[at].strip()}” says {people:,} where the ages of its line make {added:,}"
    if 2 * len(wrong) > len(told):
        return said
    match.notes.append(f"{said}, and so in {len(wrong)} of the first {len(told)} lines")
    return None


def _columns_of_ages(cells):
    """Positions of the columns of every year of age from nought on; none where one is missing.

    Those older than the last single year stand in one column, which may say so: “90+”. One that
    holds single years again (“65 and over”) is none of them.
    """
    single, older = {}, {}
    for i, cell in enumerate(cells):
        if found := _AGE.fullmatch(normalise(cell)):
            age = int(found["age"])
            ages = older if found["older"] or cell.strip().endswith("+") else single
            if age in ages:
                return []
            ages[age] = i
    last = max(single, default=-1)
    if last + 1 in older:
        single[last + 1] = older[last + 1]
    is_whole = len(single) == max(single, default=-1) + 1 and len(single) > _OLDEST
    return list(single.values()) if is_whole else []


def _people(row, i):
    """The people of a cell: nobody where it is blank, None where it holds something else."""
    text = row[i].strip() if i < len(row) else ""
    if not text:
        return 0
    return int(Decimal(text.replace(",", ""))) if _PEOPLE.fullmatch(text) else None


def _sum(row, ages):
    found = [_people(row, i) for i in ages]
    return None if None in found else sum(found)
