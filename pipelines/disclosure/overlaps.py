"""The secondary rule: what is hidden cannot be worked out from what is shown.

Cells overlap: a district lies in a county and in an alliance, a provider works in several. What a
cell counts is a sum over parts (groups of people who belong to the very same cells), so a hidden
cell can be worked out exactly where its row of parts is a combination of the rows that are shown.
"""

import numpy as np
from scipy.linalg import lstsq

_ZERO = 1e-8
_RANK = float(np.finfo(float).eps)


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
    rows = np.asarray(member, dtype=bool).reshape(-1, counts.size)[:, counts > 0]
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
    known = rows[shown].astype(float)
    parts = known.sum(axis=1)
    is_inside = known @ known.T == parts[:, None]  # the parts of one are parts of the other
    between = size[shown] - size[shown][:, None]
    is_close = is_inside & (between > 0) & (between < threshold)
    if is_close.any():
        close = shown[is_close[:, np.argmax(is_close.any(axis=0))]]
        return close[np.argmin(size[close])]
    unknown = rows[hidden & (size > 0)]
    if not len(unknown):
        return None
    # Of all of them at once, by an orthogonal factorisation: many times quicker than by SVD.
    weights, *_ = lstsq(
        known.T, unknown.T, cond=_RANK * max(known.shape), lapack_driver="gelsy", check_finite=False
    )
    away = np.abs(known.T @ weights - unknown.T).max(axis=0) < _ZERO
    if away.any():
        used = shown[np.abs(weights[:, np.argmax(away)]) > _ZERO]
        return used[np.argmin(size[used])]
    return None
