"""What is planted among providers and places is found by the fair comparisons, and named."""

import pytest

from tests.county.test_truths import provider_id
from tests.demo.reading import PLANTED


def funnel(published, files, provider, truth):
    """The provider's rows of the funnel of a planted truth, year by year."""
    return published.rows(
        "select * from pub_outcome_funnel where provider_id = ? and measure_id = ?"
        " and service_id = ? and value is not null order by period",
        [provider_id(files, provider), truth["measure"], truth["service"]],
    )


def test_the_provider_that_is_better_lies_above_the_others(published, files):
    truth = PLANTED["provider_better"]
    rows = funnel(published, files, truth["provider"], truth)
    # In one year too few said no to show a value, and a hidden one stands in no funnel.
    assert len(rows) == 3 and all(row["value"] > row["funnel_centre"] for row in rows)
    assert [row["funnel_side"] for row in rows] == ["above_95", "within", "above_998"]
    beside = published.rows(
        "select funnel_side, count(*) as n from pub_outcome_funnel where measure_id = ?"
        " and service_id = ? and period = ? group by funnel_side",
        [truth["measure"], truth["service"], rows[-1]["period"]],
    )
    assert {row["funnel_side"]: row["n"] for row in beside if row["funnel_side"]} == {
        "above_998": 1, "within": 9
    }  # fmt: skip
    said = published.rows(
        "select * from pub_outcome_funnel_sentence where measure_id = ? and service_id = ?"
        " and period = ?",
        [truth["measure"], truth["service"], rows[-1]["period"]],
    )[0]
    assert said["phi"] < 1 and "the limits are those of chance alone" in said["sentence"]
    assert "One of ten providers" in said["sentence"]
    assert "a question to ask, not a verdict" in said["sentence"]


def test_in_house_and_external_stand_in_one_funnel_on_their_sides(published, files):
    truth = PLANTED["in_house_twin"]
    inside, outside = (funnel(published, files, truth[who], truth)
                       for who in ("in_house", "external"))  # fmt: skip
    assert all(row["is_in_house"] for row in inside)
    assert not any(row["is_in_house"] for row in outside)
    above = [r["value"] > r["funnel_centre"] for r in inside if r["funnel_centre"] is not None]
    assert all(above) and above  # years whose other providers are hidden have no funnel
    others = {row["period"]: row["value"] for row in outside}
    both = [(r["value"], others[r["period"]]) for r in inside if r["period"] in others]
    assert all(own > other for own, other in both)
    assert "below_95" not in {row["funnel_side"] for row in inside}


def test_nobody_lies_beyond_what_chance_explains_where_nothing_is_planted(published):
    counted = published.rows(
        "select funnel_side, count(*) as n from pub_outcome_funnel where funnel_side is not null"
        " group by funnel_side"
    )
    sides = {row["funnel_side"]: row["n"] for row in counted}
    whole = sum(sides.values())
    assert sides.get("above_998", 0) + sides.get("below_998", 0) <= whole * 0.002 + 3
    assert sides["above_95"] + sides["below_95"] <= 0.05 * whole


def test_a_hidden_ward_has_no_steadied_value_and_a_shown_one_has(published):
    odd = published.run(
        "select count(*) from pub_outcome as cells inner join pub_outcome_steadied as steadied"
        " on steadied.measure_id = cells.measure_id and steadied.place_id = cells.place_id"
        " and steadied.period = cells.period where cells.published_table = 'P1'"
        " and cells.value is null and steadied.steadied_value is not null"
    )
    assert odd == [(0,)]
    # A shown ward has one, unless hardly any other ward of its district is shown.
    alone = published.run(
        "select count(*) filter (where steadied_value is null), count(*)"
        " from pub_outcome_steadied where value is not null"
    )[0]
    assert alone[0] <= 0.01 * alone[1]
    nearer = published.run(
        "select avg(abs(steadied_value - steadied_towards)), avg(abs(value - steadied_towards))"
        " from pub_outcome_steadied where measure_id = 'get_around' and period = 'FY2025-26'"
    )[0]
    assert nearer[0] < nearer[1]


def test_the_ward_where_nobody_was_heard_has_a_question_and_no_steadied_value(published):
    ward = published.one("select place_id from pub_place where place_name = 'Otter Ford'")
    assert published.run(
        f"select count(steadied_value) from pub_outcome_steadied where place_id = '{ward}'"
        " and period = 'FY2025-26'"
    ) == [(0,)]
    asked = published.run(
        f"select rule from pub_question where place_id = '{ward}' and period = 'FY2025-26'"
    )
    assert asked == [("no_value",)]


@pytest.mark.parametrize(
    ("kind", "place"), [("improvement", None), ("worsening", "alliance:hill-and-harbour")]
)
def test_what_changed_is_put_to_a_board_that_leads_with_it(published, kind, place):
    """The worsening to the alliance of its place: the place itself leads with other outcomes."""
    for truth in PLANTED[kind]:
        rules = published.run(
            "select rule from pub_question where period = 'FY2025-26'"
            f" and place_id = '{place or truth['place']}' and measure_id = '{truth['measure']}'"
            " and starts_with(rule, 'change')"
        )
        assert rules == [("change_better" if kind == "improvement" else "change_worse",)], truth


def test_every_question_names_its_rule_and_how_many_things_were_checked(published):
    rows = published.rows("select * from pub_question")
    assert all(row["looked_at"] >= 1 and row["rule_words"] for row in rows)
    assert all(row["checks_made"] >= row["looked_at"] for row in rows)
    assert all(row["board_question"].rstrip().endswith("?") for row in rows)
    assert max(row["question_number"] for row in rows) == 5
