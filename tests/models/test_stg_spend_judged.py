"""stg_spend_judged: what is a payment, what is set apart, and with which reason."""

import pytest

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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-05-03", "2022-05-03"),
        ("03/05/2022", "2022-05-03"),
        ("3/5/2022", "2022-05-03"),
        ("03/05/22", "2022-05-03"),
        ("03-May-2022", "2022-05-03"),
        ("03-MAY-22", "2022-05-03"),
        ("3 May 2022", "2022-05-03"),
        ("31/12/1999", "1999-12-31"),
    ],
)
def test_dates_are_read_in_the_styles_that_councils_use(run_model, written, read):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": f"""
                paid_on   | amount_net | payee_name
                ----------+------------+-----------
                {written} | 10.00      | Gannet Ltd
                """,
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect=f"""
            kind_of_line | paid_on
            -------------+--------
            payment      | {read}
            """,
    )


@pytest.mark.parametrize("written", ["31/04/2022", "22/12/203", "05/2022", "May", "44684", "TBC"])
def test_what_is_no_date_is_said_not_guessed(run_model, written):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": f"""
                paid_on   | amount_net | payee_name
                ----------+------------+-----------
                {written} | 10.00      | Gannet Ltd
                """,
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect="""
            kind_of_line | paid_on | amount_gbp | rejected_because
            -------------+---------+------------+--------------------
            unreadable   |         | 10.00      | no date can be read
            """,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1234.5", "1234.50"),
        ("£1,234.56", "1234.56"),
        (" 36,454.71 ", "36454.71"),
        ("-1,850.00", "-1850.00"),
        ("1,850.00-", "-1850.00"),
        ("-£1,850.00", "-1850.00"),
        ("(1,850.00)", "-1850.00"),
        ("(£1,850.00)", "-1850.00"),
        ("0", "0.00"),
        ("99999999999.99", "99999999999.99"),
    ],
)
def test_amounts_keep_every_penny_and_their_sign(run_model, written, read):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": f"""
                paid_on    | amount_net | payee_name
                -----------+------------+-----------
                2022-05-03 | {written}  | Gannet Ltd
                """,
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect=f"""
            kind_of_line | amount_gbp
            -------------+-----------
            payment      | {read}
            """,
    )


@pytest.mark.parametrize("written", ["", "-", "n/a", "12-34", "2022-05-03", "1.2.3", "()"])
def test_what_is_no_amount_is_refused(run_model, written):
    """A reference such as 12-34 in a shifted column must not become minus £1,234."""
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": f"""
                paid_on    | amount_net | payee_name
                -----------+------------+-----------
                2022-05-03 | {written}  | Gannet Ltd
                """,
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect="""
            kind_of_line | amount_gbp | amount_basis | rejected_because
            -------------+------------+--------------+----------------------
            unreadable   |            |              | no amount can be read
            """,
    )


def test_net_comes_before_unstated_before_gross(run_model):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": """
                line_number | paid_on    | amount_net | amount_unstated | amount_gross | amount_vat | payee_name
                ------------+------------+------------+-----------------+--------------+------------+-----------
                2           | 2022-05-03 | 100.00     | 110.00          | 120.00       | 20.00      | A
                3           | 2022-05-03 |            | 110.00          | 120.00       |            | B
                4           | 2022-05-03 |            |                 | 120.00       |            | C
                """,  # noqa: E501
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect="""
            line_number | amount_gbp | amount_basis | amount_gross_gbp | amount_vat_gbp
            ------------+------------+--------------+------------------+---------------
            2           | 100.00     | net          | 120.00           | 20.00
            3           | 110.00     | unstated     | 120.00           |
            4           | 120.00     | gross        | 120.00           |
            """,
    )


def test_second_headings_and_totals_are_set_apart_and_nothing_is_lost(run_model):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": """
                line_number | paid_on    | amount_net           | payee_name
                ------------+------------+----------------------+-----------
                2           |            | Net                  |
                3           |            | TOTAL (excludes VAT) |
                4           | 2022-05-03 | 10.00                | Gannet Ltd
                5           | 2022-05-03 | 10.00                | Gannet Ltd
                6           | 2022-05-04 | 7.50                 |
                7           |            | 27.50                |
                8           |            | 27.50                | Who?
                9           | soon       | lots                 | Who?
                """,
            "ref_headings": HEADINGS,
            "ref_corrections": NONE,
        },
        expect="""
            line_number | kind_of_line | amount_gbp | rejected_because
            ------------+--------------+------------+---------------------------------------
            2           | heading      |            | a second row of headings
            3           | heading      |            | a second row of headings
            4           | payment      | 10.00      |
            5           | payment      | 10.00      |
            6           | payment      | 7.50       |
            7           | total        | 27.50      | a total, no payment
            8           | unreadable   | 27.50      | no date can be read
            9           | unreadable   |            | neither a date nor an amount can be read
            """,
    )


def test_a_corrected_amount_counts_as_it_was_meant_only_where_it_reads_as_said(run_model):
    run_model(
        "stg_spend_judged",
        given={
            "raw_spend": """
                source_file_id | line_number | paid_on    | amount_net    | payee_name | transaction_number
                ---------------+-------------+------------+---------------+------------+-------------------
                f              | 2           | 2024-11-28 | £1,250,000.00 | Keys       | T1
                f              | 3           | 2024-11-28 | 7.00          | Keys       | T2
                f              | 4           | 2024-11-28 | 9.00          | Keys       | T3
                g              | 2           | 2024-11-28 | 1250000       | Keys       | T1
                """,  # noqa: E501
            "ref_headings": HEADINGS,
            "ref_corrections": """
                kind  | source_file_id | transaction_number | column_name | written    | meant    | reason
                ------+----------------+--------------------+-------------+------------+----------+---------
                spend | f              | T1                 | amount_net  | 1250000.00 | 12500.00 | noughts
                spend | f              | T2                 | amount_net  | 70.00      | 0.70     | a point
                spend | f              | T3                 | amount_gross | 9.00      | 0.90     | a point
                """,  # noqa: E501
        },
        expect="""
            source_file_id | line_number | amount_gbp | corrected_because
            ---------------+-------------+------------+------------------
            f              | 2           | 12500.00   | noughts
            f              | 3           | 7.00       |
            f              | 4           | 9.00       |
            g              | 2           | 1250000.00 |
            """,
    )
