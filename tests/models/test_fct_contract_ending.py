"""fct_contract_ending: contracts in force by quarter; one in which none ends stays, at zero."""

from tests.support import reference_rows


def test_quarters_without_an_end_stay_and_unknown_values_are_not_zero(run_model):
    run_model(
        "fct_contract_ending",
        given={
            "ref_calendar": reference_rows("calendar"),
            "int_contracts": """
                publisher_id | state          | expiry_date | annual_value_gbp | as_at
                -------------+----------------+-------------+------------------+-----------
                A            | in_force       | 2022-07-31  | 100.00           | 2022-07-31
                A            | in_force       | 2022-09-30  |                  | 2022-07-31
                A            | in_force       | 2023-01-01  |                  | 2022-07-31
                A            | ended          | 2022-06-30  | 9.00             | 2022-07-31
                A            | not_started    | 2025-06-30  | 9.00             | 2022-07-31
                A            | end_not_stated |             | 9.00             | 2022-07-31
                """,
        },
        expect="""
            as_at      | quarter      | quarter_start | contracts | contracts_with_value | annual_value_gbp
            -----------+--------------+---------------+-----------+----------------------+-----------------
            2022-07-31 | FY2022-23 Q2 | 2022-07-01    | 2         | 1                    | 100.00
            2022-07-31 | FY2022-23 Q3 | 2022-10-01    | 0         | 0                    | 0.00
            2022-07-31 | FY2022-23 Q4 | 2023-01-01    | 1         | 0                    |
            """,  # noqa: E501
    )
