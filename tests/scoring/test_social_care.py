"""Adult social care: every case of ascof.json, and shares of strata."""

import numpy as np
import pandas as pd
import pytest

from pipelines.errors import StatisticsError
from pipelines.scoring.scales import NOT_ASKED, OUT_OF_RANGE, SCALES, problems, score
from pipelines.stats.stratified import estimated_populations, stratified_shares
from tests import cases

ASCOF = cases.load("ascof.json") or {}
needs = pytest.mark.skipif(not ASCOF, reason="no ascof.json at WIDER_STAGE_ORACLES")


def _one(measure, row):
    return float(score(measure, [row]).iloc[0])


@pytest.mark.oracle
@needs
@pytest.mark.parametrize("name", ["ASCOF_1A", "ASCOF_1J", "ASCOF_1B", "ASCOF_1L1", "ASCOF_4A"])
def test_adult_social_care_outcomes(name):
    answers = pd.DataFrame(ASCOF["respondents"]["input"])
    expected = [row[name] for row in ASCOF["respondents"]["expected"]]
    found = list(score(name.lower(), answers))
    assert cases.differences(found, expected, 0, 1e-9 if name == "ASCOF_1J" else 0) == []


@pytest.mark.oracle
@needs
def test_nhs_digital_s_own_case_of_1j():
    """Person k answers k throughout; the first two are under 65, the last cannot be scored.

    The fourth answers 4 to questions of assistance that have three answers. The peer counts that 4
    as it stands; ours does not score it. With a 3, which counts 2, it differs by just that.
    """
    rows = [dict.fromkeys(SCALES["ascof_1j"].items, answer) for answer in (1, 2, 3, 4, 5)]
    for answer, row in enumerate(rows, start=1):
        row.update(age_1864=answer <= 2, can_answer_2c=answer <= 4)
    expected = ASCOF["unit_test_case"]["expected_1J"]
    assert cases.differences(list(score("ascof_1j", rows))[:3], expected[:3], 0, 1e-9) == []
    assert problems("ascof_1j", rows).tolist() == [None, None, None, OUT_OF_RANGE, NOT_ASKED]
    assistance = [item for item in SCALES["ascof_1j"].items if item.startswith(("q15", "q16"))]
    rows[3].update(dict.fromkeys(assistance, 3))
    found = _one("ascof_1j", rows[3])
    assert found == pytest.approx(expected[3] - 7 * (4 - 2) * 0.0202, abs=1e-9)


def _agree(found, expected, key, times=100):
    names = [*key, "response"]
    by = {tuple(row[name] for name in names): row for row in found.to_dict("records")}
    assert len(by) == len(expected)
    for row in expected:
        ours = by[tuple(row[name] for name in names)]
        theirs = {
            "estimated_people": row["est_population"],
            "share": row["percentage"] / times,
            "margin": row["margin_of_error"] / times,
            "respondents": row["respondents"],
            "population": row["supergroup_population"],
        }
        for name, value in theirs.items():
            assert cases.same(float(ours[name]), value), (row, name)


def _sample():
    given_ = ASCOF["stratified"]["input"]
    answers = pd.DataFrame(given_["responses"]).rename(columns={"q3a": "response"})
    return answers, pd.DataFrame(given_["population"]), ASCOF["stratified"]["expected"]


@pytest.mark.oracle
@needs
def test_stratified_shares_by_authority_and_together():
    answers, population, expected = _sample()
    strata = {"response": "response", "strata": ["LaCode", "Stratum"]}
    _agree(stratified_shares(answers, population, of=["LaCode"], **strata), expected["by_la"],
           ["LaCode"])  # fmt: skip
    _agree(stratified_shares(answers, population, **strata), expected["all_las"], [])


@pytest.mark.oracle
@needs
def test_stratified_shares_of_groups_whose_sizes_are_estimated():
    answers, population, expected = _sample()
    answers = answers.dropna(subset=["response"])  # who answered this question
    sizes = estimated_populations(answers, population, group="Gender", strata=["LaCode", "Stratum"])
    by = sizes.set_index(["Gender", "LaCode", "Stratum"])["population"]
    for row in expected["est_population_gender"]:
        found = by[row["Gender"], row["LaCode"], row["Stratum"]]
        assert cases.same(float(found), row["est_population"])
    found = stratified_shares(
        answers, sizes, response="response", strata=["LaCode", "Stratum"], of=["Gender"]
    )
    _agree(found, expected["by_gender"], ["Gender"])


@pytest.mark.oracle
@needs
def test_nhs_digital_s_own_stratified_case():
    case = ASCOF["stratified"]["nhs_digital_unit_test"]
    columns = ["LaCode", "Stratum", "response"]
    found = stratified_shares(
        pd.DataFrame(case["responses"], columns=columns),
        pd.DataFrame(case["population"], columns=["LaCode", "Stratum", "population"]),
        response="response", strata=["Stratum"], of=["LaCode"],
    )  # fmt: skip
    expected = [dict(zip(case["expected_columns"], row, strict=True)) for row in case["expected"]]
    _agree(found, expected, ["LaCode"])


# Shares of strata ---------------------------------------------------------------------------------


def test_a_stratum_that_nobody_answered_for_is_counted_as_unheard():
    answers = pd.DataFrame({"s": ["a"] * 4, "r": [1, 1, 2, 2]})
    population = pd.DataFrame({"s": ["a", "b"], "population": [100, 40]})
    found = stratified_shares(answers, population, response="r", strata=["s"])
    assert found["unheard"].tolist() == [40, 40] and found["population"].tolist() == [100, 100]
    assert found["share"].sum() == pytest.approx(1)


def test_one_respondent_in_a_stratum_leaves_the_margin_unknown():
    answers = pd.DataFrame({"s": ["a"] * 4 + ["b"], "r": [1, 1, 2, 2, 1]})
    population = pd.DataFrame({"s": ["a", "b"], "population": [100, 40]})
    found = stratified_shares(answers, population, response="r", strata=["s"]).set_index("r")
    assert found["share"].notna().all() and np.isnan(found["margin"][1])


def test_who_all_answered_has_no_margin():
    answers = pd.DataFrame({"s": ["a"] * 4, "r": [1, 1, 2, 2]})
    population = pd.DataFrame({"s": ["a"], "population": [4]})
    found = stratified_shares(answers, population, response="r", strata=["s"])
    assert found["margin"].tolist() == [0, 0]


def test_strata_without_a_population_are_refused():
    answers = pd.DataFrame({"s": ["a", "b"], "r": [1, 1]})
    population = pd.DataFrame({"s": ["a"], "population": [10]})
    with pytest.raises(StatisticsError, match="Give every stratum its population"):
        stratified_shares(answers, population, response="r", strata=["s"])
