"""The secondary rule: what is hidden cannot be worked out from what is shown.

Cells overlap: a district lies in a county and in an alliance, a provider works in several. What a
cell counts is a sum over parts (groups of people who belong to the very same cells), so a hidden
cell can be worked out exactly where its row of parts is a combination of the rows that are shown.
"""

import numpy as np

_ZERO = 1e-8


def hide_recoverable(member, counts, hidden, *, threshold=10):
    """Which cells to hide, so that no hidden one and no small remainder can be worked out.

    Parameters
    ----------
    member : array_like of bool, shape (cells, parts)
        Which parts each cell is made of.
    counts : array_like of int, shape (parts,)
        People in each part.
    hidden : array_like of bool, shape (cells,)
        Cells that the primary rule hides.
    threshold : int
        Fewer people than this are too few to be told apart.

    Returns
    -------
    ndarray of bool, shape (cells,)
        Those hidden already and, beside them, the smallest shown cell of each combination that
        gives one away. Also the smaller of two shown cells, one within the other, between which
        one to `threshold - 1` people lie.
    """
    counts = np.asarray(counts, dtype=float)
    rows = np.asarray(member, dtype=float).reshape(-1, counts.size)[:, counts > 0]
    counts = counts[counts > 0]
    hidden = np.array(hidden, dtype=bool)
    size = rows @ counts
    while (smallest := _gives_away(rows, size, counts, hidden, threshold)) is not None:
        hidden[smallest] = True
    return hidden


def _gives_away(rows, size, counts, hidden, threshold):
    """A shown cell to hide next, or None where nothing can be worked out."""
    shown = np.flatnonzero(~hidden & (size > 0))
    if not shown.size:
        return None
    for one in shown:
        inside = shown[(rows[shown] <= rows[one]).all(axis=1)]
        between = size[one] - size[inside]
        close = inside[(between > 0) & (between < threshold)]
        if close.size:
            return close[np.argmin(size[close])]
    known = rows[shown]
    for one in np.flatnonzero(hidden & (size > 0)):
        weights, *_ = np.linalg.lstsq(known.T, rows[one], rcond=None)
        if np.abs(weights @ known - rows[one]).max() < _ZERO:
            used = shown[np.abs(weights) > _ZERO]
            return used[np.argmin(size[used])]
    return None
