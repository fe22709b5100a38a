"""Lines that are none of their table's: a broken record, cells that other marks or blanks part, or
that are moved by a column.

They hold a payment that nobody can read: they are refused, each with its text, and no footers.
"""

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.sources import _moved
from pipelines.sources._reshape import BROKEN, FOUND_TO_BE

NO_RECORD = "a line that is no record"  # heads the text of such lines among records
_DAY = r"([0-9]{1,4}[/.-]([0-9]{1,2}|[A-Za-z]{3,9})[/.-][0-9]{2,4})"
_POUNDS = r"-?£? ?[0-9][0-9,]*[.,][0-9]{2}\b"
_MARK = r"([;|,\t]| {2,})"
# A day and pounds in one cell, a day at its beginning, or behind another mark: no remark.
_WHOLE = (
    rf"^.?{_DAY}\b.*{_POUNDS}|{_POUNDS}.*{_DAY}.?$"
    rf"|{_MARK}.?{_DAY}.?{_MARK}.*{_POUNDS}.?$|{_MARK}.?{_POUNDS}.?{_MARK}.*{_DAY}"
)
_PERIOD = rf"{_DAY} *(to|until|till|and|-|–) *{_DAY}"  # of what a note is, and no payment
_TOTAL = re.compile(r"((grand|overall) )?totals?:?", re.IGNORECASE)
_LINES = 5  # of one width, beside which a shorter one is cut off
_ENDS = (b"\n", b"\r")
_CUT = "the file breaks off within its last line"


def mark(plan, table, text):
    """A plan and its records, those marked that are broken; both as they are where none is.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
    text : callable
        Gives the bytes of a text: only those whose last line is short are looked at.
    """
    if FOUND_TO_BE not in plan.layout.made or not len(table):
        return plan, table
    broken = _records(plan, table) if NO_RECORD in plan.headings else _alone(table)
    if plan.form == "text" and _is_short(table) and not text().rstrip(b"\0").endswith(_ENDS):
        last = pc.equal(table["line_number"], table["line_number"][-1])
        broken = last if broken is None else pc.or_(broken, last)
        plan = replace(plan, notes=(*plan.notes, _CUT))
    moved, notes = _moved.lines(plan, table)
    plan = replace(plan, notes=(*plan.notes, *notes)) if notes else plan
    if moved is not None:
        broken = moved if broken is None else pc.or_(broken, moved)
    if broken is None or not pc.any(broken).as_py():
        return plan, table
    while table.num_columns - 1 < len(plan.headings):
        blank = pa.nulls(len(table), pa.string())
        table = table.append_column(f"c{table.num_columns - 1}", blank)
    width = table.num_columns - 1
    more = width - len(plan.headings)
    told = replace(
        plan,
        headings=(*plan.headings, *[""] * more, FOUND_TO_BE),
        columns=(*plan.columns, *[None] * more, FOUND_TO_BE),
        made=plan.made + 1,
    )
    said = pc.if_else(broken, pa.scalar(BROKEN), pa.scalar(None, pa.string()))
    return told, table.append_column(f"c{width}", said)


def _records(plan, table):
    name = f"c{plan.headings.index(NO_RECORD)}"
    return pc.not_equal(pc.fill_null(table[name], ""), "")


def _alone(table):
    """Lines of which one cell alone says something, a day and pounds; None where none is blank."""
    names = table.column_names[1:]
    if len(names) < 2:
        return None
    others = pc.equal(pc.fill_null(table[names[1]], ""), "")
    if not pc.any(others).as_py():
        return None
    for name in names[2:]:
        others = pc.and_(others, pc.equal(pc.fill_null(table[name], ""), ""))
    if not pc.any(others).as_py():
        return None
    texts = pc.fill_null(table[names[0]], "")
    is_of_period = pc.match_substring_regex(texts, _PERIOD, ignore_case=True)
    return pc.and_(others, pc.and_not(pc.match_substring_regex(texts, _WHOLE), is_of_period))


def _is_short(table):
    """Whether the last line has fewer cells than all others of several, and is called no total."""
    cells = [table[name][-1].as_py() for name in table.column_names[1:]]
    width = max((i + 1 for i, cell in enumerate(cells) if cell is not None), default=0)
    if width < 2 or width == len(cells) or any(_TOTAL.fullmatch(c.strip()) for c in cells if c):
        return False
    others = table.slice(0, len(table) - 1)
    others = others.filter(pc.is_valid(others[table.column_names[2]]))  # a remark is one cell
    return len(others) >= _LINES and others[table.column_names[width + 1]].null_count == 0
