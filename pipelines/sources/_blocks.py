"""Tables whose headings come again, over the same columns or over others."""

import re
from dataclasses import replace
from itertools import zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.errors import SourceError
from pipelines.sources._headings import normalise
from pipelines.sources._placing import TOLD_BY, place_columns
from pipelines.sources._reshape import FOUND_TO_BE
from pipelines.sources._rivals import BASES

_OTHERS = "its columns are others, and headings do not say which"
_SAYS = re.compile(r"[^\W\d_]|£")  # numbers and days are no headings of payments


def blocks(plan, table, headings):
    """A table in parts, each under its own row of headings.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns, repeated headings among them.
    headings : Headings

    Returns
    -------
    list of (ReadingPlan, pyarrow.Table)
        Records, and the plan as their own headings have it; one part where no other heading comes.

    Raises
    ------
    SourceError
        If the columns change under headings that do not say what they are.
    """
    start, above, found = 0, plan, []
    for at in _heading_rows(plan, table, headings):
        cells = [table[name][at].as_py() or "" for name in table.column_names[1:]]
        if _are_of(plan, cells, above.headings):
            continue
        if _are_of(plan, cells, plan.headings):
            placed = list(plan.columns)
        else:
            placed, *_ = place_columns(plan.layout, cells, headings)
        if _same_alignment(plan, above.columns, placed):
            placed = above.columns  # what has no name of ours is another beside them
            cells = [cell or was for cell, was in zip_longest(cells, above.headings, fillvalue="")]
        else:
            _require_whole(plan, placed, table["line_number"][at].as_py())
            if FOUND_TO_BE in plan.columns:
                place = plan.columns.index(FOUND_TO_BE)
                placed = [*placed[:place], FOUND_TO_BE, *placed[place + 1 :]]
        found.append((above, table.slice(start, at - start)))
        start, above = at, replace(plan, columns=tuple(placed), headings=tuple(cells))
    return [*found, (above, table.slice(start))]


def without_headings(plan, table):
    """A plan and its table whose headings come again in kinds that judge no line as a heading.

    Their cells are taken out, so that the line is refused, and the plan says how many there are.

    Raises
    ------
    SourceError
        If they come again over other columns.
    """
    if "amount" in plan.layout.values.values() or not any(plan.columns):
        return plan, table  # `blocks` tells those of amounts
    said = [cell.strip() for cell in plan.headings]
    at_home = {i for i, column in enumerate(plan.columns) if column and i < len(said) and said[i]}
    placed = {said[i] for i in at_home}
    words, count = pa.array(sorted(placed)), np.zeros(len(table), dtype=np.int64)
    for column in table.columns[1:]:
        told = pc.is_in(pc.utf8_trim_whitespace(column), words)
        count += told.to_numpy(zero_copy_only=False)
    again = np.flatnonzero(count >= max(2, min(TOLD_BY, len(placed))) if len(placed) > 1 else [])
    for at in again.tolist():
        cells = [(table[name][at].as_py() or "").strip() for name in table.column_names[1:]]
        told = [i for i, cell in enumerate(cells) if cell and (cell in placed or i in at_home)]
        if any(i not in at_home or cells[i] != said[i] for i in told):
            raise _others_from(plan, table["line_number"][at].as_py(), _OTHERS)
    if not len(again):
        return plan, table
    is_heading = np.zeros(len(table), dtype=bool)
    is_heading[again] = True
    nothing, mask = pa.scalar(None, pa.string()), pa.array(is_heading)
    for i, name in enumerate(table.column_names[1:], start=1):
        table = table.set_column(i, name, pc.if_else(mask, nothing, table[name]))
    many = f"{len(again):,} line{'s' if len(again) > 1 else ''}"
    note = f"{many} with the headings again: set apart"
    return replace(plan, notes=(*plan.notes, note)), table


def _others_from(plan, line, said):
    error = SourceError(
        plan.name,
        f"from line {line} on {said}",
        "Ask the publisher for the file anew, or mend the headings.",
    )
    error.kind = plan.layout.kind
    return error


def _same_alignment(plan, columns, placed):
    """Whether a row of headings stands over the columns that are read already."""
    at = {column: i for i, column in enumerate(columns) if column in plan.layout.values}
    is_same = all(at.get(c, i) == i for i, c in enumerate(placed) if c in plan.layout.values)
    return is_same and _same_amount(columns, placed)


def _same_amount(columns, placed):
    """Whether the amount that a row of headings names is the one that is counted already.

    “Amount” may be any of them; an amount without VAT is no other than that, or the only one.
    """
    basis = _amount_in(placed)
    if basis is None:
        return True
    i = placed.index(basis)
    known = columns[i] if i < len(columns) else None
    if basis == "amount_net":
        return known == basis or (known == "amount_unstated" == _amount_in(columns))
    return basis == "amount_unstated" or known != "amount_net"


def _require_whole(plan, placed, line):
    """A table cannot go on over other columns under headings that do not say which they are.

    Nor can it where its amounts would be others, or where what was mended in its first columns
    would be mended in others.
    """
    there = {column for column in placed if column} | plan.constants.keys()
    said = None
    if not all(there & set(group) for group in plan.layout.required):
        said = _OTHERS
    elif _amount_in(plan.columns) != _amount_in(placed):
        said = "its headings name another amount, with or without VAT"
    elif plan.reshapes:
        said = "its columns are others, and it could not be read as the lines above"
    if said:
        raise _others_from(plan, line, said)


def _amount_in(columns):
    """Which of several amounts counts."""
    return next((basis for basis in BASES if basis in columns), None)


def _are_of(plan, cells, headings):
    """Whether a row of headings is the same as another, apart from columns that are none of it."""
    rows = (row[: len(row) - plan.made] for row in (cells, headings))
    said = [[normalise(cell) for cell in row] for row in rows]
    width = max(map(len, said))
    return len({tuple(row + [""] * (width - len(row))) for row in said}) == 1


def _heading_rows(plan, table, headings):
    """Positions of records that are rows of headings: no amount stands among the amounts."""
    amounts = [
        f"c{i}" for i, column in enumerate(plan.columns)
        if plan.layout.values.get(column) == "amount" and f"c{i}" in table.column_names
    ]  # fmt: skip
    if not amounts:
        return
    told = pc.fill_null(table[amounts[0]], "")
    without = pc.match_substring_regex(told, r"^[^0-9]*$|[A-Za-z]{4}")
    for at in np.flatnonzero(without.to_numpy()):
        cells = [table[name][int(at)].as_py() for name in table.column_names[1:]]
        words = [cell for cell in cells if cell and _SAYS.search(cell)]
        if sum(bool(headings.place(plan.layout.name, cell)[0]) for cell in words) >= TOLD_BY:
            yield int(at)
