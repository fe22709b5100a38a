"""int_deprivation_fifth: fifths of the small areas that a build is about."""

HEAD = (
    "place_id | score | place_vintage | source_file_id | line_number | domain | data_year\n"
    "---+---+---+---+---+---+---\n"
)
PLACES = "place_id | place_level | district_id\n---+---+---\n"


def _given(scores, places, past="place_id\n---"):
    return {
        "stg_deprivation_small_areas": HEAD + "\n".join(scores),
        "int_places": PLACES + "\n".join(places),
        "int_home_places": "place_id\n---\nD1",
        "stg_landed_files": (
            "source_file_id | file_name | as_at\n---+---+---\n"
            "f | imd2019.csv |\na | imd2015.csv |\ne | all_years.csv |"
        ),
        "int_place_predecessors": past,
    }


def test_fifths_of_todays_areas_at_home_by_their_latest_score(run_model):
    run_model(
        "int_deprivation_fifth",
        given=_given(
            [
                *(f"A{n} | {100 - n} | 2021 | f | {n} | |" for n in range(1, 11)),
                "A10 | 99.9 | 2011 | f | 20 | |", "B1 | 100 | 2021 | f | 21 | |",
                "A10 | 99.9 | 2022 | f | 24 | Crime |",
                "P1 | 100 | 2021 | f | 22 | |", "A11 |  | 2021 | f | 23 | |",
            ],
            [*(f"A{n} | small_area | D1" for n in range(1, 12)), "B1 | small_area | D2",
             "P1 | small_area | D1", "D1 | district |"],
            "place_id\n---\nP1",
        ),
        expect="""
            small_area_id | deprivation_fifth
            --------------+------------------
            A1            | 1
            A2            | 1
            A3            | 2
            A4            | 2
            A5            | 3
            A6            | 3
            A7            | 4
            A8            | 4
            A9            | 5
            A10           | 5
            """,
    )  # fmt: skip


def test_fewer_than_five_areas_make_no_fifths(run_model):
    run_model(
        "int_deprivation_fifth",
        given=_given([f"A{n} | {n} | | f | {n} | |" for n in range(4)],
                     [f"A{n} | small_area | D1" for n in range(4)]),
        expect="small_area_id | deprivation_fifth\n---+---",
    )  # fmt: skip


def test_of_two_indices_of_the_same_areas_the_later_counts(run_model):
    """By the year that a line states, else by the name of the file; never by its content."""
    areas = [f"A{n} | small_area | D1" for n in range(5)]
    expect = "small_area_id | deprivation_fifth\n---+---\n" + "\n".join(
        f"A{n} | {n + 1}" for n in range(5)
    )
    by_name = [f"A{n} | {90 - n} | 2011 | f | {n} | |" for n in range(5)]
    by_name += [f"A{n} | {10 + n} | 2011 | a | {n} | |" for n in range(5)]
    run_model("int_deprivation_fifth", given=_given(by_name, areas), expect=expect)
    by_year = [f"A{n} | {10 + n} | 2011 | e | {n} | | 2015" for n in range(5)]
    by_year += [f"A{n} | {90 - n} | 2011 | e | {n + 5} | | 2019" for n in range(5)]
    run_model("int_deprivation_fifth", given=_given(by_year, areas), expect=expect)
