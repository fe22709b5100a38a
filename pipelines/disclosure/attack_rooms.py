"""How far hidden figures can go: programmes over whole numbers, most of them for many at once."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components

_ROUNDS = 7
_EVEN = 0.5
_SMALL = 1e-6
_INFEASIBLE, _OPTIMAL = 2, 0


class Program:
    """Unknowns and equations, and how far each unknown was seen to go.

    Parameters
    ----------
    matrix : sparse array
        A row for each equation, a column for each figure, known ones too.
    sides : array of (least, most)
        Of each equation's unknowns.
    low, high : array
    known : array of bool
    seconds : float
        What one programme may take.
    """

    def __init__(self, matrix, sides, low, high, known, seconds):
        self.free = np.flatnonzero(~known)
        self.number = np.full(len(known), -1)
        self.number[self.free] = np.arange(len(self.free))
        self.matrix, self.sides = csr_array(matrix[:, self.free]), sides
        self.low, self.high, self.seconds = low[self.free], high[self.free], seconds
        n = len(self.free)
        self.seen_low, self.seen_high = np.full(n, np.inf), np.full(n, -np.inf)
        linked = abs(self.matrix)
        _, self.label = connected_components(linked.T @ linked, directed=False)
        self.solved, self.contradicts = 0, False

    def rooms(self, wanted, enough=3):
        """[(least, most)] of each wanted figure; where much room is seen, only so much.

        Not a number where its programmes contradict each other or did not end.
        """
        wanted = self.number[wanted]
        rng = np.random.default_rng(0)
        side = np.where(rng.random(len(self.free)) < _EVEN, 1.0, -1.0)
        for _ in range(_ROUNDS):
            open_ = self._open(wanted, enough)
            if not len(open_):
                break
            self._spread(open_, enough, side[open_], rng)
            side[self._open(open_, enough)] *= -1.0
        for at in wanted:
            if len(self._open(np.array([at]), enough)):
                self._exactly(at, enough)
        return list(zip(self.seen_low[wanted], self.seen_high[wanted], strict=True))

    def agrees(self, wanted):
        """Whether equations of wanted figures, and of all that hangs on them, have an answer.

        Over all numbers; also where nobody knows, as the time ran out.
        """
        near = np.flatnonzero(np.isin(self.label, self.label[self.number[wanted]]))
        rows, bounds = self._rows(near), (self.low[near], self.high[near])
        nothing = np.zeros(len(near))
        return self._solve(nothing, bounds, rows, nothing, 0.0).status != _INFEASIBLE

    def _open(self, wanted, enough):
        return wanted[~(self.seen_high[wanted] - self.seen_low[wanted] >= enough)]

    def _spread(self, open_, enough, sign, rng):
        """A table that agrees with what is shown and in which many lie elsewhere than seen so far.

        What moving a figure further than enough would bring is nothing, so that all take part.
        """
        near = np.flatnonzero(np.isin(self.label, self.label[open_]))
        at, k = np.searchsorted(near, open_), len(open_)
        seen = np.isfinite(self.seen_low[open_])
        ends = np.where(sign > 0, self.seen_low[open_], self.seen_high[open_])
        ends = np.where(seen, ends, np.where(sign > 0, self.low[open_], self.low[open_] + enough))
        inside, sides = self._rows(near)
        pick = csr_array((sign, (np.arange(k), at)), shape=(k, len(near)))
        matrix = block_array([[inside, None], [pick, -eye_array(k)]], format="csr")
        sides = np.vstack([sides, np.column_stack([sign * ends, np.full(k, np.inf)])])
        low = np.r_[self.low[near], np.full(k, -np.inf)]
        high = np.r_[self.high[near], np.full(k, float(enough))]
        aim = np.r_[np.zeros(len(near)), -rng.uniform(0.5, 1.5, k)]
        found = self._solve(aim, (low, high), (matrix, sides), np.zeros(len(aim)), 0.05)
        if found.x is not None:
            self._see(near, found.x[: len(near)])

    def _rows(self, near):
        """Equations of those unknowns, and their sides."""
        inside = self.matrix[:, near]
        rows = np.flatnonzero(np.diff(inside.indptr))
        return inside[rows], self.sides[rows]

    def _solve(self, aim, bounds, rows, whole, gap):
        self.solved += 1
        return milp(
            aim, bounds=Bounds(*bounds), integrality=whole,
            constraints=LinearConstraint(rows[0], *rows[1].T) if rows[0].shape[0] else (),
            options={"presolve": bool(whole.any()), "time_limit": self.seconds,
                     "mip_rel_gap": gap},
        )  # fmt: skip

    def _see(self, near, numbers):
        """Keep what was seen of the unknowns that hang together and all came out whole.

        Where a programme over all numbers ends on whole ones, it is exact as it is.
        """
        broken = np.unique(self.label[near][np.abs(numbers - np.round(numbers)) > _SMALL])
        fine = ~np.isin(self.label[near], broken)
        at, number = near[fine], np.round(numbers[fine])
        self.seen_low[at] = np.minimum(self.seen_low[at], number)
        self.seen_high[at] = np.maximum(self.seen_high[at], number)
        return bool(fine.all())

    def _exactly(self, at, enough):
        """Least and most of one unknown, over whole numbers, as far as it matters.

        Over all numbers its ends lie beyond those over whole ones: where they meet, that is it.
        """
        near = np.flatnonzero(self.label == self.label[at])
        rows, bounds = self._rows(near), (self.low[near], self.high[near])
        ends = []
        for sign in (1.0, -1.0):
            aim = np.where(near == at, sign, 0.0)
            found = self._solve(aim, bounds, rows, np.zeros(len(near)), 0.0)
            if found.status != _OPTIMAL:
                self.contradicts |= found.status == _INFEASIBLE
                self._nobody_knows(at)
                return
            ends.append((self._see(near, found.x), aim, sign * found.fun))
            if self.seen_high[at] - self.seen_low[at] >= enough:
                return
        if ends[1][2] - ends[0][2] < 1 - _SMALL:
            self.seen_low[at] = self.seen_high[at] = np.ceil(ends[0][2] - _SMALL)
            return
        for aim in [aim for fine, aim, _ in ends if not fine]:
            found = self._solve(aim, bounds, rows, np.ones(len(near)), 0.0)
            if found.x is not None:
                self._see(near, found.x)
            # What was seen is room enough, however the programme ended.
            if found.status != _OPTIMAL and self.seen_high[at] - self.seen_low[at] < 1:
                self._nobody_knows(at)
                return

    def _nobody_knows(self, at):
        self.seen_low[at] = self.seen_high[at] = np.nan
