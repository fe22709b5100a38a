"""Lines that are none of their table's: a broken record, cells that other marks or blanks part.

They hold a payment that nobody can read: they are refused, each with its text, and no footers.
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

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


def mark(plan, table):
    """A plan and its records, those marked that are broken; both as they are where none is.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
    """
    if FOUND_TO_BE not in plan.layout.made or not len(table):
        return plan, table
    broken = _records(plan, table) if NO_RECORD in plan.headings else _alone(table)
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
    return pc.and_(others, pc.match_substring_regex(pc.fill_null(table[names[0]], ""), _WHOLE))
