"""Cells of a workbook that are merged downwards: what they say is said of each of their lines.

Who was paid, when and out of what may be; an amount over several lines is that of none of them.
"""

from dataclasses import replace
from functools import partial

_MAY_REPEAT = {
    "paid_on",
    "period_code",
    "payee_name",
    "body_name",
    "directorate",
    "service_text",
    "expense_type",
    "cost_centre",
}


def filled(part, match, rows):
    """The first records of a table of payments with such cells filled; the match then fills all.

    Parameters
    ----------
    part : Part
    match : a row of headings as one layout reads it
        A filling of all its records is added to its reshapes.
    rows : list of (int, list of str)
    """
    at = {i for i, column in enumerate(match.columns) if column in _MAY_REPEAT}
    first = part.first_line
    merged = [
        (top + first, column, bottom + first)
        for top, column, bottom in part.merged
        if column in at and top + first > match.line
    ]
    if not merged:
        return rows
    above, ends = {}, {}
    for top, column, bottom in sorted(merged):
        if top > ends.get(column, 0):  # they overlap in no honest workbook
            ends[column] = min(bottom, first + len(part.rows))
            above.update({(line, column): top for line in range(top + 1, ends[column] + 1)})
    match.reshapes.append(partial(_filled, above=above))
    return _with_values(rows, above)[0]


def _with_values(records, above):
    """(records with what the first of their merged cells says, how many cells were filled)."""
    made, count = [], 0
    tops = {(top, column) for (_, column), top in above.items()}
    columns = sorted({column for _, column in tops})
    said = {}
    for line, cells in records:
        row = cells
        for column in columns:
            text = cells[column] if column < len(cells) else ""
            if (line, column) in tops:
                said[line, column] = text
            top = above.get((line, column))
            value = said.get((top, column)) if top else None
            if value and not text and any(cells):
                row = [*row, *[""] * (column + 1 - len(row))]
                row[column], count = value, count + 1
        made.append((line, row))
    return made, count


def _filled(plan, records, headings, *, above):
    made, count = _with_values(records, above)
    cells = "cell is" if count == 1 else "cells are"
    note = f"{count:,} {cells} merged with the one above, and say what it says"
    return replace(plan, notes=(*plan.notes, note) if count else plan.notes), made
