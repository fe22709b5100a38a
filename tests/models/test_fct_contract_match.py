"""fct_contract_match: the pounds that a register explains, step by step."""

PAID = """
    publisher_id | financial_year | amount_gbp | supplier_key | is_matched | is_paid_while_running | unmatched_because
    -------------+----------------+------------+--------------+------------+-----------------------+------------------
    A            | FY2021-22      | 100.00     | GANNET       | true       | true                  |
    A            | FY2021-22      | 10.00      | GANNET       | true       | false                 |
    A            | FY2021-22      | 5.00       | TERN         | false      | false                 | no contract
    A            | FY2021-22      | 2.00       | TERN         | false      | false                 | no contract
    A            | FY2022-23      | 0.50       | JO WHELK     | false      | false                 | no contract
    A            | FY2022-23      | 0.25       | SAM OTTER    | false      | false                 | no contract
    A            | FY2022-23      | -0.10      | REDACTED     | false      | false                 | withheld
    """  # noqa: E501


def test_each_step_has_its_pounds_and_a_step_that_nothing_reaches_is_zero(run_model):
    run_model(
        "fct_contract_match",
        given={"int_spend_matched": PAID},
        expect="""
            period    | step | spend_gbp | payments | suppliers
            ----------+------+-----------+----------+----------
            all       | 1    | 117.65    | 7        | 5
            all       | 2    | 110.00    | 2        | 1
            all       | 3    | 100.00    | 1        | 1
            FY2021-22 | 1    | 117.00    | 4        | 2
            FY2021-22 | 2    | 110.00    | 2        | 1
            FY2021-22 | 3    | 100.00    | 1        | 1
            FY2022-23 | 1    | 0.65      | 3        | 3
            FY2022-23 | 2    | 0.00      | 0        | 0
            FY2022-23 | 3    | 0.00      | 0        | 0
            """,
    )
