"""fct_spend_stated_total: a total that a file states, against its own payments."""

import pytest


@pytest.mark.parametrize(
    ("stated", "agrees"), [("30.00", "true"), ("20.00", "true"), ("29.99", "false")]
)
def test_a_total_is_that_of_all_above_or_of_those_since_the_last(run_model, stated, agrees):
    run_model(
        "fct_spend_stated_total",
        given={
            "stg_spend": """
                source_file_id | line_number | amount_gbp
                ---------------+-------------+-----------
                a              | 2           | 10.00
                a              | 4           | 20.00
                """,
            "rej_spend": f"""
                source_file_id | line_number | kind_of_line | amount_gbp
                ---------------+-------------+--------------+-----------
                a              | 3           | total        | 10.00
                a              | 5           | total        | {stated}
                b              | 9           | footer       |
                """,
        },
        expect=f"""
            line_number | stated_gbp | above_gbp | since_last_gbp | agrees
            ------------+------------+-----------+----------------+-------
            3           | 10.00      | 10.00     | 10.00          | true
            5           | {stated}   | 30.00     | 20.00          | {agrees}
            """,
    )
