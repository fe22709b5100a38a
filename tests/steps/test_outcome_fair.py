"""Providers in a funnel, wards steadied, places against the rest: from protected cells only."""

import numpy as np
import pandas as pd
import pytest

from pipelines.stats.funnels import funnel
from pipelines.steps import (
    stat_cell,
    stat_outcome_funnel,
    stat_outcome_funnel_line,
    stat_outcome_rest,
    stat_outcome_steadied,
    stat_sentence_fair,
    stat_sentence_funnel,
)

MEASURES = pd.DataFrame(
    [
        ("days", "proportion", "share of people", "higher_is_better", 0.0, 1.0),
        ("worry", "mean", "score out of 10", "lower_is_better", 0.0, 10.0),
    ],
    columns=["measure_id", "measure_kind", "unit", "polarity", "scale_low", "scale_high"],
)
YEAR = "FY2024-25"


def cell(measure, value, n, sd=2.0, **where):
    """A protected cell of n people, each of weight 1."""
    squares = n * value if measure == "days" else (n - 1) * sd**2 + n * value**2
    return {
        "published_table": "P1", "measure_id": measure, "place_id": None, "service_id": None,
        "service_name": None, "provider_id": None, "provider_name": None, "group_dimension": None,
        "group_value": None, "period": YEAR, "period_kind": "financial_year", "n_people": n,
        "n_responses": n, "sum_w": n, "sum_w2": n, "sum_wy": n * value, "sum_wy2": squares,
        "suppressed_because": None,
    } | where  # fmt: skip


def hidden(**where):
    nothing = dict.fromkeys(
        ["n_people", "n_responses", "sum_w", "sum_w2", "sum_wy", "sum_wy2"], np.nan
    )
    return cell("days", 0.5, 10, **where) | nothing | {"suppressed_because": "few people"}


def cells(rows):
    return pd.DataFrame(rows).astype(
        {c: float for c in ("n_people", "sum_w", "sum_w2", "sum_wy", "sum_wy2")}
    )


# ── funnels ──────────────────────────────────────────────────────────────────────────────────


def provider(name, share, n, measure="days", **where):
    named = {"provider_id": name, "provider_name": name, "service_id": "care",
             "service_name": "Care", "published_table": "P3"}  # fmt: skip
    return cell(measure, share, n, **(named | where))


def a_funnel(*rows):
    frames = {
        "safe_cell": cells(rows),
        "dim_measure": MEASURES,
        "dim_provider": pd.DataFrame({"provider_id": ["p0", "p1"], "is_in_house": [True, False]}),
    }
    frames["stat_outcome_funnel"] = stat_outcome_funnel.run(frames)
    return (
        frames["stat_outcome_funnel"].set_index("provider_id"),
        stat_outcome_funnel_line.run(frames),
        stat_sentence_funnel.run(frames).iloc[0],
    )


ALIKE = [provider(f"p{i}", share, 400) for i, share in
         enumerate([0.60, 0.61, 0.59, 0.60, 0.62, 0.58, 0.60, 0.61, 0.59])]  # fmt: skip


def test_one_far_from_the_rest_stands_out_and_how_many_were_looked_at_is_said():
    found, lines, said = a_funnel(*ALIKE, provider("far", 0.82, 400), hidden(
        published_table="P3", provider_id="q", provider_name="q", service_id="care",
        service_name="Care"))  # fmt: skip
    assert found["funnel_side"].drop(["far", "q"]).eq("within").all()
    assert found.loc["far", "funnel_side"] == "above_998"
    assert found.loc["p0", "is_in_house"] and pd.isna(found.loc["q", "funnel_side"])
    assert (said["providers_shown"], said["providers_hidden"]) == (10, 1)
    assert "One of ten providers of “Care” looked at" in said["sentence"]
    assert "a question to ask, not a verdict" in said["sentence"]
    assert "chance alone would put about 0.5 there" in said["sentence"]
    assert "One more has too few answers to show" in said["sentence"]
    assert lines["funnel_size"].max() >= 400 >= lines["funnel_size"].min()


def test_limits_and_phi_are_those_of_the_package_and_the_lines_run_through_them():
    n = np.array([40, 90, 160, 250, 360, 420])
    share = np.array([0.5, 0.75, 0.55, 0.7, 0.5, 0.72])
    found, lines, said = a_funnel(
        *[provider(f"p{i}", a, b) for i, (a, b) in enumerate(zip(share, n, strict=True))]
    )
    expected = funnel(share * n, n, kind="proportion")
    assert expected["adjusted"].all(), "a spread beyond chance, so that the widening is seen"
    for column in ("lower_95", "upper_998"):
        assert found[column].to_numpy() == pytest.approx(expected[column].to_numpy())
    assert found["phi"].to_numpy() == pytest.approx(expected["phi"].to_numpy())
    assert f"{expected['phi'].iloc[0]:.1f} times what chance gives (phi)" in said["sentence"]
    order = np.argsort(n)
    drawn = np.interp(n[order], lines["funnel_size"], lines["upper_95"])
    assert drawn == pytest.approx(expected["upper_95"].to_numpy()[order], abs=0.003)


def test_averages_have_a_funnel_too_within_the_ends_of_their_scale():
    found, lines, _ = a_funnel(
        *[provider(f"p{i}", 9.4 + i / 20, 12, "worry", sd=2.5) for i in range(6)]
    )
    assert found["upper_998"].max() == 10 and lines["upper_998"].max() == 10
    assert found["person_sd"].to_numpy() == pytest.approx([2.5] * 6)


def test_people_who_answered_twice_count_once():
    twice = [row | {"n_people": 200} for row in ALIKE]
    assert a_funnel(*twice)[0]["funnel_size"].eq(200).all()


def test_fewer_than_five_have_no_funnel_and_it_says_so():
    found, lines, said = a_funnel(*ALIKE[:4])
    assert found["upper_998"].isna().all() and found["phi"].isna().all() and lines.empty
    assert said["sentence"].startswith("**No funnel can be drawn**: four providers")


# ── small places ─────────────────────────────────────────────────────────────────────────────


PLACES = pd.DataFrame(
    [(f"w{i}", "ward", "D", f"Ward {i}") for i in range(9)] + [("D", "district", "D", "Dale")],
    columns=["place_id", "place_level", "district_id", "place_name"],
).assign(county_id="C", icb_id=None)


def places(*rows):
    frames = {"safe_cell": cells(rows), "dim_measure": MEASURES, "dim_place": PLACES}
    frames["stat_cell"] = stat_cell.run(frames)
    frames["dim_place_ward"] = pd.DataFrame(
        {"place_id": "D", "ward_id": [f"w{i}" for i in range(9)], "is_whole": True}
    )
    frames["dim_alliance"] = pd.DataFrame({"alliance_id": [], "alliance_name": []})
    return frames


def steadied(*rows):
    frames = places(*rows)
    frames["stat_outcome_steadied"] = stat_outcome_steadied.run(frames)
    frames["stat_outcome_rest"] = stat_outcome_rest.run(frames)
    said = stat_sentence_fair.run(frames)
    return frames["stat_outcome_steadied"].set_index("place_id"), said.set_index("block")


def test_a_small_ward_is_drawn_further_than_a_large_one_and_says_by_how_much():
    shares, people = [0.45, 0.75, 0.55, 0.68, 0.75], [400, 400, 400, 400, 20]
    found, said = steadied(
        *[cell("days", a, n, place_id=f"w{i}") for i, (a, n) in
          enumerate(zip(shares, people, strict=True))]
    )  # fmt: skip
    towards = found["steadied_towards"].iloc[0]
    drawn = (found["value"] - found["steadied_value"]).abs()
    assert drawn["w4"] > drawn["w1"] and found.loc["w4", "own_voice"] < found["own_voice"].max()
    between = (found["steadied_value"] - towards) / (found["value"] - towards)
    assert between.to_numpy() == pytest.approx(found["own_voice"].to_numpy())
    assert (found["steadied_lower"] < found["steadied_value"]).all()
    low, high = (round(100 * end) for end in (found["own_voice"].min(), found["own_voice"].max()))
    assert f"{low}% to {high}% is the ward’s own voice" in said.loc["steadied", "sentence"]


def test_a_hidden_ward_gets_no_steadied_value_and_shapes_none():
    shown = [cell("days", a, 200, place_id=f"w{i}") for i, a in enumerate([0.5, 0.6, 0.7, 0.4])]
    alone, _ = steadied(*shown)
    beside, said = steadied(*shown, hidden(place_id="w7"))
    assert pd.isna(beside.loc["w7", ["steadied_value", "own_voice"]]).all()
    pd.testing.assert_frame_equal(beside.drop("w7"), alone)
    assert "One ward without a value has no steadied one" in said.loc["steadied", "sentence"]


def test_wards_that_differ_by_chance_alone_all_have_the_value_of_all():
    found, said = steadied(*[cell("worry", 3.0, 50 + i, place_id=f"w{i}") for i in range(5)])
    assert found["own_voice"].eq(0).all()
    assert found["steadied_value"].to_numpy() == pytest.approx([3.0] * 5)
    assert "differ no more than chance" in said.loc["steadied", "sentence"]


def test_two_wards_are_too_few_to_steady():
    found, said = steadied(*[cell("days", 0.5, 90, place_id=f"w{i}") for i in range(2)])
    assert found["steadied_value"].isna().all()
    assert said.loc["steadied", "sentence"].startswith("**Too few wards to steady**")


# ── against the rest ─────────────────────────────────────────────────────────────────────────


def district(*wards):
    """A district that is its wards and nobody else."""
    total = pd.DataFrame(wards)[["n_people", "sum_w", "sum_w2", "sum_wy", "sum_wy2"]].sum()
    return cell(wards[0]["measure_id"], 0.5, 10, place_id="D") | total.to_dict()


def test_the_rest_leaves_the_place_out():
    wards = [cell("days", share, 200, place_id=f"w{i}") for i, share in enumerate([0.9, 0.5, 0.5])]
    found = stat_outcome_rest.run(places(*wards, district(*wards))).set_index("place_id")
    assert found.loc["w0", "difference"] == pytest.approx(0.4)
    assert found.loc["w1", "difference"] == pytest.approx(-0.2)
    assert found["looked_at"].eq(3).all()
    assert (found.loc["w0", "signal"], found.loc["w1", "signal"]) == ("better", "worse")


def test_one_small_difference_among_many_looked_at_does_not_stand_out():
    """By itself it would: its interval leaves out nought."""
    wards = [cell("worry", 5.0, 200, place_id=f"w{i}") for i in range(8)]
    wards.append(cell("worry", 5.31, 200, place_id="w8"))
    frames = places(*wards, district(*wards))
    found = stat_outcome_rest.run(frames).set_index("place_id")
    assert found.loc["w8", "verdict"] == "higher" and found.loc["w8", "p_adjusted"] > 0.1
    assert not found["stands_out"].any() and found["signal"].eq("none").all()
    _, said = steadied(*wards, district(*wards))
    assert "Nine wards looked at" in said.loc["rest_ward", "sentence"]
    assert "we cannot tell any of them" in said.loc["rest_ward", "sentence"]
    wards[8] = cell("worry", 5.9, 200, place_id="w8")
    _, said = steadied(*wards, district(*wards))
    assert "**Ward 8 is worse**" in said.loc["rest_ward", "sentence"]
