"""Registers of contracts before they land: rows unpacked, officers and their addresses left out."""

import json
import re
from dataclasses import replace

from pipelines.notices.shape import without_addresses, without_e_mails
from pipelines.sources._headings import normalise

PERSONAL = "contact"
PACKED = "original_row"
_OF_PERSONS = re.compile(
    r"contact|e ?mail|tele ?phone|\bphone|officer|manager|\bowner|\blead\b|\bbuyer"
)
_WORDS = {"title", "description", "procedure"}


def complete(plan, records, headings):
    """A plan and its records with original rows unpacked and without addresses of persons.

    Some who collect registers keep the publisher's row as JSON in one cell beside their own reading
    of it. What the publisher wrote counts; of the collector's columns, those that say the same go
    to the others.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    headings : Headings
    """
    if PACKED in plan.columns:
        plan, records = _unpacked(plan, records, headings)
    columns = [
        PERSONAL if column is None and _OF_PERSONS.search(normalise(heading)) else column
        for column, heading in zip(plan.columns, plan.headings, strict=False)
    ]
    columns += plan.columns[len(columns) :]
    clean = [without_addresses if one in _WORDS else without_e_mails for one in columns]
    cleaned = [
        (line, [_cleaned(clean, i, cell) for i, cell in enumerate(cells)])
        for line, cells in records
    ]
    return replace(plan, columns=tuple(columns)), cleaned


def _cleaned(clean, index, cell):
    return cell and (clean[index] if index < len(clean) else without_e_mails)(cell)


def _unpacked(plan, records, headings):
    at = plan.columns.index(PACKED)
    rows = [_row(cells[at]) if at < len(cells) else {} for _, cells in records]
    keys = tuple(dict.fromkeys(key for row in rows for key in row))
    theirs = []
    for key in keys:
        column = headings.place(plan.layout.name, key)[0]
        theirs.append(None if column in theirs else column)
    ours = [None if column in theirs else column for column in plan.columns]
    instead = {
        theirs.index(column): i
        for i, column in enumerate(plan.columns)
        if column and column in theirs
    }
    unpacked = []
    for (line, cells), row in zip(records, rows, strict=True):
        cells = list(cells) + [""] * (len(plan.columns) - len(cells))
        own = [
            _text(row.get(key)) if row else cells[instead[i]] if i in instead else ""
            for i, key in enumerate(keys)
        ]
        unpacked.append((line, _without(cells, at) + own))
    return (
        replace(
            plan,
            headings=(*_without(plan.headings, at), *keys),
            columns=(*_without(ours, at), *theirs),
        ),
        unpacked,
    )


def _row(cell):
    try:
        row = json.loads(cell or "")
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _text(value):
    return "" if value is None else str(value)


def _without(values, index):
    return [*values[:index], *values[index + 1 :]]
