"""Alliance money: payments between members are taken out; other members' payments are not."""

PAYMENTS = """
    alliance_id | publisher_id | month   | amount_gbp | service_id | provider_id | is_between_members | flow_kind
    ------------+--------------+---------+------------+------------+-------------+--------------------+----------
    a           | council      | 2024-04 | 10.00      | care       | charity     | false              | purchase
    a           | council      | 2024-04 | 100.00     | unmapped   | board       | true               | transfer
    a           | board        | 2024-04 | 60.00      | care       | charity     | false              | grant
    """  # noqa: E501
KINDS = """
    flow_kind | flow_words
    ----------+-----------
    purchase  | Purchases
    grant     | Grants
    transfer  | Transfers
    """


def test_payments_of_members_for_its_services_and_between_them(run_model):
    run_model(
        "int_alliance_payment",
        given={
            "stg_alliances": """
                alliance_id | start_date | services
                ------------+------------+-----------
                a           | 2024-04-01 | care
                """,
            "int_alliance_member": """
                alliance_id | member_id | publishes_spend
                ------------+-----------+----------------
                a           | council   | true
                a           | board     | true
                a           | charity   | false
                """,
            "int_payee_provider": """
                name_text | provider_id
                ----------+------------
                The Board | board
                Charity   | charity
                """,
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                council      | 2024-03 | true
                council      | 2024-04 | true
                council      | 2024-05 | false
                board        | 2024-04 | true
                outsider     | 2024-04 | true
                """,
            "int_spend_service": """
                publisher_id | month   | financial_year | amount_gbp | payee_name | service_id | flow_kind
                -------------+---------+----------------+------------+------------+------------+----------
                council      | 2024-03 | FY2023-24      | 1.00       | Charity    | care       | purchase
                council      | 2024-04 | FY2024-25      | 10.00      | Charity    | care       | purchase
                council      | 2024-04 | FY2024-25      | 100.00     | The Board  | unmapped   | transfer
                council      | 2024-04 | FY2024-25      | 1000.00    | Charity    | roads      | purchase
                council      | 2024-05 | FY2024-25      | 7.00       | Charity    | care       | purchase
                board        | 2024-04 | FY2024-25      | 60.00      | Charity    | care       | grant
                outsider     | 2024-04 | FY2024-25      | 5.00       | Charity    | care       | grant
                """,  # noqa: E501
        },
        expect=PAYMENTS,
    )


def test_transfers_between_members_count_once(run_model):
    run_model(
        "fct_alliance_spend",
        given={"int_alliance_payment": PAYMENTS, "ref_flow_kinds": KINDS},
        expect="""
            alliance_id | publisher_id | month   | gross_gbp | eliminated_gbp | spend_gbp | flow_kinds_counted
            ------------+--------------+---------+-----------+----------------+-----------+-------------------
            a           | council      | 2024-04 | 110.00    | 100.00         | 10.00     | Purchases
            a           | board        | 2024-04 | 60.00     | 0.00           | 60.00     | Grants
            """,  # noqa: E501
    )
