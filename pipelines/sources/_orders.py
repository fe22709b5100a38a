"""Which part of a date is its day, where the date alone does not say.

A file called “May 2024” with 05/01/2024, 05/02/2024, 05/03/2024 tells of May, month first, and not
of the fifth of every month. A spreadsheet that reads dates as American ones swaps those up to the
twelfth and leaves the others: 13/05/2024 beside 2024-01-05. A year of two digits may stand first.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources._named_months import span_named
from pipelines.sources._values import without_week

MONTH_FIRST = "month first"
_TWO_PARTS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})(?:[ T].*)?")
_MONTH_FIRST = re.compile(r"\bmm?[/.\-]dd?\b", re.IGNORECASE)
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)(?:[ T]0?0:00.*)?")
_THREE_PARTS = re.compile(r"(\d{2})[/.\-](\d{2})[/.\-](\d{2})(?: .*)?")
_NEARLY_ALL, _FEW = 0.95, 0.5
_FEWEST, _MONTHS, _DAYS = 3, 3, 5
_LATER = 2  # months after those named, past the next one
_YEARS = range(10, 69)


def mend(match, rows):
    """Turn days back that a spreadsheet swapped, and read a year that stands first.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "paid_on" not in match.columns:
        return
    at = match.columns.index("paid_on")
    cells = {row[at].strip() for line, row in rows if line > match.line and at < len(row)} - {""}
    if _have_year_first(cells):
        match.reshapes.append(partial(_rewritten, at=at, how=_year_first, said="its year first"))
        return
    months, is_iso = _swapped(cells)
    if months:
        how = partial(_swapped_back, months=months, is_iso=is_iso)
        said = (
            "day and month swapped by a spreadsheet, as only so it is of the months of the others"
        )
        match.reshapes.append(partial(_rewritten, at=at, how=how, said=said))


def _have_year_first(cells):
    if len(cells) < _DAYS or not all(_THREE_PARTS.fullmatch(cell) for cell in cells):
        return False
    parts = [_THREE_PARTS.fullmatch(cell) for cell in cells]
    first, second, third = ({int(one[n]) for one in parts} for n in (1, 2, 3))
    return (
        len(first) <= 2 and first <= set(_YEARS) and min(first) > 12
        and second <= set(range(1, 13)) and third <= set(range(1, 32)) and len(third) >= _DAYS
    )  # fmt: skip


def _year_first(cell):
    return f"20{cell.strip()}" if _THREE_PARTS.fullmatch(cell.strip()) else None


def _swapped(cells):
    """(months of the days that are as they were written, whether the others are of a workbook)."""
    pairs = {one for cell in cells if (one := _parts(cell))}
    sure = {(year, second) for first, second, year in pairs if first > 12 >= second}
    iso = {tuple(map(int, one.groups())) for cell in cells if (one := _ISO.fullmatch(cell))}
    if len(pairs) < _FEWEST or not 0 < len(sure) <= _MONTHS:
        return None, False
    if any(second > 12 for _, second, _ in pairs):
        return None, False
    doubtful = {(year, second, first) for first, second, year in pairs if first <= 12} or iso
    doubtful = {one for one in doubtful if one[1] != one[2]}
    if len(doubtful) < _FEWEST or any(day > 12 for _, _, day in doubtful):
        return None, False
    as_written = sum((year, month) in sure for year, month, _ in doubtful) / len(doubtful)
    swapped = sum((year, day) in sure for year, _, day in doubtful) / len(doubtful)
    is_iso = doubtful <= iso
    return (sure if swapped >= _NEARLY_ALL and as_written <= _FEW else None), is_iso


def _swapped_back(cell, *, months, is_iso):
    """A day turned back; None where it is not one of those that were swapped."""
    if is_iso and (one := _ISO.fullmatch(cell.strip())):
        year, month, day = map(int, one.groups())
    elif not is_iso and (pair := _parts(cell.strip())) and pair[0] <= 12:
        day, month, year = pair
    else:
        return None
    return f"{year}-{day:02}-{month:02}" if (year, day) in months else None


def _rewritten(plan, records, headings, *, at, how, said):
    made, count = [], 0
    for line, cells in records:
        told = how(cells[at]) if at < len(cells) and cells[at] else None
        count += told is not None
        made.append((line, [*cells[:at], told, *cells[at + 1 :]] if told else cells))
    many = f"{count:,} day{'s' if count > 1 else ''}"
    note = f"{many} of “{plan.headings[at].strip()}” read with {said}"
    return replace(plan, notes=(*plan.notes, note)), made


def by_name(match, rows, names):
    """Take the month to come first where only so the days lie in the time that a name states.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        What its dates' digits mean is added to its constants, and noted.
    rows : list of (int, list of str)
    names : list of (str, str)
        What may state a month, and where it stands in words; the nearest to the table first.
    """
    if "paid_on" not in match.columns:
        return
    at = match.columns.index("paid_on")
    cells = {row[at].strip() for line, row in rows if line > match.line and at < len(row)} - {""}
    if said := next(filter(None, map(_MONTH_FIRST.search, [match.cells[at], *cells])), None):
        _take(match, at, f"the month comes first in its days, as “{said[0]}” says")
        return
    if _all_swapped(match, at, cells, names):
        return
    pairs = [_parts(cell) for cell in cells]
    days = [pair for pair in pairs if pair]
    if len(days) * 10 < len(cells) * 9 or not days:
        return
    if any(max(first, second) > 12 for first, second, _ in days):
        return  # the file proves its order itself
    if all(first == second for first, second, _ in days):
        return
    for name, where in names:
        if span := span_named(name):
            wide = span | {_beside(one, by) for one in span for by in (-1, 1)}
            by_day = sum((year, second) in wide for _, second, year in days) / len(days)
            by_month = sum((year, first) in span for first, _, year in days) / len(days)
            if by_month >= _NEARLY_ALL and by_day <= _FEW:
                heading = f"“{match.cells[at].strip()}”"
                said = f"the month comes first in {heading}, as only so its days are those of"
                if len(days) < _FEWEST:  # payments may be of another month than the name
                    said = f"the month is taken to come first in {heading}, as only so its few days"
                    said = f"{said} are those of"
                _take(match, at, f"{said} {where}")
            return


def _all_swapped(match, at, cells, names):
    """Turn a workbook's days back that are all swapped, as only so they are of the named months.

    As they stand some are of months after those named, in which nobody can have been paid.
    """
    days = [tuple(map(int, one.groups())) for cell in cells if (one := _ISO.fullmatch(cell))]
    if len(days) < max(_FEWEST, _NEARLY_ALL * len(cells)) or any(day > 12 for *_, day in days):
        return False
    for name, where in names:
        if span := span_named(name):
            later = {(year, month) for year, month, _ in days if (year, month) > max(span)}
            swapped = sum((year, day) in span for year, _, day in days)
            if swapped < len(days) or len(later - {_beside(max(span), 1)}) < _LATER:
                return False
            how = partial(_swapped_back, months=span, is_iso=True)
            said = f"day and month swapped by a spreadsheet, as only so they are those of {where}"
            match.reshapes.append(partial(_rewritten, at=at, how=how, said=said))
            return True
    return False


def _take(match, at, note):
    """Take the month to come first, unless a day far down shows that it does not."""
    match.vintages["date_system"] = MONTH_FIRST
    match.notes.append(note)
    match.reshapes.append(partial(_unless_contradicted, at=at, note=note))


def _unless_contradicted(plan, records, headings, *, at, note):
    days = {cells[at] for _, cells in records if at < len(cells)}
    against = sorted(d for d in days if (one := _parts(d.strip())) and one[0] > 12 >= one[1])
    if not against:
        return plan, records
    heading, day = plan.headings[at].strip(), _day_alone(against[0])
    said = f"“{day}” shows that the day comes first in “{heading}”"
    notes = tuple(said if one == note else one for one in plan.notes)
    constants = {k: v for k, v in plan.constants.items() if k != "date_system"}
    return replace(plan, notes=notes, constants=constants), records


def _day_alone(cell):
    """A day as it is written, without what stands before and behind it."""
    found = _two_parts(cell.strip())
    return found.string[: found.end(3)]


def _two_parts(cell):
    return _TWO_PARTS.fullmatch(without_week(cell.lstrip("'’")))


def _parts(cell):
    found = _two_parts(cell)
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return int(found[1]), int(found[2]), year


def _beside(month, by):
    year, number = month
    return (year + (number + by - 1) // 12, (number + by - 1) % 12 + 1)
