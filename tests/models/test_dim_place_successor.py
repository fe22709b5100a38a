"""dim_place_successor: what followed a place that changed, as stated or as look-ups tell it."""


def test_a_stated_change_and_a_ward_that_is_in_no_later_look_up(run_model):
    """W1 split, W2 merged into W5, W3 goes on, W4 stands in one vintage alone."""
    run_model(
        "dim_place_successor",
        given={
            "stg_place_successors": """
                old_code | old_name | old_vintage | new_code | new_vintage | change_code
                ---------+----------+-------------+----------+-------------+------------
                S8       | Eight    | 2011        | S1       | 2021        | M
                S3       | Three    | 2011        | S3       | 2021        | U
                """,
            "stg_place_lookups": """
                lsoa_code | ward_code | ward_name | vintage
                ----------+-----------+-----------+--------
                S1        | W1        | One       | 2022
                S2        | W1        | One       | 2022
                S3        | W2        | Two       | 2022
                S4        | W3        | Three     | 2022
                S5        | W4        | Four      | 2022
                S1        | W6        | Six       | 2024
                S2        | W7        | Seven     | 2024
                S3        | W5        | Five      | 2024
                S6        | W5        | Five      | 2024
                S4        | W3        | Three     | 2024
                S4        |           |           | 2024
                """,
            "int_places": """
                place_id | place_name | place_level | district_id
                ---------+------------+-------------+------------
                S1       | S one      | small_area  | D1
                W1       | One        | ward        | D1
                W2       | Two        | ward        | D1
                W5       | Five       | ward        | D1
                W6       | Six        | ward        | D1
                W7       | Seven      | ward        | D1
                """,
        },
        expect="""
            place_id | place_name | place_vintage | successor_id | successor_name | successor_vintage | change_words
            ---------+------------+---------------+--------------+----------------+-------------------+---------------------------------------
            S8       | Eight      | 2011          | S1           | S one          | 2021              | Merged into this place with others
            W1       | One        | 2022          | W6           | Six            | 2024              | Split: part of it is now this place
            W1       | One        | 2022          | W7           | Seven          | 2024              | Split: part of it is now this place
            W2       | Two        | 2022          | W5           | Five           | 2024              | Merged into this place with others
            """,  # noqa: E501
    )
