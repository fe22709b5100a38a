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
            "int_response_places": """
                small_area_id | place_id | place_level | district_id
                --------------+----------+-------------+------------
                S1            | W1       | ward        | D1
                S1            | D1       | district    | D1
                S2            | W1       | ward        | D1
                S2            | D1       | district    | D1
                S3            | W3       | ward        | D1
                S3            | D1       | district    | D1
                S4            | W4       | ward        | D2
                S4            | C1       | county      | D2
                S1            | alliance:a | alliance  | D1
                S5            | alliance:b | alliance  | D3
                S5            | W5       | ward        | D3
                """,
            "int_response_periods": """
                answered_in | period    | period_kind    | period_start | period_words
                --------+-----------+----------------+--------------+-------------
                2024-05 | 2024-05   | month          | 2024-05-01   | May 2024
                2024-05 | FY2024-25 | financial_year | 2024-04-01   | 2024 to 25
                2024-11 | FY2024-25 | financial_year | 2024-04-01   | 2024 to 25
                """,
            "ref_publish_list": """
                published_table | place_level | period_kind
                ----------------+-------------+---------------
                P1              | ward        | financial_year
                P1              | district    | financial_year
                P1              | alliance    | financial_year
                P1              | ward        | month
                P2              | district    | month
                """,
            "int_home_places": """
                place_id
                --------
                C1
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
