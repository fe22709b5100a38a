"""The year of people that only a title or a sheet states, and titles that state another."""

import pytest

PLACES = [f"X0600000{n},Upland {n},Unitary Authority,{900 + n},10,12" for n in range(6)]


def report(inspected, *titles, heads="Code,Name,Geography,All ages,0,1", rows=PLACES, say=""):
    quoted = [f'"{title}"' for title in titles]
    return inspected("a/people.csv", "\n".join([*quoted, "", heads, *rows]) + "\n", say)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("MYE2 - Persons: Mid-2022 population estimates", "CY2022"),
        ("Mid-2022: 2021 LSOA population estimates", "CY2022"),
        ("Mid-year 2021 population estimates, 2023 local authority boundaries", "CY2021"),
        ("Population estimates for the UK by sex and age: mid-2021", "CY2021"),
        ("Mid-2020 estimates (published 25 June 2021)", "CY2020"),
        ("Reference date: 30 June 2020", "CY2020"),
        ("Usual resident population, Census 2021", "CY2021"),
        ("Population estimates 2019", "CY2019"),
        ("Census Day 2021: usual residents", "CY2021"),
        ("Mid-2022 - population estimates", "CY2022"),
    ],
)
def test_a_title_states_the_year(inspected, title, year):
    found = report(inspected, title)
    assert (found.sure, found.first_period, found.choices) == ("certain", year, ())
    assert f"its people are of {year[2:]}, as “{title}” says" in found.odd


def test_one_of_several_titles_does(inspected):
    found = report(inspected, "Estimates of the population", "Mid-2022", "Released 15 July 2024")
    assert found.first_period == "CY2022"


@pytest.mark.parametrize(
    "titles",
    [
        ("Mid-2020 to mid-2022 population estimates",),
        ("Population estimates, mid-2011 to 2022",),
        ("Population estimates, mid-2011–2022",),
        ("Mid-2018 based projections of the population",),
        ("2018-based population projections",),
        ("Population change since mid-2021",),
        ("Population estimates published in mid-2023",),
        ("Population estimates, published 15 July 2024",),
        ("Population of 2021 LSOAs",),
        ("Population estimates for local authority districts (2023)",),
        ("Mid-2021 estimates", "Mid-2022 estimates"),
        ("Population estimates 2019", "Population estimates 2020"),
        ("Copyright 2022",),
        ("Table 2022",),
        ("Estimates of people",),
    ],
)
def test_titles_that_state_no_one_year_leave_it_unknown(inspected, titles):
    found = report(inspected, *titles)
    assert (found.lines_accepted, found.first_period) == (6, None)
    assert found.choices[0].startswith("period = ")


def test_a_column_and_sources_toml_stand_before_a_title(inspected):
    heads, rows = "lad24cd,lad24nm,year,all_ages", ["X06000001,Upland,2024,900"]
    title = "Mid-2022 population estimates"
    assert report(inspected, title, heads=heads, rows=rows).first_period == "CY2024"
    said = '[[source]]\nfiles = "a/people.csv"\nperiod = "CY2019"\n'
    assert report(inspected, title, say=said).first_period == "CY2019"


def test_the_year_in_the_heading_of_people_stands_before_a_title(inspected):
    heads = "Code,Name,Geography,Population 2023"
    found = report(inspected, "Population estimates, Census 2021", heads=heads)
    assert (found.first_period, found.odd) == ("CY2023", ())
