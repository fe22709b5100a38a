"""stg_spend_periods: a month, or the number of a period whose meaning the file or a hint proves."""

import pytest

BY = ("stg_spend_dates",)


def _read(run_model, rows, expect):
    run_model("stg_spend_periods", given={"raw_spend": rows}, expect=expect, by=BY)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("May-22", "2022-05"),
        ("May 2022", "2022-05"),
        ("MAY 22", "2022-05"),
        ("September-2022", "2022-09"),
        ("September 22", "2022-09"),
        ("Sept-22", "2022-09"),
        ("Sept 2022", "2022-09"),
        ("SEP22", "2022-09"),
        ("Sept2022", "2022-09"),
        ("01-Sep-22", "2022-09"),
        ("30 September 2022", "2022-09"),
        ("1st Sept 2022 00:00:00", "2022-09"),
        ("06 - Sep 22", "2022-09"),
        ("30.09.2022", "2022-09"),
        ("01/09/2022 00:00", "2022-09"),
        ("2022-09-01T00:00:00", "2022-09"),
        ("22-09-01", ""),
        ("22/23-02", ""),
        ("01/05/2022", "2022-05"),
        ("01/05/22", "2022-05"),
        ("2022-05-31", "2022-05"),
        ("2022-05-01 00:00:00", "2022-05"),
        ("2022-05", "2022-05"),
        ("Period 2", ""),
        ("soon", ""),
        ("2022", ""),
    ],
)
def test_a_month_says_itself(run_model, text, month):
    expect = f"period_text | month\n---+---\n{text} | {month}"
    _read(run_model, [{"source_file_id": "f", "period_code": text}], expect)


def test_codes_are_read_as_the_files_own_days_prove(run_model):
    """May is the fifth month of the year, and the second of the financial year."""
    _read(
        run_model,
        """
        source_file_id | period_code | period_codes | paid_on
        ---------------+-------------+--------------+-----------
        fin            | 202202      |              | 2022-05-10
        fin            | 202202      |              | 2022-05-11
        fin            | 202210      |              | 2023-01-11
        fin            | 202301      | calendar     |
        cal            | 202205      |              | 2022-05-10
        cal            | 202206      | financial    |
        hint           | 202205      | financial    |
        hint           | 202210      | financial    |
        hint           | 202212      | financial    |
        written        | 202205      | calendar     |
        none           | 202205      |              |
        dashed         | 2022-05     |              |
        """,
        """
        source_file_id | period_text | codes_count | month
        ---------------+-------------+-------------+--------
        fin            | 202202      | financial   | 2022-05
        fin            | 202210      | financial   | 2023-01
        fin            | 202301      | financial   | 2023-04
        cal            | 202205      | calendar    | 2022-05
        cal            | 202206      | calendar    | 2022-06
        hint           | 202205      | financial   | 2022-08
        hint           | 202210      | financial   | 2023-01
        hint           | 202212      | financial   | 2023-03
        written        | 202205      | calendar    | 2022-05
        none           | 202205      | not known   |
        dashed         | 2022-05     | calendar    | 2022-05
        """,
    )


def test_the_more_lines_prove_the_one_and_as_many_prove_neither(run_model):
    """A payment may be posted a month late: a stray line does not turn a whole file."""
    _read(
        run_model,
        """
        source_file_id | period_code | paid_on
        ---------------+-------------+-----------
        f              | 202202      | 2022-05-10
        f              | 202202      | 2022-05-11
        f              | 202202      | 2022-02-11
        even           | 202202      | 2022-05-10
        even           | 202202      | 2022-02-10
        """,
        """
        source_file_id | codes_count | month
        ---------------+-------------+--------
        f              | financial   | 2022-05
        even           | not known   |
        """,
    )


def test_a_thirteenth_period_closes_the_financial_year_and_is_no_month_of_another(run_model):
    _read(
        run_model,
        """
        source_file_id | period_code | period_codes
        ---------------+-------------+-------------
        fin            | 202213      | financial
        cal            | 202213      | calendar
        """,
        """
        source_file_id | period_text | month
        ---------------+-------------+--------
        fin            | 202213      | 2023-03
        cal            | 202213      |
        """,
    )
