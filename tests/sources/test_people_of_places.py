"""Populations of places as their own publishers write them: everybody, one sex, some ages."""

import pytest

from pipelines.sources._one_sex import ALL_AGES, BOTH_SEXES
from tests.sources.staged import stage


def _one(tmp_path, content, query, name="file.csv"):
    lines, reasons, engine = stage(tmp_path, {name: content})
    with engine:
        rows = [tuple(row) for row in engine.run(query)] if query else []
    return lines.get(name), reasons.get(name, ""), rows


PEOPLE = "select place_id, place_name, population, period from stg_population order by line_number"


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (
            "Mid-2022 estimates,,,,,,\n,,,,,,\nLAD 2021 Code,LAD 2021 Name,LSOA 2021 Code,"
            'LSOA 2021 Name,Total,F0,M0\nX06000001,Upland,X01000001,Upland 1A,"1,876",900,976\n',
            ("X01000001", "Upland 1A", 1876, "CY2022"),
        ),
        (
            "MYE2: Persons by age,,,,\nCode,Name,Geography,All ages,0\n"
            'X06000001,UPLAND,Unitary Authority,"533,149","4,709"\n',
            ("X06000001", "UPLAND", 533149, None),
        ),
        (
            "date,geography,geography code,Age: Total,Age: Aged 4 years and under\n"
            "2021,Upland,X06000001,92338,4876\n",
            ("X06000001", "Upland", 92338, "CY2021"),
        ),
        (
            "period,geography,area_code,area_name,all_ages,aged_0\n"
            "2021-03-21,Local authority,X06000001,Upland,92338,4876\n",
            ("X06000001", "Upland", 92338, "CY2021"),
        ),
    ],
)
def test_how_many_people_as_the_statistics_office_writes_it(tmp_path, content, row):
    lines, _, rows = _one(tmp_path, content, PEOPLE)
    assert rows == [row] and lines.raw_table == "raw_population"


@pytest.mark.parametrize(
    "content",
    [
        "ladcode23,laname23,country,sex,age,population_2011\nX06000001,Upland,E,f,0,500\n",
        "Lower tier local authorities Code,Lower tier local authorities,Age (6 categories) Code,"
        "Age (6 categories),Observation\nX06000001,Upland,1,Aged 15 years and under,16790\n",
        "ladcode23,laname23,age,sex,population_2022\nX06000001,Upland,All ages,P,500\n",
    ],
)
def test_people_of_each_age_in_lines_of_their_own_are_left_with_a_word(tmp_path, content):
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and "neither added up nor, where one is of all ages, picked out" in reason


@pytest.mark.parametrize(
    "heading",
    [
        "Sex: Male; measures: Value", "Sex: Female; measures: Value", "Sex: Males", "Age: Adults",
        "All usual residents in employment", "All usual residents aged 16 years and over",
        "All usual residents 16+", "All usual residents aged 3+", "All usual female residents",
        "All usual residents in households", "All residents in communal establishments",
        "Age: Aged 16 to 64; measures: Value", "Age: Under 16; measures: Value", "All households",
        "Residence type: Lives in a household; measures: Value", "All usual residents (women)",
        "All usual residents (in employment)", "All usual residents 65 and over",
    ],
)  # fmt: skip
def test_some_of_the_people_of_a_census_are_not_all_of_them(tmp_path, heading):
    content = f"date,geography,geography code,{heading},Other measure\n"
    lines, reason, _ = _one(tmp_path, f"{content}2021,Upland,X06000001,7400,7500\n", None)
    assert lines is None and reason


@pytest.mark.parametrize(
    "heading",
    [
        "All usual residents", "All usual resident", "All usual residants", "All usuall residents",
        "all usual residents (persons)", "All Usual Residents (Count)", "Age: Totals", "Age Total",
        "Sex: All person; measures: Value", "Residence type: Total; measures: Values",
        "Sex: All persons; measures: Value", "Age: Total; measure: Value",
    ],
)  # fmt: skip
def test_all_of_them_may_be_misspelt(tmp_path, heading):
    content = f"date,geography,geography code,{heading},Other measure\n"
    _, _, rows = _one(tmp_path, f"{content}2021,Upland,X06000001,7400,7500\n", PEOPLE)
    assert rows == [("X06000001", "Upland", 7400, "CY2021")]


EVERYBODY = "select count(*), max(sex) from stg_population where sex is null or sex <> ''"
ESTIMATES = "Code,Name,Geography,All ages\nX06000001,Upland,Unitary Authority,3700\n"


@pytest.mark.parametrize(
    ("name", "title", "sex"),
    [
        ("MYE 2022 males.csv", "", "males"), ("mye.csv", "Mid-2022 estimates: females", "females"),
        ("MYE2_Females_2022.csv", "", "females"), ("mye.csv", "Men of all ages", "males"),
        ("MYE 2022.csv", "", None), ("MYE2 persons.csv", "", None),
        ("mye.csv", "Males and females", None), ("mye.csv", "Estimates by sex", None),
        ("mye.csv", "Persons (females are on another sheet)", None),
        ("females.csv", "Persons", None), ("women's health unit.csv", "", None),
        ("Mendip people.csv", "", None), ("mye.csv", "Isle of Man and Upland", None),
        ("females/mye.csv", "", None), ("mye.csv", "Both sexes; men by year follow", None),
        ("mye.csv", "A note: " + "of women of childbearing age it says elsewhere " * 3, None),
    ],
)  # fmt: skip
def test_people_of_one_sex_are_not_everybody(tmp_path, name, title, sex):
    content = f"{title},,,\n,,,\n{ESTIMATES}" if title else ESTIMATES
    lines, _, rows = _one(tmp_path, content, EVERYBODY, name)
    assert lines.accepted == 1 and rows == [(1, sex)]


@pytest.mark.parametrize(
    ("written", "sexes"),
    [
        ("Males,Females", ["females", "males"]),
        ("F,M,P", ["f", "m", None]),
        ("Persons,Males", ["males", None]),
        ("Both sexes", [None]),
        ("All genders,Everyone,Male and female,Persons (all)", [None] * 4),
        ("m", ["m"]),
    ],
)
def test_a_column_says_of_which_sex_people_are(tmp_path, written, sexes):
    below = "".join(f"X06000001,Upland,Unitary Authority,{s},37\n" for s in written.split(","))
    content = f"Code,Name,Geography,Sex,All ages\n{below}"
    query = "select sex from stg_population order by sex nulls last"
    assert [row[0] for row in _one(tmp_path, content, query)[2]] == sexes


def test_what_is_told_to_be_everybody_is_read_so(tmp_path):
    """Of each sex in its own words: what no note calls one sex is counted for its place."""
    heads = "Code,Name,Geography,Sex,All ages\n"
    below = "".join(f"X06000001,Upland,Region,{s.title()},37\n" for s in sorted(BOTH_SEXES))
    query = "select count(*) from stg_population where sex is null"
    assert _one(tmp_path, heads + below, query)[2] == [(len(BOTH_SEXES),)]


def test_what_is_told_to_be_of_all_ages_is_read_so(tmp_path):
    heads = "Code,Name,Geography,Age,All ages\n"
    written = [words.title().replace(" And Over", "+") for words in sorted(ALL_AGES)]
    below = "".join(f"X06000001,Upland,Region,{said},37\n" for said in [*written, "0", "90+"])
    query = "select count(*) from stg_population where age_band is null"
    assert _one(tmp_path, heads + below, query)[2] == [(len(ALL_AGES),)]


@pytest.mark.parametrize(
    "content",
    [
        "geography code,geography,Total\nX06000001,Upland,92338\n",
        "LSOA 2021 Code,LSOA 2021 Name,Total\nX01000001,Upland 1A,12\n",
        "Code,Name,Total\nX06000001,Upland,12\n",
        "Code,Name,Geography,Crimes\nX06000001,Upland,Unitary Authority,12\n",
        "Lower tier local authorities Code,Religion (10 categories),Observation\nX06000001,A,9\n",
        "date,geography,geography code,Tenure: Total,Tenure: Owned\n2021,Upland,X06000001,9,4\n",
    ],
)
def test_other_counts_of_a_place_are_no_people(tmp_path, content):
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and reason
