"""People of all ages beside those of each age, or of women and men: they add up, or a heading is
wrong."""

import re
from decimal import Decimal
from itertools import pairwise

from pipelines.sources._headings import normalise

_AGE = re.compile(
    r"(age[ds]? )?(?P<age>\d{1,3})( years?)?(?P<older>( (and|or))? (over|above|older)| plus)?"
)
_PEOPLE = re.compile(r"\d{1,12}(\.0*)?|\d{1,3}(,\d{3}){1,3}(\.0*)?")
_OF_A_SEX = re.compile(
    r"(?P<sex>[fm]) ?(?P<from>\d{1,3})(( to)? (?P<to>\d{1,3})|(?P<older> and (over|above)| plus))?"
)
_LOOKED_AT = 100
_OLDEST, _NO_END = 85, 999  # years: ages that end before leave people out
# Of the people, and of each cell, which may be rounded to tens, hidden or changed a little.
_ROUNDED, _OF_A_CELL = Decimal("0.02"), 5


def contradict(match, rows):
    """What says that the people of a line are not the sum of its ages, on most lines; or None.

    On some of its lines it is noted. A table without a column for every year of age, or every age
    of women and men, proves nothing, unless the parts are more than all of them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    ages, are_all = _columns_of_ages(match.cells), True
    if not ages:
        ages, are_all = _columns_of_sexes(match.cells)
    if not ages or "population" not in match.columns:
        return None
    at = match.columns.index("population")
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    sums = [
        (_people(row, at), _sum(row, ages)) for row in below if at < len(row) and row[at].strip()
    ]
    told = [(people, added) for people, added in sums if None not in (people, added)]
    leeway = _OF_A_CELL * len(ages)
    wrong = [
        (people, added)
        for people, added in told
        if (are_all or added > people)
        and abs(people - added) > max(leeway, _ROUNDED * max(people, added))
    ]
    if not wrong:
        return None
    people, added = wrong[0]
    said = f"“{match.cells[at].strip()}” says {people:,} where the ages of its line make {added:,}"
    if 2 * len(wrong) > len(told):
        return said
    match.notes.append(f"{said}, and so in {len(wrong)} of the first {len(told)} lines")
    return None


def _columns_of_sexes(cells):
    """(positions of the columns of women's and men's ages, whether nobody is left out).

    None where ages of a sex come twice, as a band and the years in it do.
    """
    found = {"f": [], "m": []}
    for i, cell in enumerate(cells):
        if said := _OF_A_SEX.fullmatch(normalise(cell)):
            first = int(said["from"])
            is_open = bool(said["older"]) or cell.strip().endswith("+")
            found[said["sex"]].append((first, _NO_END if is_open else int(said["to"] or first), i))
    if not all(found.values()):
        return [], False
    are_all = True
    for ages in map(sorted, found.values()):
        if any(one[1] >= two[0] for one, two in pairwise(ages)):
            return [], False
        is_whole = all(one[1] + 1 == two[0] for one, two in pairwise(ages))
        are_all &= is_whole and ages[0][0] == 0 and ages[-1][1] >= _OLDEST
    return [i for ages in found.values() for *_, i in ages], are_all


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
