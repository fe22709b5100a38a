"""Who we work with: pounds by kind, and who stayed, began and ended."""


def test_pounds_by_kind_are_purchases_and_grants_of_covered_months(run_model):
    run_model(
        "fct_sector_spend",
        given={
            "int_spend": """
                publisher_id | financial_year | month   | payee_name | flow_kind | amount_gbp
                -------------+----------------+---------+------------+-----------+-----------
                P            | FY2024-25      | 2024-05 | Gannet CIC | purchase  | 60.00
                P            | FY2024-25      | 2024-05 | Gannet CIC | grant     | 1.00
                P            | FY2024-25      | 2024-05 | Gannet CIC | statutory | 5.00
                P            | FY2024-25      | 2024-06 | Gannet CIC | purchase  | 900.00
                P            | FY2024-25      | 2024-05 | Nobody     | purchase  | 7.00
                P            | FY2024-25      | 2024-05 |            | purchase  | 2.00
                """,
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                P            | 2024-05 | true
                P            | 2024-06 | false
                """,
            "int_payee_sector": """
                name_text  | sector                   | sector_basis
                -----------+--------------------------+-------------
                Gannet CIC | cic_or_social_enterprise | registered
                """,
        },
        expect="""
            financial_year | sector                   | sector_basis | spend_gbp | payments
            ---------------+--------------------------+--------------+-----------+---------
            FY2024-25      | cic_or_social_enterprise | registered   | 61.00     | 2
            FY2024-25      | unknown                  | not known    | 9.00      | 2
            """,
    )


def test_nobody_can_tell_who_begins_first_or_ends_last(run_model):
    years = ("FY2022-23", "FY2023-24", "FY2024-25")
    months = ("2022-05", "2023-05", "2024-05")
    run_model(
        "pub_provider_change",
        given={
            "fct_spend_month": [
                {"publisher_id": "P", "month": m, "financial_year": y, "is_covered": True}
                for m, y in zip(months, years, strict=True)
            ],
            "dim_publisher": [{"publisher_id": "P", "publisher_name": "Council"}],
            "fct_provider_spend": """
                provider_id | publisher_id | financial_year | service_id
                ------------+--------------+----------------+-----------
                A           | P            | FY2022-23      | home_care
                A           | P            | FY2022-23      | youth
                A           | P            | FY2023-24      | home_care
                A           | P            | FY2024-25      | home_care
                B           | P            | FY2022-23      | home_care
                C           | P            | FY2023-24      | home_care
                C           | P            | FY2024-25      | home_care
                D           | P            | FY2024-25      | home_care
                """,
            "fct_provider_tenure": """
                provider_id | publisher_id | first_paid_month | last_paid_month | is_seen_to_begin | is_seen_to_end
                ------------+--------------+------------------+-----------------+------------------+---------------
                A           | P            | 2022-05          | 2024-05         |                  |
                B           | P            | 2022-05          | 2022-05         |                  | true
                C           | P            | 2023-05          | 2024-05         | true             |
                D           | P            | 2024-05          | 2024-05         | true             |
                """,  # noqa: E501
        },
        expect="""
            financial_year | providers_paid | providers_stayed | providers_since_first | providers_begun | providers_ended
            ---------------+----------------+------------------+-----------------------+-----------------+----------------
            FY2022-23      | 2              |                  | 2                     |                 | 1
            FY2023-24      | 2              | 1                | 1                     | 1               | 0
            FY2024-25      | 3              | 2                | 1                     | 1               |
            """,  # noqa: E501
    )
