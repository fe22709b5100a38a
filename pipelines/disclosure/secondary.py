"""The secondary rule: enough more is hidden that no hidden figure can be worked out.

For every hidden figure about few people another table of whole numbers is found that agrees with
everything shown, obeys the rule of what is hidden, and differs in that figure by the policy's
width. Where there is none, the cheapest further cells are hidden that allow one (a linear
programme; whole numbers are required). So each figure's safety is proved by example, not assumed.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

from pipelines.errors import DisclosureError

_FAR = 1e6
_HOPS = 2
_IN_VAIN = 2  # rounds that helped nobody, one after the other, before paying more
_PRICES = (1000.0, 30000.0)  # what protecting a figure by one may cost, by round
_SECONDS = 20.0
_EVEN = 0.5
_LEAST = 1e-4  # what any move costs, so that none is made for nothing


@dataclass
class Table:
    """Figures of one connected block, and what is decided about them so far.

    `count` is people; `yes` and `no` those who gave one answer or the other, or None. `least` is
    the number from which a figure may be shown, `threshold` that of answers and of what is left of
    totals. `cost` is what hiding a figure is worth (infinite: cannot be hidden), `published`
    whether it is shown at all when not hidden. `equations` is sparse: each row times the counts is
    nought.
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
    joined = abs(equations).astype(bool).astype(int)
    _, label = connected_components(joined.T @ joined, directed=False)
    order = linked[np.argsort(label[linked], kind="stable")]
    ends = np.flatnonzero(np.diff(label[order])) + 1
    return np.split(order, ends)


def _part(table, hidden, block):
    equations = table.equations[:, block]
    equations = equations[np.diff(equations.indptr) > 0]
    take = [getattr(table, name)[block] for name in ("count", "least", "cost", "published")]
    sides = [None if side is None else side[block] for side in (table.yes, table.no)]
    return Table(*take, hidden[block].copy(), equations, table.threshold, *sides)


def _protect_block(part, width, rng):
    _leave_no_remainder(part)
    few, wide = (
        _few(part.count, part.least),
        (-np.maximum(part.count, 0), np.full(len(part.count), _FAR)),
    )
    Search(part, few, _people_bounds(part), wide, width, rng).settle()
    if part.yes is not None and np.nansum(part.yes + part.no):
        few = _few(part.yes, part.threshold) | _few(part.no, part.threshold)
        wide = (-np.nan_to_num(part.yes), np.nan_to_num(part.no))
        Search(part, few, _answer_bounds(part), wide, width, rng).settle()
    _leave_no_remainder(part)
    return part.hidden


def _few(count, least):
    return (count > 0) & (count < least)


def _people_bounds(part):
    """How far each figure may move in another table that a reader would believe, if hidden."""
    count, least = part.count, part.least
    few = _few(count, least) & part.published
    low = np.where(few, 1 - count, np.where(count >= least, least - count, 0.0))
    high = np.where(few, least - 1 - count, np.where(count >= least, _FAR, 0.0))
    unseen = ~part.published
    return np.where(unseen, -np.maximum(count, 0), low), np.where(unseen, _FAR, high)


def _answer_bounds(part):
    """The same for people changing sides, so that the number of people stays what it is."""
    yes, no, least = np.nan_to_num(part.yes), np.nan_to_num(part.no), part.threshold
    low, high = -yes, no.copy()
    small = _few(part.count, least)
    for side, sign in ((yes, 1), (no, -1)):
        few = _few(side, least) & ~small
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


class Search:
    """Other tables that agree with what is shown, for the figures of a block that need one."""

    def __init__(self, part, few, bounds, wide, width, rng):
        self.part, self.few, self.wide = part, few, wide
        self.low, self.high = bounds
        # The rule itself may leave less room than the policy's width: none to two of two said yes.
        self.width, self.rng = np.clip(self.high - self.low, 1, width), rng
        self.reach = np.zeros((2, len(few)))  # the least and the most that each was moved by
        self.side = np.where(rng.random(len(few)) < _EVEN, 1.0, -1.0)  # where to move it next

    def settle(self):
        """Hide until every figure about few people has its other table.

        First among figures near by, which is quick; where that was in vain, among all.
        """
        for price in (None, *_PRICES):
            in_vain = 0
            while len(self.open()) and in_vain < _IN_VAIN:
                hops = _HOPS if in_vain == 0 else None
                in_vain = 0 if self._try(self.open(), price, hops) else in_vain + 1
        for at in self.open():
            if at in self.open():
                self._alone(at)
                self._try(self.open(), None, None)

    def open(self):
        """The figures that still have no other table."""
        moved = self.reach[1] - self.reach[0]
        return np.flatnonzero(self.few & self.part.hidden & (moved < self.width))

    def _signs(self, wanted):
        width = self.width[wanted]
        up, down = self.high[wanted] >= width, -self.low[wanted] >= width
        self.side[wanted] = np.where(up == down, -self.side[wanted], np.where(up, 1.0, -1.0))
        return self.side[wanted]

    def _try(self, wanted, price, hops):
        """One programme for all that is wanted; whether it settled any."""
        if not len(wanted):
            return False
        before = len(self.open())
        moved = self._move(wanted, self._signs(wanted), price, hops)
        return moved is not None and len(self.open()) < before

    def _move(self, wanted, signs, price, hops=None, *, dry=False):
        """Move the wanted figures; with a price, shown ones too. Hides whatever moved."""
        part = self.part
        able = self.high[wanted] > self.low[wanted]
        wanted, signs = wanted[able], signs[able]
        cost = np.where(part.hidden, 0.0, part.cost)
        may = (self.high > self.low) & (part.hidden if price is None else np.isfinite(cost))
        at = np.flatnonzero(may)
        if hops or (price is None and 4 * len(wanted) < len(at)):
            at = self._around(at, wanted, hops)
        if not len(at):
            return None
        shift = _solve(
            part.equations[:, at], cost[at], (self.low[at], self.high[at]),
            (np.searchsorted(at, wanted), signs),
            self.width[wanted], self.rng.uniform(0.5, 1.5, len(wanted)) * (price or 1.0),
        )  # fmt: skip
        if shift is None:
            return None
        whole = np.zeros(len(part.count))
        whole[at] = shift
        spent = float(cost[np.abs(whole) > 0.5].sum())
        if dry:
            return spent, whole
        self._keep(whole)
        return spent, whole

    def _around(self, at, wanted, hops):
        """Those that hang together with what is wanted, by so many equations or by any number."""
        linked = abs(self.part.equations[:, at])
        inside = np.searchsorted(at, wanted)
        if hops is None:
            _, label = connected_components(linked.T @ linked, directed=False)
            return at[np.isin(label, label[inside])]
        near = np.zeros(len(at))
        near[inside] = 1.0
        for _ in range(hops):
            near = np.minimum(linked.T @ (linked @ near), 1.0)
        near[inside] = 1.0
        return at[near > 0]

    def _keep(self, whole):
        self.part.hidden |= np.abs(whole) > 0.5
        self.reach[0] = np.minimum(self.reach[0], whole)
        self.reach[1] = np.maximum(self.reach[1], whole)

    def _alone(self, at):
        """The cheaper of moving one figure up or down, or some of each; last, by hiding noughts.

        Where the rule itself leaves a figure less room than the width (nine parts of one person
        each), whatever room there is has to do.
        """
        for _ in range(2):
            up, down = (self._move_one(at, sign) for sign in (1.0, -1.0))
            room = up[1][at] - down[1][at]
            if room >= 1:
                width = min(self.width[at], room)
                enough = [one for one in (up, down) if abs(one[1][at]) >= width]
                for _, whole in [min(enough, key=lambda one: one[0])] if enough else [up, down]:
                    self._keep(whole)
                self.width[at] = width
                return
            self._widen()
        raise DisclosureError(
            "a hidden figure",
            "can be worked out from what is published, whatever else is hidden",
            "Publish fewer totals of this table.",
        )

    def _move_one(self, at, sign):
        stays = 0.0, np.zeros(len(self.low))
        return self._move(np.array([at]), np.array([sign]), 1e7, dry=True) or stays

    def _widen(self):
        """Last resort: a nought may be hidden, and a hidden figure may be any number."""
        shown = self.part.published & ~_few(self.part.count, self.part.least)
        self.low = np.where(shown, self.wide[0], self.low)
        self.high = np.where(shown, self.wide[1], self.high)


def _solve(equations, cost, bounds, wanted, width, price):
    """Whole moves that keep every equation, move the wanted as far as `width`, and cost little."""
    n, (at, signs) = equations.shape[1], wanted
    rows = equations[np.diff(equations.indptr) > 0]
    k = len(at)
    if not k:
        return None
    # Where moving costs nothing a move is one unknown; else up and down are one each.
    ways = (1.0, -1.0) if cost.any() else (1.0,)
    pick = sp.csr_matrix((signs, (np.arange(k), at)), shape=(k, n))
    matrix = sp.bmat(
        [[*(way * rows for way in ways), None],
         [*(way * pick for way in ways), -sp.identity(k)]],
        format="csr",
    )  # fmt: skip
    lower, upper = np.zeros(matrix.shape[0]), np.zeros(matrix.shape[0])
    upper[rows.shape[0] :] = np.inf
    effort = np.r_[np.tile(cost + _LEAST if cost.any() else cost, len(ways)), -price]
    up, down = np.minimum(bounds[1], _FAR), np.minimum(-bounds[0], _FAR)
    ends = (np.zeros(2 * n), np.r_[up, down]) if len(ways) > 1 else (-down, up)
    limits = Bounds(
        np.r_[ends[0], np.full(k, -_FAR)], np.r_[ends[1], np.broadcast_to(width, k)]
    )
    for whole in (0, 1):
        found = milp(
            effort,
            constraints=LinearConstraint(matrix, lower, upper),
            bounds=limits,
            integrality=np.r_[np.full(len(ways) * n, whole), np.zeros(k)],
            options={"time_limit": _SECONDS, "mip_rel_gap": 0.02, "presolve": bool(whole)},
        )
        if found.x is None:
            return None
        moved = found.x[:n] - (found.x[n : 2 * n] if len(ways) > 1 else 0)
        shift = np.round(moved)
        fits = (shift <= bounds[1] + 1e-6).all() and (shift >= bounds[0] - 1e-6).all()
        if fits and not np.any(rows @ shift):
            return shift
    return None
