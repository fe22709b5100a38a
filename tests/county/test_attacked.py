"""The published county, attacked by linear algebra alone: no small figure follows from the others.

The attacker has one published file and the lists of wards in it. Every hidden figure is an unknown;
each total over periods, wards, services or groups is an equation. A figure that the equations
determine, and that is about one to nine answers, has been found.
"""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from pipelines.build.header import AUDIENCES
from tests import support

KEY = ["published_table", "place_id", "service_id", "provider_id", "group_dimension",
       "group_value", "period"]  # fmt: skip
YEAR = "case when month(period_start) < 4 then year(period_start) - 1 else year(period_start) end"


@pytest.fixture(scope="module")
def opened(county_build):
    with support.published(county_build, "public") as engine:
        yield engine


def test_every_audience_sees_the_same_of_people(county_build, opened):
    """So what one of them cannot work out, none can, nor all together."""
    order = ", ".join(["measure_id", *KEY])
    public = opened.run(f"select * from pub_outcome order by {order}")
    for audience in AUDIENCES:
        with support.published(county_build, audience) as engine:
            assert engine.run(f"select * from pub_outcome order by {order}") == public


def _views(engine):
    """Rows of each measure and year: kind of period, quarter, answers; None where hidden."""
    rows = engine.run(
        f"select measure_id, {YEAR}, {', '.join(KEY)}, period_kind, quarter(period_start),"
        " n_responses, why_no_value = 'too_few' from pub_outcome"
        " where why_no_value is distinct from 'not_asked'"
    )
    views = {}
    for measure, year, *rest in rows:
        key = tuple(value or "" for value in rest[:7])
        kind, quarter, answers, is_hidden = rest[7:]
        views.setdefault((measure, year), {})[key] = (kind, quarter, None if is_hidden else answers)
    return views


def _wards(engine):
    within = {}
    for place, ward, is_whole in engine.run(
        "select place_id, ward_id, is_whole from pub_place_ward"
    ):
        within.setdefault(place, []).append((ward, is_whole))
    return {p: [w for w, _ in ws] for p, ws in within.items() if all(whole for _, whole in ws)}


def _equations(view, wards):
    """(whole, parts) of everything that adds up."""
    found = {}
    for key, (kind, quarter, _) in view.items():
        table, place, service, provider, dimension, _, period = key
        if kind in ("month", "quarter"):
            longer = {"month": "quarter", "quarter": "financial_year"}[kind]
            found.setdefault(
                ("time", key[:6], longer, quarter if kind == "month" else 0), []
            ).append(key)
        if table == "P2":
            found.setdefault(("P1", place, "", "", "", "", period), []).append(key)
        if table == "P4":
            found.setdefault((("P1", place, "", "", "", "", period), dimension), []).append(key)
        if table in ("P1", "P4") and place in wards and wards[place] != [place]:
            inside = [(table, ward, service, provider, *key[4:]) for ward in wards[place]]
            within = [one for one in inside if one in view]
            # Fifths of areas are told of wide places alone.
            found |= {("place", key): within} if within else {}
    longer = {
        (key[:6], kind, q if kind == "quarter" else 0): key for key, (kind, q, _) in view.items()
    }
    for name, parts in found.items():
        whole = longer.get(name[1:]) if name[0] == "time" else name[1] if name[0] == "place" else (
            name[0] if isinstance(name[0], tuple) else name
        )  # fmt: skip
        if whole in view:
            yield name[0] if name[0] in ("time", "place") else "split", whole, parts


def _found(view, equations):
    """Hidden figures that the equations determine to be 1 to 9, and how many figures are hidden."""
    unknown = {key: at for at, key in enumerate(k for k, row in view.items() if row[2] is None)}
    rows, numbers = [], []
    for _, whole, parts in equations:
        row, number = np.zeros(len(unknown)), 0
        for key, sign in [(whole, 1), *((part, -1) for part in parts)]:
            if key in unknown:
                row[unknown[key]] += sign
            else:
                number -= sign * view[key][2]
        if row.any():
            rows.append(row)
            numbers.append(number)
    if not rows:
        return [], len(unknown)
    matrix, numbers, names = (
        csr_matrix(np.array(rows)),
        np.array(numbers, dtype=float),
        list(unknown),
    )
    _, label = connected_components(abs(matrix).T @ abs(matrix), directed=False)
    found = []
    for at in np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1]):
        inside = matrix[:, at]
        used = np.flatnonzero(np.diff(inside.indptr))
        if not len(used):
            continue
        _, sizes, directions = np.linalg.svd(inside[used].toarray(), full_matrices=False)
        known = (directions[sizes > 1e-9] ** 2).sum(axis=0) > 1 - 1e-9
        if known.any():
            is_so = np.linalg.lstsq(inside[used].toarray(), numbers[used], rcond=None)[0]
            found += [names[i] for i in at[known & (is_so > 0.5) & (is_so < 9.5)]]
    return found, len(unknown)


def _attack(views, wards):
    """What is found, how many are hidden, and how many sums of shown figures agree or do not.

    Services and groups need not add up: some answers state none. Time and wards have to.
    """
    found, hidden, agree, differ = [], 0, 0, 0
    for view in views.values():
        equations = list(_equations(view, wards))
        left = {
            at: (kind, view[whole][2] - sum(view[part][2] for part in parts))
            for at, (kind, whole, parts) in enumerate(equations)
            if all(view[key][2] is not None for key in [whole, *parts])
        }
        agree += sum(one == 0 for _, one in left.values())
        differ += sum(one != 0 and kind != "split" for kind, one in left.values())
        more, unknown = _found(view, equations)
        found += more
        hidden += unknown
    return found, hidden, agree, differ


def test_no_small_figure_follows_from_the_others(opened):
    found, hidden, agree, differ = _attack(_views(opened), _wards(opened))
    assert hidden > 10_000
    assert agree > 5_000, "the attacker's equations are those of the tables"
    assert differ == 0
    assert found == []


def test_hidden_figures_are_found_where_only_few_people_hide_them(county_build, opened):
    """With the first rule alone the same attacker finds many."""
    views = _views(opened)
    with support.warehouse(county_build) as engine:
        marts = {"P1": "fct_p1_place", "P2": "fct_p2_service", "P4": "fct_p4_group"}
        for table, mart in marts.items():
            names = {name for name, *_ in engine.run(f"select column_name from (describe {mart})")}
            columns = ", ".join(name if name in names else "null" for name in KEY[1:])
            for measure, year, *rest in engine.run(
                f"select measure_id, {YEAR}, {columns}, n_people, n_responses,"
                " least(n_people, coalesce(nullif(n_with, 0), 10),"
                " coalesce(nullif(n_without, 0), 10))"
                f" from {mart}"
            ):
                key = (table, *(value or "" for value in rest[:6]))
                kind, quarter, _ = views[measure, year][key]
                people, answers, least = rest[6:]
                few = people > 0 and least < 10
                views[measure, year][key] = (kind, quarter, None if few else answers)
    found, *_ = _attack(views, _wards(opened))
    assert len(found) > 500
