"""int_spend_service: what people decided comes first, and what no words map stays in sight."""


def test_decided_then_ledger_then_directorate_then_unmapped(run_model):
    run_model(
        "int_spend_service",
        given={
            "int_spend": """
                source_file_id | line_number | amount_gbp
                ---------------+-------------+-----------
                f              | 1           | 1.00
                f              | 2           | 2.00
                f              | 3           | 4.00
                f              | 4           | 8.00
                f              | 5           | 16.00
                """,
            "stg_spend": """
                source_file_id | line_number | expense_type | directorate
                ---------------+-------------+--------------+------------
                f              | 1           | HOME CARE    | Youth
                f              | 2           | Buses        | Youth
                f              | 3           | Paper        | Youth
                f              | 4           | Paper        | Finance
                f              | 5           |              |
                """,
            "ref_decided_services": """
                kind  | field        | text      | service_id
                ------+--------------+-----------+-----------
                spend | expense_type | Home care | care
                other | expense_type | Paper     | care
                """,
            "ref_service_words": """
                scheme      | words     | service_id
                ------------+-----------+-----------
                ledger      | Home Care | wrong
                proclass    | Buses     | wrong
                ledger      | buses     | transport
                directorate | Youth     | youth
                """,
        },
        expect="""
            line_number | amount_gbp | service_id | service_method
            ------------+------------+------------+------------------
            1           | 1.00       | care       | decided
            2           | 2.00       | transport  | ledger words
            3           | 4.00       | youth      | directorate words
            4           | 8.00       | unmapped   | unmapped
            5           | 16.00      | unmapped   | unmapped
            """,
    )
