"""Registers that write both days of a contract into one cell: “01/04/2023 - 31/03/2026”."""

import re
from dataclasses import replace

from pipelines.sources._reshape import with_columns

_DAY = r"(\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d\d-\d\d" \
       r"|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ -](?:\d{4}|\d\d))"  # fmt: skip
_BOTH = re.compile(rf"\s*{_DAY}\s*(?:\s[-–—]\s|[–—]|(?<=\d)-(?=\d)|\bto\b|\buntil\b)\s*{_DAY}\s*")
_SHORTEST = 15  # letters of a cell with two days
_DAYS = ("start_date", "end_date")


def parted(plan, records):
    """A plan and its records in which two days of one cell are the start and the end.

    Only where the other column of the two says nothing: what a file states there stays.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    """
    at = {column: plan.columns.index(column) for column in _DAYS if column in plan.columns}
    found = {}
    for i, (_, cells) in enumerate(records):
        said = {column: cells[j] or "" for column, j in at.items() if j < len(cells)}
        written = [text for text in said.values() if text.strip()]
        long = len(written) == 1 and len(written[0]) >= _SHORTEST
        if long and (days := _BOTH.fullmatch(written[0])):
            found[i] = days.groups()
    if not found:
        return plan, records
    added = tuple(column for column in _DAYS if column not in at)
    rows = [
        (line, *(_with_days(cells, at, found[i]) if i in found else (cells, {})))
        for i, (line, cells) in enumerate(records)
    ]
    if added:
        plan, parted_records = with_columns(plan, rows, added)
    else:
        parted_records = [(line, cells) for line, cells, _ in rows]
    count = f"{len(found):,} line{'s' if len(found) > 1 else ''}"
    note = f"{count} with two days in one cell: the first is the start, the other the end"
    return replace(plan, notes=(*plan.notes, note)), parted_records


def _with_days(cells, at, days):
    """Cells with the days where they belong, and those for which the file has no column."""
    said = dict(zip(_DAYS, days, strict=True))
    longer = [*cells, *[""] * (max(at.values()) + 1 - len(cells))]
    for column, i in at.items():
        longer[i] = said.pop(column)
    return longer, said
