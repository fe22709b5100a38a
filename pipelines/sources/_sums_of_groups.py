"""Sums that end the groups of a table, whatever they are called: no payments of their group.

A report says a name or a day once, its payments below, and their sum last. One such line may be a
payment that happens to be worth the others; a report of which nearly every group ends so is none.
"""

from dataclasses import replace
from functools import partial

from pipelines.sources import _rivals
from pipelines.sources._reshape import FOUND_TO_BE, TOTAL, with_columns

_OF_GROUPS = ("payee_name", "directorate", "service_text", "paid_on", "period_code")

_MOSTLY, _GROUPS = 0.9, 2
_LINES = 8  # of so few, that are not set apart from each other, some may add up by chance
_BEHIND = 2  # lines below the last sum: those of a department, and of all


def mark(match, rows):
    """Set such sums apart in a table whose lines all say what they have in common.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    below = [row for line, row in rows if line > match.line]
    for at in (i for i, c in enumerate(match.columns) if c in _OF_GROUPS):
        if amounts and are_proven(_with_heads(below, at), at, amounts, fewest=_LINES):
            match.reshapes.append(partial(_marked, at=at, amounts=amounts))
            return


def _with_heads(rows, at):
    """Rows of which those alone say what a group has in common that begin one."""
    made, last = [], None
    for row in rows:
        said = row[at].strip() if at < len(row) and row[at] else ""
        made.append([*row[:at], "", *row[at + 1 :]] if said in ("", last) else row)
        last = said or last
    return made


def _marked(plan, records, headings, *, at, amounts):
    sums = positions(_with_heads([row for _, row in records], at), at, amounts)
    made = [
        (line, row, {FOUND_TO_BE: TOTAL if n in sums else None})
        for n, (line, row) in enumerate(records)
    ]
    heading = plan.headings[at].strip()
    note = f"{len(sums):,} lines are the sums of those above them of one “{heading}”, no payments"
    if FOUND_TO_BE not in plan.columns:
        return with_columns(replace(plan, notes=(*plan.notes, note)), made, (FOUND_TO_BE,))
    place = plan.columns.index(FOUND_TO_BE)
    rows = [(line, [*row[:place], said[FOUND_TO_BE] or row[place], *row[place + 1 :]])
            for line, row, said in made]  # fmt: skip
    return replace(plan, notes=(*plan.notes, note)), rows


def are_proven(rows, at, amounts, *, fewest=0):
    """Whether nearly every group of several lines ends in their sum.

    Parameters
    ----------
    rows : list of list of str
    at : int
        Position of the column that says once what its group has in common.
    amounts : list of int
    fewest : int
        Lines of such groups.
    """
    groups = [group for group in _groups(rows, at, amounts) if len(group) > 2]
    if sum(map(len, groups)) < fewest:
        return False
    ending = sum(_sum_of(group, is_last=group is groups[-1]) is not None for group in groups)
    return ending >= max(_GROUPS, _MOSTLY * len(groups))


def positions(rows, at, amounts):
    """Positions of the rows that are such sums.

    Parameters
    ----------
    rows : list of list of str
    at : int
    amounts : list of int
    """
    groups = list(_groups(rows, at, amounts))
    found = {_sum_of(group, is_last=group is groups[-1]) for group in groups}
    return found - {None}


def _groups(rows, at, amounts):
    """[(position, worth)] of the lines with an amount of each group, its head the first."""
    group = []
    for position, row in enumerate(rows):
        worth = next((w for i in amounts if (w := _rivals.amount_of(row, i)) is not None), None)
        if worth is None:
            continue
        if at < len(row) and row[at].strip() and group:
            yield group
            group = []
        group.append((position, worth))
    if group:
        yield group


def _sum_of(group, *, is_last):
    """Where the sum of a group stands: in its end, below which a sum of all may follow."""
    ends = range(
        len(group) - 1, max(0, len(group) - 2 - _BEHIND) if is_last else len(group) - 2, -1
    )
    for end in ends:
        if end > 0 and group[end][1] == sum(worth for _, worth in group[:end]):
            return group[end][0]
    return None
