"""Sums that end the groups of a table, whatever they are called: no payments of their group.

A report says a name or a day once, its payments below, and their sum last. One such line may be a
payment that happens to be worth the others; a report of which nearly every group ends so is none.
"""

from pipelines.sources import _rivals

_MOSTLY, _GROUPS = 0.9, 2
_BEHIND = 2  # lines below the last sum: those of a department, and of all


def are_proven(rows, at, amounts):
    """Whether nearly every group of several lines ends in their sum.

    Parameters
    ----------
    rows : list of list of str
    at : int
        Position of the column that says once what its group has in common.
    amounts : list of int
    """
    groups = [group for group in _groups(rows, at, amounts) if len(group) > 2]
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
