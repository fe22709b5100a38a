"""The secondary rule: enough more is hidden that no hidden figure can be worked out.

For every hidden figure about few people another table of whole numbers is found that agrees with
everything shown, obeys the rule of what is hidden, and differs in that figure by the policy's
width. Where there is none, the cheapest further cells are hidden that allow one (a linear
programme; whole numbers are required). So each figure's safety is proved by example, not assumed.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from pipelines.disclosure.search import Search, is_few

_FAR = 1e6


@dataclass
class Table:
    """Figures of one connected block, and what is decided about them so far.

    `count` is people; `yes` and `no` those who gave one answer or the other, or None. `least` is
    the number from which a figure may be shown, `threshold` that of answers and of what is left of
    totals. `cost` is what hiding a figure is worth (infinite: cannot be hidden), `published`
    whether it is shown at all when not hidden. `then` is, of a frozen figure, what is shown of it
    instead: the figure lies nearer to it than the threshold. `equations` is sparse: each row times
    the counts is nought.
    """

    count: np.ndarray
    least: np.ndarray
    cost: np.ndarray
    published: np.ndarray
    hidden: np.ndarray
    equations: sp.csr_matrix
    threshold: float
    yes: np.ndarray | None = None
    no: np.ndarray | None = None
    then: np.ndarray | None = None


def hide_more(table, width, seed=0):
    """The rows of `table` to hide so that no figure about few people can be worked out.

    Raises
    ------
    DisclosureError
        If a figure cannot be protected whatever is hidden.
    """
    hidden = table.hidden | ~table.published
    rng = np.random.default_rng(seed)
    for block in _blocks(table.equations):
        if not hidden[block].any():
            continue
        part = _part(table, hidden, block)
        hidden[block] = _protect_block(part, width, rng)
    return hidden


def _blocks(equations):
    """Rows by connected component, those in no equation apart."""
    linked = np.flatnonzero(np.diff(equations.tocsc().indptr))
    if not len(linked):
        return []
    # A link from each figure to its equations: from figure to figure there would be far more.
    joined = sp.block_array([[None, abs(equations).T], [equations, None]], format="csr")
    _, label = connected_components(joined, directed=False)
    order = linked[np.argsort(label[linked], kind="stable")]
    ends = np.flatnonzero(np.diff(label[order])) + 1
    return np.split(order, ends)


def _part(table, hidden, block):
    equations = table.equations[:, block]
    equations = equations[np.diff(equations.indptr) > 0]
    take = [getattr(table, name)[block] for name in ("count", "least", "cost", "published")]
    sides = [None if one is None else one[block] for one in (table.yes, table.no, table.then)]
    return Table(*take, hidden[block].copy(), equations, table.threshold, *sides)


def _protect_block(part, width, rng):
    _leave_no_remainder(part)
    frozen = np.zeros(len(part.count), dtype=bool) if part.then is None else ~np.isnan(part.then)
    few, wide = (
        is_few(part.count, part.least) | frozen,
        (-np.maximum(part.count, 0), np.full(len(part.count), _FAR)),
    )
    Search(part, few, _people_bounds(part), wide, width, rng).settle()
    if part.yes is not None and np.nansum(part.yes + part.no):
        few = is_few(part.yes, part.threshold) | is_few(part.no, part.threshold) | frozen
        wide = (-np.nan_to_num(part.yes), np.nan_to_num(part.no))
        Search(part, few, _answer_bounds(part), wide, width, rng).settle()
    _leave_no_remainder(part)
    return part.hidden


def _people_bounds(part):
    """How far each figure may move in another table that a reader would believe, if hidden."""
    count, least = part.count, part.least
    few = is_few(count, least) & part.published
    low = np.where(few, 1 - count, np.where(count >= least, least - count, 0.0))
    high = np.where(few, least - 1 - count, np.where(count >= least, _FAR, 0.0))
    unseen = ~part.published
    low, high = np.where(unseen, -np.maximum(count, 0), low), np.where(unseen, _FAR, high)
    if part.then is None:
        return low, high
    near = part.threshold - 1
    frozen, then = ~np.isnan(part.then), np.nan_to_num(part.then)
    low = np.where(frozen, np.maximum(then - near, 0) - count, low)
    return low, np.where(frozen, then + near - count, high)


def _answer_bounds(part):
    """The same for people changing sides, so that the number of people stays what it is."""
    yes, no, least = np.nan_to_num(part.yes), np.nan_to_num(part.no), part.threshold
    low, high = -yes, no.copy()
    small = is_few(part.count, least)
    for side, sign in ((yes, 1), (no, -1)):
        few = is_few(side, least) & ~small
        # A side that is enough stays enough, one that is nought stays so, a small one stays small.
        down = np.where(few, 1 - side, np.where(side >= least, least - side, 0.0))
        up = np.where(few, least - 1 - side, np.where(side >= least, _FAR, 0.0))
        down, up = (down, up) if sign > 0 else (-up, -down)
        low = np.where(small, low, np.maximum(low, down))
        high = np.where(small, high, np.minimum(high, up))
    both = np.minimum(low, 0), np.maximum(high, 0)
    unseen = ~part.published
    return np.where(unseen, -_FAR, both[0]), np.where(unseen, _FAR, both[1])


def _leave_no_remainder(part):
    """What the hidden parts of a shown total hold together is nobody, or enough people."""
    equations, changed = part.equations, True
    while changed:
        changed = False
        held = equations @ sp.diags(np.where(part.hidden, part.count, 0.0))
        left = np.abs(np.asarray(held.sum(axis=1))).ravel()
        for row in np.flatnonzero((left > 0.5) & (left < part.threshold)):
            at = equations.indices[equations.indptr[row] : equations.indptr[row + 1]]
            if part.hidden[
                at[equations.data[equations.indptr[row] : equations.indptr[row + 1]] > 0]
            ].any():
                continue
            open_ = at[~part.hidden[at] & (part.count[at] >= part.least[at])]
            open_ = open_[np.isfinite(part.cost[open_])]
            if len(open_):
                part.hidden[open_[np.argmin(part.cost[open_])]] = True
                changed = True
