"""Scores: every case of scores.json, then the rules of missing answers."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import MeasureError
from pipelines.scoring import groups
from pipelines.scoring.scales import (
    MISSING,
    NOT_ASKED,
    OUT_OF_RANGE,
    Scale,
    problems,
    score,
    with_table,
)
from pipelines.stats.intervals import effective_number, weighted_mean
from tests import cases

SCORES = cases.load("scores.json") or {}
needs = pytest.mark.skipif(not SCORES, reason="no scores at WIDER_STAGE_ORACLES")
QUESTIONS = {
    "satisfaction": "life_satisfaction",
    "worthwhile": "worthwhile",
    "happiness": "happiness",
    "anxiety": "anxiety",
}


def _of(name):
    return cases.each(SCORES.get(name, []))


def _one(measure, row):
    return float(score(measure, [row]).iloc[0])


def _metric():
    return with_table("swemwbs", SCORES["swemwbs_table"])


# scores.json --------------------------------------------------------------------------------------


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("swemwbs_cases"))
def test_a_scale_scored_by_the_user_s_table(case):
    assert cases.same(_one(_metric(), case["items"]), case["metric"], rel=0, absolute=0)
    plain = Scale(items=7, low=1, high=5)
    assert cases.same(_one(plain, case["items"]), case["raw"], rel=0, absolute=0)
    words = {"missing": MISSING, "item out of range": OUT_OF_RANGE}
    said = problems("swemwbs", [case["items"]]).iloc[0]
    assert (said is None) == (case["problem"] is None)
    assert said is None or words[next(w for w in words if case["problem"].startswith(w))] == said


@pytest.mark.oracle
@needs
def test_the_average_of_scored_people():
    found = score(_metric(), [case["items"] for case in SCORES["swemwbs_cases"]])
    expected = SCORES["swemwbs_summary"]
    assert found.count() == expected["n"]
    assert found.mean() == pytest.approx(expected["mean"], rel=1e-12)
    assert found.std() == pytest.approx(expected["sd"], rel=1e-12)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("swemwbs_change"))
def test_change_is_in_the_table_s_unit_not_in_raw_points(case):
    items = [[raw // 7 + (i < raw % 7) for i in range(7)] for raw in
             (case["raw_before"], case["raw_after"])]  # fmt: skip
    before, after = score(_metric(), items)
    assert round(after - before, 2) == case["metric_change"]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("ons4_bands"))
def test_bands(case):
    for question in groups.ONS4:
        assert groups.ons4_band([case["score"]], question).iloc[0] == case[question]


@pytest.mark.oracle
@needs
@pytest.mark.parametrize("name", QUESTIONS)
def test_weighted_means_and_shares_of_bands(name):
    frame, expected = pd.DataFrame(SCORES["ons4_responses"]), SCORES["ons4_expected"][name]
    answers = score("ons4", frame[[name]])
    known = frame.assign(answer=answers).dropna(subset=["answer"])
    w, y = known["weight"], known["answer"]
    assert len(known) == expected["n"]
    assert y.mean() == pytest.approx(expected["mean_unweighted"], rel=1e-12)
    mean, _ = weighted_mean(w.sum(), (w**2).sum(), (w * y).sum(), (w * y**2).sum())
    assert mean == pytest.approx(expected["mean_weighted"], rel=1e-12)
    n = effective_number(w.sum(), (w**2).sum())
    assert float(n) == pytest.approx(expected["effective_n_kish"], rel=1e-12)
    shares = groups.band_shares(groups.ons4_band(answers, QUESTIONS[name]), frame["weight"])
    assert {band: 100 * share for band, share in shares.items()} == pytest.approx(
        expected["percent_weighted"], rel=1e-12
    )


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("ucla3"))
def test_loneliness(case):
    found = score("ucla3", [case["responses"]])
    assert cases.same(float(found.iloc[0]), case["score"])
    lonely = groups.is_lonely(found).iloc[0]
    assert (None if lonely is pd.NA else bool(lonely)) == case["lonely_6_to_9"]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("nps"))
def test_net_promoters(case):
    found = groups.net_promoters(case["counts_0_to_10"])
    assert found[:4] == (case["n"], case["promoters"], case["passives"], case["detractors"])
    assert cases.same(found.score, case["nps"], 1e-14)
    assert cases.same(found.standard_error, case["se"], 1e-12)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("fft"))
def test_friends_and_family(case):
    found = groups.friends_and_family({name: case[name] for name in groups.FFT_ANSWERS})
    assert found.n == case["total"]
    for share, name in (("positive_share", "percent_positive"),
                        ("negative_share", "percent_negative"),
                        ("net_share", "pre2014_net_score")):  # fmt: skip
        assert cases.same(100 * getattr(found, share), case[name], 1e-14)


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("reqol10"))
def test_a_sum_of_ten(case):
    found = _one("reqol10", case["items_0_to_4_after_reversal"])
    assert cases.same(found, case["complete_sum"])
    assert case["below_25"] is None or (found < 25) == case["below_25"]


# Rules --------------------------------------------------------------------------------------------


def test_who_did_not_answer_enough_is_not_scored_and_the_rest_count_as_the_average():
    scale = Scale(items=4, low=0, high=4, min_items=3)
    found = score(scale, [[4, 4, 4, 4], [4, 4, 1, None], [4, 4, None, None], [None] * 4])
    assert found.iloc[:2].tolist() == [16, 12]
    assert found.iloc[2:].isna().all()
    assert problems(scale, [[4, 4, None, None]]).tolist() == [MISSING]
    mean = Scale(items=4, low=0, high=4, min_items=3, combine="mean")
    assert score(mean, [[4, 4, 1, None]]).tolist() == [3]


def test_a_measure_of_the_registry_is_a_scale():
    measure = SimpleNamespace(items=5, min_items=4, scale_low=0, scale_high=20)
    assert score(measure, [[4, 4, 4, 4, None], [0, 1, 2, 3, 5]]).tolist()[0] == 20
    assert problems(measure, [[0, 1, 2, 3, 5]]).tolist() == [OUT_OF_RANGE]
    assert problems(measure, [[0, 1, 2, 3, 2.5], list("abcde")]).tolist() == [OUT_OF_RANGE] * 2
    assert score({"items": 2, "high": 5}, [[1, 2]]).tolist() == [3]


def test_only_whom_it_applies_to_is_scored():
    scale = Scale(items=("a",), only_if="asked")
    frame = pd.DataFrame({"a": [1, 2, 3], "asked": [True, False, None]}, index=[7, 8, 9])
    assert score(scale, frame).dropna().to_dict() == {7: 1}
    assert problems(scale, frame).dropna().to_dict() == {8: NOT_ASKED, 9: NOT_ASKED}


ITEMS = st.lists(st.one_of(st.integers(0, 4), st.none()), min_size=5, max_size=5)


@settings(max_examples=25)
@given(st.lists(ITEMS, min_size=1, max_size=20))
def test_reversed_items_mirror_the_score(people):
    plain = Scale(items=5, low=0, high=4, min_items=3)
    mirrored = Scale(items=5, low=0, high=4, min_items=3, reversed_items=tuple(range(5)))
    np.testing.assert_allclose(score(mirrored, people), 20 - score(plain, people))
    assert score(plain, people).dropna().between(0, 20).all()
    answered = [sum(item is not None for item in person) for person in people]
    assert list(score(plain, people).notna()) == [count >= 3 for count in answered]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: score("swemwbs", [[1] * 7]), "Bring the one of your licence"),
        (lambda: score(with_table("swemwbs", {7: 7.0}), [[2] * 7]), "no score for the sum 14"),
        (lambda: with_table("swemwbs", {}), "empty or holds what is no number"),
        (lambda: score("wemwbs", [[1]]), "there is no such scale"),
        (lambda: score(Scale(items=("a", "b")), pd.DataFrame({"a": [1]})), "no column 'b'"),
        (lambda: score(Scale(items=2), [[1, 2, 3]]), "3 columns for 2 items"),
        (lambda: Scale(items=2, min_items=3), "1 to all of its items"),
        (lambda: Scale(items=2, combine="median"), "One of sum, mean"),
        (lambda: Scale(items=2, min_items=1, needs_table=True), "Leave min_items out"),
        (lambda: groups.ons4_band([11], "happiness"), "no whole number of 0 to 10"),
        (lambda: groups.ons4_band([1], "hope"), "it has no bands"),
        (lambda: groups.net_promoters([1, 2]), "it takes 11 counts"),
        (lambda: groups.friends_and_family({"great": 1}), "an answer is unknown"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(MeasureError, match=says):
        call()
