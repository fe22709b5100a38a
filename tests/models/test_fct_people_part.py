"""fct_people_part: people of those parts of places that are no published place themselves."""

GIVEN = {
    "dim_place_part": """
        published_table | part_id | place_id
        ----------------+---------+-----------
        P1              | part:1  | W1
        P1              | part:1  | D1
        P1              | part:2  | W2
        P1              | part:2  | D1
        P1              | part:3  | W2
        P1              | part:3  | D1
        P1              | part:3  | alliance:a
        P1              | part:3  | alliance:b
        P2              | part:2  | D1
        P2              | part:3  | D1
        P2              | part:3  | alliance:a
        P4              | part:2  | W2
        P4              | part:3  | W2
        """,
    "int_place_part": """
        published_table | place_set | part_id
        ----------------+-----------+--------
        P1              | 1         | part:1
        P1              | 2         | part:2
        P1              | 3         | part:3
        P2              | 2         | part:2
        P2              | 3         | part:3
        P4              | 2         | part:2
        P4              | 3         | part:3
        """,
    "int_place_sets": """
        small_area_id | place_set
        --------------+----------
        S1            | 1
        S2            | 2
        S3            | 3
        """,
    "ref_publish_list": """
        published_table | place_level | period_kind
        ----------------+-------------+---------------
        P1              | ward        | month
        P1              | district    | month
        P1              | ward        | financial_year
        P2              | district    | financial_year
        P4              | ward        | financial_year
        """,
    "int_answers": """
        source_file_id | line_number | measure_id | measure_kind | y | respondent_key | service_id | answered_in | small_area_id
        ---------------+-------------+------------+--------------+---+----------------+------------+-------------+--------------
        f              | 1           | days       | proportion   | 1 | k1             | care       | 2024-05     | S3
        f              | 2           | days       | proportion   | 0 | k1             | care       | 2024-11     | S3
        f              | 3           | days       | proportion   | 1 | k2             |            | 2024-05     | S2
        f              | 4           | days       | proportion   | 1 | k3             | care       | 2024-05     | S1
        f              | 5           | hours      | mean         | 0 | k1             |            | 2024-05     | S3
        """,  # noqa: E501
    "stg_response_groups": """
        source_file_id | line_number | group_dimension | group_value
        ---------------+-------------+-----------------+------------
        f              | 1           | sex             | Female
        f              | 2           | sex             | Female
        f              | 3           | sex             |
        f              | 4           | sex             | Male
        """,
    "int_response_periods": """
        answered_in | period    | period_kind    | period_start
        ------------+-----------+----------------+-------------
        2024-05     | 2024-05   | month          | 2024-05-01
        2024-05     | FY2024-25 | financial_year | 2024-04-01
        2024-11     | 2024-11   | month          | 2024-11-01
        2024-11     | FY2024-25 | financial_year | 2024-04-01
        """,
}


def test_parts_of_several_places_are_counted_by_table_and_period(run_model):
    """Part 1 is a ward, and part 3 an alliance, that stand there themselves: they have no row."""
    run_model(
        "fct_people_part",
        given=GIVEN,
        expect="""
            published_table | measure_id | part_id | service_id | group_dimension | group_value | period    | n_people | n_with | n_without | n_responses
            ----------------+------------+---------+------------+-----------------+-------------+-----------+----------+--------+-----------+------------
            P1              | days       | part:2  |            |                 |             | 2024-05   | 1        | 1      | 0         | 1
            P1              | days       | part:2  |            |                 |             | FY2024-25 | 1        | 1      | 0         | 1
            P4              | days       | part:3  |            | sex             | Female      | FY2024-25 | 1        | 1      | 1         | 2
            """,  # noqa: E501
    )
