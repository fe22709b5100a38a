"""fct_provider_tenure: what is paid and open, and endings only where months around are covered."""


def test_endings_are_said_only_where_months_are_covered(run_model):
    months = [(2025, month) for month in range(1, 13)]
    run_model(
        "fct_provider_tenure",
        given={
            "int_months": [
                {"publisher_id": "P", "month": f"{y}-{m:02}", "is_covered": m != 12}
                for y, m in months
            ],
            "int_spend_service": """
                publisher_id | month   | payee_name | service_id | amount_gbp
                -------------+---------+------------+------------+-----------
                P            | 2025-01 | Gannet Ltd | home_care  | 10.00
                P            | 2025-02 | GANNET     | home_care  | 5.00
                P            | 2025-03 | Tern       | unmapped   | 7.00
                P            | 2025-11 | Tern       | home_care  | -2.00
                P            | 2025-12 | Tern       | home_care  | 99.00
                P            | 2025-11 | Nobody     | home_care  | 50.00
                """,
            "int_payee_provider": """
                name_text  | provider_id
                -----------+------------
                Gannet Ltd | GB-COH-1
                GANNET     | GB-COH-1
                Tern       | GB-CHC-2
                """,
            "int_provider_name": """
                provider_id | shown_provider_id
                ------------+------------------
                GB-COH-1    | GB-COH-1
                GB-CHC-2    | GB-CHC-2
                """,
            "int_contracts": """
                publisher_id | supplier_name | provider_id | state
                -------------+---------------+-------------+---------
                P            | Tern          |             | in_force
                P            | Tern          | GB-CHC-2    | in_force
                P            | Tern          | GB-CHC-2    | ended
                """,
        },
        expect="""
            provider_id | first_paid_month | last_paid_month | months_paid | is_seen_to_begin | is_seen_to_end | last_twelve_gbp | services_paid | contracts_in_force
            ------------+------------------+-----------------+-------------+------------------+----------------+-----------------+---------------+-------------------
            GB-COH-1    | 2025-01          | 2025-02         | 2           |                  | true           | 15.00           | 1             | 0
            GB-CHC-2    | 2025-03          | 2025-11         | 2           | true             |                | 5.00            | 1             | 2
            """,  # noqa: E501
    )
