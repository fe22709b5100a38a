"""What a survey asks of a person, protected: averages of ten and more, counts to the ten below."""

import pandas as pd
import pytest

from pipelines.errors import DisclosureError
from pipelines.steps import safe_burden, stat_burden

PLACES = pd.DataFrame(
    [("D1", "district", "C"), ("D2", "district", "C"), ("C", "county", None),
     ("A", "alliance", None), ("W", "ward", "C")],
    columns=["place_id", "place_level", "county_id"],
).assign(icb_id=None)  # fmt: skip


def people(*rows):
    """Rows of (place, part, people, of them with two questionnaires), ten questions in each."""
    frame = pd.DataFrame(rows, columns=["place_id", "part_key", "n_people", "n_more"])
    forms, squares = (frame["n_people"] + k * frame["n_more"] for k in (1, 3))
    return frame.assign(
        survey="care", period="FY2024-25", sum_questionnaires=forms, sum_questionnaires2=squares,
        sum_questions=10 * forms, sum_questions2=100 * squares,
    )  # fmt: skip


def invited(*rows):
    columns = ["place_id", "people_invited", "people_answered"]
    return pd.DataFrame(rows, columns=columns).assign(survey="care", period="FY2024-25")


def run(parts, records=None):
    frames = {"fct_burden_person": parts, "dim_place": PLACES,
              "fct_burden_invited": invited() if records is None else records}  # fmt: skip
    return safe_burden.run(frames).set_index("place_id")


def test_averages_and_spread_with_people_to_the_ten_below():
    row = run(people(("D1", "1", 87, 20))).loc["D1"]
    assert row["people_about"] == 80
    assert (row["questionnaires_mean"], row["questions_mean"]) == (1.23, 12.3)
    assert row["more_share"] == 0.23
    assert row["questions_each_time"] == 10.0, "ten in each questionnaire, however many there were"
    # Twenty of 87 lie one above: the spread of a share, sqrt(p (1 - p)).
    share = 20 / 87
    assert row["questionnaires_sd"] == round((share * (1 - share)) ** 0.5, 2)
    assert row["questions_sd"] == round(10 * (share * (1 - share)) ** 0.5, 1)


def test_few_people_and_few_with_more_are_hidden():
    found = run(people(("D1", "1", 9, 0), ("D2", "2", 50, 4), ("A", "3", 50, 45)))
    assert found.loc["D1", "suppressed_because"].startswith("fewer")
    assert pd.isna(found.loc["D1", "people_about"])
    assert found["questionnaires_mean"].isna().all() and found["questions_mean"].isna().all()
    assert found["questions_each_time"].isna().all()
    assert found.loc["D2", "people_about"] == 50
    assert run(people(("D1", "1", 50, 0))).loc["D1", "questionnaires_mean"] == 1.0


def test_what_gives_a_small_place_away_is_hidden_too():
    """The county less one district is the other, of seven people."""
    found = run(
        people(("D1", "1", 80, 20), ("D2", "2", 7, 3), ("C", "1", 80, 20), ("C", "2", 7, 3))
    )
    assert found.loc["D2", "suppressed_because"].startswith("fewer")
    assert found.loc[["D1", "C"], "suppressed_because"].notna().sum() == 1


def test_invitations_are_added_up_where_every_district_has_its_record():
    found = run(people(("D1", "1", 87, 20)), invited(("D1", 212, 147), ("D2", 98, 60)))
    assert found.loc["D1", ["invited_about", "answered_about"]].tolist() == [210, 140]
    assert found.loc["C", ["invited_about", "answered_about"]].tolist() == [310, 200]
    assert pd.isna(found.loc["C", "people_about"])
    one = run(people(("D1", "1", 87, 20)), invited(("D1", 212, 205)))
    assert "C" not in one.index and pd.isna(one.loc["D1", "invited_about"])
    assert one.loc["D1", "invited_because"].startswith("fewer")


def test_another_level_is_refused():
    with pytest.raises(DisclosureError, match="outside the closed list P9_burden"):
        run(people(("W", "1", 87, 20)))


def test_each_row_has_its_sentence_and_nothing_gives_nothing():
    safe = run(people(("D1", "1", 87, 20))).reset_index()
    said = stat_burden.run({"safe_burden": safe})["sentence"].iloc[0]
    assert "**12 questions each on average**, 10 each time; 23% filled it in" in said
    empty = run(people()).reset_index()
    assert not len(empty) and "sentence" in stat_burden.run({"safe_burden": empty})
