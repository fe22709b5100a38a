"""A day of payment that stands in three columns: day, month and year."""

import re
from functools import partial

from pipelines.sources import _values
from pipelines.sources._headings import normalise
from pipelines.sources._reshape import with_columns

_PARTS = ("day", "month", "year")
_HEADING = re.compile(r"(?:(payment|paid|pay|date|posting|transaction) )?(day|month|mth|year|yr)")
_SAME = {"mth": "month", "yr": "year"}
_MOSTLY = 0.9


def combine(match, rows):
    """Read three such columns as one day, where their values are its parts.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "paid_on" in match.columns:
        return
    found = {}
    for i, cell in enumerate(match.cells):
        if (said := _HEADING.fullmatch(normalise(cell))) and (
            match.columns[i] in (None, "period_code")
        ):
            found.setdefault(_SAME.get(said[2], said[2]), []).append(i)
    if set(found) != set(_PARTS) or any(len(at) > 1 for at in found.values()):
        return
    at = tuple(found[part][0] for part in _PARTS)
    days = [_day(row, at) for line, row in rows if line > match.line]
    told = [day for day in days if day is not None]
    if len(told) < 3 or sum(map(bool, told)) < _MOSTLY * len(told):
        return
    for i in at:
        match.columns[i] = None
    match.given = match.given | {"paid_on"}
    match.read.update(at)
    names = "”, “".join(match.cells[i].strip() for i in at)
    match.notes.append(f"the day of payment is put together from “{names}”")
    match.reshapes.append(partial(_with_days, at=at))


def _day(row, at):
    """The day that three cells say; None where they say nothing, "" where it is none."""
    day, month, year = (row[i].strip() if i < len(row) and row[i] else "" for i in at)
    if not (day or month or year):
        return None
    if not (day.isdigit() and 0 < int(day) < 32 and re.fullmatch(r"(19|20)\d\d", year)):
        return ""
    if month.isdigit() and 0 < int(month) < 13:
        return f"{year}-{int(month):02}-{int(day):02}"
    return f"{int(day):02}-{month}-{year}" if _values.is_bare_month(month) else ""


def _with_days(plan, records, headings, *, at):
    rows = []
    for line, cells in records:
        told = "/".join(cells[i].strip() for i in at if i < len(cells) and cells[i])
        rows.append((line, cells, {"paid_on": _day(cells, at) or told or None}))
    return with_columns(plan, rows, ("paid_on",))
