"""Amounts that run on: each is the one above it plus a payment. A balance, and no payments.

A file that somebody sorted by its amounts looks alike, but then nothing else of it is in order.
"""

import math
import re
from itertools import pairwise

from pipelines.sources._values import MONTHS

_FEWEST, _STEPS, _MOSTLY = 10, 5, 0.95
_WITH_CREDITS = 0.85  # of the steps of a balance that credits bring back now and then
_FIRST, _AT_FIRST = 20, 0.7  # lines and steps that leave most tables out
_DIFFER = 3  # amounts: what rises by the same from line to line may count anything
_PAYEES = 3  # of one, amounts may rise for years
_UNLIKELY = math.log(1e6)  # orders in which lines may stand, so that this one is none by chance
_PARTS = re.compile(r"[a-z]+|\d+")
_NUMBER = re.compile(r"(\d+)\D*$")
_MONTHS = MONTHS.split("|")


def is_total_of(pairs):
    """Whether the second of two columns is what the first adds up to, line by line.

    Parameters
    ----------
    pairs : list of (Decimal, Decimal)
        What each line says in both, in the order of the lines.
    """
    steps = [(before, line) for before, line in pairwise(pairs) if before[1] != line[1]]
    if len(steps) < _STEPS or len({abs(amount) for amount, _ in pairs}) < _DIFFER:
        return False
    # Of the newest line first a step is the amount of the line above.
    down = sum(abs(line[1] - before[1]) == abs(line[0]) for before, line in steps)
    up = sum(abs(line[1] - before[1]) == abs(before[0]) for before, line in steps)
    return max(down, up) >= _MOSTLY * len(steps)


def balance(match, rows, amount_of):
    """Why the amounts of a table are a balance that runs on; None where they are not.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    amount_of : callable
        What a cell of a row is worth.
    """
    placed = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    at = {c: i for i, c in enumerate(match.columns) if c}
    if not placed or "payee_name" not in at:
        return None
    below = [row for line, row in rows if line > match.line]
    for i in placed:
        if not _may_run_on([amount_of(row, i) for row in below[:_FIRST]]):
            continue
        if "paid_on" in at:  # a total has none
            below = [row for row in below if _cell(row, at["paid_on"])]
        told = [(worth, row) for row in below if (worth := amount_of(row, i)) is not None]
        values, lines = [worth for worth, _ in told], [row for _, row in told]
        if not _run_on(values, _WITH_CREDITS):
            continue
        if len({_cell(row, at["payee_name"]) for row in lines}) < _PAYEES:
            continue
        for column, key in (("paid_on", _day), ("transaction_number", _number)):
            keys = [key(_cell(row, at[column])) for row in lines] if column in at else [None]
            if not _are_in_order(keys):
                continue
            if _run_on(values, 1) or (column == "paid_on" and _from_day_to_day(values, keys)):
                return (
                    f"“{match.cells[i].strip()}” runs on from line to line, in the order of"
                    f" “{match.cells[at[column]].strip()}”: a balance, and no amounts of payments"
                )
    return None


def _cell(row, i):
    return row[i].strip() if i < len(row) and row[i] else ""


def _may_run_on(first):
    """Whether a few amounts mostly rise or fall: those of most tables do neither."""
    values = [value for value in first if value is not None]
    rising = sum(one < other for one, other in pairwise(values))
    falling = sum(one > other for one, other in pairwise(values))
    return max(rising, falling) >= _AT_FIRST * (rising + falling)


def _run_on(values, mostly):
    """Whether values rise or fall from each to the next; in a share of the steps, at least."""
    if len(values) < _FEWEST:
        return False
    if len({other - one for one, other in pairwise(values)}) * 2 < len(values) - 1:
        return False  # nobody pays the same again and again, and numbers do count so
    rising = sum(one < other for one, other in pairwise(values))
    falling = sum(one > other for one, other in pairwise(values))
    return max(rising, falling) >= mostly * (rising + falling) and rising + falling >= _FEWEST - 1


def _from_day_to_day(values, days):
    """Whether each day goes on where the one before it ended, some credits apart.

    Lines sorted by amount within each day begin anew with every day.
    """
    least, most = {}, {}
    for value, day in zip(values, days, strict=True):
        least[day], most[day] = min(value, least.get(day, value)), max(value, most.get(day, value))
    is_rising = values[-1] > values[0]
    ends = list((least if is_rising else most).values())
    return len(ends) >= _FEWEST and _run_on(ends, _WITH_CREDITS)


def _are_in_order(keys):
    """Whether lines stand in an order that no sorting by amounts would leave them in by chance.

    Numbers that only count the lines were given to them in whatever order they stand.
    """
    if any(key is None for key in keys):
        return False
    steps = [(one < other) - (one > other) for one, other in pairwise(keys)]
    if min(steps) == -1 and max(steps) == 1:
        return False
    if all(isinstance(key, int) for key in keys) and len({b - a for a, b in pairwise(keys)}) == 1:
        return False
    alike = [keys.count(key) for key in set(keys)]
    return math.lgamma(len(keys) + 1) - sum(math.lgamma(n + 1) for n in alike) > _UNLIKELY


def _number(text):
    found = _NUMBER.search(text)
    return int(found[1]) if found else None


def _day(text):
    """A day as (year, month, day), or as its number; None where it is neither."""
    parts = _PARTS.findall(text.lower())[:3]
    if len(parts) == 1 and parts[0].isdigit():
        return (int(parts[0]),)
    told = [_MONTHS.index(p[:3]) + 1 if p[:3] in _MONTHS else p.isdigit() and int(p) for p in parts]
    if len(told) < 3 or not all(told):
        return None
    return tuple(told if len(parts[0]) == 4 else reversed(told))
