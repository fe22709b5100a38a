"""Registers of contracts before they land: rows unpacked, officers and their addresses left out."""

import json
import re
from collections import Counter
from dataclasses import replace

from pipelines.notices.shape import without_addresses, without_e_mails
from pipelines.sources import _decimals, _two_days, _values
from pipelines.sources._headings import normalise
from pipelines.sources._reshape import with_columns
from pipelines.sources._rivals import amount_of

PERSONAL = "contact"
PACKED = "original_row"
_OF_PERSONS = re.compile(
    r"contact|e ?mail|tele ?phone|\bphone|officer|manager|\bowner|\blead\b|\bbuyer"
)
NO_VALUE = "no heading says what a contract is worth in all: that is not known"
_VALUES = ("annual_value", "total_value")
_LOOKED_AT, _FEWEST, _MOSTLY = 200, 5, 0.9
# A name is cleaned as names are, when it lands: “Therapy@Home.Care” is no address.
_CLEANED_BY = dict.fromkeys(("title", "description", "procedure"), without_addresses) | {
    "supplier_name": str
}


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
    plan, records = _two_days.parted(plan, records)
    plan, records = _decimals.complete_values(plan, records, headings, _VALUES)
    columns = [
        PERSONAL if column is None and _OF_PERSONS.search(normalise(heading)) else column
        for column, heading in zip(plan.columns, plan.headings, strict=False)
    ]
    columns += plan.columns[len(columns) :]
    notes = (*plan.notes, *_on_values(plan, columns, records))
    clean = [_CLEANED_BY.get(one, without_e_mails) for one in columns]
    cleaned = [
        (line, [_cleaned(clean, i, cell) for i, cell in enumerate(cells)])
        for line, cells in records
    ]
    return replace(plan, columns=tuple(columns), notes=notes), cleaned


def _on_values(plan, columns, records):
    """What is to be told of the values of contracts: of a year, and of all years."""
    if "total_value" not in columns:
        yield NO_VALUE
        return
    if "annual_value" not in columns:
        return
    at = [columns.index(column) for column in _VALUES]
    pairs = [[amount_of(cells, i) for i in at] for _, cells in records[:_LOOKED_AT]]
    differ = [one for one in pairs if None not in one and all(one) and one[0] != one[1]]
    more = sum(annual > total for annual, total in differ)
    if more >= max(_FEWEST, _MOSTLY * len(differ)):
        annual, total = (f"“{plan.headings[i].strip()}”" for i in at)
        yield f"{annual} is more than {total} in {more} of the first lines: are they swapped?"


def _cleaned(clean, index, cell):
    return cell and (clean[index] if index < len(clean) else without_e_mails)(cell)


def _unpacked(plan, records, headings):
    plan, records = with_columns(plan, [(line, cells, {}) for line, cells in records], ())
    at = plan.columns.index(PACKED)
    rows = [_row(cells[at]) for _, cells in records]
    if not any(rows):
        note = f"“{plan.headings[at].strip()}” holds no original rows, and is not read as such"
        return replace(plan, notes=(*plan.notes, note)), records
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
    checked = [plan.layout.values.get(column) for column in theirs]
    unpacked, damaged, taken = [], 0, Counter()
    for (line, cells), row in zip(records, rows, strict=True):
        own = [_text(row.get(key)) for key in keys]
        damaged += not row and bool((cells[at] or "").strip())
        for i, other in instead.items():
            if not row or keys[i] not in row:
                own[i], cells[other] = cells[other] or "", ""
            elif (cells[other] or "").strip() and _is_worse(checked[i], own[i], cells[other]):
                own[i] = cells[other]
                taken[keys[i]] += 1
        unpacked.append((line, _without(cells, at) + own))
    lost = [key for i, key in enumerate(keys) if theirs[i] and i not in instead]
    columns = (*_without(ours, at), *theirs)
    notes = (*plan.notes, *_told(plan.headings[at], damaged, lost, taken))
    headings = (*_without(plan.headings, at), *keys)
    return replace(plan, headings=headings, columns=columns, notes=notes), unpacked


def _is_worse(kind, own, other):
    """Whether the publisher's text is no day or amount, where the collector's reading is one."""
    if kind not in ("date", "amount") or not any(map(str.isdigit, own)):
        return False
    test = _values.is_date if kind == "date" else _values.is_amount
    return not test(own.strip()) and test(other.strip())


def _told(heading, damaged, lost, taken):
    """What is odd about the original rows, in words."""
    if damaged:
        without = " and without " + ", ".join(f"“{_plain(key)}”" for key in lost) if lost else ""
        yield (
            f"{_contracts(damaged)}: the original row in “{heading.strip()}” cannot be read, and "
            f"they count as its collector read it{without}"
        )
    for key, count in taken.items():
        yield (
            f"{_contracts(count)}: “{_plain(key)}” cannot be read in the original row, and counts"
            " as its collector read it"
        )


def _contracts(count):
    return f"{count:,} contract{'s' if count > 1 else ''}"


def _plain(key):
    return " ".join(key.split()).replace(";", ",")


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
