"""Lines that a comma within a name makes longer than their headings, as no quotation marks hold it.

“Gannet, Marrow” in two cells moves what stands behind it: a number comes to stand for the amount.
"""

import re
from dataclasses import replace

import pyarrow.compute as pc

from pipelines.sources import _values

_PENCE = re.compile(r"[.]\d\d?\)?-?$")
_LETTER = re.compile(r"[^\W\d_]")
_LOOKED_AT = 300
_USUAL, _SELDOM = 0.9, 0.05


def are_longer(plan, table):
    """Whether lines of a text hold something behind its headings; most tables have none.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.
    """
    behind = table.column_names[1 + len(plan.headings) :]
    if plan.form != "text" or not behind or "amount" not in plan.layout.values.values():
        return False
    return any(pc.any(pc.not_equal(pc.fill_null(table[name], ""), "")).as_py() for name in behind)


def mend(plan, records):
    """The records with such names put together again; None for them where none is.

    Where nothing shows which cells belong together, and another number stands where the amount
    does in other lines, the amount is none that can be read.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    """
    width = len(plan.headings)
    plain = [cells for _, cells in records if not any(cells[width:])]
    if len(plain) * 2 < len(records):
        return plan, None  # something stands behind most lines: no comma moved it there
    plain = plain[:_LOOKED_AT]
    amounts = [i for i, c in enumerate(plan.columns) if plan.layout.values.get(c) == "amount"]
    spaced = sum(cell.startswith(" ") for cells in plain for cell in cells[1:])
    may_join = spaced <= _SELDOM * sum(len(cells) for cells in plain)
    in_pence = [i for i in amounts if _are_usual(_PENCE, [cells[i].strip() for cells in plain])]
    made, joined, unsure, behind = [], 0, 0, 0
    for line, cells in records:
        if any(cells[width:]):
            whole = _joined(cells, width) if may_join else None
            joined += whole is not None
            if whole is None and (marked := _unsure(cells, width, in_pence)):
                unsure += 1
                whole = marked
            behind += whole is None and _has_pounds(cells[width:])
            cells = whole or cells
        made.append((line, cells))
    notes = [
        f"{count:,} line{'s' if count > 1 else ''} with more cells than headings: {said}"
        for count, said in (
            (joined, "a name with a comma in it was put together"),
            (unsure, "what stands below the amount is another number, and is not counted"),
            (behind, "amounts stand behind these, and are not counted"),
        )
        if count
    ]
    return (replace(plan, notes=(*plan.notes, *notes)), made) if notes else (plan, None)


def _are_usual(pattern, values):
    values = [value for value in values if value]
    return bool(values) and sum(map(bool, map(pattern.search, values))) >= _USUAL * len(values)


def _has_pounds(cells):
    return any(_PENCE.search(cell.strip()) and _values.is_amount(cell) for cell in cells if cell)


def _joined(cells, width):
    """Cells as many as there are headings, those with a blank in front put to the one before."""
    longer = max(i for i, cell in enumerate(cells) if cell) + 1
    whole, left = [], longer - width
    for cell in cells[:longer]:
        is_rest = cell.startswith(" ") and _LETTER.search(cell)
        if left and whole and is_rest and _LETTER.search(whole[-1]):
            whole[-1] += f",{cell}"
            left -= 1
        else:
            whole.append(cell)
    return whole if not left else None


def _unsure(cells, width, in_pence):
    """The cells, their amount unreadable where another number stands for it; None where none does.

    The amount is then as far behind its heading as the line is longer than the headings.
    """
    longer = max(i for i, cell in enumerate(cells) if cell) + 1 - width
    for i in in_pence:
        text, behind = cells[i].strip(), cells[i + longer].strip()
        if _values.is_amount(text) and not _PENCE.search(text) and _PENCE.search(behind):
            return [*cells[:i], f"{text} | {behind}", *cells[i + 1 :]]
    return None
