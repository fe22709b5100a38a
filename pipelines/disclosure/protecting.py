"""Both rules, one after the other: few people are hidden, then what would give them away."""

import numpy as np
import pandas as pd
import scipy.sparse as sp

from pipelines.disclosure import primary
from pipelines.disclosure.over_time import FROZEN, HELD
from pipelines.disclosure.relations import members_of
from pipelines.disclosure.secondary import Table, hide_more

ELSEWHERE = "hidden so that another figure cannot be worked out"


def protect(cells, policy):
    """Hide every cell that could point at a person, and enough others that none can be worked out.

    Parameters
    ----------
    cells : DataFrame
        As for the primary rule. `least`, where present, is the number of people that a cell asks
        for; `cost` what hiding it costs a reader; `is_published` false where a row is no figure of
        ours, but what others leave when they are taken from each other. `is_frozen`, `is_held`,
        `is_known` and `n_people_then`, where present, are what kept builds make of it.
    policy : Policy

    Returns
    -------
    DataFrame
        The same rows; hidden ones have null values and the reason in `suppressed_because`.

    Raises
    ------
    DisclosureError
        If a cell cannot be counted, or cannot be protected whatever is hidden.
    """
    safe = primary.protect(cells, policy)
    frozen = _column(cells, "is_frozen", False).astype(bool)
    if frozen.any():
        safe = hide(safe, frozen, FROZEN, policy)
    if not len(cells) or (not len(policy.totals) and not policy.sets):
        return _held(safe, cells, policy)
    members, beyond = members_of(cells, policy.totals, policy.sets)
    hidden = hide_more(_table(cells, safe, members, beyond, policy), policy.least_width)
    more = hidden[: len(cells)] & safe["suppressed_because"].isna().to_numpy()
    more &= _column(cells, "is_published", True).to_numpy(dtype=bool)
    return _held(hide(safe, pd.Series(more, index=cells.index), ELSEWHERE, policy), cells, policy)


def _held(safe, cells, policy):
    """What kept builds hid is hidden on top of all else, so that nothing here rests on it.

    Once those builds are gone it can be shown, and the builds between give nothing away by it.
    """
    held = _column(cells, "is_held", False).astype(bool) & safe["suppressed_because"].isna()
    return hide(safe, held & cells["n_people"].gt(0), HELD, policy) if held.any() else safe


def hide(cells, rows, reason, policy):
    """Empty those rows of protected cells, for a reason."""
    cells = cells.copy()
    cells.loc[rows, "suppressed_because"] = reason
    for column in (*policy.value_columns, "n_people", "n_with"):
        if column in cells:
            cells[column] = cells[column].where(~rows)
    return cells


def _column(cells, name, otherwise):
    if name not in cells:
        return pd.Series(otherwise, index=cells.index)
    return cells[name].fillna(otherwise)


def _table(cells, safe, members, beyond, policy):
    """The figures as arrays, with a row for what each equation's total holds beyond its parts."""
    people = np.r_[cells["n_people"].fillna(0).to_numpy(dtype=float), beyond["n_people"]]
    extra = len(beyond)
    sides = [np.r_[_answers(cells, side), np.zeros(extra)] for side in ("n_with", "n_without")]
    answers = people
    if "n_responses" in cells:
        answers = np.r_[cells["n_responses"].fillna(0).to_numpy(dtype=float), beyond["n_people"]]
    size = (int(members["equation"].max()) + 1 if len(members) else 0, len(people))
    equations = _sparse(members["sign"], members["equation"], members["row"], size)
    left, few_left = equations @ answers, equations @ people
    open_ = np.flatnonzero(np.abs(left) > 0.5)
    slack = _sparse(-np.sign(left[open_]), open_, np.arange(len(open_)), (size[0], len(open_)))
    counted = np.where(few_left[open_] * left[open_] > 0, few_left[open_], left[open_])
    rest = np.minimum(np.abs(counted), np.abs(left[open_]))
    seen = np.r_[beyond["is_published"].to_numpy(dtype=bool), np.zeros(len(open_), dtype=bool)]
    shown = _column(cells, "is_published", True).to_numpy(dtype=bool)
    by_default = 1 + np.log1p(people[: len(cells)])
    cost = _column(cells, "cost", np.nan).to_numpy(dtype=float)
    rest_sides = [np.abs(equations @ side)[open_] for side in sides]
    least = _column(cells, "least", policy.threshold).to_numpy(dtype=float)
    # What a kept build shows as it is now would guard nothing: everybody knows it.
    known = _column(cells, "is_known", False).to_numpy(dtype=bool)
    cost = np.where(known, np.inf, np.where(np.isnan(cost), by_default, cost))
    then = _column(cells, "n_people_then", np.nan).to_numpy(dtype=float)
    then = np.where(_column(cells, "is_frozen", False).to_numpy(dtype=bool), then, np.nan)
    return Table(
        count=np.r_[people, rest],
        least=np.r_[least, np.where(seen, 1, policy.threshold)],
        cost=np.r_[cost, np.where(seen, np.inf, 0)],
        published=np.r_[shown, seen],
        hidden=np.r_[safe["suppressed_because"].notna().to_numpy(), ~seen],
        equations=sp.hstack([equations, slack], format="csr"),
        threshold=policy.threshold,
        yes=np.r_[sides[0], rest_sides[0]],
        no=np.r_[sides[1], rest_sides[1]],
        then=np.r_[then, np.full(len(seen), np.nan)],
    )


def _answers(cells, name):
    if name in cells:
        return cells[name].astype(float).fillna(0).to_numpy()
    if name == "n_without" and "n_with" in cells:
        return (cells["n_people"] - cells["n_with"]).astype(float).fillna(0).to_numpy()
    return np.zeros(len(cells))


def _sparse(values, rows, columns, shape):
    values = np.asarray(values, dtype=float)
    return sp.csr_matrix((values, (np.asarray(rows), np.asarray(columns))), shape=shape)
