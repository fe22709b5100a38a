"""fct_spend_stated_total: a total that a file states, against its own payments."""

import pytest

NO_SHEETS = """
    source_file_id | line_number | sheet
    ---------------+-------------+------
    """


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
            "stg_spend_sheets": NO_SHEETS,
        },
        expect=f"""
            line_number | stated_gbp | above_gbp | since_last_gbp | agrees
            ------------+------------+-----------+----------------+-------
            3           | 10.00      | 10.00     | 10.00          | true
            5           | {stated}   | 30.00     | 20.00          | {agrees}
            """,
    )


def test_a_total_is_that_of_its_sheet_or_of_all_sheets(run_model):
    """The second sheet states its own total, one that is wrong, and that of all sheets."""
    run_model(
        "fct_spend_stated_total",
        given={
            "stg_spend": """
                source_file_id | line_number | amount_gbp
                ---------------+-------------+-----------
                a              | 2           | 10.00
                a              | 3           | 5.00
                a              | 102         | 20.00
                a              | 103         | 1.00
                a              | 202         | 7.00
                """,
            "rej_spend": """
                source_file_id | line_number | kind_of_line | amount_gbp
                ---------------+-------------+--------------+-----------
                a              | 104         | total        | 21.00
                a              | 105         | total        | 22.00
                a              | 106         | total        | 43.00
                a              | 203         | total        | 7.00
                """,
            "stg_spend_sheets": """
                source_file_id | line_number | sheet
                ---------------+-------------+------
                a              | 2           | May
                a              | 3           | May
                a              | 102         | June
                a              | 103         | June
                a              | 104         | June
                a              | 105         | June
                a              | 106         | June
                a              | 202         | July
                a              | 203         | July
                """,
        },
        expect="""
            line_number | stated_gbp | above_gbp | since_last_gbp | agrees
            ------------+------------+-----------+----------------+-------
            104         | 21.00      | 21.00     | 21.00          | true
            105         | 22.00      | 21.00     | 0.00           | false
            106         | 43.00      | 21.00     | 0.00           | true
            203         | 7.00       | 7.00      | 7.00           | true
            """,
    )
