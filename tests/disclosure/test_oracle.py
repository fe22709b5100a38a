"""The cases of `disclosure.json`, each attacked: no small cell can be worked out."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from pipelines.disclosure import Policy, protect
from tests import support

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def oracle(oracle_folder):
    return json.loads((oracle_folder / "disclosure.json").read_text(encoding="utf-8"))


def _ids():
    path = support.ORACLES / "disclosure.json"
    if not path.is_file():
        return []
    return [case["id"] for case in json.loads(path.read_text(encoding="utf-8"))["tables"]]


def _margins(case):
    """Of each published total: the cells in it."""
    at = np.arange(np.size(case["table"])).reshape(np.shape(case["table"]))
    rows = list(at) if case["published"]["row_totals"] else []
    columns = list(at.T) if case["published"]["column_totals"] else []
    whole = [at.ravel()] if case["published"]["grand_total"] else []
    return [*rows, *columns, *whole]


def _room(case, hidden, knows):
    """How far each small cell can go, for somebody with the totals."""
    counts = np.ravel(case["table"]).astype(float)
    small = (counts > 0) & (counts < case["threshold"])
    low, high = np.where(hidden, 0, counts), np.where(hidden, counts.sum(), counts)
    if knows:
        low = np.where(hidden & small, 1, low)
        high = np.where(hidden & small, case["threshold"] - 1, high)
    sums = np.zeros((len(_margins(case)), len(counts)))
    for row, cells in enumerate(_margins(case)):
        sums[row, cells] = 1
    rooms = []
    for cell in np.flatnonzero(small):
        ends = [
            milp(
                sign * np.eye(len(counts))[cell], bounds=Bounds(low, high),
                integrality=np.ones(len(counts)),
                constraints=LinearConstraint(sums, sums @ counts, sums @ counts),
            ).x[cell]
            for sign in (1, -1)
        ]  # fmt: skip
        rooms.append(round(ends[1] - ends[0]))
    return rooms


def _cells(case):
    counts = np.array(case["table"])
    rows, columns = np.indices(counts.shape)
    return pd.DataFrame(
        {"row": rows.ravel(), "column": columns.ravel(), "n_people": counts.ravel(),
         "value": counts.ravel() / 1.0}
    )  # fmt: skip


@pytest.mark.parametrize("name", _ids())
def test_no_small_cell_can_be_worked_out(oracle, name):
    (case,) = (case for case in oracle["tables"] if case["id"] == name)
    said = case["published"]
    totals = [("row",)] * said["row_totals"] + [("column",)] * said["column_totals"]
    totals += [()] * said["grand_total"]
    cells = _cells(case)
    safe = protect(cells, Policy(threshold=case["threshold"], totals=totals))
    hidden = safe["value"].isna().to_numpy()
    assert (safe["suppressed_because"].notna() == hidden).all()
    assert hidden[cells["n_people"].between(1, case["threshold"] - 1)].all()
    assert min(_room(case, hidden, knows=False)) >= 1
    assert min(_room(case, hidden, knows=True)) >= 1
    # The attack itself has teeth: with the first rule alone it finds what the oracle says.
    alone = protect(cells, Policy(threshold=case["threshold"]))["value"].isna().to_numpy()
    found = [room == 0 for room in _room(case, alone, knows=True)]
    said = [cell["exactly_recoverable_knowing_rule"] for cell in case["primary_only_attack"]]
    assert found == said


@pytest.mark.parametrize("way", ["time_difference", "overlapping_geography"])
def test_a_small_difference_of_two_figures_is_a_figure(oracle, way):
    (case,) = (case for case in oracle["other_attacks"] if case["id"].endswith(way))
    names = sorted(case["published"], key=case["published"].get)
    cells = pd.DataFrame({"place_id": names, "n_people": [case["published"][n] for n in names]})
    cells["value"] = 1.0
    sets = {names[0]: {"a"}, names[1]: {"a", "b"}}
    safe = protect(cells, Policy(sets=sets))
    assert safe["value"].isna().any(), "both would give their difference"
    apart = protect(cells, Policy(sets={names[0]: {"a"}, names[1]: {"b"}}))
    assert apart["value"].notna().all(), "places that do not overlap have no difference"


def test_a_share_its_limits_and_its_base_go_together(oracle):
    (case,) = (c for c in oracle["other_attacks"] if c["id"].endswith("percentage_reveals_count"))
    said = case["published"]
    yes = case["what_an_attacker_computes"]["count"][0]
    cells = pd.DataFrame(
        [{"value": said["percentage"], "lower": 0.1, "upper": 0.6, "n_people": said["base"],
          "n_with": yes}]
    )  # fmt: skip
    safe = protect(cells, Policy()).iloc[0]
    assert safe[["value", "lower", "upper", "n_people", "n_with"]].isna().all()


def test_means_of_few_and_of_all_but_one_are_hidden(oracle):
    (case,) = (c for c in oracle["other_attacks"] if c["id"].endswith("mean_difference"))
    said = case["published"]
    cells = pd.DataFrame(
        {"place_id": ["all", "rest"], "n_people": [said["n_all"], said["n_rest"]],
         "value": [said["mean_all"], said["mean_rest"]]}
    )  # fmt: skip
    sets = {"all": {1, 2}, "rest": {1}}
    assert protect(cells, Policy(sets=sets))["value"].isna().all()
    many = cells.assign(n_people=[104, 103])
    assert protect(many, Policy(sets=sets))["value"].isna().any()


def test_a_group_that_all_said_the_same_is_hidden_with_its_base(oracle):
    (case,) = (c for c in oracle["other_attacks"] if c["id"].endswith("hundred_percent"))
    said = case["published"]
    cells = pd.DataFrame([{"value": 1.0, "n_people": said["base"], "n_with": said["very_poor"]}])
    assert protect(cells, Policy())["value"].isna().all()


def test_the_thresholds_of_the_table(oracle):
    for row in oracle["rounding_and_suppression"]:
        for threshold in (5, 10):
            cells = pd.DataFrame([{"value": float(row["n"]), "n_people": row["n"]}])
            shown = protect(cells, Policy(threshold=threshold)).loc[0, "value"]
            said = row[f"suppress_lt{threshold}"]
            assert (said == "*") == pd.isna(shown)
            assert said == "*" or shown == said


def test_what_acro_hides_for_few_people_is_hidden_here(oracle):
    for case in oracle["acro_reference"]["cases"]:
        cells = pd.DataFrame(case["cells"]).rename(columns={"n": "n_people", "true": "value"})
        safe = protect(cells[["place", "provider", "n_people", "value"]], Policy())
        few = cells["n_people"] < oracle["acro_reference"]["config"]["safe_threshold"]
        assert (safe["value"].isna() == few).all()
