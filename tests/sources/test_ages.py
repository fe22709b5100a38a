"""People of all ages are held against those of each age, whatever the ages are parted into."""

import pytest

PLACE = ["lad24cd", "lad24nm", "year", "all_ages"]
TO_80 = [*map(str, range(80)), "80+"]
TO_85 = [*(f"Age {age}" for age in range(85)), "Aged 85+"]
FIVES = [*(f"{age}-{age + 4}" for age in range(0, 85, 5)), "85 and over"]
CENSUS = [
    "Age: Aged 4 years and under; measures: Value",
    *(f"Age: Aged {age} to {age + 4} years; measures: Value" for age in range(5, 85, 5)),
    "Age: Aged 85 years and over; measures: Value",
]
THREE = ["Aged 0 to 15", "Aged 16 to 64", "Aged 65 and over"]
LOOSE = ["Under 16", "Working age (16-64)", "65+"]
BOTH = [f"{sex} {ages}" for sex in ("Females", "Males") for ages in ("0-15", "16-64", "65+")]
PARTED = {"80": TO_80, "85": TO_85, "fives": FIVES, "census": CENSUS, "three": THREE}
PARTED |= {"loose": LOOSE, "both": BOTH}


def people(heads, counts=None, total=None, more=(), odd=lambda n: 0, by=7):
    counts = counts or [100 * (i + 3) for i in range(len(heads))]
    total = sum(counts) if total is None else total
    rows = [",".join([*PLACE, *heads, *(head for head, _ in more)])]
    for n in range(12):
        values = [total + by * n + odd(n), counts[0] + by * n, *counts[1:], *(v for _, v in more)]
        rows.append(
            f"X08000{n:03},Place {n},2024,{','.join(f'{chr(34)}{v}{chr(34)}' for v in values)}"
        )
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("parts", PARTED)
def test_a_total_that_is_not_the_sum_of_its_ages_refuses_the_table(inspected, parts):
    heads = PARTED[parts]
    assert inspected("a/people.csv", people(heads)).refused_because is None
    wrong = people(heads, total=sum(100 * (i + 3) for i in range(len(heads))) * 2)
    why = inspected("a/people.csv", wrong).refused_because
    assert "“all_ages” says" in why and "where the ages of its line make" in why


@pytest.mark.parametrize("parts", PARTED)
def test_a_total_that_is_not_in_some_lines_is_told(inspected, parts):
    content = people(PARTED[parts], odd=lambda n: 9_000 if n in (3, 7) else 0)
    found = inspected("a/people.csv", content)
    assert (found.refused_because, found.lines_accepted) == (None, 12)
    assert any("and so in 2 of the first 12 lines" in one for one in found.odd)


def test_parts_that_are_more_than_all_refuse_the_table_though_some_are_missing(inspected):
    found = inspected("a/people.csv", people(["0-4", "5-9"], [300, 400], total=300))
    assert "“all_ages” says 300 where the ages of its line make 700" in found.refused_because


def test_women_and_men_who_are_more_than_all_refuse_the_table(inspected):
    wrong = people(["Males", "Females"], [4_000, 5_000], total=4_000)
    assert "“all_ages” says 4,000 where" in inspected("a/people.csv", wrong).refused_because


def test_ages_that_are_counted_again_in_groups_are_added_once(inspected):
    groups = [("Aged 0 to 15", 1), ("16-64", 2), ("65+", 3), ("Aged 85 and over", 4)]
    wrong = people(TO_80, total=9, more=groups)
    assert "“all_ages” says 9" in inspected("a/people.csv", wrong).refused_because


def test_columns_of_numbers_beyond_any_life_are_no_ages(inspected):
    found = inspected("a/people.csv", people([str(number) for number in range(600)]))
    assert (found.refused_because, found.lines_accepted) == (None, 12)


AGES = [*(f"F{age}" for age in range(91)), *(f"M{age}" for age in range(91))]


def _cells(n):
    """People of a small area of about 1,500, by sex and year of age."""
    return [(37 * n + 17 * i + i * i % 5) % 13 + 2 for i in range(len(AGES))]


def small_areas(total, cells=_cells, count=40):
    """`total` makes the people of a line of the numbers of its cells and of its own number."""
    rows = [",".join(["LSOA 2021 Code", "LSOA 2021 Name", "Total", *AGES])]
    for n in range(count):
        numbers = [str(number) for number in cells(n)]
        rows.append(f"X01000{n:03},Upland {n}A,{total(_cells(n), n)},{','.join(numbers)}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "total",
    [
        lambda cells, n: sum(cells[:91]), lambda cells, n: 2 * sum(cells),
        lambda cells, n: sum(cells[:65]) + sum(cells[91:156]),
        lambda cells, n: round(0.87 * sum(cells)), lambda cells, n: sum(cells) + 300,
        lambda cells, n: sum(cells) + (1 if n % 2 else -1) * 60,
    ],
)  # fmt: skip
def test_a_total_of_a_small_area_by_years_of_age_is_held_close(inspected, total):
    why = inspected("a/people.csv", small_areas(total)).refused_because
    assert "“Total” says" in why and "where the ages of its line make" in why


def _to(step):
    return lambda n: [round(number / step) * step for number in _cells(n)]


@pytest.mark.parametrize(
    ("total", "cells"),
    [
        (lambda cells, n: sum(cells), _cells),
        (lambda cells, n: round(sum(cells), -1), _cells),
        (lambda cells, n: round(sum(cells), -2), _cells),
        (lambda cells, n: sum(cells), _to(5)),
        (lambda cells, n: round(sum(cells), -1), _to(10)),
        # Each cell changed by none, one or two, and their sum once more.
        (lambda cells, n: sum(cells) + n % 5 - 2,
         lambda n: [number + (i * 7 + n) % 3 - 1 for i, number in enumerate(_cells(n))]),
        (lambda cells, n: sum(cells),
         lambda n: [number + (i * 3 + i // 5 + n) % 5 - 2 for i, number in enumerate(_cells(n))]),
        # Fewer than three are hidden.
        (lambda cells, n: sum(cells),
         lambda n: [number if number > 2 else "" for number in _cells(n)]),
        (lambda cells, n: sum(cells), lambda n: ["c", *_cells(n)[1:]]),
    ],
)  # fmt: skip
def test_honest_counts_of_small_areas_land_without_a_word(inspected, total, cells):
    found = inspected("a/people.csv", small_areas(total, cells))
    assert (found.refused_because, found.lines_accepted) == (None, 40)
    assert not any("the ages of its line" in one for one in found.odd)


HONEST = {
    "rounded to hundreds": people(THREE, [0, 200, 100], total=500, by=100),
    "rounded to thousands": people(THREE, [17_000, 58_000, 18_000], total=92_000, by=1000),
    "changed a little": people(FIVES, [100] * 18, total=1_830),
    "in hundreds": people(THREE, [16_790, 58_100, 17_448], total=92_338),
    "of one body in thousands": people(["0-15", "16+"], [16_800, 75_500], total=92_338),
    "hidden": people(THREE, [16_790, "c", 17_448], total=92_338),
    "adults alone": people(THREE[1:], [5_000, 2_000], total=9_000),
    "children alone": people(["0-4", "5-9", "10-15"], [300, 400, 500], total=9_000),
    "bands that overlap": people(["0-17", "16-64", "65+"], [300, 400, 500], total=900),
    "bands that leave a gap": people(["0-15", "18-64", "65+"], [300, 400, 500], total=1_400),
    "with shares": people(THREE, more=[("% aged 0 to 15", 18), ("% 16 to 64", 60)]),
    "the same band twice": people([*THREE, THREE[0]], [300, 400, 500, 18], total=1_200),
    "groups again": people(TO_85, more=[("0-15", 1), ("16-64", 2), ("65+", 3)]),
    "a middle age": people(THREE, more=[("Median age", 41), ("Mean age", 42)]),
    "by quintile": people([f"Quintile {n}" for n in range(1, 6)], total=9),
    "women alone": people([f"F {ages}" for ages in ("0-15", "16-64", "65+")], total=4_000),
    "few of whom are blank": people(THREE, [16_790, "", 17_448], total=50_000),
    "women and men": people(["Males", "Females"], [4_000, 5_000], total=9_000),
    "lives of women and men": people(["Male", "Female"], [78, 82], total=9_000),
    "shares of women and men": people(["Males", "Females"], [49, 51], total=9_000),
    "days for bands": people(["0-4", "05-Sep", "Oct-14", "15+"], [1, 2, 3, 4], total=500),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_people_who_add_up_or_need_not_land_without_a_word(inspected, name):
    found = inspected("a/people.csv", HONEST[name])
    assert (found.refused_because, found.lines_accepted) == (None, 12)
    assert not any("the ages of its line" in one for one in found.odd)


def _of_unknown_age(missing, more=()):
    counts = [16_000, 58_000, 17_000]
    return people(THREE, counts, total=round(sum(counts) / (1 - missing)), more=more)


@pytest.mark.parametrize(
    ("content", "is_refused", "is_told"),
    [
        (people(THREE, [20, 60, 20], total=92_338, by=0), False, False),
        (people(THREE, [20, 60, 19], total=92_338, by=0), False, False),
        (people(THREE, [20, 60, 30], total=92_338, by=0), True, False),
        (people(FIVES, [6] * 17 + [2], total=9_233, by=0), False, False),
        (people(FIVES, [6] * 17 + [9], total=9_233, by=0), True, False),
        (people(FIVES, [6] * 17 + [2], total=106, by=0), False, False),
        (_of_unknown_age(0.028), False, True),
        (_of_unknown_age(0.045), False, True),
        (_of_unknown_age(0.055), True, False),
        (_of_unknown_age(0.028, [("Age unknown", 2_600)]), False, False),
        (_of_unknown_age(0.028, [("Not stated", 2_600)]), False, False),
        (_of_unknown_age(0.045, [("Age not known", 4_000)]), False, False),
        (_of_unknown_age(0.08, [("Age not known", 4_000)]), True, False),
        (_of_unknown_age(-0.045), True, False),
    ],
)
def test_shares_and_people_of_unknown_age_contradict_no_total(
    inspected, content, is_refused, is_told
):
    found = inspected("a/people.csv", content)
    assert ("the ages of its line make" in (found.refused_because or "")) == is_refused
    assert ("the ages of its line make" in " ".join(found.odd)) == is_told
