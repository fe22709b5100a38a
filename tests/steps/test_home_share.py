"""Shares of homes point at nobody: ten people or more, steps of 5 %, a rest that tells nothing."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import DisclosureError
from pipelines.steps import safe_home_share
from tests import oracle_benefit

DISTRICT = {f"W{n}": f"D{n % 3}" for n in range(12)}
PLACES = pd.DataFrame(
    {
        "place_id": [*DISTRICT, "D0", "D1", "D2"],
        "place_level": ["ward"] * len(DISTRICT) + ["district"] * 3,
    }
)
COLUMNS = ["provider_id", "service_id", "ward_id", "district_id", "n_people"]


def _shares(people, provider="P"):
    rows = [
        (provider, "care", ward, DISTRICT.get(ward), count)
        for ward, count in people.items()
        if count
    ]
    frames = {"fct_home_people": pd.DataFrame(rows, columns=COLUMNS), "dim_place": PLACES}
    found = safe_home_share.run(frames)
    assert set(found["provider_id"]) <= {provider}
    return {
        row.place_id if isinstance(row.place_id, str) else "": row.share_pct
        for row in found.itertuples()
    }


def test_wards_then_districts_then_the_rest():
    assert _shares({"W0": 40, "W3": 6, "W6": 6, "W1": 28, "W2": 10, None: 10}) == {
        "W0": 40, "D0": 10, "W1": 30, "W2": 10, "": 10,
    }  # fmt: skip


@pytest.mark.parametrize(("hidden", "shows_the_smallest"), [(0, True), (1, False), (9, False)])
def test_a_rest_of_a_few_takes_the_smallest_place_with_it(hidden, shows_the_smallest):
    assert ("W1" in _shares({"W0": 60, "W1": 30, None: hidden})) == shows_the_smallest


def test_few_people_in_all_are_placed_nowhere():
    assert _shares({"W0": 5, "W1": 4}) == {"": 100}


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([*DISTRICT, None]), st.integers(0, 40), min_size=1))
def test_no_place_of_fewer_than_ten_and_steps_of_five(people):
    people = {ward: count for ward, count in people.items() if count}
    shares = _shares(people)
    assert sum(shares.values()) == (100 if people else 0)
    assert all(share % 5 == 0 and share > 0 for share in shares.values())
    assert all(people[place] >= 10 for place in shares if place in people and place)
    assert shares == (oracle_benefit.home_shares(people, DISTRICT) if people else {})


def test_a_level_outside_the_closed_list_is_refused():
    places = PLACES.assign(place_level="small_area")
    rows = pd.DataFrame([("P", "care", "W0", "D0", 20)], columns=COLUMNS)
    with pytest.raises(DisclosureError, match="outside the closed list P5_home"):
        safe_home_share.run({"fct_home_people": rows, "dim_place": places})
