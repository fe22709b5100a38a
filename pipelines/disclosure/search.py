"""Search for other tables that agree with what is shown, at the least cost in what is hidden."""

import numpy as np
import scipy.sparse as sp
from scipy.optimize import Bounds, LinearConstraint, milp

from pipelines.errors import DisclosureError

_FAR = 1e6
_HOPS = 2  # equations between a figure and what is near by
_IN_VAIN = 2  # rounds that helped nobody, one after the other, before paying more
_PRICES = (1000.0, 30000.0)  # what protecting a figure by one may cost, by round
_SECONDS = 20.0
_EVEN = 0.5
_LEAST = 1e-4  # what any move costs, so that none is made for nothing


def is_few(count, least):
    """Which counts are about somebody, and about fewer than may be shown."""
    return (count > 0) & (count < least)


class Search:
    """Other tables that agree with what is shown, for the figures of a block that need one."""

    def __init__(self, part, few, bounds, wide, width, rng):
        self.part, self.few, self.wide = part, few, wide
        self.low, self.high = bounds
        entries = part.equations.tocoo()
        self.entries, self.rows = (entries.row, entries.col, entries.data), part.equations.shape[0]
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
        if hops or (price is None and 4 * len(wanted) < may.sum()):
            may = self._around(may, wanted, hops)
        may = self._able(may)
        at, able = np.flatnonzero(may), may[wanted]
        wanted, signs = wanted[able], signs[able]
        if not len(wanted):
            return None
        programme = Programme(self._entries(may), cost[at], (self.low[at], self.high[at]))
        prices = self.rng.uniform(0.5, 1.5, len(wanted)) * (price or 1.0)
        shift = programme.solve(np.searchsorted(at, wanted), signs, self.width[wanted], prices)
        if shift is None:
            return None
        whole = np.zeros(len(part.count))
        whole[at] = shift
        if not dry:
            self._keep(whole)
        return float(cost[np.abs(whole) > 0.5].sum()), whole

    def _entries(self, may):
        """(row, column, sign) of the equations among those that may move, numbered anew."""
        rows, columns, signs = self.entries
        inside = may[columns]
        _, rows = np.unique(rows[inside], return_inverse=True)
        number = np.cumsum(may) - 1
        return rows, number[columns[inside]], signs[inside]

    def _able(self, may):
        """Those that can move at all: where all others of an equation stand, its last one does."""
        may = may.copy()
        while True:
            rows, columns, _ = self.entries
            inside = may[columns]
            alone = np.bincount(rows[inside], minlength=self.rows) == 1
            stand = columns[inside][alone[rows[inside]]]
            if not len(stand):
                return may
            may[stand] = False

    def _around(self, may, wanted, hops):
        """Those that hang together with what is wanted, by so many equations or by any number."""
        rows, columns, _ = self.entries
        inside = may[columns]
        rows, columns = rows[inside], columns[inside]
        near = np.zeros(len(may), dtype=bool)
        near[wanted] = may[wanted]
        for _ in range(hops or len(may)):
            before = near.sum()
            touched = np.zeros(self.rows, dtype=bool)
            touched[rows[near[columns]]] = True
            near[columns[touched[rows]]] = True
            if near.sum() == before:
                break
        return near

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
            "Publish fewer totals of this table. Where kept builds leave no other way: remove them"
            " from the output folder and build again.",
        )

    def _move_one(self, at, sign):
        stays = 0.0, np.zeros(len(self.low))
        return self._move(np.array([at]), np.array([sign]), 1e7, dry=True) or stays

    def _widen(self):
        """Last resort: a nought may be hidden, and a hidden figure may be any number."""
        shown = self.part.published & ~is_few(self.part.count, self.part.least)
        self.low = np.where(shown, self.wide[0], self.low)
        self.high = np.where(shown, self.wide[1], self.high)


class Programme:
    """Moves of figures that keep every equation, within bounds, and what each of them costs."""

    def __init__(self, entries, cost, bounds):
        self.rows, self.columns, self.signs = entries
        self.cost, self.bounds = cost, bounds
        # Where moving costs nothing a move is one unknown; else up and down are one each.
        self.ways = (1.0, -1.0) if cost.any() else (1.0,)

    def solve(self, at, signs, width, price):
        """Whole moves that take the wanted as far as `width`, and cost little; None where none."""
        n, k = len(self.cost), len(at)
        ways = len(self.ways)
        matrix, equal = self._matrix(at, signs)
        upper = np.zeros(equal + k)
        upper[equal:] = np.inf
        cost = np.tile(self.cost + _LEAST if ways > 1 else self.cost, ways)
        up, down = np.minimum(self.bounds[1], _FAR), np.minimum(-self.bounds[0], _FAR)
        low = np.zeros(2 * n) if ways > 1 else -down
        high = np.r_[up, down] if ways > 1 else up
        for whole in (0, 1):
            found = milp(
                np.r_[cost, -price],
                constraints=LinearConstraint(matrix, np.zeros(equal + k), upper),
                bounds=Bounds(np.r_[low, np.full(k, -_FAR)], np.r_[high, width]),
                integrality=np.r_[np.full(ways * n, whole), np.zeros(k)],
                options={"time_limit": _SECONDS, "mip_rel_gap": 0.02, "presolve": bool(whole)},
            )
            if found.x is None:
                return None
            moved = found.x[:n] - (found.x[n : 2 * n] if ways > 1 else 0)
            if self._fits(shift := np.round(moved)):
                return shift
        return None

    def _matrix(self, at, signs):
        """The equations, and below them how far each wanted figure moves its way."""
        n, k = len(self.cost), len(at)
        equal = int(self.rows.max()) + 1 if len(self.rows) else 0
        mine, below = np.arange(k), equal + np.arange(k)
        rows = np.concatenate([*([self.rows, below] * len(self.ways)), below])
        columns = np.concatenate(
            [
                *(
                    one + number * n
                    for number in range(len(self.ways))
                    for one in (self.columns, at)
                ),
                mine + len(self.ways) * n,
            ]
        )
        values = np.concatenate(
            [*(way * one for way in self.ways for one in (self.signs, signs)), np.full(k, -1.0)]
        )
        shape = (equal + k, len(self.ways) * n + k)
        return sp.csc_array((values, (rows, columns)), shape=shape), equal

    def _fits(self, shift):
        fits = (shift <= self.bounds[1] + 1e-6).all() and (shift >= self.bounds[0] - 1e-6).all()
        kept = np.bincount(self.rows, weights=self.signs * shift[self.columns])
        return bool(fits and not np.any(np.abs(kept) > 1e-6))
