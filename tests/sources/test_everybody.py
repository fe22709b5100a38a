"""How many people live in a place: the many words for all of them, and those of part of them."""

import pytest

from tests.sources.test_headings import workbook

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
        "Population (all ages)", "Population estimate mid-2020", "Persons, all ages",
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
        "All people", "Total people", "Total persons", "Total residents", "Total number of people",
        "Persons", "All persons", "Number of residents in total",
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
        "Females,Notes,Contents", "Violence against women and girls: resident population",
        "Maternity services for women: population",
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
        ("Persons (all)", False), ("Both Sexes ", False), ("", False), ("0", True),
        ("T", False), ("B", False),
        ("Both Sexes (M+F)", False), ("Total (male and female)", False), ("Person(s)", False),
        ("Female", True),
    ],
)  # fmt: skip
def test_a_column_of_sexes_without_everybody_is_told(inspected, of_all, is_told):
    content = _lines(["Sex", "Population"], f"{of_all},%d", "Male,1%d")
    found = inspected("a/people.csv", content)
    assert found.lines_accepted == 20
    assert ("names no line of both sexes" in " ".join(found.odd)) == is_told


def test_everybody_may_stand_below_the_lines_that_are_looked_at(inspected):
    sexes = ["Females", "Persons"]
    lines = [f"X0800{n:04},{sex},{9_000 + n}" for sex in sexes for n in range(100)]
    content = "\n".join(["Area code,Sex,All ages", *lines])
    (said,) = inspected("a/people.csv", content).odd
    assert "no line of both sexes in the first 100: unless one below does, they count as" in said


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
        ("Adult population 2022", True), ("Children's services: population of areas", False),
        ("Adults’ services population", False), ("Children's population", True),
        ("Children and Young People's Plan: population of wards", False),
        ("30 June 2021", False), ("ages 0 to 15, 16 to 64 and 65 and over", False),
    ],
)  # fmt: skip
def test_a_title_that_says_an_age_is_told(inspected, above, is_told):
    titles = "".join(f'"{line}"\n' for line in above.split("\n"))
    found = inspected("a/people.csv", table("Population", titles))
    assert found.lines_accepted == 10
    assert ("may say that its people are of some ages alone" in " ".join(found.odd)) == is_told


def test_a_sheet_that_says_an_age_is_told(inspected):
    people = [[f"X080000{n:02}", f"Place {n}", 200_000 + n] for n in range(10)]
    rows = [["Area code", "Area name", "All ages"], *people]
    for sheet, is_told in (("Adult population 2022", True), ("Population 2022", False)):
        found = inspected("a/people.xlsx", workbook(**{sheet: rows}))
        assert ("of some ages alone" in " ".join(found.odd)) == is_told


@pytest.mark.parametrize(
    ("all_of_them", "is_told"),
    [
        ("All ages", False), ("All age groups", False), ("All Ages (0-90+)", False), ("0+", False),
        ("0-90+", False), ("Any age", False), ("All persons", False), ("16+", True), ("0", True),
        ("90+", True), ("0-90", True),
    ],
)  # fmt: skip
def test_a_column_of_ages_without_everybody_is_told(inspected, all_of_them, is_told):
    content = _lines(["Age group", "All ages"], f"{all_of_them},%d", "0-15,1%d")
    found = inspected("a/people.csv", content)
    assert found.lines_accepted == 20
    assert ("names no line of all ages" in " ".join(found.odd)) == is_told


def several(heads, first="Area code,Area name", before=""):
    """A table in whose columns of numbers the first digit says which column it is."""
    rows = [f"X080000{n:02},Place {n}{before}" for n in range(10)]
    counts = [",".join(f"{i}00{n:03}" for i in range(1, heads.count(",") + 2)) for n in range(10)]
    lines = "".join(f"{row},{counted}\n" for row, counted in zip(rows, counts, strict=True))
    return f"{first},{heads}\n{lines}"


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        (several("Total people,Total population"), None),
        (several("All people,Total population", "Area code,Area name,Year", ",2023"), None),
        (several("Total residents,All ages"), None),
        (several("All people aged 0-15,All people aged 16-64,All people,Total population"), None),
        (several("Total number of people,Total population,Rate per 1,000"), None),
        (several("Population 2011,Total population"), "“Total population” counts"),
        (several("Population (2011 Census),All ages"), "“All ages” counts"),
        (several("Pop 2011,Total population"), "“Total population” counts"),
        (several("Resident population,Total population"), "“Total population” counts"),
        (several("Population,All ages"), "“All ages” counts"),
        (several("Population 2011,Total population", "Code,Name,Geography", ",Ward"),
         "“Total population” counts"),
        (several("Population 2001,All usual residents", "geography code,geography,date", ",2021"),
         "“All usual residents” counts"),
        (several("Population 2011,Population 2021,Change"), "“Population 2021” counts"),
        (several("Population 2021,Population 2011"), "“Population 2021” counts"),
        (several("Population mid-2022,Births,Deaths,Population mid-2023"), "mid-2023” counts"),
        (several(",".join(f"Mid-{y} population" for y in range(2011, 2023))),
         "“Mid-2022 population” counts"),
        (several("Population 2021,Population 2022,Population 2091"), "“Population 2022” counts"),
        (several("Population 2011,Population"), "“Population” counts"),
        (several("Population,Population 2011"), "“Population” counts"),
        (several("Population 2021,Usual residents 2021"), "“Population 2021” counts"),
    ],
)  # fmt: skip
def test_of_several_headings_of_everybody_the_plainest_and_latest_counts(
    inspected, content, counts
):
    found = inspected("a/people.csv", content)
    assert (found.kind, found.lines_accepted) == ("population", 10)
    assert counts in " ".join(found.odd) if counts else " counts" not in " ".join(found.odd)


def test_a_heading_of_another_year_than_its_lines_refuses_the_table(inspected):
    of_2021 = "geography code,geography,date"
    found = inspected("a/people.csv", several("Population 2001", of_2021, ",2021"))
    assert "says 2001 where “date” says 2021" in found.refused_because
    assert inspected("a/people.csv", several("Population 2021", of_2021, ",2021")).sure
    for when in ("Mid-21", "21/03/21"):
        found = inspected("a/people.csv", several("Population 2021", of_2021, f",{when}"))
        assert (found.lines_accepted, found.first_period) == (10, "CY2021")
    for when in ("Mid-22", "21/03/22"):
        assert inspected(
            "a/people.csv", several("Population 2021", of_2021, f",{when}")
        ).refused_because


@pytest.mark.parametrize(
    ("above", "heads"),
    [
        ("Prison population 2023", "Population"), ("Deaths registered in 2022", "Population"),
        ("Claimants by area", "Population 2022"), ("Care home residents 2023", "Usual residents"),
        ("Deaths registered in 2022", "Persons (all ages)"), ("", "Population,Capacity"),
        ("People in receipt of support", "Population"), ("", "Population,Jobs"),
        ("", "Employees,Population"), ("", "Population,Beds"), ("", "Population,Places free"),
        ("", "Number of admissions,Population"), ("Supported living 2023", "Population"),
    ],
)  # fmt: skip
def test_a_population_of_others_is_not_that_of_a_place(inspected, above, heads):
    found = inspected("a/people.csv", f"{above}\n{several(heads)}" if above else several(heads))
    assert found.lines_accepted == 0 and "may not be of all people" in " ".join(found.odd)


def test_a_file_of_others_holds_no_people_of_a_place(inspected):
    found = inspected("a/prison population.csv", several("Population"))
    assert found.lines_accepted == 0 and "may not be of all people" in " ".join(found.odd)
    found = inspected("a/prison population.csv", several("Total population"))
    assert found.lines_accepted == 10 and "not all of their place" in " ".join(found.odd)


@pytest.mark.parametrize(
    ("above", "heads"),
    [
        ("Bedfordshire: population", "Population"), ("Staffordshire", "Population"),
        ("Upland Health and Social Care Partnership", "Population"), ("", "Population,Density"),
        ("Births, deaths and population 2022", "Population"), ("", "Population,Area (hectares)"),
        ("Excluding people in prison", "Population"), ("", "Population,Households,Median age"),
        ("Source: Hospital Trust", "Population"), ("", "Region name,Population"),
        ("Population of places, mid-2022", "Population"), ("", "Population,0-15,Notes"),
        ("People living in Upland", "Usual residents"), ("", "Males,Females,Population"),
        ("", "Population,Electorate"), ("", "Population,Rural Urban Classification (2021)"),
        ("", "Population,Electors per councillor,geometry"), ("Support tables", "Population"),
        ("", "Population,Lower confidence limit,95% confidence interval"),
        ("Supporting tables", "Population"), ("", "Population,% change,ObjectId,Shape__Area"),
        ("", "Population 2022,People per sq. km,Rank"), ("", "Population,Aged 85 and over (%)"),
    ],
)  # fmt: skip
def test_an_honest_population_of_places_lands(inspected, above, heads):
    content = several(heads)
    found = inspected("a/people.csv", f'"{above}"\n{content}' if above else content)
    assert (found.refused_because, found.lines_accepted) == (None, 10)


@pytest.mark.parametrize(
    ("code", "people", "is_told"),
    [("E08000001", 818, True), ("W06000001", 1_999, True), ("E06000053", 2_100, False),
     ("E05000001", 818, False), ("S12000005", 0, False)],
)  # fmt: skip
def test_a_district_of_few_people_is_told(inspected, code, people, is_told):
    found = inspected("a/people.csv", f"Area code,Area name,Total population\n{code},A,{people}\n")
    assert found.lines_accepted == 1
    assert ("more live in any district" in " ".join(found.odd)) == is_told


@pytest.mark.parametrize(
    ("over", "is_of_all", "told"),
    [
        (",,Males,Females,Persons", True, "the one under “Persons” counts"),
        (",,Persons,Males,Females", True, "the one under “Persons” counts"),
        ("Area,,Men,Women,All people", True, "the one under “All people” counts"),
        ("A,,Males,Females,", False, "what stands over its people tells of “males”"),
        ("Area,,2020,2021,2022", True, "the one under “2020” counts"),
        ("Estimates of the population", True, "“All ages” stands 3 times: the first counts"),
        ("", True, "“All ages” stands 3 times: the first counts"),
    ],
)
def test_of_headings_that_are_spelt_alike_the_one_under_everybody_counts(
    inspected, over, is_of_all, told
):
    above = f"{over}\n" if over else ""
    found = inspected("a/people.csv", above + several("All ages,All ages,All ages"))
    assert (found.refused_because, found.lines_accepted) == (None, 10)
    assert told in " ".join(found.odd) and (ALONE in " ".join(found.odd)) != is_of_all


def test_what_stands_over_another_column_says_nothing_of_everybody(inspected):
    content = ",,Females,,Males,,\n" + several("0-15,16+,0-15,16+,Total population")
    assert ALONE not in " ".join(inspected("a/people.csv", content).odd)
