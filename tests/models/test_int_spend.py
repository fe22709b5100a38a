"""int_spend: a payee that publishes payments itself is a partner, not a supplier."""


def test_what_goes_to_another_publisher_is_a_transfer_and_to_oneself_is_not(run_model):
    run_model(
        "int_spend",
        given={
            "stg_spend": """
                source_file_id | line_number | paid_on    | amount_gbp | payee_name    | expense_type
                ---------------+-------------+------------+------------+---------------+-------------
                f              | 2           | 2024-05-03 | 10.00      | SHIRE COUNCIL | Services
                f              | 3           | 2024-05-03 | 20.00      | Ash Care Ltd  | Services
                f              | 4           | 2024-05-03 | 30.00      | SHIRE COUNCIL | Grants
                g              | 2           | 2024-05-03 | 40.00      | Shire Council | Services
                h              | 2           | 2024-05-03 | 50.00      | Ash Care Ltd  | Services
                f              | 5           | 2024-05-03 | 60.00      | the shire     | Services
                f              | 6           | 2024-05-03 | 70.00      | Ash & Co      | Services
                """,  # noqa: E501
            "stg_landed_files": """
                source_file_id | publisher_id | is_repeated | kind
                ---------------+--------------+-------------+------
                f              | board        | false       | spend
                g              | shire        | false       | spend
                h              | shire        | true        | spend
                r              | elsewhere    | false       | contracts_register
                """,
            "int_spend_twice": """
                source_file_id | line_number | counts
                ---------------+-------------+-------
                h              | 2           | false
                h              | 3           | false
                """,
            "ref_calendar": """
                month   | financial_year
                --------+---------------
                2024-05 | FY2024-25
                """,
            "int_flow_kinds": """
                field        | text   | precedence | flow_kind | flow_basis
                -------------+--------+------------+-----------+-----------
                expense_type | Grants | 1          | grant     | a grant
                """,
            "ref_publishers": """
                publisher_id | name
                -------------+--------------
                shire        | Shire Council
                elsewhere    | Ash Care Ltd
                """,
            "ref_decided_aliases": """
                payee_name | provider_id | is_the_same
                -----------+-------------+------------
                The Shire  | shire       | yes
                Ash & Co   | shire       | no
                """,
        },
        expect="""
            source_file_id | line_number | flow_kind           | flow_basis
            ---------------+-------------+---------------------+------------------------------------------------
            f              | 2           | transfer_to_partner | The payee publishes its own payments here
            f              | 3           | purchase            | No rule says that it is anything but a purchase
            f              | 4           | grant               | a grant
            g              | 2           | purchase            | No rule says that it is anything but a purchase
            f              | 5           | transfer_to_partner | The payee publishes its own payments here
            f              | 6           | purchase            | No rule says that it is anything but a purchase
            """,  # noqa: E501
        by=("int_partners",),
    )


def test_month_and_year_are_those_of_the_line_and_what_counts_twice_is_left_out(run_model):
    """Staging said the month. A publisher all of whose files were refused is no partner."""
    run_model(
        "int_spend",
        given={
            "stg_spend": """
                source_file_id | line_number | paid_on    | month   | amount_gbp | payee_name
                ---------------+-------------+------------+---------+------------+--------------
                f              | 2           | 2024-05-03 | 2024-05 | 10.00      | Shire Council
                f              | 3           |            | 2024-05 | 20.00      | Ash Care Ltd
                f              | 4           |            |         | 30.00      | Ash Care Ltd
                g              | 2           | 2024-05-03 | 2024-05 | 40.00      | Ash Care Ltd
                """,
            "stg_landed_files": """
                source_file_id | publisher_id | is_repeated | kind  | refused_because
                ---------------+--------------+-------------+-------+----------------
                f              | board        | false       | spend |
                g              | board        | true        | spend |
                h              | shire        | false       | spend | a web page
                """,
            "int_spend_twice": """
                source_file_id | line_number | counts
                ---------------+-------------+-------
                f              | 3           | true
                g              | 2           | false
                """,
            "ref_calendar": """
                month   | financial_year
                --------+---------------
                2024-05 | FY2024-25
                """,
            "int_flow_kinds": """
                field | text | precedence | flow_kind | flow_basis
                ------+------+------------+-----------+-----------
                """,
            "ref_publishers": """
                publisher_id | name
                -------------+--------------
                shire        | Shire Council
                """,
            "ref_decided_aliases": """
                payee_name | provider_id | is_the_same
                -----------+-------------+------------
                """,
        },
        expect="""
            source_file_id | line_number | paid_on    | month   | financial_year | amount_gbp | flow_kind
            ---------------+-------------+------------+---------+----------------+------------+----------
            f              | 2           | 2024-05-03 | 2024-05 | FY2024-25      | 10.00      | purchase
            f              | 3           |            | 2024-05 | FY2024-25      | 20.00      | purchase
            f              | 4           |            |         |                | 30.00      | purchase
            """,  # noqa: E501
        by=("int_partners",),
    )
