"""A comma that parts pounds from pence, of which a last nought is left away: “100,5”.

Read alone such an amount is none, as a comma may part thousands too: its column shows which it
is.
"""

import re
from dataclasses import replace
from functools import partial

_FEWEST = 5
_FEWEST_CONTRACTS = 2  # a register is short
_COMMA = re.compile(r"[-£(\s]*(\d+|\d{1,3}(\.\d{3})+),\d\d?[)\s]*-?")
_ONE_PLACE = re.compile(r"(?<=,\d)(?=[)\s]*-?$)")
_OTHER = re.compile(r"\.\d{1,2}[)\s]*-?$|,\d{3}")


def mend(match, rows):
    """Read such amounts with their nought where all amounts of a column have such a comma.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    for i, column in enumerate(match.columns):
        if match.layout.values.get(column) == "amount":
            cells = {row[i].strip() for line, row in rows if line > match.line and i < len(row)}
            if _have_commas(cells, _FEWEST):
                match.reshapes.append(partial(_completed, at=i))


def complete_values(plan, records, headings, columns):
    """The plan and records of a register of contracts, some columns of it read likewise.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    headings : Headings
    columns : iterable of str
    """
    for column in columns:
        if column in plan.columns:
            at = plan.columns.index(column)
            plan, records = _completed(plan, records, headings, at=at, fewest=_FEWEST_CONTRACTS)
    return plan, records


def _have_commas(cells, fewest):
    parted = sum(bool(_COMMA.fullmatch(cell)) for cell in cells)
    return parted >= fewest and not any(map(_OTHER.search, cells))


def _completed(plan, records, headings, *, at, fewest=_FEWEST):
    """The records with two places each, unless another amount shows that the comma is another."""
    cells = {row[at].strip() for _, row in records if at < len(row)}
    short = {cell for cell in cells if _COMMA.fullmatch(cell) and _ONE_PLACE.search(cell)}
    if not short or not _have_commas(cells, fewest):
        return plan, records
    made, count = [], 0
    for line, row in records:
        if at < len(row) and row[at].strip() in short:
            row = [*row[:at], _ONE_PLACE.sub("0", row[at].strip()), *row[at + 1 :]]
            count += 1
        made.append((line, row))
    many = f"{count:,} amount{'s' if count > 1 else ''} of “{plan.headings[at].strip()}”"
    note = f"{many} with one place behind the comma read as tens of pence, as all have such a comma"
    return replace(plan, notes=(*plan.notes, note)), made
