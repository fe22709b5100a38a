"""What reshaping a planned table has in common: columns put behind those of the file."""

from dataclasses import replace

# What landing finds a line to be whatever its cells say: a sum of others, none of the table's, not
# paid, money that comes in.
FOUND_TO_BE = "found_to_be"
TOTAL, BROKEN, UNPAID, INCOME = "total", "broken", "unpaid", "income"


def with_columns(plan, rows, added):
    """A plan and records with columns of ours behind those of the file.

    Parameters
    ----------
    plan : ReadingPlan
    rows : list of (int, list of str, dict)
        Line number, cells as read, and what the added columns say there. A line may stand several
        times.
    added : tuple of str

    Returns
    -------
    plan : ReadingPlan
    records : list of (int, list)
        Cells are padded to one width; what a long line holds beyond the headings is kept.
    """
    width = max((len(cells) for _, cells, _ in rows), default=0)
    width = max(width, len(plan.columns))
    pad = width - len(plan.columns)
    records = [
        (line, [*cells, *[None] * (width - len(cells)), *(extra.get(name) for name in added)])
        for line, cells, extra in rows
    ]
    headings = (*plan.headings, *[""] * (width - len(plan.headings)), *added)
    columns = (*plan.columns, *[None] * pad, *added)
    made = plan.made + len(added)
    return replace(plan, headings=headings, columns=columns, made=made), records


def cell_of(plan, cells, column):
    """The text of a column in one record, trimmed; None where it is empty or not there."""
    if column not in plan.columns:
        return None
    index = plan.columns.index(column)
    text = cells[index].strip() if index < len(cells) and cells[index] else ""
    return text or None


def with_finding(plan, records, found):
    """A plan and records of which landing found something: what was found before stays.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (int, list of str)
    found : list of str or None
        For each record.
    """
    if FOUND_TO_BE not in plan.columns:
        rows = [(line, cells, {FOUND_TO_BE: one})
                for (line, cells), one in zip(records, found, strict=True)]  # fmt: skip
        return with_columns(plan, rows, (FOUND_TO_BE,))
    place = plan.columns.index(FOUND_TO_BE)
    return plan, [
        (line, [*cells[:place], cells[place] or one, *cells[place + 1 :]])
        for (line, cells), one in zip(records, found, strict=True)
    ]
