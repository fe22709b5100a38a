"""int_spend_matched: a payee with a contract is matched; one paid while it ran, too; no more."""

KINDS = """
    flow_kind           | flow_words
    --------------------+----------------------
    purchase            | Purchases
    transfer_to_partner | Transfers to partners
    """
CONTRACTS = """
    publisher_id | supplier_key | start_date | expiry_date
    -------------+--------------+------------+------------
    A            | GANNET       | 2022-05-01 | 2022-05-31
    A            | GANNET       | 2022-05-15 | 2022-07-31
    A            | TERN         | 2022-05-01 |
    A            |              | 2022-05-01 | 2022-05-31
    """
NAMES = """
    name_text              | supplier_key           | is_withheld
    -----------------------+------------------------+------------
    Gannet Ltd             | GANNET                 | false
    Tern Ltd               | TERN                   | false
    NHS Marrow CCG         | NHS MARROW CCG         | false
    REDACTED PERSONAL DATA | REDACTED PERSONAL DATA | true
    """
COVERED = """
    publisher_id | kind  | month
    -------------+-------+--------
    A            | spend | 2022-05
    B            | spend | 2022-05
    """


def test_several_contracts_do_not_double_a_payment_and_days_at_the_ends_count(run_model):
    run_model(
        "int_spend_matched",
        given={
            "ref_flow_kinds": KINDS,
            "int_coverage": COVERED,
            "int_supplier_names": NAMES,
            "int_contracts": CONTRACTS,
            "int_spend": """
                line_number | publisher_id | month   | paid_on    | amount_gbp | payee_name | flow_kind
                ------------+--------------+---------+------------+------------+------------+----------
                2           | A            | 2022-05 | 2022-04-30 | 1.00       | Gannet Ltd | purchase
                3           | A            | 2022-05 | 2022-05-01 | 2.00       | Gannet Ltd | purchase
                4           | A            | 2022-05 | 2022-05-20 | 3.00       | Gannet Ltd | purchase
                5           | A            | 2022-05 | 2022-07-31 | 4.00       | Gannet Ltd | purchase
                6           | A            | 2022-05 | 2022-08-01 | 5.00       | Gannet Ltd | purchase
                7           | A            | 2022-05 | 2022-06-01 | 6.00       | Tern Ltd   | purchase
                8           | B            | 2022-05 | 2022-05-20 | 7.00       | Gannet Ltd | purchase
                """,  # noqa: E501
        },
        expect="""
            line_number | amount_gbp | is_matched | is_paid_while_running | unmatched_because
            ------------+------------+------------+-----------------------+------------------
            2           | 1.00       | true       | false                 |
            3           | 2.00       | true       | true                  |
            4           | 3.00       | true       | true                  |
            5           | 4.00       | true       | true                  |
            6           | 5.00       | true       | false                 |
            7           | 6.00       | true       | false                 |
            """,  # noqa: E501
    )


def test_a_withheld_name_never_meets_a_supplier_and_each_reason_is_said(run_model):
    run_model(
        "int_spend_matched",
        given={
            "ref_flow_kinds": KINDS,
            "int_coverage": COVERED,
            "int_supplier_names": NAMES,
            "int_contracts": """
                publisher_id | supplier_key           | start_date | expiry_date
                -------------+------------------------+------------+------------
                A            | REDACTED PERSONAL DATA | 2022-05-01 | 2022-05-31
                """,
            "int_spend": """
                line_number | publisher_id | month   | paid_on    | payee_name             | flow_kind
                ------------+--------------+---------+------------+------------------------+--------------------
                2           | A            | 2022-05 | 2022-05-03 | REDACTED PERSONAL DATA | unknown
                3           | A            | 2022-05 | 2022-05-03 |                        | purchase
                4           | A            | 2022-05 | 2022-05-03 | NHS Marrow CCG         | transfer_to_partner
                5           | A            | 2022-05 | 2022-05-03 | Gannet Ltd             | purchase
                """,  # noqa: E501
        },
        expect="""
            line_number | supplier_key   | is_matched | is_paid_while_running | unmatched_because
            ------------+----------------+------------+-----------------------+--------------------------------------------------------
            2           |                | false      | false                 | The publisher withheld the payee's name
            3           |                | false      | false                 | The publisher withheld the payee's name
            4           | NHS MARROW CCG | false      | false                 | Not a purchase: transfers to partners
            5           | GANNET         | false      | false                 | No contract in the register has a supplier of this name
            """,  # noqa: E501
    )


def test_a_month_not_loaded_and_a_publisher_without_a_register_are_left_out(run_model):
    run_model(
        "int_spend_matched",
        given={
            "ref_flow_kinds": KINDS,
            "int_coverage": COVERED,
            "int_supplier_names": NAMES,
            "int_contracts": CONTRACTS,
            "int_spend": """
                line_number | publisher_id | month   | paid_on    | amount_gbp | payee_name | flow_kind
                ------------+--------------+---------+------------+------------+------------+----------
                2           | A            | 2022-05 | 2022-05-20 | 1.00       | Gannet Ltd | purchase
                3           | A            | 2022-06 | 2022-06-20 | 2.00       | Gannet Ltd | purchase
                4           | B            | 2022-05 | 2022-05-20 | 3.00       | Gannet Ltd | purchase
                """,  # noqa: E501
        },
        expect="""
            line_number | amount_gbp | is_matched
            ------------+------------+-----------
            2           | 1.00       | true
            """,
    )
