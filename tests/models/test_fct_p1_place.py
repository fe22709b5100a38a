"""fct_p1_place: people, not answers, are counted; a place nobody answered from keeps its row."""


def test_people_are_counted_at_each_grain_and_silence_has_a_row(run_model):
    run_model(
        "fct_p1_place",
        given={
            "int_answers": """
                measure_id | measure_kind | y | y_squared | respondent_key | answered_in | weight | small_area_id
                -----------+--------------+---+-----------+----------------+---------+--------+--------------
                days       | proportion   | 1 | 1         | k1             | 2024-05 | 2      | S1
                days       | proportion   | 0 | 0         | k1             | 2024-11 | 2      | S1
                days       | proportion   | 1 | 1         | k2             | 2024-11 | 0.5    | S2
                days       | proportion   | 1 | 1         | k3             | 2024-11 | 1      |
                hours      | mean         | 3 | 9         | k2             | 2024-11 | 0.5    | S2
                """,  # noqa: E501
            "int_place_sets": """
                small_area_id | place_set
                --------------+----------
                S1            | 1
                S2            | 2
                """,
            "int_published_places": """
                published_table | place_set | place_id   | period_kind
                ----------------+-----------+------------+---------------
                P1              | 1         | W1         | financial_year
                P1              | 1         | D1         | financial_year
                P1              | 1         | alliance:a | financial_year
                P1              | 1         | W1         | month
                P1              | 2         | W1         | financial_year
                P1              | 2         | D1         | financial_year
                P1              | 2         | W1         | month
                P2              | 1         | D1         | month
                """,
            "int_repeat_respondents": """
                respondent_key | period    | period_kind
                ---------------+-----------+---------------
                k1             | FY2024-25 | financial_year
                k2             | FY2024-25 | financial_year
                k2             | 2024-11   | month
                """,
            "int_asked": """
                measure_id | period    | period_kind
                -----------+-----------+---------------
                days       | FY2024-25 | financial_year
                hours      | FY2024-25 | financial_year
                """,
            "int_places_to_hear": """
                place_id
                --------
                W1
                D1
                W3
                W4
                alliance:a
                """,
            "int_response_periods": """
                answered_in | period | period_kind    | period_start | period_words
                --------+-----------+----------------+--------------+-------------
                2024-05 | 2024-05   | month          | 2024-05-01   | May 2024
                2024-05 | FY2024-25 | financial_year | 2024-04-01   | 2024 to 25
                2024-11 | FY2024-25 | financial_year | 2024-04-01   | 2024 to 25
                """,
        },
        expect="""
            measure_id | place_id | period    | n_people | n_with | n_without | n_responses | sum_w | sum_w2 | sum_wy | sum_wy2
            -----------+----------+-----------+----------+--------+-----------+-------------+-------+--------+--------+--------
            days       | W1       | 2024-05   | 1        | 1      | 0         | 1           | 2     | 4      | 2      | 2
            days       | W1       | FY2024-25 | 2        | 2      | 1         | 3           | 4.5   | 8.25   | 2.5    | 2.5
            days       | D1       | FY2024-25 | 2        | 2      | 1         | 3           | 4.5   | 8.25   | 2.5    | 2.5
            hours      | W1       | FY2024-25 | 1        |        |           | 1           | 0.5   | 0.25   | 1.5    | 4.5
            hours      | D1       | FY2024-25 | 1        |        |           | 1           | 0.5   | 0.25   | 1.5    | 4.5
            days       | alliance:a | FY2024-25 | 1      | 1      | 1         | 2           | 4     | 8      | 2      | 2
            hours      | alliance:a | FY2024-25 | 0      |        |           | 0           | 0     | 0      | 0      | 0
            days       | W3       | FY2024-25 | 0        |        |           | 0           | 0     | 0      | 0      | 0
            hours      | W3       | FY2024-25 | 0        |        |           | 0           | 0     | 0      | 0      | 0
            days       | W4       | FY2024-25 | 0        |        |           | 0           | 0     | 0      | 0      | 0
            hours      | W4       | FY2024-25 | 0        |        |           | 0           | 0     | 0      | 0      | 0
            """,  # noqa: E501
    )


def test_of_events_both_sides_are_counted_whatever_they_are_averaged_as(run_model):
    """A rate over few who told of some would tell of them, as a share would."""
    run_model(
        "fct_p1_place",
        given={
            "int_answers": """
                measure_id | measure_kind | y | y_squared | respondent_key | answered_in | weight | small_area_id
                -----------+--------------+---+-----------+----------------+-------------+--------+--------------
                help       | rate         | 2 | 4         | k1             | 2024-05     | 1      | S1
                help       | rate         | 0 | 0         | k2             | 2024-05     | 1      | S1
                hours      | mean         | 3 | 9         | k2             | 2024-05     | 1      | S1
                """,  # noqa: E501
            "int_place_sets": "small_area_id | place_set\n-+-\nS1 | 1",
            "int_published_places": """
                published_table | place_set | place_id | period_kind
                ----------------+-----------+----------+---------------
                P1              | 1         | W1       | financial_year
                """,
            "int_repeat_respondents": "respondent_key | period | period_kind\n-+-+-",
            "int_asked": "measure_id | period | period_kind\n-+-+-",
            "int_places_to_hear": "place_id\n-",
            "int_response_periods": """
                answered_in | period    | period_kind    | period_start | period_words
                ------------+-----------+----------------+--------------+-------------
                2024-05     | FY2024-25 | financial_year | 2024-04-01   | 2024 to 25
                """,
        },
        expect="""
            measure_id | n_people | n_with | n_without
            -----------+----------+--------+----------
            help       | 2        | 1      | 1
            hours      | 1        |        |
            """,
    )
