"""stg_spend_judged: what is a payment, what is set apart, and with which reason."""

import pytest

from tests import support

HEADINGS = """
    layout | column          | heading
    -------+-----------------+-------------------
    spend  | amount_net      | net
    spend  | amount_net      | total excludes vat
    other  | amount_net      | 5
    """
NONE = """
    kind | source_file_id | transaction_number | column_name | written | meant | reason
    -----+----------------+--------------------+-------------+---------+-------+-------
    """
BY = (
    "stg_spend_dates",
    "stg_spend_periods",
    "stg_spend_amounts",
    "stg_spend_pennies",
    "stg_spend_subtotals",
    "stg_spend_months",
    "stg_spend_summed_lines",
    "stg_spend_dayless_sums",
    "stg_spend_near_sums",
)


def _judge(run_model, rows, expect, corrections=NONE):
    """Judge raw lines by way of the models that read their days, periods and amounts."""
    rows = support.read_table(rows) if isinstance(rows, str) else rows
    rows = [{"source_file_id": "f"} | row for row in rows]
    given = {"raw_spend": rows, "ref_headings": HEADINGS, "ref_corrections": corrections}
    run_model("stg_spend_judged", given=given, expect=expect, by=BY)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234.5", "1234.50"),
        ("0", "0.00"),
        ("-0.00", "0.00"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("1.5E+06", "1500000.00"),
        ("99999999999.99", "99999999999.99"),
    ],
)
def test_plain_figures_keep_every_penny_and_their_sign(run_model, text, amount):
    rows = [{"line_number": 2, "payee_name": "Gannet Ltd", "amount_net": text}]
    _judge(run_model, rows, f"line_number | amount_gbp\n---+---\n2 | {amount}")


def test_what_an_account_held_is_no_payment(run_model):
    """A firm may bear the word, and a balance may be paid."""
    _judge(
        run_model,
        """
        line_number | paid_on    | amount_net | payee_name
        ------------+------------+------------+--------------------------
        2           | 01/05/2022 | 900.00     | Opening balance
        3           | 03/05/2022 | 1.00       | Gannet Ltd
        4           | 04/05/2022 | 2.00       | Opening Balance Books Ltd
        5           | 05/05/2022 | 3.00       | Balance of account 2021
        6           |            | 894.00     | CLOSING BANK BALANCE C/F
        7           | 31/05/2022 | 894.00     | Closing balance at 31 May
        """,
        """
        line_number | kind_of_line | rejected_because
        ------------+--------------+---------------------------------
        2           | footer       | what an account held, no payment
        3           | payment      |
        4           | payment      |
        5           | payment      |
        6           | footer       | what an account held, no payment
        7           | footer       | what an account held, no payment
        """,
    )


def test_a_payment_without_a_readable_day_stays_one_and_says_what_is_wrong(run_model):
    """Its month is that of its period where it has one, else nobody knows it."""
    _judge(
        run_model,
        """
        source_file_id | line_number | paid_on    | period_code | period  | amount_net | payee_name
        ---------------+-------------+------------+-------------+---------+------------+-----------
        f              | 2           | 03/05/2022 | May-22      |         | 1.00       | Gannet Ltd
        f              | 3           | 03/05/2022 | Jun-22      |         | 2.00       | Gannet Ltd
        f              | 4           | 31/04/2022 | Apr-22      |         | 4.00       | Gannet Ltd
        f              | 5           | 12:30      |             |         | 8.00       | Gannet Ltd
        f              | 6           |            | May-22      |         | 16.00      | Gannet Ltd
        f              | 7           |            |             |         | 32.00      | Gannet Ltd
        f              | 8           | 31/12/2099 |             | 2022-05 | 64.00      | Gannet Ltd
        f              | 9           | TBC        | Period 2    |         | 128.00     | Gannet Ltd
        """,
        """
        line_number | kind_of_line | amount_gbp | paid_on    | month   | date_doubt
        ------------+--------------+------------+------------+---------+--------------------------------------
        2           | payment      | 1.00       | 2022-05-03 | 2022-05 |
        3           | payment      | 2.00       | 2022-05-03 | 2022-05 | in another month than the line states
        4           | payment      | 4.00       |            | 2022-04 | a day that cannot be true
        5           | payment      | 8.00       |            |         | a time without a day
        6           | payment      | 16.00      |            | 2022-05 | no day is given
        7           | payment      | 32.00      |            |         | no day is given
        8           | payment      | 64.00      |            | 2022-05 | a day still to come
        9           | payment      | 128.00     |            |         | cannot be read as a day
        """,  # noqa: E501
    )


def test_spaces_about_a_value_change_nothing(run_model):
    _judge(
        run_model,
        [
            {
                "paid_on": " 03/05/2022 ",
                "amount_net": " 12.50 ",
                "payee_name": "  Gannet Ltd ",
                "period_code": " May-22 ",
                "transaction_number": "   ",
            }
        ],
        """
        kind_of_line | paid_on    | month   | amount_gbp | payee_name | transaction_number | date_doubt
        -------------+------------+---------+------------+------------+--------------------+-----------
        payment      | 2022-05-03 | 2022-05 | 12.50      | Gannet Ltd |                    |
        """,  # noqa: E501
    )


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "no amount is given"),
        ("-", "no amount can be read"),
        ("n/a", "no amount can be read"),
        ("12-34", "no amount can be read"),
        ("2022-05-03", "no amount can be read"),
    ],
)
def test_what_is_no_amount_is_refused(run_model, written, reason):
    """A reference such as 12-34 in a shifted column must not become minus £1,234."""
    _judge(
        run_model,
        f"""
        paid_on    | amount_net | payee_name
        -----------+------------+-----------
        2022-05-03 | {written}  | Gannet Ltd
        """,
        f"""
        kind_of_line | amount_gbp | amount_basis | rejected_because
        -------------+------------+--------------+-----------------
        unreadable   |            |              | {reason}
        """,
    )


def test_net_comes_before_unstated_before_gross(run_model):
    _judge(
        run_model,
        """
        line_number | paid_on    | amount_net | amount_unstated | amount_gross | amount_vat | payee_name
        ------------+------------+------------+-----------------+--------------+------------+-----------
        2           | 2022-05-03 | 100.00     | 110.00          | 120.00       | 20.00      | A
        3           | 2022-05-03 |            | 110.00          | 120.00       |            | B
        4           | 2022-05-03 |            |                 | 120.00       |            | C
        5           | 2022-05-03 | n/a        | 110.00          | 120.00       | nil        | D
        6           | 2022-05-03 | #REF!      |                 | 120.00       |            | E
        """,  # noqa: E501
        """
        line_number | amount_gbp | amount_basis | amount_gross_gbp | amount_vat_gbp
        ------------+------------+--------------+------------------+---------------
        2           | 100.00     | net          | 120.00           | 20.00
        3           | 110.00     | unstated     | 120.00           |
        4           | 120.00     | gross        | 120.00           |
        5           | 110.00     | unstated     | 120.00           |
        6           | 120.00     | gross        | 120.00           |
        """,
    )


def test_second_headings_totals_and_footers_are_set_apart_and_nothing_is_lost(run_model):
    _judge(
        run_model,
        """
        line_number | paid_on    | amount_net           | payee_name     | transaction_number
        ------------+------------+----------------------+----------------+-------------------
        2           |            | Net                  |                |
        3           |            | TOTAL (excludes VAT) |                |
        4           | 2022-05-03 | 10.00                | Gannet Ltd     |
        5           | 2022-05-03 | 10.00                | Gannet Ltd     |
        6           | 2022-05-04 | 7.50                 |                |
        7           |            | 27.50                |                |
        8           |            | 27.50                | Total          |
        9           |            | 27.50                | Grand Total:   |
        10          |            | 27.50                | sub-total for May |
        11          |            | 5.00                 | Totalgas Ltd   |
        12          | 2022-05-04 | 5.00                 | Total          |
        13          |            | 5.00                 | Who?           |
        14          | soon       | 5.00                 |                | 4711
        15          | soon       | 5.00                 |                |
        16          | soon       | lots                 | Who?           |
        17          |            |                      | Prepared by us |
        18          | soon       |                      |                |
        19          |            |                      | Who?           | 4711
        20          | 2022-05-04 |                      |                |
        21          | 2022-05-04 | #REF!                | Gannet Ltd     |
        """,
        """
        line_number | kind_of_line | amount_gbp | rejected_because
        ------------+--------------+------------+----------------------------------------------
        2           | heading      |            | a second row of headings
        3           | heading      |            | a second row of headings
        4           | payment      | 10.00      |
        5           | payment      | 10.00      |
        6           | payment      | 7.50       |
        7           | total        | 27.50      | a total, no payment
        8           | total        | 27.50      | a total, no payment
        9           | total        | 27.50      | a total, no payment
        10          | total        | 27.50      | a total, no payment
        11          | payment      | 5.00       |
        12          | payment      | 5.00       |
        13          | payment      | 5.00       |
        14          | payment      | 5.00       |
        15          | unreadable   | 5.00       | an amount without a day, a payee or a number
        16          | unreadable   |            | no amount can be read
        17          | footer       |            | neither an amount nor a day: a note or a footer
        18          | footer       |            | neither an amount nor a day: a note or a footer
        19          | unreadable   |            | no amount is given
        20          | unreadable   |            | no amount is given
        21          | unreadable   |            | no amount can be read
        """,
    )


@pytest.mark.parametrize(
    ("payee", "day", "kind"),
    [
        ("Total payments", "", "total"),
        ("Total Credits:", "", "total"),
        ("TOTAL CREDIT NOTES", "", "total"),
        ("Net total", "", "total"),
        ("Refunds total", "", "total"),
        ("Total Payments Ltd", "", "payment"),
        ("Total Credit Management", "", "payment"),
        ("Total Refund Services", "", "payment"),
        ("Net Total Solutions", "", "payment"),
        ("Total Invoice Finance", "", "payment"),
        ("Total Care", "", "payment"),
        ("Invoice Total Ltd", "", "payment"),
        ("Net Totalisers", "", "payment"),
        ("Total credits", "2022-05-03", "payment"),
        ("Total payments", "2022-05-03", "payment"),
    ],
)
def test_totals_of_payments_and_of_credits_are_no_payments(run_model, payee, day, kind):
    """Beside each other neither is the sum of all lines: what they are called tells them."""
    _judge(
        run_model,
        [
            {"line_number": 2, "paid_on": "2022-05-03", "amount_net": "9", "payee_name": "Gannet"},
            {"line_number": 3, "paid_on": "2022-05-04", "amount_net": "-2", "payee_name": "Tern"},
            {"line_number": 4, "paid_on": day, "amount_net": "5.50", "payee_name": payee},
        ],
        f"""
        line_number | kind_of_line | amount_gbp
        ------------+--------------+-----------
        2           | payment      | 9.00
        3           | payment      | -2.00
        4           | {kind}       | 5.50
        """,
    )


def test_amounts_finer_than_a_penny_add_up_over_the_file(run_model):
    _judge(
        run_model,
        """
        line_number | paid_on    | amount_unstated | payee_name
        ------------+------------+-----------------+-----------
        2           | 2022-05-03 | 0.3333          | A
        3           | 2022-05-03 | 0.3333          | B
        4           | 2022-05-03 | 0.3334          | C
        """,
        """
        line_number | amount_gbp
        ------------+-----------
        2           | 0.33
        3           | 0.34
        4           | 0.33
        """,
    )


def test_a_corrected_amount_counts_as_it_was_meant_only_where_it_reads_as_said(run_model):
    _judge(
        run_model,
        """
        source_file_id | line_number | paid_on    | amount_net    | payee_name | transaction_number
        ---------------+-------------+------------+---------------+------------+-------------------
        f              | 2           | 2024-11-28 | £1,250,000.00 | Keys       | T1
        f              | 3           | 2024-11-28 | 7.00          | Keys       | T2
        f              | 4           | 2024-11-28 | 9.00          | Keys       | T3
        g              | 2           | 2024-11-28 | 1250000       | Keys       | T1
        """,
        """
        source_file_id | line_number | amount_gbp | corrected_because
        ---------------+-------------+------------+------------------
        f              | 2           | 12500.00   | noughts
        f              | 3           | 7.00       |
        f              | 4           | 9.00       |
        g              | 2           | 1250000.00 |
        """,
        corrections="""
        kind  | source_file_id | transaction_number | column_name  | written    | meant    | reason
        ------+----------------+--------------------+--------------+------------+----------+--------
        spend | f              | T1                 | amount_net   | 1250000.00 | 12500.00 | noughts
        spend | f              | T2                 | amount_net   | 70.00      | 0.70     | a point
        spend | f              | T3                 | amount_gross | 9.00       | 0.90     | a point
        """,
    )
