"""From a number of the county back to its files; of people never to lines."""

import pytest

from pipelines.build.explain import explain
from pipelines.errors import ExplainError


def test_a_figure_about_people_names_the_files_of_its_survey_and_no_lines(county_build):
    told = list(explain(county_build, "get_around", "alliance:upland-alongside", "FY2024-25"))
    assert "people heard" in told[0]
    assert [line.split(";")[0].strip() for line in told[1:-1]] == [
        "surveys/residents/residents-2024-05.csv.gz",
        "surveys/residents/residents-2024-11.csv.gz",
    ]
    assert told[-1].strip() == "no lines are named: they are about people"
    assert not [line for line in told if ", line" in line]


def test_what_is_hidden_or_not_heard_stays_so(county_build):
    told = list(explain(county_build, "know_who_to_ask", "X05000127", "FY2024-25"))
    assert told[0].endswith("no value (not_heard)")


def test_pounds_of_an_alliance_lead_to_lines_of_its_members(county_build, published):
    told = list(explain(county_build, "spend", "alliance:hill-and-harbour", "FY2025-26"))
    net = published.one(
        "select sum(spend_gbp) from pub_alliance_spend"
        " where alliance_id = 'alliance:hill-and-harbour' and financial_year = 'FY2025-26'"
    )
    assert told[0].endswith(f"£{net:,.2f}")
    assert {line.split("/")[1] for line in told[1:]} == {"icb", "pellingate", "wrenmarsh"}


@pytest.mark.parametrize("place", ["nowhere", "alliance:nobody"])
def test_what_is_not_there(county_build, place):
    with pytest.raises(ExplainError):
        list(explain(county_build, "get_around", place, "FY2024-25"))
