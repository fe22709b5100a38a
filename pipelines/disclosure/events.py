"""Events that people tell of in their answers: a total that gives no single person's number back.

Three rules together, beside those for people. Of one person no more than `MOST` events count. Some
event is told of by nobody or by ten people or more, and so is none. And a total is told in steps of
`STEP`. So others tell of nine events at least beside any one person's; whoever knows their own
number and all that is shown still finds nobody else's; and what is left when one total is taken
from another is nowhere exact. How far answers differ is told of no cell and of no measure: one
person's many events would show in it. What stands for it is the measure's own end.
"""

import numpy as np

STEP = 5  # a total is told to the nearest five
MOST = 10  # events of one person that count; more stand as ten

_ROUNDING = STEP**2 / 12  # variance of what a step leaves open


def in_steps(cells, most):
    """Totals of events in steps, and squares that follow from the totals alone.

    The squares are those of answers that differ as much as answers can of which none counts for
    more than `most`, so they say nothing of how far these differ.

    Parameters
    ----------
    cells : DataFrame
        With `sum_w`, `sum_wy`, `sum_wy2`; of the rows that count events nobody is weighted.
    most : Series of float
        Events of one answer that count, as the measure has it; null where a row counts none.

    Returns
    -------
    DataFrame
        The same rows. In steps already, they stay as they are.
    """
    plain = most.isna()
    total = STEP * np.floor(cells["sum_wy"].astype(float) / STEP + 0.5)
    found = cells.copy()
    found["sum_wy"] = cells["sum_wy"].where(plain, total)
    found["sum_wy2"] = cells["sum_wy2"].where(plain, _squares(found, most))
    return found


def _squares(cells, most):
    """Of a total: the most its variance can be, what the step adds to it, and its mean."""
    answers, total = cells["sum_w"].astype(float), cells["sum_wy"].astype(float)
    some = total.gt(0) & answers.gt(0)
    squares = most * total + _ROUNDING + total**2 / answers.where(answers > 0)
    return squares.where(some, total)
