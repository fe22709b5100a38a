"""pub_outcome: a measure that nobody was asked about in a year says so in every place."""


def test_not_asked_is_neither_silence_nor_zero(run_model):
    run_model(
        "pub_outcome",
        given={
            "safe_cell": """
                published_table | measure_id | place_id | period    | period_kind    | n_people | suppressed_because
                ----------------+------------+----------+-----------+----------------+----------+-------------------
                P1              | days       | D1       | FY2022-23 | financial_year | 30       |
                P1              | days       | W1       | FY2022-23 | financial_year | 0        |
                P1              | days       | D1       | FY2023-24 | financial_year |          | fewer than 10
                P1              | days       | D1       | 2023-06   | month          | 12       |
                P1              | hours      | D1       | FY2023-24 | financial_year | 40       |
                """,  # noqa: E501
            "dim_measure": """
                measure_id | measure_kind | unit
                -----------+--------------+------
                days       | proportion   | share
                hours      | mean         | hours
                estimate   | published    | score
                """,
            "stat_cell": """
                published_table | measure_id | place_id | service_id | provider_id | group_dimension | group_value | period    | value
                ----------------+------------+----------+------------+-------------+-----------------+-------------+-----------+------
                P1              | days       | D1       |            |             |                 |             | FY2022-23 | 0.5
                P1              | hours      | D1       |            |             |                 |             | FY2023-24 | 12
                """,  # noqa: E501
        },
        expect="""
            measure_id | place_id | period    | value | n_people | why_no_value | unit
            -----------+----------+-----------+-------+----------+--------------+------
            days       | D1       | FY2022-23 | 0.5   | 30       |              | share
            days       | W1       | FY2022-23 |       | 0        | not_heard    | share
            days       | D1       | FY2023-24 |       |          | too_few      | share
            days       | D1       | 2023-06   |       | 12       |              | share
            hours      | D1       | FY2023-24 | 12    | 40       |              | hours
            hours      | D1       | FY2022-23 |       |          | not_asked    | hours
            hours      | W1       | FY2022-23 |       |          | not_asked    | hours
            """,
    )
