"""Look-ups between places: the latest vintage counts, and earlier ones say who followed whom."""

from collections import defaultdict
from dataclasses import replace

from pipelines.sources._reshape import with_columns

SUCCESSORS = ("part_number", "old_code", "old_vintage", "new_code", "new_vintage")


def with_successors(plan, records, headings):
    """A look-up that holds a level of places at several vintages, as rows of successors.

    A line with n vintages of districts becomes n - 1 rows, each from one vintage to the next; the
    first also holds the line's places at their latest vintage. `LADCD` beside `LADCD_ACTIVE` is a
    district without a vintage and the one that it is now.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    headings : Headings

    Returns
    -------
    plan : ReadingPlan
    records : list of (int, list)
    """
    placed = [headings.place(plan.layout.name, heading) for heading in plan.headings]
    plan = _at_latest_vintage(plan, placed)
    steps = list(_steps(plan, placed))
    rows = []
    for line, cells in records:
        parts = [{"part_number": "1"}]
        for number, (old, new) in enumerate(steps):
            step = {
                "part_number": str(number + 1),
                "old_code": _cell(cells, old[1]),
                "old_vintage": old[0],
                "new_code": _cell(cells, new[1]),
                "new_vintage": new[0],
            }
            parts[number:] = [step]
        rows += [(line, cells, part) for part in parts]
    return with_columns(plan, rows, SUCCESSORS)


def _at_latest_vintage(plan, placed):
    """The plan with each column where its latest vintage stands."""
    latest, columns = {}, list(plan.columns)
    for i, (column, vintage) in enumerate(placed):
        if column and (column not in latest or (vintage or "") > (latest[column][0] or "")):
            if column not in latest or latest[column][0]:
                latest[column] = (vintage, i)
    for i, (column, _) in enumerate(placed):
        if column:
            columns[i] = column if latest[column][1] == i else None
    found = {
        f"{column.removesuffix('_code')}_vintage": _year(vintage)
        for column, (vintage, _) in latest.items()
        if vintage and column.endswith("_code")
    }
    # The reader of headings knows the first vintage of a level only.
    others = {key: value for key, value in plan.constants.items() if not key.endswith("_vintage")}
    said = {key: str(value) for key, value in plan.said.items() if key.endswith("_vintage")}
    return replace(plan, columns=tuple(columns), constants=others | found | said)


def _steps(plan, placed):
    """(year, position) of a code and of the next vintage's, for each level and pair of vintages."""
    levels = defaultdict(dict)
    for i, (column, vintage) in enumerate(placed):
        if column and vintage and column.endswith("_code"):
            levels[column].setdefault(_year(vintage), i)
    for vintages in levels.values():
        in_order = sorted(vintages.items())
        yield from zip(in_order, in_order[1:], strict=False)
    if "district_code_before" in plan.columns and "district_code" in plan.columns:
        before, now = (plan.columns.index(f"district_code{end}") for end in ("_before", ""))
        yield (None, before), (None, now)


def _year(vintage):
    return vintage if len(vintage) == 4 else f"20{vintage}"


def _cell(cells, index):
    return cells[index] if index < len(cells) else None
