"""Pounds land by the first rule that fits, and totals do not care how lines are cut or ordered."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.steps import stat_benefit

COLUMNS = [
    *("publisher_id", "financial_year", "service_id", "flow_kind", "capital_or_revenue"),
    *("alliance_set", "provider_id", "stated_key", "served_key", "is_universal", "amount_pence"),
]
PUBLISHERS = pd.DataFrame({"publisher_id": ["council", "board"], "place_id": ["C", "I"]})
PLACES = pd.DataFrame(
    [
        ("W1", "D1", "C", "I"), ("W2", "D1", "C", "I"), ("W3", "D2", "C", "I"),
        ("X1", "D9", None, "I"), ("D9", "D9", None, "I"),
        ("D1", "D1", "C", "I"), ("D2", "D2", "C", "I"),
        ("C", None, None, None), ("I", None, None, None),
    ],
    columns=["place_id", "district_id", "county_id", "icb_id"],
)  # fmt: skip
HOMES = pd.DataFrame(
    [
        ("charity", "care", "W1", 40.0),
        ("charity", "care", "X1", 40.0),
        ("charity", "care", None, 20.0),
    ],
    columns=["provider_id", "service_id", "place_id", "share_pct"],
)
DIVIDED = pd.DataFrame(
    [
        ("people:council", "W1", 100), ("people:council", "W2", 200), ("people:council", "W3", 300),
        ("W1|W2", "W1", 100), ("W1|W2", "W2", 200),
    ],
    columns=["share_key", "place_id", "share_weight"],
)  # fmt: skip


def _line(pence, *, stated=None, served=None, provider=None, universal=False, **other):
    line = {
        "publisher_id": "council", "financial_year": "FY2024-25", "service_id": "care",
        "flow_kind": "purchase", "capital_or_revenue": "revenue", "alliance_set": "",
        "provider_id": provider, "stated_key": stated, "served_key": served,
        "is_universal": universal, "amount_pence": pence,
    }  # fmt: skip
    return {**line, **other}


def _placed(lines, scenario="rules", by=("benefit_rule", "place_id")):
    frames = {
        "fct_spend_key": pd.DataFrame(lines, columns=COLUMNS),
        "safe_home_share": HOMES,
        "dim_benefit_share": DIVIDED,
        "dim_place": PLACES,
        "dim_publisher": PUBLISHERS,
    }
    found = stat_benefit.run(frames)
    found = found[(found["scenario"] == scenario) & (found["amount_pence"] != 0)]
    return found.groupby(list(by))["amount_pence"].sum().to_dict()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            {"stated": "W3", "served": "W1|W2", "provider": "charity", "universal": True},
            {("delivery_place", "W3"): 600},
        ),
        (
            # Outside the payer's own area (X1) its pounds do not land; a third is the rest.
            {"served": "W1|W2", "provider": "charity", "universal": True},
            {("home_areas", "W1"): 400, ("authority_wide", "C"): 200},
        ),
        (
            {"served": "W1|W2", "provider": "firm", "universal": True},
            {("catchment", "W1"): 200, ("catchment", "W2"): 400},
        ),
        (
            {"universal": True},
            {("population", "W1"): 100, ("population", "W2"): 200, ("population", "W3"): 300},
        ),
        ({}, {("authority_wide", "C"): 600}),
        ({"served": "W1|W9"}, {("authority_wide", "C"): 600}),  # nobody knows who lives in W9
        ({"provider": "charity", "service_id": "roads"}, {("authority_wide", "C"): 600}),
    ],
)
def test_the_first_rule_that_fits(line, expected):
    assert _placed([_line(600, **line)]) == expected


def test_another_payer_places_its_pounds_in_its_own_area():
    placed = _placed([_line(500, provider="charity", publisher_id="board")])
    assert placed == {
        ("home_areas", "W1"): 200, ("home_areas", "X1"): 200, ("authority_wide", "I"): 100,
    }  # fmt: skip


def test_the_other_map_divides_purchases_and_grants_by_people():
    lines = [_line(600, stated="W3"), _line(60, flow_kind="grant"), _line(7, flow_kind="treasury")]
    by_place = _placed(lines, "population", by=["place_id"])
    assert by_place == {"W1": 110, "W2": 220, "W3": 330, "C": 7}


CHOICES = st.fixed_dictionaries(
    {
        "stated": st.sampled_from([None, "W1", "D2"]),
        "served": st.sampled_from([None, "W1|W2"]),
        "provider": st.sampled_from([None, "charity", "firm"]),
        "universal": st.booleans(),
        "alliance_set": st.sampled_from(["", "a", "b", "a|b"]),
        "flow_kind": st.sampled_from(["purchase", "grant", "statutory"]),
    }
)
LINES = st.lists(
    st.builds(
        lambda pence, said: _line(pence, **said), st.integers(-(10**9), 10**9), CHOICES
    ),
    min_size=1, max_size=12,
)  # fmt: skip
KEY = ("alliance_set", "flow_kind", "benefit_rule", "place_id")


@settings(max_examples=20)
@given(LINES, st.randoms())
def test_the_order_of_lines_changes_nothing(lines, random):
    shuffled = random.sample(lines, len(lines))
    assert _placed(shuffled, by=KEY) == _placed(lines, by=KEY)


@settings(max_examples=20)
@given(LINES, st.integers(0, 11), st.integers(-(10**6), 10**6))
def test_a_payment_split_in_two_lands_where_it_did(lines, which, part):
    line = lines[which % len(lines)]
    split = [other for other in lines if other is not line]
    split += [
        {**line, "amount_pence": part},
        {**line, "amount_pence": line["amount_pence"] - part},
    ]
    assert _placed(split, by=KEY) == _placed(lines, by=KEY)


@settings(max_examples=20)
@given(LINES, CHOICES)
def test_a_payment_of_nothing_changes_nothing(lines, said):
    assert _placed([*lines, _line(0, **said)], by=KEY) == _placed(lines, by=KEY)


@settings(max_examples=20)
@given(LINES)
def test_pennies_add_up_under_every_rule_and_scenario(lines):
    total = sum(line["amount_pence"] for line in lines)
    for scenario in ("rules", "population"):
        assert sum(_placed(lines, scenario, by=["place_id"]).values()) == total


@settings(max_examples=20)
@given(LINES)
def test_two_alliances_that_merge_count_what_their_union_did(lines):
    """Pounds of either, those of both once: under one name the same total."""
    merged = [{**line, "alliance_set": "a" if line["alliance_set"] else ""} for line in lines]
    before = _placed(lines, by=["alliance_set"])
    union = sum(pence for alliances, pence in before.items() if alliances)
    assert _placed(merged, by=["alliance_set"]).get("a", 0) == union
