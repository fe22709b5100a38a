"""stg_contracts_judged: an unknown value or date is null, not a reason to refuse the contract."""


def test_dash_and_tbc_are_unknown_not_refused(run_model):
    run_model(
        "stg_contracts_judged",
        given={
            "raw_contracts": """
                line_number | title    | supplier_name | start_date | end_date  | expiry_date | annual_value | total_value | as_at
                ------------+----------+---------------+------------+-----------+-------------+--------------+-------------+-----------
                2           | Lifts    | Gorsebank     | 2020-01-01 | TBC       | TBC         | -            |             | 2022-07-31
                3           | Software | Samphirical   | 01/11/2019 | 22/12/203 | 31/10/24    | £96,000.00   | 480000      | 2022-07-31
                """,  # noqa: E501
        },
        expect="""
            line_number | rejected_because | start_date | end_date | expiry_date | annual_value_gbp | total_value_gbp | as_at
            ------------+------------------+------------+----------+-------------+------------------+-----------------+-----------
            2           |                  | 2020-01-01 |          |             |                  |                 | 2022-07-31
            3           |                  | 2019-11-01 |          | 2024-10-31  | 96000.00         | 480000.00       | 2022-07-31
            """,  # noqa: E501
    )


def test_the_first_end_stands_where_no_later_one_is_stated(run_model):
    run_model(
        "stg_contracts_judged",
        given={
            "raw_contracts": """
                line_number | title | end_date   | expiry_date
                ------------+-------+------------+------------
                2           | A     | 2022-03-31 | 2023-03-31
                3           | B     | 2022-03-31 |
                4           | C     | 2022-03-31 | TBC
                """,
        },
        expect="""
            line_number | end_date   | expiry_date
            ------------+------------+------------
            2           | 2022-03-31 | 2023-03-31
            3           | 2022-03-31 | 2022-03-31
            4           | 2022-03-31 | 2022-03-31
            """,
    )


def test_only_a_line_that_names_nothing_is_refused(run_model):
    run_model(
        "stg_contracts_judged",
        given={
            "raw_contracts": """
                line_number | title | supplier_name | annual_value
                ------------+-------+---------------+-------------
                2           | ''    | ''            | 100
                3           | Lifts | ''            | 100
                4           |       | Gorsebank     | 100
                """,
        },
        expect="""
            line_number | rejected_because                 | title | supplier_name
            ------------+----------------------------------+-------+--------------
            2           | neither a title nor a supplier   |       |
            3           |                                  | Lifts |
            4           |                                  |       | Gorsebank
            """,
    )
