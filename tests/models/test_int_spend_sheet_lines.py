"""int_spend_sheet_lines: what tells a line of a workbook from others."""

import pytest

TYPES = {"paid_on": "date", "amount_gbp": "decimal(18,2)", "sheet_number": "bigint"}


def _given(first, second, day="2024-05-01"):
    return {
        "stg_spend": f"""
            source_file_id | line_number | paid_on | month   | payee_name | amount_gbp
            ---------------+-------------+---------+---------+------------+-----------
            a              | 2           | {day}   | 2024-05 | Tern Ltd   | 10.00
            a              | 3           | {day}   | 2024-05 | TERN LTD   | 20.00
            """,
        "stg_spend_sheets": f"""
            source_file_id | line_number | sheet | sheet_number | number_bare
            ---------------+-------------+-------+--------------+------------
            a              | 2           | Net   | 1            | {first}
            a              | 3           | Gross | 2            | {second}
            """,
        "int_spend_sheet_sums": "source_file_id | line_number\n---------------+------------",
    }


@pytest.mark.parametrize(
    ("numbers", "told_by", "is_numbered"),
    [
        (("71", "72"), ("2024-05-01 71", "2024-05-01 72"), "true"),
        (("71", "71"), ("2024-05-01 71", "2024-05-01 71"), "true"),
        # Where one has no number, it tells nothing of the others.
        (("71", ""), ("2024-05-01", "2024-05-01"), "false"),
    ],
)
def test_lines_of_a_day_and_payee_are_told_by_their_numbers(
    run_model, numbers, told_by, is_numbered
):
    run_model(
        "int_spend_sheet_lines",
        given=_given(*numbers),
        expect=f"""
            line_number | sheet | told_by      | payee    | is_numbered
            ------------+-------+--------------+----------+------------
            2           | Net   | {told_by[0]} | TERN LTD | {is_numbered}
            3           | Gross | {told_by[1]} | TERN LTD | {is_numbered}
            """,
        types=TYPES,
    )
