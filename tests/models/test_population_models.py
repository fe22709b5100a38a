"""Which year people are of, and whose figure counts where two files state the same."""

FILES = """
    source_file_id | file_name    | as_at
    ---------------+--------------+-----------
    a              | pop_1.csv    |
    b              | pop_2.csv    |
    c              | pop_0.csv    | 2025-01-01
    """
NOBODY = "place_id | group_dimension | group_value | population | period\n---+---+---+---+---"


def test_a_year_among_words_is_that_year(run_model):
    run_model(
        "stg_population_judged",
        given={
            "raw_population": """
                line_number | place_id  | population | period
                ------------+-----------+------------+-------------------
                2           | X07000001 | 10         | 2021
                3           | X07000001 | 10         | Mid-2021
                4           | X07000001 | 10         | mid 2020
                5           | X07000001 | 10         | 30/06/2019
                6           | X07000001 | 10         | 30 June 2018
                7           | X07000001 | 10         | June 2017
                8           | X07000001 | 10         | 2016.0
                9           | X07000001 | 10         | 2015 (provisional)
                10          | X07000001 | 10         | Census 2011
                11          | X07000001 | 10         | 2010-06-30 00:00:00
                12          | X07000001 | 10         | CY2009
                13          | X07000001 | 10         | FY2020-21
                14          | X07000001 | 10         | 2017/18
                15          | X07000001 | 10         | 2011 to 2021
                16          | X07000001 | 10         | 2018-based
                17          | X07000001 | 10         | 1st June 2014
                18          | X07000001 | 10         |
                """,
        },
        expect="""
            line_number | period
            ------------+-------------
            2           | CY2021
            3           | CY2021
            4           | CY2020
            5           | CY2019
            6           | CY2018
            7           | CY2017
            8           | CY2016
            9           | CY2015
            10          | CY2011
            11          | CY2010
            12          | CY2009
            13          | FY2020-21
            14          | 2017/18
            15          | 2011 to 2021
            16          | CY2018
            17          | CY2014
            18          |
            """,
    )


def test_of_two_estimates_of_a_year_one_file_counts_for_every_place(run_model):
    run_model(
        "int_place_people",
        given={
            "stg_landed_files": FILES,
            "int_population": """
                source_file_id | line_number | place_id | population | period
                ---------------+-------------+----------+------------+-------
                a              | 2           | D1       | 100        | CY2022
                a              | 3           | D2       | 99         | CY2022
                b              | 2           | D1       | 98         | CY2022
                b              | 3           | D2       | 101        | CY2022
                a              | 4           | D1       | 90         | CY2021
                a              | 5           | D2       | 89         | CY2021
                c              | 4           | D1       | 88         | CY2021
                """,
            "int_places": """
                place_id | place_level | county_id
                ---------+-------------+----------
                D1       | district    | C1
                D2       | district    | C1
                """,
            "int_place_predecessors": "place_id\n---",
            "int_alliance_small_area": "place_id | alliance_id\n---+---",
        },
        expect="""
            place_id | period | population | population_basis
            ---------+--------+------------+-----------------
            D1       | CY2022 | 98         | published
            D2       | CY2022 | 101        | published
            C1       | CY2022 | 199        | sum of districts
            D1       | CY2021 | 88         | published
            D2       | CY2021 | 89         | published
            C1       | CY2021 | 177        | sum of districts
            """,
    )


def test_a_sex_that_two_files_spell_differently_counts_once(run_model):
    run_model(
        "dim_group_population",
        given={
            "stg_landed_files": FILES,
            "stg_population": """
                source_file_id | place_id | sex   | age_band | population | period
                ---------------+----------+-------+----------+------------+-------
                a              | W1       | males | 0-15     | 90         | CY2023
                a              | W1       | males | 16+      | 400        | CY2023
                b              | W1       | m     | 0-15     | 91         | CY2023
                b              | W1       | m     | 16+      | 398        | CY2023
                b              | W1       | f     | 16+      | 410        | CY2023
                """,
            "stg_population_groups": NOBODY,
            "dim_group_spelling": """
                group_dimension | spelling | group_key
                ----------------+----------+----------
                sex             | male     | male
                sex             | males    | male
                sex             | m        | male
                """,
            "dim_place_ward": "place_id | ward_id | is_whole\n---+---+---",
            "int_places": "place_id | place_level | county_id | icb_id\n---+---+---+---",
            "int_response_places": "small_area_id | place_id\n---+---",
            "int_deprivation_fifth": "small_area_id | deprivation_fifth\n---+---",
            "int_place_people": "place_id | period | population\n---+---+---",
            "dim_place": "place_id\n--------\nW1",
        },
        expect="""
            place_id | group_dimension | group_key | period | population | population_basis
            ---------+-----------------+-----------+--------+------------+-----------------
            W1       | age_band        | 0-15      | CY2023 | 91         | published
            W1       | age_band        | 16+       | CY2023 | 808        | published
            W1       | sex             | male      | CY2023 | 489        | published
            W1       | sex             | f         | CY2023 | 410        | published
            """,
    )
