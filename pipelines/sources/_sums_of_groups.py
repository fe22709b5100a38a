"""Sums that end the groups of a table, whatever they are called: no payments of their group.

A report says a name or a day once, its payments below, and their sum last. One such line may be a
payment that happens to be worth the others; a report of which nearly every group ends so is none.

The same three payments, day after day, prove nothing: several sums differ, each of amounts that do.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources import _rivals
from pipelines.sources._reshape import FOUND_TO_BE, TOTAL, with_columns

_OF_GROUPS = ("payee_name", "directorate", "service_text", "paid_on", "period_code")

_CALLED = re.compile(r"\b(sub-?|grand ?)?totals?\b|\b(all|sum|overall|cyfanswm)\b", re.IGNORECASE)

_MOSTLY = 0.9
_SUMS, _PLAIN_SUMS = 3, 2  # that differ; of those that are called sums, or leave a cell blank
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
    worth = worths(below, amounts)
    for at in (i for i, c in enumerate(match.columns) if c in _OF_GROUPS):
        payee = match.columns.index("payee_name") if "payee_name" in match.columns else None
        if amounts and are_proven(
            _with_heads(below, at), at, worth, fewest=_LINES, payee=None if payee == at else payee
        ):
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
    rows = [row for _, row in records]
    sums = positions(_with_heads(rows, at), at, worths(rows, amounts))
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


def worths(rows, amounts):
    """What each row is worth by the first of its amounts that can be read; None without one."""
    return [_worth(row, amounts) for row in rows]


def _worth(row, amounts):
    for i in amounts:
        if (worth := _rivals.amount_of(row, i)) is not None:
            return worth
    return None


def are_proven(rows, at, worth, *, fewest=0, payee=None):
    """Whether nearly every group of several lines ends in their sum, and the sums differ.

    Parameters
    ----------
    rows : list of list of str
    at : int
        Position of the column that says once what its group has in common.
    worth : list of Decimal or None
        Of each row (`worths`).
    fewest : int
        Lines of such groups.
    payee : int, optional
        Position of who was paid, where each line names somebody: another payee was paid himself.
    """
    groups = list(_groups(rows, at, worth))
    summed, differing, plain = 0, set(), set()
    may_lack = sum(len(group) > 1 for group in groups) * (1 - _MOSTLY) + 1
    for group in groups:
        end = _sum_of(group, is_last=group is groups[-1])
        if end is None:
            may_lack -= len(group) > 1
            if may_lack < 0:
                return False
            continue
        is_plain = _is_plain(rows, group, end)
        if payee is not None and not is_plain and _is_another(rows, group, end, payee):
            continue
        summed += 1
        parts = [worth for position, worth in group if position < end]
        if len({worth for worth in parts if worth > 0}) > 1:
            differing.add(sum(parts))
            if is_plain:
                plain.add(sum(parts))
    # Of two lines below a name one may be the sum of all.
    several = [group for group in groups if len(group) > (2 if group is groups[-1] else 1)]
    if sum(len(group) for group in several if len(group) > 2) < fewest:
        return False
    is_enough = len(differing) >= _SUMS or len(plain) >= _PLAIN_SUMS
    return is_enough and summed >= _MOSTLY * len(several)


def _is_plain(rows, group, end):
    """Whether a line is called a sum, or leaves a cell blank that all others of its group fill."""
    said = _said(rows[end])
    if any(_CALLED.search(rows[end][i]) for i in said):
        return True
    others = [_said(rows[position]) for position, _ in group if position < end]
    return bool(set.intersection(*others) - said)


def _is_another(rows, group, end, payee):
    names = [_cell(rows[position], payee) for position, _ in group if position < end]
    return bool(_cell(rows[end], payee)) and _cell(rows[end], payee) not in names


def _said(row):
    return {i for i, cell in enumerate(row) if cell and cell.strip()}


def _cell(row, i):
    return row[i].strip() if i < len(row) and row[i] else ""


def positions(rows, at, worth):
    """Positions of the rows that are such sums.

    Parameters
    ----------
    rows : list of list of str
    at : int
    worth : list of Decimal or None
    """
    groups = list(_groups(rows, at, worth))
    found = {_sum_of(group, is_last=group is groups[-1]) for group in groups}
    return found - {None}


def _groups(rows, at, worths):
    """[(position, worth)] of the lines with an amount of each group, its head the first."""
    group = []
    for position, (row, worth) in enumerate(zip(rows, worths, strict=True)):
        if worth is None:
            continue
        if group and at < len(row) and row[at].strip():
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
