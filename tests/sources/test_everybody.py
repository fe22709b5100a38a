"""How many people live in a place: the many words for all of them, and those of part of them."""

import pytest

PLACES = [(f"X080000{n:02}", f"Place {n}", 200_000 + n) for n in range(10)]
HEADS = "LAD21CD,LAD21NM"
ALONE = "alone: they count as no place's people"


def table(heading, above="", heads=HEADS):
    rows = "".join(f"{code},{name},{people}\n" for code, name, people in PLACES)
    return f'{above}{heads},"{heading}"\n{rows}'


@pytest.mark.parametrize(
    "heading",
    [
        "Population", "Total Population 2021", "Total population (2021)", "Populaton", "Allages",
        "Total Population mid-2021", "All ages 2021", "Total population (Census 2021)",
        "Total population - persons", "Total population: All persons", "Usual residents",
        "Total population, all ages", "Total population (1)", "Total population [note 1]",
        "Total population (number)", "Total population (estimate)", "Total population (rounded)",
        "All usual residents 2021", "All usual residents - count", "All usual residents (number)",
        "Total: All usual residents", "All Usual Residents; unit: Persons", "Total pop",
        "Population (all ages)", "Population estimate mid-2020", "Persons, all ages", "All people",
        "Total population as at Census Day", "Resident population", "Population 30 June 2021",
        "Population*",
    ],
)  # fmt: skip
def test_all_people_of_a_place_in_the_words_of_many(inspected, heading):
    found = inspected("a/people.csv", table(heading))
    assert (found.kind, found.lines_accepted) == ("population", 10)


@pytest.mark.parametrize(
    "heading",
    [
        "Female population", "Male population 2021", "Population (%)", "% of population",
        "Population (000s)", "Population aged 16+", "Population 16 to 64", "Population <16",
        "Employed population", "Household population", "Population in households", "Population 65",
        "Total households", "Disabled people total", "Population born in the UK", "Residents",
        "Population density", "Population change 2021", "Population 2021 to 2022", "Reputation",
        "Prison population", "GP registered population", "White population", "Population (18+)",
        "All people with no qualifications", "Population served", "Total people in employment",
        "All usual residents per hectare", "All usual residents aged 3 and over", "Occupation",
    ],
)  # fmt: skip
def test_a_word_of_part_of_the_people_is_heeded(inspected, heading):
    assert inspected("a/people.csv", table(heading)).lines_accepted == 0


@pytest.mark.parametrize(
    ("heads", "period"),
    [
        ("Area Code,Area Name,Population 2021", "CY2021"),
        ("geography code,geography,All usual residents 2021", "CY2021"),
        ("Area Code,Area Name,Population", None),
    ],
)
def test_a_year_in_their_heading_is_theirs(inspected, heads, period):
    *places, heading = heads.split(",")
    found = inspected("a/people.csv", table(heading, heads=",".join(places)))
    assert (found.lines_accepted, found.first_period) == (10, period)


def _lines(heads, *parts):
    rows = [",".join([HEADS, *heads])]
    rows += [f"{code},{name},{said % people}" for code, name, people in PLACES for said in parts]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("content", "lines", "told"),
    [
        (_lines(["Population 2011", "Population 2021"], "%d,7"), 10, "is of another year"),
        (_lines(["Population", "Rate per 1,000"], "%d,7"), 10, "may be of those alone whom"),
        (_lines(["Population", "People per sq km"], "%d,7"), 10, None),
        (_lines(["Year", "Population"], "2021,%d", "2022,1%d"), 20, None),
        (_lines(["Age", "Population"], "All ages,%d", "0-15,1%d"), 20, None),
        (_lines(["Age", "Population"], "16+,%d", "0-15,1%d"), 20, "names no line of all ages"),
        (_lines(["Source", "Population"], "A,%d", "B,%d"), 20, None),
        (_lines(["Ethnic group", "Population"], "A,%d", "B,1%d"), 0, None),
    ],
)
def test_each_line_is_of_everybody_of_its_place(inspected, content, lines, told):
    found = inspected("a/people.csv", content)
    assert found.lines_accepted == lines
    assert (told in " ".join(found.odd)) if told else not found.odd
    assert lines or "2 numbers of people for one place" in found.refused_because


@pytest.mark.parametrize(
    "above",
    [
        "Includes men in prison and in the armed forces", "Isle of Man", "Women's health profile",
        "Commissioned for the Women and Girls Strategy 2024", "Table 1 Males\nTable 2 Persons",
        "Source: Wrenmarsh Men and Boys Health Needs Assessment", "Table 1 Males\nTable 2 Females",
        "Table 3 Women resident in communal establishments are excluded", "Persons\nFemales",
        "Male and female population", "Table 1 All usual residents\nTable 2 Males",
        "Women of childbearing age are counted by midwives", "Contact: Women and Girls team",
        ",,All usual residents,Males,Females", ",,Total,Males,Females", ",,,Females,,Males",
        "Females,Notes,Contents",
    ],
)  # fmt: skip
def test_a_title_that_speaks_of_men_or_women_is_none_of_one_sex(inspected, above):
    found = inspected("a/people.csv", table("Total population", f"{above}\n"))
    assert found.lines_accepted == 10 and ALONE not in " ".join(found.odd)


@pytest.mark.parametrize(
    "above",
    [
        "Females", "Mid-2022 population estimates: females", '"Table 4: Males, mid-2022"',
        "Male population 2021", "Population estimates - Women - 2022", "Females (mid 2022)",
        "Females: mid-2022 population estimates", "Population of women by ward", "Males only",
        "Females by single year of age and district", "Number of females", "Sex: Female",
        "Usual residents: males",
    ],
)  # fmt: skip
def test_a_title_that_says_one_sex_is_heeded(inspected, above):
    found = inspected("a/people.csv", table("Total population", f"{above}\n"))
    assert ALONE in " ".join(found.odd)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("Women and Girls Strategy.csv", False), ("females_2022.csv", True),
        ("people women and men.csv", False), ("MYE2 Males.csv", True),
    ],
)  # fmt: skip
def test_a_file_that_says_one_sex_is_heeded(inspected, name, is_told):
    found = inspected(f"a/{name}", table("Total population"))
    assert (ALONE in " ".join(found.odd)) == is_told


@pytest.mark.parametrize(
    ("of_all", "is_told"),
    [
        ("All genders", False), ("Everyone", False), ("Male and female", False),
        ("Persons (all)", False), ("Both Sexes ", False), ("", False), ("T", True), ("0", True),
        ("Female", True),
    ],
)  # fmt: skip
def test_a_column_of_sexes_without_everybody_is_told(inspected, of_all, is_told):
    content = _lines(["Sex", "Population"], f"{of_all},%d", "Male,1%d")
    found = inspected("a/people.csv", content)
    assert found.lines_accepted == 20
    assert ("names no line of both sexes" in " ".join(found.odd)) == is_told


@pytest.mark.parametrize(
    ("above", "is_told"),
    [
        ("Population aged 65 and over", True), ("People 65+ by district", True),
        ("Estimates of the working age population", True), ("Children in Wrenmarsh", True),
        ("Population under 16", True), ("Persons aged 16 to 64", True), ("Adults", True),
        ("Mid-2022 population estimates", False), ("Persons by single year of age", False),
        ("All usual residents aged 0 to 90 and over", False), ("Estimates by sex and age", False),
        ("All ages, and those 65 and over", False), ("Table 5", False), ("Adults\nAll ages", False),
        ("Excluding children of the forces abroad", False), ("Source: Children's Services", False),
        ("30 June 2021", False), ("ages 0 to 15, 16 to 64 and 65 and over", False),
    ],
)  # fmt: skip
def test_a_title_that_says_an_age_is_told(inspected, above, is_told):
    titles = "".join(f'"{line}"\n' for line in above.split("\n"))
    found = inspected("a/people.csv", table("Population", titles))
    assert found.lines_accepted == 10
    assert ("may say that its people are of some ages alone" in " ".join(found.odd)) == is_told
