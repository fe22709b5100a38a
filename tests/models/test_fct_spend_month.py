"""int_months and fct_spend_month: a quiet month is zero, a month that nobody loaded is unknown."""

from tests.support import reference_rows

KINDS = """
    publisher_id | month   | flow_kind           | amount_gbp
    -------------+---------+---------------------+-----------
    A            | 2022-04 | purchase            | 100.10
    A            | 2022-04 | purchase            | -0.10
    A            | 2022-04 | transfer_to_partner | 50.00
    A            | 2022-06 | purchase            | 7.00
    A            | 2022-05 | purchase            | 999.00
    """


def test_the_spine_runs_over_whole_financial_years(run_model):
    run_model(
        "int_months",
        given={
            "ref_calendar": [
                row
                for row in reference_rows("calendar")
                if row["month"] in ("2022-03", "2022-04", "2022-05", "2022-06", "2023-04")
            ],
            "int_coverage": """
                publisher_id | kind      | month
                -------------+-----------+--------
                A            | spend     | 2022-04
                A            | spend     | 2022-06
                A            | something | 2022-05
                A            | something | 2023-04
                """,
        },
        expect="""
            publisher_id | month   | month_start | financial_year | is_covered
            -------------+---------+-------------+----------------+-----------
            A            | 2022-04 | 2022-04-01  | FY2022-23      | true
            A            | 2022-05 | 2022-05-01  | FY2022-23      | false
            A            | 2022-06 | 2022-06-01  | FY2022-23      | true
            """,
    )


def test_a_quiet_month_is_zero_and_a_month_not_loaded_is_null(run_model):
    """A stray payment of May does not make May known."""
    run_model(
        "fct_spend_month",
        given={
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                A            | 2022-04 | true
                A            | 2022-05 | false
                A            | 2022-06 | true
                """,
            "int_spend": KINDS,
        },
        expect="""
            publisher_id | month   | flow_kind           | is_covered | spend_gbp | payments
            -------------+---------+---------------------+------------+-----------+---------
            A            | 2022-04 | purchase            | true       | 100.00    | 2
            A            | 2022-04 | transfer_to_partner | true       | 50.00     | 1
            A            | 2022-05 | purchase            | false      |           |
            A            | 2022-05 | transfer_to_partner | false      |           |
            A            | 2022-06 | purchase            | true       | 7.00      | 1
            A            | 2022-06 | transfer_to_partner | true       | 0.00      | 0
            """,
    )


def test_a_transfer_is_shown_by_partner_in_covered_months_only(run_model):
    run_model(
        "fct_transfer",
        given={
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                A            | 2022-04 | true
                A            | 2022-05 | false
                """,
            "int_spend": """
                publisher_id | month   | payee_name     | flow_kind           | amount_gbp
                -------------+---------+----------------+---------------------+-----------
                A            | 2022-04 | NHS Marrow CCG | transfer_to_partner | 50.00
                A            | 2022-04 | NHS Marrow CCG | transfer_to_partner | -0.50
                A            | 2022-04 | Gannet Ltd     | purchase            | 9.00
                A            | 2022-05 | NHS Marrow CCG | transfer_to_partner | 50.00
                A            | 2022-04 | Jo Whelk       | transfer_to_partner | 1.00
                """,
            "int_payee_kind": """
                name_text      | shown_name
                ---------------+---------------
                NHS Marrow CCG | NHS Marrow CCG
                Jo Whelk       |
                """,
        },
        expect="""
            publisher_id | month   | payee_name               | spend_gbp | payments
            -------------+---------+--------------------------+-----------+---------
            A            | 2022-04 | NHS Marrow CCG           | 49.50     | 2
            A            | 2022-04 | A partner not named here | 1.00      | 1
            """,
    )
