"""The attacker's sheet: every sum between the published figures of one measure and year."""

from collections import defaultdict

import numpy as np
from scipy.sparse import csr_array

_FAR = 1_000_000.0
_TABLES_BY_PLACE = ("P1", "P2", "P4")
_HALF = 0.5
_TIMES, _BY_PLACE = 2, 2  # kinds of sums that are about time come first, then that by place
_BELIEVED = 20  # sums of people that all add up, before they are believed to


def made_of(parts):
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


class Sheet:
    """Which figures of a block add up to which, written down once for all quantities.

    Figures are numbered as they stand in the block; parts of places that nobody publishes follow.
    """

    def __init__(self, block, made):
        self.made, self.whole = made
        keys = block["key"].tolist()
        self.at = {key: number for number, key in enumerate(keys)}
        self.figures = len(keys)
        self.kinds = dict(zip(keys, zip(block["kind"], block["quarter"], strict=True), strict=True))
        sums = [
            self._of_time(keys, "month", "quarter"),
            self._of_time(keys, "quarter", "financial_year"),
            self._of_places(keys),
            self._of_services(keys),
            *self._of_groups(keys),
            self._of_providers(keys),
        ]
        self.ends = np.cumsum([0, *(len(one) for one in sums)])
        self.matrix = self._matrix([one for of in sums for one in of])

    @property
    def parts(self):
        """How many parts of places stand behind the figures."""
        return len(self.at) - self.figures

    def _matrix(self, sums):
        """Each sum as a row: the whole less its parts. A figure that is not there is nought."""
        rows = np.repeat(np.arange(len(sums)), [1 + len(parts) for _, parts in sums])
        at = [number for whole, parts in sums for number in (whole, *parts)]
        sign = np.full(len(at), -1.0)
        sign[np.cumsum([0, *(1 + len(parts) for _, parts in sums)])[:-1]] = 1.0
        return csr_array((sign, (rows, np.array(at, dtype=int))), shape=(len(sums), len(self.at)))

    def unproven(self, shown):
        """The kinds of sums, by services or groups, that are all open: nobody sees one add up."""
        unknown = np.r_[np.isnan(shown), np.ones(self.parts, dtype=bool)]
        is_open = (abs(self.matrix) @ unknown.astype(float)) > _HALF
        spans = zip(self.ends[:-1], self.ends[1:], strict=True)
        return [
            kind for kind, (start, end) in enumerate(spans)
            if _BY_PLACE < kind < len(self.ends) - 2 and start < end and is_open[start:end].all()
        ]  # fmt: skip

    def equations(self, shown, *, adds_up, doubted=()):
        """The sums as (matrix, sides) for figures of which the hidden ones are not a number.

        A kind of sum that does not add up where all is shown binds one way, or not at all. What is
        not said to add up (people who answer twice count once) holds no more than the sum over
        time, and otherwise binds only where many sums are seen to add up. So it is with providers:
        an answer from nobody knows where has a provider and no place. Of kinds that are `doubted`
        each whole holds its parts, and maybe more: answers that tell of no group.
        """
        unknown = np.r_[np.isnan(shown), np.ones(self.parts, dtype=bool)]
        number = self.matrix @ np.r_[np.nan_to_num(shown), np.zeros(self.parts)]
        is_open = (abs(self.matrix) @ unknown.astype(float)) > _HALF
        low, high = -number, -number.copy()
        keep = is_open.copy()
        for kind, (start, end) in enumerate(zip(self.ends[:-1], self.ends[1:], strict=True)):
            left = number[start:end][~is_open[start:end]]
            under, over = (left < -_HALF).any(), (left > _HALF).any()
            is_doubted = not adds_up or kind == len(self.ends) - 2
            if kind < _TIMES:
                under = under or not adds_up
            elif is_doubted and len(left) < _BELIEVED:
                under = over = True
            if under and over:
                keep[start:end] = False
            over = over or kind in doubted
            low[start:end] -= _FAR if under else 0.0
            high[start:end] += _FAR if over else 0.0
        return self.matrix[keep], np.column_stack([low[keep], high[keep]])

    def within(self, shown, low, high, *, adds_up):
        """Limits of the hidden figures, by the shown ones that they hold or are held by.

        Sums say so already of what adds up. People do not: who answers twice counts once.
        """
        if adds_up:
            return low, high
        entries = self.matrix.tocoo()
        wholes = np.zeros(self.matrix.shape[0], dtype=int)
        wholes[entries.row[entries.data > 0]] = entries.col[entries.data > 0]
        mine = (entries.data < 0) & (entries.col < self.figures)
        part, whole = entries.col[mine], wholes[entries.row[mine]]
        low, high = low.copy(), high.copy()
        np.fmin.at(high, part, np.where(np.isnan(shown[whole]), high[part], shown[whole]))
        np.fmax.at(low, whole, np.where(np.isnan(shown[part]), low[whole], shown[part]))
        return low, high

    def _of_time(self, keys, short, long):
        inside = defaultdict(list)
        for key in keys:
            kind, quarter = self.kinds[key]
            if kind == short:
                inside[key[:-1], quarter if long == "quarter" else 0].append(self.at[key])
        found = []
        for key in keys:
            kind, quarter = self.kinds[key]
            if kind == long:
                within = inside.get((key[:-1], quarter if long == "quarter" else 0))
                if within:
                    found.append((self.at[key], within))
        return found

    def _of_places(self, keys):
        found = []
        for key in keys:
            table, place, rest = key[0], key[1], key[2:]
            inside = self.made.get((table, place)) if table in _TABLES_BY_PLACE else None
            if not inside or len(inside) == 1 and self.whole.get((table, inside[0])) == place:
                continue
            published = [(table, self.whole.get((table, part)), *rest) for part in inside]
            if not any(one in self.at for one in published):
                continue  # some groups are told of wide places alone: no ward has them at nought
            terms = []
            for part in inside:
                named = self.whole.get((table, part))
                at = (table, named or part, *rest)
                if named is None:
                    terms.append(self.at.setdefault(at, len(self.at)))
                elif at in self.at:
                    terms.append(self.at[at])
            found.append((self.at[key], terms))
        return found

    def _of_services(self, keys):
        inside = defaultdict(list)
        for key in keys:
            if key[0] == "P2":
                inside["P1", key[1], "", "", "", "", key[6]].append(self.at[key])
        return self._known(inside)

    def _of_groups(self, keys):
        inside = defaultdict(lambda: defaultdict(list))
        for key in keys:
            if key[0] == "P4":
                inside[key[4]]["P1", key[1], "", "", "", "", key[6]].append(self.at[key])
        return [self._known(of) for of in inside.values()]

    def _of_providers(self, keys):
        """Providers of a service against the widest place that has figures for services."""
        sizes = {p: len(inside) for (table, p), inside in self.made.items() if table == "P2"}
        if not sizes:
            return []
        widest = max(sizes, key=lambda place: (sizes[place], place))
        inside = defaultdict(list)
        for key in keys:
            if key[0] == "P3":
                inside["P2", widest, key[2], "", "", "", key[6]].append(self.at[key])
        return self._known(inside)

    def _known(self, inside):
        return [(self.at[whole], parts) for whole, parts in inside.items() if whole in self.kinds]
