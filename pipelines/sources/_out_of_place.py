"""Columns without a heading that move: further down, others stand under their neighbours' headings.

What was looked at first shows nothing of it. The numbers that come to stand under the heading of
the amount, or of the payee, would be read as such.
"""

import pyarrow.compute as pc

from pipelines.errors import SourceError
from pipelines.sources._said_amounts import how_to_name

_FEWEST, _MOST = 3, 0.9  # lines that are moved, and how many of such lines have to be
_PLAIN = 20  # lines that stand in their place
_PENCE = r"^[-£(\s]*[\d,]*[.]\d\d?[)\s-]*$"
_DIGITS = r"^\s*\d+\s*$"
_NAME = r"\p{L}.*\p{L}"


def require_place(plan, table):
    """Refuse a table of payments of which some lines are moved into a column without a heading.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.

    Raises
    ------
    SourceError
        If there are such lines.
    """
    if "amount" not in plan.layout.values.values() or "amount_column" in plan.said:
        return
    width = len(plan.headings)
    free = [
        i
        for i in range(len(table.column_names) - 1)
        if i >= width or (not plan.headings[i].strip() and plan.columns[i] is None)
    ]
    wanted = {"amount": _PENCE, "name": _NAME}
    for i, column in enumerate(plan.columns[:width]):
        pattern = wanted.get(plan.layout.values.get(column))
        for j in free if pattern else ():
            _require(plan, table, i, j, pattern)


def _require(plan, table, i, j, pattern):
    here, there = (table.column(1 + k) for k in (i, j))
    moved = _is(there, pattern)
    if (pc.sum(moved).as_py() or 0) < _FEWEST:
        return
    number = _is(here, _DIGITS)
    both = pc.and_(moved, number)
    if len(pc.unique(here.filter(both))) < _FEWEST:  # a company may be called by a number
        return
    is_plain = pc.and_(_is(here, pattern), pc.invert(moved))
    said = pc.and_(pc.is_valid(here), pc.not_equal(pc.utf8_trim_whitespace(here), ""))
    others = pc.and_(said, pc.invert(moved))
    if (
        _count(both) < _MOST * _count(pc.and_(moved, said))
        or _count(is_plain) < max(_PLAIN, _MOST * _count(others))
    ):  # fmt: skip
        return
    what = "amounts" if pattern == _PENCE else "names"
    line = pc.min(table["line_number"].filter(both)).as_py()
    heading = plan.headings[i].strip()
    error = SourceError(
        plan.name,
        f"from line {line} on, {what} of {_count(both):,} lines stand in a column without a heading"
        f" and other numbers under “{heading}”: its columns are shifted",
        "Ask the publisher for the file anew, or put the columns right."
        + (f" {how_to_name(heading)}" if what == "amounts" else ""),
    )
    error.kind = plan.layout.kind
    raise error


def _is(column, pattern):
    return pc.match_substring_regex(pc.fill_null(column, ""), pattern)


def _count(mask):
    return pc.sum(mask).as_py() or 0
