"""People of all ages beside those of each age, or of women and men: they add up, or a heading is
wrong."""

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

from pipelines.sources._headings import normalise

_PEOPLE = re.compile(r"\d{1,12}(\.0*)?|\d{1,3}(,\d{3}){1,3}(\.0*)?")
_SEX = re.compile(r"(?P<sex>females?|women|f(?= ?\d)|males?|men|m(?= ?\d))(?= |\d)(?P<ages>.*)")
_SAID_BESIDE = re.compile(
    r"\b(age[ds]?|years?|yrs?|olds?|persons?|people|population|residents|all|children|adults"
    r"|working|measures|value|number|of)\b"
)
_AGES = re.compile(
    r"(?P<under>under|less than|0 to under)? ?(?P<from>\d{1,3})"
    r"((?P<younger> (and|or) (under|below|younger))|( to)? (?P<to>\d{1,3})"
    r"|(?P<older> ?((and|or) )?(over|above|older|plus)))?"
)
_BOTH = (re.compile(r"females?|women"), re.compile(r"males?|men"))
_LOOKED_AT = 100
_OLDEST, _NO_END = 85, 999  # years: ages that end before leave people out
_LONGEST_LIFE = 130  # years: where columns have higher numbers, none is of an age
_FEW, _SPREAD = 5, 2  # people: of a sum, and of each of its counts, that are changed a little
_SHARE = 0.02  # of the people
_UNKNOWN, _NOT_KNOWN = 0.05, 0.03  # of the people: told, and not told where a column says so
_IS_UNKNOWN = re.compile(r"\b(unknown|not known|not stated|missing)\b")
_ALL_PER_CENTS = 100
_MOST = 0.9
_STEPS = (1, 5, 10, 100, 1_000, 10_000, 100_000)


def contradict(match, rows):
    """What says that the people of a line are not the sum of its ages, on most lines; or None.

    On some of its lines it is noted. A table whose single years and bands of ages leave some out,
    of everybody or of women and men, proves nothing, unless the parts are more than all of them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "population" not in match.columns:
        return None
    at = match.columns.index("population")
    ages, are_all = _columns_of_ages(match.cells)
    if not ages:
        return None
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    counts = [
        (people_of(row, at), [people_of(row, i) for i in ages], _blank(row, ages))
        for row in below
        if at < len(row) and row[at].strip()
    ]
    told = [one for one in counts if one[0] is not None and None not in one[1]]
    steps = (
        _step([people for people, _, _ in told]),
        _step([n for _, parts, _ in told for n in parts]),
    )
    unknown = _NOT_KNOWN if any(map(_IS_UNKNOWN.search, map(normalise, match.cells))) else 0
    # A blank age, or nought, is nobody, or fewer than the fewest that are shown.
    least = min((n for _, parts, _ in told for n in parts if n), default=0)
    added_up = [(people, sum(parts), parts, blank) for people, parts, blank in told]
    wrong = [
        (people, added)
        for people, added, parts, blank in added_up
        if (are_all or added > people)
        and max(added - people, people - added - least * blank - unknown * people)
        > _leeway(people, parts, steps)
    ]
    if not wrong or _are_shares(told):
        return None
    people, added = wrong[0]
    said = f"“{match.cells[at].strip()}” says {people:,} where the ages of its line make {added:,}"
    # Of some people no age is known.
    are_few = all(0 <= people - added < _UNKNOWN * people for people, added in wrong)
    if 2 * len(wrong) > len(told) and not are_few:
        return said
    match.notes.append(f"{said}, and so in {len(wrong)} of the first {len(told)} lines")
    return None


def _are_shares(told):
    """Whether ages are whole per cents of each line's people, each rounded by half of one."""
    return all(
        abs(sum(parts) - _ALL_PER_CENTS) <= max(1, len(parts) / 2) < people - _ALL_PER_CENTS
        for people, parts, _ in told
    )


def _leeway(people, parts, steps):
    """How far people and the sum of their ages may differ.

    Counts that are each changed by a few, so that nobody is known by them, differ from their sum as
    a root does; those that are rounded, by half a step each.
    """
    of_people, of_parts = steps
    rounded = (of_people + len(parts) * of_parts) / 2 if max(steps) > 1 else 0
    changed = _FEW + _SPREAD * len(parts) ** 0.5
    return max(changed, rounded, _SHARE * max(people, sum(parts)))


def _step(numbers):
    """To what all numbers of a table are rounded: 5, 10, 100 and so on; 1 where they are not."""
    if not any(numbers):
        return 1
    most = _MOST * len(numbers)  # some may be hidden otherwise
    return max(step for step in _STEPS if sum(number % step == 0 for number in numbers) >= most)


def _blank(row, ages):
    """How many ages of a line are blank, or nought."""
    return sum((row[i].strip() if i < len(row) else "") in ("", "0") for i in ages)


def are_beside(cells):
    """Whether some columns of a row of headings are of ages."""
    return any(map(_ages_of, cells))


def _columns_of_ages(cells):
    """(positions of columns that hold each person once, whether nobody is left out).

    None where it is not plain which those are, as where ages come twice.
    """
    found = {}
    sexes = [[i for i, cell in enumerate(cells) if one.fullmatch(normalise(cell))] for one in _BOTH]
    for i, cell in enumerate(cells):
        if said := _ages_of(cell):
            sex, first, last = said
            found.setdefault(sex, {}).setdefault((first, last), []).append(i)
    if not found and all(len(at) == 1 for at in sexes):
        return sum(sexes, []), False  # of which other things may be told as well
    both = [found[sex] for sex in "fm" if sex in found]
    for groups in ([found[""]] if "" in found else [], both if len(both) > 1 else []):
        whole = [_whole(ages) for ages in groups]
        if groups and all(whole):
            return sum(whole, []), True
    if "" in found and (parts := _apart(found[""])) and min(found[""])[0] == 0:
        return parts, False
    apart = [_apart(ages) for ages in both]
    return (sum(apart, []), False) if len(both) > 1 and all(apart) else ([], False)


def _ages_of(cell):
    """(sex, first age, last age) of a heading, without a sex that of everybody; or None."""
    if "%" in cell:
        return None
    words = normalise(cell)
    sex = _SEX.fullmatch(words)
    words = " ".join(_SAID_BESIDE.sub(" ", sex["ages"] if sex else words).split())
    one = _AGES.fullmatch(words)
    if not one:
        return None
    which = "" if not sex else "f" if sex["sex"][0] in "fw" else "m"
    age = int(one["from"])
    is_below = one["under"] or cell.strip().startswith("<")
    if is_below or one["younger"]:
        return which, 0, age - bool(is_below)
    if one["older"] or "+" in cell:
        return which, age, _NO_END
    last = int(one["to"] or age)
    return (which, age, last) if age <= last else None


def _whole(ages):
    """Positions of columns from nought to the oldest, of the smallest parts; none where it fails.

    Groups of ages that others hold already are left out, and none of those taken stands twice.
    """
    if max(ages)[0] > _LONGEST_LIFE:
        return []
    by_first = {}
    for first, last in sorted(ages):
        by_first.setdefault(first, []).append(last)

    @cache
    def from_age(age):
        for last in by_first.get(age, ()):
            if last == _NO_END:
                return ((age, last),)
            if (rest := from_age(last + 1)) or (last >= _OLDEST and last == max(ages)[1]):
                return ((age, last), *rest)
        return ()

    taken = [ages[one] for one in from_age(0)]
    return [at for (at,) in taken] if taken and all(len(one) == 1 for one in taken) else []


def _apart(ages):
    """Positions of columns of which no two hold the same ages; none where two do, or of one."""
    order = sorted(ages)
    if len(order) < 2 or any(len(at) > 1 for at in ages.values()):
        return []
    return (
        [] if any(one[1] >= two[0] for one, two in pairwise(order)) else [ages[o][0] for o in order]
    )


def people_of(row, i):
    """The people of a cell: nobody where it is blank, None where it holds something else."""
    text = row[i].strip() if i < len(row) else ""
    if not text:
        return 0
    return int(Decimal(text.replace(",", ""))) if _PEOPLE.fullmatch(text) else None
