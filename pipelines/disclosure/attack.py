"""The attack: what somebody with everything that is published can work out about a hidden figure.

The attacker has every shown figure, knows which places, periods, services, groups and providers
make up which, and knows the rule: a nought is shown, so a hidden figure is at least one, and where
the reason says so at most the threshold less one. Each hidden figure about few people is bounded
by programmes over whole numbers (HiGHS). Nothing here is shared with the rules that hide.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

_FEW = "fewer"  # how a reason begins that is about the figure itself
_ROUNDS = 14
_FAR = 1_000_000.0
_SECONDS = 10.0  # of one programme
_SMALL = 1e-6
_TABLES_BY_PLACE = ("P1", "P2", "P4")
_COLUMNS = ["published_table", "place_id", "service_id", "provider_id", "group_dimension",
            "group_value", "period"]  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What was bounded: hidden figures, those worked out exactly, and the narrowest room."""

    attacked: int
    worked_out: tuple
    narrow: int
    solved: int


def attack(cells, parts, threshold=10, width=3):
    """Attack everything that is shown of P1 to P4.

    Parameters
    ----------
    cells : DataFrame
        As they leave disclosure control: hidden ones with a reason and without counts.
    parts : DataFrame
        `published_table, place_id, part_id`.
    threshold : int
    width : int
        Rooms narrower than this are counted as narrow.

    Returns
    -------
    Found
        `worked_out` holds measure and key of each hidden figure that can be but one number.
    """
    start = pd.to_datetime(cells["period_start"])
    year = (start.dt.year - (start.dt.month < 4)).to_numpy()
    quarter = ((start.dt.month - 4) % 12 // 3).to_numpy()
    keys = cells[_COLUMNS].astype(object)
    rows = pd.DataFrame(
        {
            "key": list(keys.where(keys.notna(), "").itertuples(index=False, name=None)),
            "kind": cells["period_kind"].to_numpy(),
            "quarter": quarter,
            "reason": cells["suppressed_because"].to_numpy(),
            **{name: cells[name].to_numpy(dtype=float) for name in ("n_responses", "n_with")},
        }
    )
    made_of = _made_of(parts)
    attacked, out, narrow, solved = 0, [], 0, 0
    for (measure, _), block in rows.groupby([cells["measure_id"].to_numpy(), year]):
        if block["reason"].isna().all():
            continue
        names = ["n_responses", *(["n_with"] if block["n_with"].notna().any() else [])]
        for name in names:
            view = View(block, name, made_of, threshold, asks_both=len(names) > 1)
            bounds, programmes = view.bound_all()
            solved += programmes
            attacked += len(bounds)
            for key, (low, high) in bounds.items():
                narrow += high - low < width and low < threshold
                if high - low < 1 and 0 < low < threshold:
                    out.append((measure, name, *key))
    return Found(attacked, tuple(out), narrow, solved)


def _made_of(parts):
    """{(table, place): parts}, and which published place each part is, if it is one."""
    made = defaultdict(list)
    for table, place, part in parts[["published_table", "place_id", "part_id"]].itertuples(
        index=False
    ):
        made[table, place].append(part)
    whole = {}
    for (table, place), inside in sorted(made.items()):
        if len(inside) == 1:
            whole.setdefault((table, inside[0]), place)
    return made, whole


class View:
    """One measure and year, as the attacker writes it down: unknowns and equations."""

    def __init__(self, block, quantity, made_of, threshold, *, asks_both):
        self.made, self.whole = made_of
        self.shown, self.unknown = {}, {}
        self.low, self.high, self.targets = [], [], []
        self.equations = []
        months = block.loc[block["kind"] == "month", "key"].map(lambda key: key[-1]).nunique()
        self.kinds = dict(
            zip(block["key"], zip(block["kind"], block["quarter"], strict=True), strict=True)
        )
        for key, reason, count in block[["key", "reason", quantity]].itertuples(index=False):
            if not isinstance(reason, str):
                self.shown[key] = 0.0 if np.isnan(count) else count
                continue
            is_few = reason.startswith(_FEW)
            least = 1.0 if quantity == "n_responses" else 0.0
            most = (threshold - 1.0) * max(months, 1) if is_few and not asks_both else _FAR
            self._add(key, least, most)
            if is_few:
                self.targets.append(key)
        self._write(block["key"].tolist())

    def _add(self, key, low=0.0, high=_FAR):
        self.unknown[key] = len(self.low)
        self.low.append(low)
        self.high.append(high)

    def _term(self, key, *, published=True):
        """(unknown or None, known number): a published figure that is not there is nought."""
        if key in self.unknown:
            return self.unknown[key], 0.0
        if published or key in self.shown:
            return None, self.shown.get(key, 0.0)
        self._add(key)
        return self.unknown[key], 0.0

    def _sum(self, whole, parts):
        """(unknowns with sign, number): whole less parts."""
        signs, number = defaultdict(float), 0.0
        for sign, (at, known) in [(1.0, whole), *((-1.0, part) for part in parts)]:
            if at is None:
                number += sign * known
            else:
                signs[at] += sign
        return dict(signs), number

    def _write(self, keys):
        """All equations. A kind of sum that does not add up where all is shown binds one way."""
        for sums in (
            self._of_time(keys, "month", "quarter"),
            self._of_time(keys, "quarter", "financial_year"),
            self._of_places(keys),
            self._of_services(keys),
            *self._of_groups(keys),
            self._of_providers(keys),
        ):
            left = [number for signs, number in sums if not signs]
            exact = all(abs(number) < 0.5 for number in left)
            if not exact and min(left) < -0.5 and max(left) > 0.5:
                continue
            low = 0.0 if exact or min(left) > -0.5 else -_FAR
            high = 0.0 if exact or max(left) < 0.5 else _FAR
            self.equations += [(signs, low - n, high - n) for signs, n in sums if signs]

    def _of_time(self, keys, short, long):
        inside = defaultdict(list)
        for key in keys:
            kind, quarter = self.kinds[key]
            if kind == short:
                inside[key[:-1], quarter if long == "quarter" else 0].append(key)
        found = []
        for key in keys:
            kind, quarter = self.kinds[key]
            within = inside.get((key[:-1], quarter if long == "quarter" else 0))
            if kind == long and within:
                found.append(self._sum(self._term(key), [self._term(one) for one in within]))
        return found

    def _of_places(self, keys):
        found = []
        for key in keys:
            table, place, rest = key[0], key[1], key[2:]
            inside = self.made.get((table, place)) if table in _TABLES_BY_PLACE else None
            if not inside or self.whole.get((table, inside[0])) == place and len(inside) == 1:
                continue
            terms = []
            for part in inside:
                named = self.whole.get((table, part))
                at = (table, named or part, *rest)
                terms.append(self._term(at, published=named is not None))
            found.append(self._sum(self._term(key), terms))
        return found

    def _of_services(self, keys):
        inside = defaultdict(list)
        for key in keys:
            if key[0] == "P2":
                inside["P1", key[1], "", "", "", "", key[6]].append(key)
        return [
            self._sum(self._term(whole), [self._term(one) for one in within])
            for whole, within in inside.items()
            if whole in self.kinds
        ]

    def _of_groups(self, keys):
        inside = defaultdict(lambda: defaultdict(list))
        for key in keys:
            if key[0] == "P4":
                inside[key[4]]["P1", key[1], "", "", "", "", key[6]].append(key)
        return [
            [
                self._sum(self._term(whole), [self._term(one) for one in within])
                for whole, within in of.items()
                if whole in self.kinds
            ]
            for of in inside.values()
        ]

    def _of_providers(self, keys):
        """Providers of a service against the widest place that has figures for services."""
        sizes = {p: len(inside) for (table, p), inside in self.made.items() if table == "P2"}
        if not sizes:
            return []
        widest = max(sizes, key=lambda place: (sizes[place], place))
        inside = defaultdict(list)
        for key in keys:
            if key[0] == "P3":
                inside["P2", widest, key[2], "", "", "", key[6]].append(key)
        return [
            self._sum(self._term(whole), [self._term(one) for one in within])
            for whole, within in inside.items()
            if whole in self.kinds
        ]

    def bound_all(self):
        """{key of a target: (least, most)} and the number of programmes solved."""
        n = len(self.low)
        members = [
            (row, at, sign)
            for row, (signs, *_) in enumerate(self.equations)
            for at, sign in signs.items()
        ]
        row, at, sign = np.array(members).reshape(-1, 3).T
        shape = (len(self.equations), n)
        matrix = coo_array((sign, (row.astype(int), at.astype(int))), shape=shape).tocsr()
        sides = np.array([one[1:] for one in self.equations]).reshape(-1, 2)
        wanted = np.array([self.unknown[key] for key in self.targets], dtype=int)
        program = Program(matrix, sides, np.array(self.low), np.array(self.high))
        rooms = program.rooms(wanted)
        return dict(zip(self.targets, rooms, strict=True)), program.solved


class Program:
    """Unknowns and equations of a view, and how far each unknown was seen to go."""

    def __init__(self, matrix, sides, low, high):
        self.matrix, self.sides, self.low, self.high = matrix, sides, low, high
        self.seen_low, self.seen_high = np.full(len(low), np.inf), np.full(len(low), -np.inf)
        linked = abs(matrix)
        _, self.label = connected_components(linked.T @ linked, directed=False)
        self.solved = 0

    def rooms(self, wanted, enough=3):
        """[(least, most)] of each wanted unknown; where much room is seen, only so much."""
        if self.matrix.shape[0]:
            rng = np.random.default_rng(0)
            for tried in range(_ROUNDS):
                open_ = self._open(wanted, enough)
                if not len(open_):
                    break
                aim = np.zeros(len(self.low))
                # Later, some at a time: neighbours hold each other where they lie.
                some = rng.random(len(open_)) < (1.0 if tried < _ROUNDS / 3 else 0.3)
                aim[open_] = rng.normal(size=len(open_)) * some
                self._look(np.isin(self.label, self.label[open_]), aim, whole=0)
        for at in wanted:
            if at in self._open(np.array([at]), enough):
                self._exactly(at, enough)
        return list(zip(self.seen_low[wanted], self.seen_high[wanted], strict=True))

    def _open(self, wanted, enough):
        room = self.seen_high[wanted] - self.seen_low[wanted]
        return wanted[~(room >= enough)]

    def _look(self, near, aim, whole, gap=0.1):
        """A table that agrees with what is shown, seen from some side: (whole or None, end).

        Of the unknowns that hang together, those count that come out whole: where the programme
        over all numbers ends on whole ones, it is exact as it is.
        """
        at = np.flatnonzero(near)
        inside = self.matrix[:, at]
        rows = np.flatnonzero(np.diff(inside.indptr))
        self.solved += 1
        found = milp(
            aim[at], bounds=Bounds(self.low[at], self.high[at]),
            integrality=np.full(len(at), whole),
            constraints=LinearConstraint(inside[rows], *self.sides[rows].T) if len(rows) else (),
            options={"presolve": bool(whole), "time_limit": _SECONDS, "mip_rel_gap": gap},
        )  # fmt: skip
        if found.x is None:
            return None, None
        broken = np.unique(self.label[at][np.abs(found.x - np.round(found.x)) > _SMALL])
        fine = ~np.isin(self.label[at], broken)
        number = np.round(found.x[fine])
        self.seen_low[at[fine]] = np.minimum(self.seen_low[at[fine]], number)
        self.seen_high[at[fine]] = np.maximum(self.seen_high[at[fine]], number)
        return bool(fine.all()), found.fun

    def _exactly(self, at, enough):
        """Least and most of one unknown, over whole numbers, as far as it matters.

        Over all numbers its ends lie beyond those over whole ones: where they meet, that is it.
        """
        near = self.label == self.label[at]
        ends = []
        for sign in (1.0, -1.0):
            aim = np.zeros(len(self.low))
            aim[at] = sign
            fine, end = self._look(near, aim, whole=0, gap=0.0)
            if fine is None:
                # What the attacker took for granted is not so: nothing follows from it.
                self.seen_low[at], self.seen_high[at] = self.low[at], self.high[at]
                return
            ends.append((fine, aim, sign * end))
            if self.seen_high[at] - self.seen_low[at] >= enough:
                return
        if ends[1][2] - ends[0][2] < 1 - _SMALL:
            self.seen_low[at] = self.seen_high[at] = np.ceil(ends[0][2] - _SMALL)
            return
        for fine, aim, _ in ends:
            if not fine:
                self._look(near, aim, whole=1, gap=0.0)
