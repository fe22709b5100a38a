"""stg_contracts_judged: an unknown value or date is null, not a reason to refuse the contract."""

import pytest

from tests.linkage.test_identifiers import COMPANY_NUMBERS

HEADINGS = """
    layout             | column        | heading
    -------------------+---------------+---------------
    contracts_register | title         | contract title
    contracts_register | supplier_name | supplier
"""


def test_dash_and_tbc_are_unknown_not_refused(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title    | supplier_name | start_date | end_date  | expiry_date | annual_value | total_value | as_at
                ---------------+-------------+----------+---------------+------------+-----------+-------------+--------------+-------------+-----------
                f              | 2           | Lifts    | Gorsebank     | 2020-01-01 | TBC       | TBC         | -            |             | 2022-07-31
                f              | 3           | Software | Samphirical   | 01/11/2019 | 22/12/203 | 31/10/24    | £96,000.00   | 480000      | 2022-07-31
                """,  # noqa: E501
        },
        expect="""
            line_number | rejected_because | start_date | end_date | expiry_date | annual_value_gbp | total_value_gbp | as_at
            ------------+------------------+------------+----------+-------------+------------------+-----------------+-----------
            2           |                  | 2020-01-01 |          |             |                  |                 | 2022-07-31
            3           |                  | 2019-11-01 |          | 2024-10-31  | 96000.00         | 480000.00       | 2022-07-31
            """,  # noqa: E501
    )


def test_the_first_end_stands_where_no_later_one_is_stated(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title | end_date   | expiry_date
                ---------------+-------------+-------+------------+------------
                f              | 2           | A     | 2022-03-31 | 2023-03-31
                f              | 3           | B     | 2022-03-31 |
                f              | 4           | C     | 2022-03-31 | TBC
                """,
        },
        expect="""
            line_number | end_date   | expiry_date
            ------------+------------+------------
            2           | 2022-03-31 | 2023-03-31
            3           | 2022-03-31 | 2022-03-31
            4           | 2022-03-31 | 2022-03-31
            """,
    )


def test_only_a_line_that_names_nothing_is_refused(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title | supplier_name | annual_value
                ---------------+-------------+-------+---------------+-------------
                f              | 2           | ''    | ''            | 100
                f              | 3           | Lifts | ''            | 100
                f              | 4           |       | Gorsebank     | 100
                """,
        },
        expect="""
            line_number | rejected_because                 | title | supplier_name
            ------------+----------------------------------+-------+--------------
            2           | neither a title nor a supplier   |       |
            3           |                                  | Lifts |
            4           |                                  |       | Gorsebank
            """,
    )


@pytest.mark.parametrize(("text", "number"), COMPANY_NUMBERS)
def test_company_numbers_are_read_as_those_of_notices(run_model, text, number):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": [{"line_number": "2", "title": "A", "company_number": text}],
        },
        expect=f"""
            line_number | company_number
            ------------+---------------
            2           | {number or ""}
            """,
    )


def test_words_for_nothing_are_null_and_placeholders_unknown(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title | supplier_name | contract_reference | procedure | charity_number | total_value  | annual_value
                ---------------+-------------+-------+---------------+--------------------+-----------+----------------+--------------+-------------
                f              | 2           | Lifts | NA            | -                  | None      | 1123520        | 1            | 0.00
                f              | 3           | n/a   | -             | R1                 |           | N/A            | 5            |
                f              | 4           | Beds  | Tern          | R2                 | Open      |                | �880,000.00  | �-
                """,  # noqa: E501
        },
        expect="""
            line_number | rejected_because               | supplier_name | contract_reference | procedure | charity_number | total_value_gbp | annual_value_gbp | value_unknown_because
            ------------+--------------------------------+---------------+--------------------+-----------+----------------+-----------------+------------------+------------------------
            2           |                                |               |                    |           | 1123520        |                 |                  | a placeholder of 0 or 1
            3           | neither a title nor a supplier |               | R1                 |           |                | 5.00            |                  |
            4           |                                | Tern          | R2                 | Open      |                | 880000.00       |                  |
            """,  # noqa: E501
    )


@pytest.mark.parametrize(
    ("cells", "is_sme", "is_vcse"),
    [
        ({"is_sme": "Yes", "is_vcse": "No"}, "true", "false"),
        ({"is_sme": "Various"}, "", ""),
        ({"sme_or_vcse": "SME"}, "true", ""),
        ({"sme_or_vcse": "Micro"}, "true", ""),
        ({"sme_or_vcse": "VCSE 1121596"}, "", "true"),
        ({"sme_or_vcse": "VSCE"}, "", "true"),
        ({"sme_or_vcse": "SME / Charity"}, "true", "true"),
        ({"sme_or_vcse": "Large"}, "false", ""),
        ({"sme_or_vcse": "No"}, "false", "false"),
        ({"sme_or_vcse": "L3076"}, "", ""),
    ],
)
def test_small_and_voluntary_suppliers_in_one_column_or_two(run_model, cells, is_sme, is_vcse):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": [{"line_number": "2", "title": "A", **cells}],
        },
        expect=f"""
            line_number | is_sme   | is_vcse
            ------------+----------+----------
            2           | {is_sme} | {is_vcse}
            """,
    )


def test_a_second_row_of_headings_is_no_contract(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title            | supplier_name
                ---------------+-------------+------------------+--------------
                f              | 2           | Contract  Title: | SUPPLIER
                f              | 3           | Contract title   | Marshpenny Ltd
            """,
        },
        expect="""
            line_number | rejected_because
            ------------+-------------------------
            2           | a second row of headings
            3           |
        """,
    )


def test_tabs_and_no_break_spaces_about_days_and_pounds_are_nothing(run_model):
    run_model(
        "stg_contracts_judged",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": [
                {
                    "source_file_id": "f",
                    "line_number": "2",
                    "title": "A",
                    "start_date": "\t01/04/2022",
                    "end_date": "31/03/2025\u00a0",
                    "total_value": "£\u00a01,250.00\t",
                }
            ],
        },
        expect="""
            line_number | start_date | end_date   | total_value_gbp
            ------------+------------+------------+----------------
            2           | 2022-04-01 | 2025-03-31 | 1250.00
        """,
    )


def test_the_file_tells_whether_the_day_or_the_month_comes_first(run_model):
    """f and h prove both, so what could be either is not read; g proves nothing."""
    run_model(
        "stg_contracts_dates",
        given={
            "raw_contracts": """
                source_file_id | line_number | start_date             | end_date      | expiry_date
                ---------------+-------------+------------------------+---------------+------------
                f              | 2           | 02/07/2022             | 12/31/2025    |
                f              | 3           | 31/12/2022             | 13/13/2022    |
                m              | 2           | 02/07/2022             | 12/31/2025    |
                g              | 2           | 02/07/2022             | 7/2/22        | 2.7.2022
                h              | 2           | 02/07/2022             | 31/01/2023    | 01/31/2023
                k              | 2           | 44652                  | 1st Sept 2024 | 20250401
                k              | 3           | Friday, 1 April 2022   | 01-Apr-22     | Apr 1 2022
                k              | 4           | 2022-04-01 00:00:00    | 1 April 2022  | 22/12/203
            """,
        },
        expect="""
            source_file_id | date_text            | date_read
            ---------------+----------------------+-----------
            f              | 12/31/2025           | 2025-12-31
            f              | 31/12/2022           | 2022-12-31
            g              | 02/07/2022           | 2022-07-02
            g              | 7/2/22               | 2022-02-07
            g              | 2.7.2022             | 2022-07-02
            h              | 31/01/2023           | 2023-01-31
            h              | 01/31/2023           | 2023-01-31
            m              | 02/07/2022           | 2022-02-07
            m              | 12/31/2025           | 2025-12-31
            k              | 44652                | 2022-04-01
            k              | 1st Sept 2024        | 2024-09-01
            k              | 20250401             | 2025-04-01
            k              | Friday, 1 April 2022 | 2022-04-01
            k              | 01-Apr-22            | 2022-04-01
            k              | Apr 1 2022           | 2022-04-01
            k              | 2022-04-01 00:00:00  | 2022-04-01
            k              | 1 April 2022         | 2022-04-01
        """,
    )


def test_a_value_is_read_only_where_it_is_sure(run_model):
    texts = {
        "1": "£1.2m", "2": "50k", "3": "12,50", "4": "1.234.567,89", "5": "ï¿½880,000.00",
        "6": "£0.5 million", "7": "96,000.", "8": "25,000 per annum", "9": "1.5E+05",
        "20": "12,5", "21": "25.000", "22": "up to £50k", "23": "10,000 - 20,000", "24": "TBC",
        "25": "€900", "26": "12345678/1", "27": "2023-04-01",
    }  # fmt: skip
    run_model(
        "stg_contracts_amounts",
        given={
            "raw_contracts": [{"line_number": n, "total_value": t} for n, t in texts.items()],
        },
        expect="""
            amount_text      | amount     | is_a_year
            -----------------+------------+----------
            £1.2m            | 1200000.00 | false
            50k              | 50000.00   | false
            12,50            | 12.50      | false
            1.234.567,89     | 1234567.89 | false
            ï¿½880,000.00    | 880000.00  | false
            £0.5 million     | 500000.00  | false
            96,000.          | 96000.00   | false
            25,000 per annum | 25000.00   | true
            1.5E+05          | 150000.00  | false
            12,5             |            | false
            25.000           |            | false
            up to £50k       |            | false
            10,000 - 20,000  |            | false
            TBC              |            | false
            €900             |            | false
            12345678/1       |            | false
            2023-04-01       |            | false
        """,
    )


def test_a_value_for_a_year_is_no_total(run_model):
    run_model(
        "stg_contracts_judged",
        by=("stg_contracts_dates", "stg_contracts_amounts"),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title | annual_value | total_value
                ---------------+-------------+-------+--------------+-----------------
                f              | 2           | A     |              | 25,000 per annum
                f              | 3           | B     | 900 p.a.     | 1800
            """,
        },
        expect="""
            line_number | annual_value_gbp | total_value_gbp
            ------------+------------------+----------------
            2           | 25000.00         |
            3           | 900.00           | 1800.00
        """,
    )


def test_notes_and_totals_between_contracts_are_none(run_model):
    run_model(
        "stg_contracts_judged",
        by=("stg_contracts_dates", "stg_contracts_amounts"),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title          | supplier_name | start_date | total_value
                ---------------+-------------+----------------+---------------+------------+------------
                f              | 2           | see overleaf   |               |            |
                f              | 3           |                | page break    |            |
                f              | 4           | Grand Total    |               |            | 900000
                f              | 5           | Total hip care | Whelk Ltd     |            | 900
                f              | 6           | Total          |               | TBC        | 900
                f              | 7           | Lifts          | Whelk Ltd     |            |
                f              | 8           | Lifts          |               |            | 5
            """,  # noqa: E501
        },
        expect="""
            line_number | kind_of_line | rejected_because
            ------------+--------------+---------------------------------
            2           | note         | a note: it says one thing alone
            3           | note         | a note: it says one thing alone
            4           | total        | a total of contracts
            5           | contract     |
            6           | contract     |
            7           | contract     |
            8           | contract     |
        """,
    )


def test_what_is_odd_about_a_contract_that_counts(run_model):
    run_model(
        "stg_contracts_doubts",
        by=(
            "stg_contracts_dates",
            "stg_contracts_amounts",
            "stg_contracts_judged",
            "stg_contracts",
        ),
        given={
            "ref_headings": HEADINGS,
            "raw_contracts": """
                source_file_id | line_number | title | supplier_name | start_date | end_date   | total_value
                ---------------+-------------+-------+---------------+------------+------------+------------
                f              | 2           | A     | Whelk Ltd     | 01/04/2023 | 31/03/2022 | 5
                f              | 3           | B     | Whelk Ltd     | soon       | ongoing    | TBC
                f              | 4           | C     | Whelk Ltd     | 2023/24    | 31/02/2024 | up to 5k
                f              | 5           | D     | Whelk Ltd     |            |            | 5
                f              | 6           | D     | Whelk Ltd     |            |            | 5
                f              | 7           |       |               |            | 31/02/2024 | up to 5k
            """,  # noqa: E501
        },
        expect="""
            line_number | doubt
            ------------+---------------------------------------------
            2           | it ends before it starts
            4           | a start date that cannot be read
            4           | an end date that cannot be read
            4           | a total value that cannot be read
            6           | equal to another line in all that is read: counted
        """,
    )
