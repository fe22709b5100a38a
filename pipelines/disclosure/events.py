"""Events that people tell of in their answers: a total that gives no single person's number back.

Three rules together, beside those for people. Of one person no more than `MOST` events count. Some
event is told of by nobody or by ten people or more, and so is none. And a total is told in steps of
`STEP`. So others tell of nine events at least beside any one person's; whoever knows their own
number and all that is shown still finds nobody else's; and what is left when one total is taken
from another is nowhere exact. How far answers differ is never told of a cell: one person's many
events would show in the sum of squares.
"""

import numpy as np

STEP = 5  # a total is told to the nearest five
MOST = 10  # events of one person that count; more stand as ten

_ROUNDING = STEP**2 / 12  # variance of what a step leaves open


def in_steps(cells, counted):
    """Totals of events in steps, and squares that follow from the totals alone.

    Parameters
    ----------
    cells : DataFrame
        With `sum_w`, `sum_wy`, `sum_wy2`; of the rows that count events nobody is weighted.
    counted : array_like of bool
        Which rows count events.

    Returns
    -------
    DataFrame
        The same rows. In steps already, they stay as they are.
    """
    total = STEP * np.floor(cells["sum_wy"].astype(float) / STEP + 0.5)
    found = cells.copy()
    found["sum_wy"] = cells["sum_wy"].where(~counted, total)
    found["sum_wy2"] = cells["sum_wy2"].where(~counted, _squares(found, 1.0))
    return found


def with_dispersion(cells, factor):
    """Squares as they would be where answers differ `factor` times as much as chance makes them.

    Parameters
    ----------
    cells : DataFrame
        As `in_steps` leaves them.
    factor : Series
        One for each row; null where the row counts no events.
    """
    squares = _squares(cells, factor.astype(float))
    return cells.assign(sum_wy2=cells["sum_wy2"].where(factor.isna(), squares))


def dispersion(answers, total, squares, most):
    """How many times as much answers differ as events that come by chance, in half steps up.

    Of a whole measure, never of a cell. Below a hundred answers it would tell of single people:
    then it is the most that there can be, as no answer counts for more than `most`. Never below 1.
    """
    if answers < 100:
        return float(most)
    if not total > 0:
        return 1.0
    mean = total / answers
    variance = (squares / answers - mean**2) * answers / (answers - 1)
    return float(max(1.0, np.ceil(2 * variance / mean - 1e-9) / 2))


def _squares(cells, factor):
    """Of a total that came by chance: its variance, what the step adds to it, and its mean."""
    answers, total = cells["sum_w"].astype(float), cells["sum_wy"].astype(float)
    some = total.gt(0) & answers.gt(0)
    squares = factor * total + _ROUNDING + total**2 / answers.where(answers > 0)
    return squares.where(some, total)
