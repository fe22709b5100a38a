"""Look-ups between places: the latest vintage counts, and earlier ones say who followed whom."""

from collections import defaultdict
from dataclasses import replace

from pipelines.sources._placing import full_year
from pipelines.sources._reshape import with_columns

SUCCESSORS = ("part_number", "old_code", "old_name", "old_vintage", "new_code", "new_vintage")


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
                "old_name": _cell(cells, old[2]),
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
        known = latest.get(column)
        # A code without a vintage is that of today.
        if column and (not known or (known[0] and (vintage or "") > known[0])):
            latest[column] = (vintage, i)
    for i, (column, _) in enumerate(placed):
        if column:
            columns[i] = column if latest[column][1] == i else None
    found = {
        f"{column.removesuffix('_code')}_vintage": full_year(vintage)
        for column, (vintage, _) in latest.items()
        if vintage and column.endswith("_code")
    }
    # The reader of headings knows the first vintage of a level only.
    others = {key: value for key, value in plan.constants.items() if not key.endswith("_vintage")}
    said = {key: str(value) for key, value in plan.said.items() if key.endswith("_vintage")}
    return replace(plan, columns=tuple(columns), constants=others | found | said)


def _steps(plan, placed):
    """(year, where the code stands, where the name) of a level and of its next vintage."""
    levels = defaultdict(dict)
    names = {at: i for i, at in enumerate(placed) if at[0] and at[0].endswith("_name")}
    for i, (column, vintage) in enumerate(placed):
        if column and vintage and column.endswith("_code"):
            name = names.get((column.replace("_code", "_name"), vintage))
            levels[column].setdefault(full_year(vintage), (i, name))
    for vintages in levels.values():
        in_order = [(year, *at) for year, at in sorted(vintages.items())]
        yield from zip(in_order, in_order[1:], strict=False)
    where = {column: i for i, column in enumerate(plan.columns) if column}
    if {"district_code_before", "district_code"} <= where.keys():
        before = (None, where["district_code_before"], where.get("district_name_before"))
        yield before, (None, where["district_code"], None)


def _cell(cells, index):
    return cells[index] if index is not None and index < len(cells) else None
