"""What mutations have found in populations and deprivation, and honest files that look alike."""

import json

import pytest

from tests.fuzz.judge import judge
from tests.fuzz.test_found import landed, lines

# Ages ---------------------------------------------------------------------------------------------

AGES = [1_000 - 7 * age for age in range(91)]
EVERYBODY = sum(AGES)
HEADS = ["lad24cd", "lad24nm", "year", "all_ages", *map(str, range(90)), "90+"]


def people(heads=HEADS, ages=AGES, total=EVERYBODY, count=3, more=()):
    rows = [
        [f"X0800000{n}", f"Place {n}", "2024", total, *ages, *more] for n in range(1, count + 1)
    ]
    written = [",".join(f'"{cell}"' for cell in row) for row in rows]
    return lines(",".join(heads), *written)


def swapped(heads, one, other):
    return [{one: other, other: one}.get(head, head) for head in heads]


@pytest.mark.parametrize("age", ["0", "63", "90+"])
def test_one_year_of_age_under_the_heading_of_all_of_them_refuses_the_table(age):
    why = landed(people(swapped(HEADS, "all_ages", age))).rows[0]["refused_because"]
    assert "“all_ages” says" in why
    assert "where the ages of its line make" in why


def test_so_does_it_in_the_estimates_of_the_statistics_office():
    heads = ["Code", "Name", "Geography", "All ages", *HEADS[4:]]
    assert landed(people(heads)).rows[0]["refused_because"] is None
    why = landed(people(swapped(heads, "All ages", "40"))).rows[0]["refused_because"]
    assert "“All ages” says" in why


def test_headings_one_column_off_refuse_a_table_as_wide_as_they_are():
    heads = [*HEADS[:3], "No.", *HEADS[3:]]
    found = landed(people(heads, more=("",)))
    assert "“all_ages” says 1,000" in found.rows[0]["refused_because"]


def test_a_heading_too_many_over_three_lines_is_told():
    """Three lines were too few to be looked at."""
    found = landed(people([*HEADS[:2], "", *HEADS[2:]]))
    assert "95 cells under 96 headings, and heading 3 is blank" in found.rows[0]["refused_because"]
    found = landed(people([*HEADS[:2], "No.", *HEADS[2:4]], ages=()))
    assert "“all_ages” holds nothing" in found.rows[0]["notes"]


ROUNDED = [10 * round(age / 10) for age in AGES]
HONEST_AGES = {
    "added up": (people(), EVERYBODY),
    "rounded to tens": (people(ages=ROUNDED, total=EVERYBODY), EVERYBODY),
    "with commas": (people(total=f"{EVERYBODY:,}"), EVERYBODY),
    "of adults": (people(HEADS[:4] + HEADS[20:], AGES[16:]), EVERYBODY),
    "children and all": (people(HEADS[:20], AGES[:16]), EVERYBODY),
    "in bands of five years": (people([*HEADS[:4], "0-4", "5-9"], (4_930, 4_755)), EVERYBODY),
    "with a group of ages again": (
        people([*HEADS, "aged_65_and_over", "65+"], more=(sum(AGES[65:]),) * 2), EVERYBODY),
    "with cells hidden": (people(ages=["c", *AGES[1:]]), EVERYBODY),
    "changed to protect persons": (
        people(ages=[age + (-3, 2, 4)[i % 3] for i, age in enumerate(AGES)]), EVERYBODY),
    "blank for nobody": (people(ages=[*AGES[:-1], ""], total=EVERYBODY - AGES[-1]),
                         EVERYBODY - AGES[-1]),
    "to 85 and over": (people([*HEADS[:89], "85 and over"], [*AGES[:85], sum(AGES[85:])]),
                       EVERYBODY),
    "of men and of women": (
        people([*HEADS[:4], *(f"{s}{a}" for a in range(90) for s in "MF")],
               [(age + (sex == "M")) // 2 for age in AGES[:90] for sex in "MF"],
               sum(AGES[:90])), sum(AGES[:90])),
    "rounded to tens in small areas": (people(ages=[10, 0] * 45 + [10], total=505), 505),
    "rounded to fives in small areas": (people(ages=[5, 10, 0] * 30 + [5], total=420), 420),
    "small counts as nought": (people(ages=[0, 4, 9] * 30 + [5], total=431), 431),
    "small counts left blank": (people(ages=["", 4, 9] * 30 + [5], total=431), 431),
    "women and men in part": (people([*HEADS[:4], "F0 to 15", "M0 to 15"], (50, 60), 1_400), 1_400),
    "women and men in bands": (
        people([*HEADS[:4], "F0 to 15", "F16 and over", "M0 to 15", "M16+"], (50, 60, 55, 65), 230),
        230),
    "women and men in bands and years": (
        people([*HEADS[:4], "F0 to 1", "F0", "F1", "M0 to 1", "M0", "M1"],
               (400, 200, 200, 400, 200, 200), 900), 900),
    "of none": (people(HEADS[:4], ()), EVERYBODY),
}  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "ages"),
    [
        (("F0", "F1", "M0", "M1"), (100,) * 4),
        (("F0 to 15", "F16 and over", "M0 to 15", "M16 and over"), (100, 300, 100, 300)),
    ],
)
def test_women_and_men_who_are_more_than_all_of_them_refuse_the_table(heads, ages):
    written = [f"X0100000{n},Place {n},9,{','.join(map(str, ages))}" for n in range(6)]
    content = lines(f"LSOA 2021 Code,LSOA 2021 Name,Total,{','.join(heads)}", *written)
    assert "“Total” says 9 where the ages" in landed(content).rows[0]["refused_because"]


def test_people_who_add_up_or_need_not_land_without_a_word():
    found = judge({name: ("file.csv", text.encode()) for name, (text, _) in HONEST_AGES.items()})
    assert {name: one.total for name, one in found.items()} == {
        name: 3 * total for name, (_, total) in HONEST_AGES.items()
    }
    assert [name for name, one in found.items() if one.rows[0]["notes"]] == []


def test_a_line_that_does_not_add_up_among_others_is_told():
    wrong = people(total=EVERYBODY // 2, count=1).splitlines()[1].replace("X08000001", "X08000009")
    found = landed(people() + wrong + "\n")
    assert found.total == 3 * EVERYBODY + EVERYBODY // 2
    assert "and so in 1 of the first 4 lines" in found.rows[0]["notes"]


def test_what_is_no_slug_is_no_place():
    content = {"year": 2024, "populations": {"pellingate": 70, "odd 3": 7, "amber-valley": 9}}
    found = landed(json.dumps(content), ".json")
    assert found.total == 79
    assert [line[3] for line in found.lines.values() if not line[0]] == ["a slug that is none"]


def test_a_number_of_thousands_of_signs_stops_nobody():
    found = landed(people(ages=["9" * 5_000, *AGES[1:]]))
    assert found.total == 3 * EVERYBODY
    found = landed(domains(("ltla23_code", *DOMAINS, ""), end="," + "9" * 5_000))
    assert "no heading stands over column 6" in found.rows[0]["notes"]


# Deprivation --------------------------------------------------------------------------------------

DOMAINS = ["Score", "Income_Score", "Employment_Score", "Crime_Score"]


SCORES = "{n}.5,0.{n},0.3{n},-0.{n}"


def domains(heads=("ltla23_code", *DOMAINS, "Income_Proportion"), scores=SCORES, end=",{zero}"):
    rows = [
        f"X0800000{n},{scores.format(n=n)}{end.format(n=n, zero=0 if n % 2 else 0.25)}"
        for n in range(1, 9)
    ]
    return lines(",".join(heads), *rows)


def test_a_score_without_a_heading_is_told():
    found = landed(domains(("ltla23_code", *DOMAINS, ""), end=",-0.4{n}"))
    assert "no heading stands over column 6, and it is not read" in found.rows[0]["notes"]
    found = landed(domains(("ltla23_code", *DOMAINS, "", ""), end=",-0.4{n},x"))
    assert "no heading stands over columns 6, 7, and they are not read" in found.rows[0]["notes"]


NOTHING_TO_TELL = {
    "every one headed": domains(),
    "nothing under it": domains(("ltla23_code", *DOMAINS, ""), end=","),
    "a blank one behind": domains(("ltla23_code", *DOMAINS, "", ""), end=",,"),
    "numbers of lines": domains(("ltla23_code", *DOMAINS, ""), end=",{n}"),
    "numbers of lines in front": "".join(
        f"{',' if n == 0 else f'{n - 1},'}{line}\n" for n, line in enumerate(domains().splitlines())
    ),
    "a sign for a heading": domains(("ltla23_code", *DOMAINS, "Nr."), end=",7{n}"),
}


def test_columns_that_say_nothing_are_not_told():
    found = judge({name: ("file.csv", text.encode()) for name, text in NOTHING_TO_TELL.items()})
    assert [name for name, one in found.items() if "no heading" in one.rows[0]["notes"]] == []
    assert {one.rows[0]["notes"][:11] for one in found.values()} == {"no score of"}
    assert {one.total for one in found.values()} == {found["every one headed"].total}


@pytest.mark.parametrize("minus", ["-", "− ", "–", "— "])
def test_a_dash_before_a_score_is_its_sign(minus):
    plain = landed(domains()).total
    found = landed(domains(scores="{n}.5,0.{n},0.3{n}," + minus + "0.{n}"))
    assert found.total == plain
    assert found.refused_lines == 0


def test_shares_under_the_heading_of_scores_refuse_the_table():
    heads = swapped(
        ["ltla23_code", *DOMAINS, "Income_Proportion"], "Crime_Score", "Income_Proportion"
    )
    why = landed(domains(heads)).rows[0]["refused_because"]
    assert "“Crime_Score” is nought in 4 of the first 8 lines" in why


RANKED = ["lad24cd", "index_domain", "year", "average_rank", "rank_average_rank", "average_score"]


def ranked(heads=RANKED, rank="{n}", score="{n}.25", mean="{n}1.07"):
    rows = [
        ",".join([f"X0800000{n}", "Crime", "2025", mean.format(n=n), rank.format(n=n),
                  score.format(n=n)])
        for n in range(1, 9)
    ]  # fmt: skip
    return lines(",".join(heads), *rows)


def test_a_score_under_the_heading_of_a_rank_refuses_the_index_of_small_areas():
    heads = ["LSOA code (2021)", "Domain", "Rank", "Decile", "Score"]
    rows = [f"X0100000{n},Index of Multiple Deprivation,{n},{n},{n}.25" for n in range(1, 10)]
    assert landed(lines(",".join(heads), *rows)).rows[0]["refused_because"] is None
    why = landed(lines(",".join(swapped(heads, "Rank", "Score")), *rows)).rows[0]
    assert "“Rank” holds fractions, which no ranks are" in why["refused_because"]


def test_fractions_under_the_heading_of_ranks_refuse_a_table_whose_scores_are_whole():
    why = landed(ranked(swapped(RANKED, "rank_average_rank", "average_score")))
    assert (
        "“rank_average_rank” holds fractions, which no ranks are" in why.rows[0]["refused_because"]
    )


def test_a_column_that_is_not_read_refuses_nothing():
    plain = landed(ranked()).total
    for other in ("rank_average_rank", "average_rank"):
        found = landed(ranked(swapped(RANKED, other, "average_rank"), rank="{n}.07"))
        assert found.total == plain and found.rows[0]["refused_because"] is None


AROUND = [0.4, -0.6, -0.3, 0.1, -0.4, -0.0, 0.1, 0.0, 0.0, 0.2, -0.1, 0.0, 0.5, 0.0]


@pytest.mark.parametrize(("values", "is_refused"), [
    (AROUND, False), (AROUND[::-1], False), ([0.4, 0.1, 0.0, 0.6, 0.2, 0.0, 0.5], False),
    ([0.4, 0.0, -0.1, 0.0, 0.2, 0.0, 0.5], False), ([abs(value) / 4 for value in AROUND], True),
    ([0.4, 0.0, 0.1, 0.0, 0.2, 0.0, 0.5], False), ([0.4, 0.0, 0.1, 0.0, 0.25, 0.0], True),
    ([14.0, 0.0, 21.5, 0.0, 9.2, 0.0], True),
])  # fmt: skip
def test_noughts_tell_of_a_score_that_is_never_below_nought_and_not_rounded(values, is_refused):
    rows = [f"X0800000{n},Crime,{value}" for n, value in enumerate(values)]
    why = landed(lines("lad19cd,index_domain,average_score", *rows)).rows[0]["refused_because"]
    assert bool(why) == is_refused


def called(name):
    return [name if head == "average_rank" else head for head in RANKED]


# Beside whole scores, which ranks under their heading would be.
MADE_OF_RANKS = {
    heading: ranked(
        [heading if head == "rank_average_rank" else head for head in RANKED],
        rank="0.{n}7",
        score="{n}",
    )
    for heading in (
        "within_la_rank_pct",
        "IDACI rank (0-1)",
        "change_in_rank_from_2019",
        "imd_rank_percentile",
        "Rank (%)",
        "rank_normalised",
        "Rank difference",
    )
}
HONEST_RANKS = {
    "plain": ranked(),
    "shared": ranked(rank="{n}.5"),
    "with noughts behind": ranked(rank="{n}.0"),
    "hidden": ranked(rank="c"),
    "of the 2019 edition": ranked(called("average rank 2019")),
    "weighted": ranked(called("Population weighted average rank")),
    "a mean of ranks": ranked(called("Mean of ranks")),
    "an average of areas": ranked(called("Average LSOA rank")),
    "whole scores": ranked(score="{n}"),
    "below nought": ranked(score="-{n}.25"),
    "whole means": ranked(mean="{n}1"),
    **MADE_OF_RANKS,
}


def test_ranks_and_scores_as_publishers_give_them_land():
    found = judge({name: ("file.csv", text.encode()) for name, text in HONEST_RANKS.items()})
    assert [name for name, one in found.items() if one.refused or one.refused_lines] == []
    totals = {name: float(one.total) for name, one in found.items()}
    assert totals.pop("below nought") == -38
    assert {totals.pop(name) for name in ("whole scores", *MADE_OF_RANKS)} == {36}
    assert set(totals.values()) == {38.0}


def test_a_table_of_domains_without_one_of_them_is_told():
    heads = ["lad23cd", "imd_score", "income_score", "employment_score", "education_score"]
    heads += ["health_score", "crime_score", "barriers_average_score", "environment_score"]
    whole = [f"X0800000{n},{','.join(f'{n}.{i}5' for i in range(1, 9))}" for n in range(1, 9)]
    found = landed(lines(",".join(heads), *whole))
    assert "no score of" not in found.rows[0]["notes"]
    without = [row.rpartition(",")[0] for row in whole]
    found = landed(lines(",".join(heads[:-1]), *without))
    assert "no score of Living Environment Deprivation" in found.rows[0]["notes"]
