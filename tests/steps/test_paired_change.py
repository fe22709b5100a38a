"""Who did better, the same and worse: told apart where each of them is many enough."""

import pandas as pd
import pytest

from pipelines.steps import safe_paired_change, stat_paired_change

PLACES = pd.DataFrame({"place_id": ["D1", "D2", "C1"],
                       "place_level": ["district", "district", "county"]})  # fmt: skip


def figures(ways, polarity="higher_is_better"):
    """`ways` = {district: (up, the same, down)}; the county is both."""
    rows = [
        {"measure_id": "footing", "place_id": place, "provider_id": None, "provider_name": None,
         "service_id": None, "service_name": None, "part_key": district,
         "n_pairs": up + same + down,
         "n_higher": up, "n_lower": down, "n_once": 0, "sum_change": float(up - down),
         "sum_change2": float(up + down), "first_wave": "2023-05", "latest_wave": "2024-05"}
        for district, (up, same, down) in ways.items() for place in (district, "C1")
    ]  # fmt: skip
    measures = pd.DataFrame([{"measure_id": "footing", "measure_kind": "score", "min_n": 10,
                              "polarity": polarity, "unit": "score out of 20"}])  # fmt: skip
    frames = {"fct_paired_change": pd.DataFrame(rows), "dim_measure": measures,
              "dim_place": PLACES}  # fmt: skip
    frames["safe_paired_change"] = safe_paired_change.run(frames)
    return stat_paired_change.run(frames).set_index("place_id")


def test_all_three_ways_are_said():
    found = figures({"D1": (50, 30, 20), "D2": (40, 20, 40)})
    assert tuple(found.loc["D1", ["better_share", "same_share", "worse_share"]]) == (0.5, 0.3, 0.2)
    assert "50% did better, 30% the same, 20% worse." in found.loc["D1", "sentence"]


def test_ways_that_plain_rounding_makes_101_per_cent_are_told_as_100():
    found = figures({"D1": (101, 69, 30), "D2": (40, 20, 40)})
    assert "50% did better, 35% the same, 15% worse." in found.loc["D1", "sentence"]
    assert (found[["better_pct", "same_pct", "worse_pct"]].sum(axis=1) == 100).all()


def test_lower_is_better_turns_the_words_and_not_the_same():
    found = figures({"D1": (50, 30, 20), "D2": (40, 20, 40)}, "lower_is_better")
    assert "20% did better, 30% the same, 50% worse." in found.loc["D1", "sentence"]


@pytest.mark.parametrize("few", [(50, 3, 47), (3, 50, 47), (50, 47, 3)])
def test_one_way_that_is_too_few_hides_all_three_and_of_another_place_too(few):
    """Of two districts in a county one hidden is worked out from the other."""
    found = figures({"D1": few, "D2": (40, 20, 40)})
    shown = found["better_share"].notna()
    assert not shown["D1"] and shown.sum() == 1
    assert (found["same_share"].notna() == shown).all()
    assert "worse cannot be shown without pointing at somebody." in found.loc["D1", "sentence"]


def test_without_a_better_direction_no_share_is_said():
    found = figures({"D1": (50, 30, 20), "D2": (40, 20, 40)}, "neither")
    assert found["same_share"].isna().all()
    assert "did better" not in " ".join(found["sentence"])
