"""Which figures add up to which: the equations that anybody with the published tables can write.

An equation has members with a sign, +1 for a total and -1 for a part. What a total holds beyond
its parts (people whose age band is not stated) is a member of its own that nobody publishes.
"""

import numpy as np
import pandas as pd

from pipelines.errors import DisclosureError

MEMBERS = ("equation", "row", "sign")
ALL = {"all", "total", "totals", "grand total"}
_NOT_A_KEY = {
    *("n_people", "n_with", "n_without", "n_responses", "value", "lower", "upper", "basis"),
    *("suppressed_because", "cost", "least", "is_published"),
}


def members_of(cells, totals, sets):
    """The members of every equation between the rows of `cells`.

    Parameters
    ----------
    cells : DataFrame
    totals : iterable
        Each is a frame of members (`equation`, `row`, `sign`: row by position); a mapping of a
        total to its parts, or such a pair, by the labels of the index; or a column or several:
        then totals by it are published, as rows that say "all" or null there, or elsewhere.
    sets : mapping or None
        What each place (or period, or group) is made of, by its value in the column that holds
        it. Sets that lie within each other have a difference, which is a figure too.

    Returns
    -------
    (members, beyond) : DataFrame, DataFrame
        `beyond` holds the rows after the last: differences of sets, which nobody publishes, and
        totals that stand elsewhere, which cannot be hidden.
    """
    beyond = _Beyond(len(cells))
    found = [one for total in totals or () for one in _said(cells, total, beyond)]
    if sets:
        found.extend(_of_sets(cells, sets, beyond))
    more = pd.DataFrame(beyond.rows, columns=["n_people", "is_published"])
    return number(found), more.astype({"n_people": float, "is_published": bool})


class _Beyond:
    """Figures that are no row of the cells: differences, and totals that stand elsewhere."""

    def __init__(self, after):
        self.after, self.rows = after, []

    def add(self, n_people, is_published):
        """The number of the new row."""
        self.rows.append((float(n_people), is_published))
        return self.after + len(self.rows) - 1


def number(found):
    """Several frames of members as one, each equation with a number of its own."""
    found = [one[list(MEMBERS)] for one in found if len(one)]
    if not found:
        return pd.DataFrame({name: pd.Series(dtype="int64") for name in MEMBERS})
    start, frames = 0, []
    for one in found:
        codes, names = pd.factorize(one["equation"])
        frames.append(one.assign(equation=codes + start))
        start += len(names)
    return pd.concat(frames, ignore_index=True).astype("int64")


def _equation(total, parts):
    """The members of one equation."""
    return pd.DataFrame({"equation": 0, "row": [total, *parts], "sign": [1, *([-1] * len(parts))]})


def _said(cells, total, beyond):
    if isinstance(total, pd.DataFrame):
        return [total]
    if isinstance(total, str):
        return _margins(cells, (total,), beyond)
    if isinstance(total, dict):
        return [_by_label(cells, whole, parts) for whole, parts in total.items()]
    if len(total) == 2 and not isinstance(total[1], str):
        return [_by_label(cells, *total)]
    return _margins(cells, tuple(total), beyond)


def _by_label(cells, whole, parts):
    at = cells.index.get_indexer([whole, *parts])
    if (at < 0).any():
        raise DisclosureError("totals", "name a cell that is not there", "Name rows of the cells.")
    return _equation(at[0], list(at[1:]))


def _keys(cells):
    return [c for c in cells.columns if c not in _NOT_A_KEY and not c.startswith(("n_", "sum_"))]


def _margins(cells, columns, beyond):
    """Equations of the totals by `columns`, and by what is left of the key where that is one."""
    keys = _keys(cells)
    if unknown := set(columns) - set(keys) - ALL:
        raise DisclosureError("totals", f"name no column of the cells: {sorted(unknown)}", "")
    wanted = {tuple(c for c in columns if c in keys)}
    if len(columns) == 1 and columns[0] in keys and len(keys) == 2:
        wanted.add(tuple(c for c in keys if c not in columns))
    is_total = pd.DataFrame({key: _is_total(cells[key]) for key in keys}, index=cells.index)
    inner = ~is_total.any(axis=1).to_numpy()
    found = []
    for kept in sorted(wanted):
        summed = [c for c in keys if c not in kept]
        rows = np.flatnonzero(inner)
        by = (
            cells.iloc[rows][list(kept)].apply(tuple, axis=1)
            if kept
            else pd.Series([()] * len(rows))
        )
        shape = is_total[summed].all(axis=1) & ~is_total[list(kept)].any(axis=1)
        wholes = {tuple(cells.iloc[at][list(kept)]): at for at in np.flatnonzero(shape.to_numpy())}
        for key, parts in pd.Series(rows).groupby(by.to_numpy()):
            whole = wholes.get(key)
            if whole is None:
                whole = beyond.add(cells["n_people"].iloc[parts].sum(), True)
            found.append(_equation(whole, list(parts)))
    return found


def _is_total(column):
    return column.isna() | column.astype(str).str.lower().isin(ALL)


def _of_sets(cells, sets, beyond):
    """Differences of sets that lie within each other, and unions of sets that do not meet."""
    column = next((c for c in _keys(cells) if set(sets) & set(cells[c].dropna())), None)
    if column is None:
        return []
    others = [c for c in _keys(cells) if c != column]
    held = {name: frozenset(one) for name, one in dict(sets).items()}
    codes = (
        cells.groupby(others, dropna=False).ngroup() if others else pd.Series(0, cells.index)
    ).to_numpy()
    found = []
    people = cells["n_people"].to_numpy(dtype=float)
    for code in np.unique(codes):
        rows = {cells[column].iloc[at]: at for at in np.flatnonzero(codes == code)}
        rows = {name: at for name, at in rows.items() if name in held}
        for whole, within in _nested(rows, held):
            parts = [rows[name] for name in within]
            left = people[rows[whole]] - people[parts].sum()
            covers = frozenset().union(*(held[name] for name in within)) == held[whole]
            if not covers:
                parts = [*parts, beyond.add(left, False)]
            found.append(_equation(rows[whole], parts))
    return found


def _nested(rows, held):
    """Each set with one that lies within it, and with as many as fill it without meeting."""
    for whole in rows:
        inside = [n for n in rows if n != whole and held[n] <= held[whole]]
        for name in inside:
            if held[name] < held[whole] or (held[name] == held[whole] and str(name) < str(whole)):
                yield whole, [name]
        filled, taken = [], frozenset()
        for name in sorted(inside, key=lambda n: (-len(held[n]), str(n))):
            if held[name] < held[whole] and not held[name] & taken:
                filled, taken = [*filled, name], taken | held[name]
        if len(filled) > 1:
            yield whole, filled
