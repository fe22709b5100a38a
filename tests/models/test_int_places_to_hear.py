"""Where silence is shown, and whom one person's several answers concern."""


def test_silence_is_shown_where_somebody_was_heard_or_is_at_home(run_model):
    """Not in a district that this build is not about and where nobody answered."""
    run_model(
        "int_places_to_hear",
        given={
            "int_answers": """
                measure_id | small_area_id
                -----------+--------------
                days       | S1
                days       |
                """,
            "int_response_places": """
                small_area_id | place_id   | place_level | district_id
                --------------+------------+-------------+------------
                S1            | W1         | ward        | D1
                S1            | D1         | district    | D1
                S3            | W3         | ward        | D1
                S3            | R1         | region      | D1
                S4            | W4         | ward        | D2
                S4            | C1         | county      | D2
                S1            | alliance:a | alliance    | D1
                S5            | alliance:b | alliance    | D3
                S5            | W5         | ward        | D3
                """,
            "ref_publish_list": """
                published_table | place_level | period_kind
                ----------------+-------------+---------------
                P1              | ward        | financial_year
                P1              | district    | financial_year
                P1              | region      | financial_year
                P1              | alliance    | financial_year
                P1              | county      | month
                """,
            "int_home_places": """
                place_id
                --------
                C1
                """,
        },
        expect="""
            place_id
            ----------
            W1
            D1
            W3
            W4
            alliance:a
            """,
    )


def test_places_are_told_apart_only_where_they_differ(run_model):
    """The numbers follow the places, so that they are the same from build to build."""
    run_model(
        "int_place_sets",
        given={
            "int_response_places": """
                small_area_id | place_id
                --------------+---------
                S1            | W1
                S1            | D1
                S2            | D1
                S2            | W1
                S3            | D1
                """,
        },
        expect="""
            small_area_id | place_set
            --------------+----------
            S1            | 2
            S2            | 2
            S3            | 1
            """,
    )


def test_who_answered_more_than_once_and_in_which_time(run_model):
    run_model(
        "int_repeat_respondents",
        given={
            "stg_responses": """
                respondent_key | answered_in
                ---------------+--------
                k1             | 2024-05
                k1             | 2024-11
                k2             | 2024-05
                k2             | 2024-05
                k3             | 2024-05
                k3             | 2025-05
                k4             | 2024-05
                """,
            "int_response_periods": """
                answered_in | period | period_kind
                --------+-----------+---------------
                2024-05 | 2024-05   | month
                2024-05 | FY2024-25 | financial_year
                2024-11 | 2024-11   | month
                2024-11 | FY2024-25 | financial_year
                2025-05 | 2025-05   | month
                2025-05 | FY2025-26 | financial_year
                """,
        },
        expect="""
            respondent_key | period    | period_kind
            ---------------+-----------+---------------
            k1             | FY2024-25 | financial_year
            k2             | FY2024-25 | financial_year
            k2             | 2024-05   | month
            """,
    )
