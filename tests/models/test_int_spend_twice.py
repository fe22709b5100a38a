"""int_spend_twice: which lines stand twice, and whether they count."""

import pytest

FILES = """
    source_file_id | file_name | publisher_id | is_repeated
    ---------------+-----------+--------------+------------
    a              | may.csv   | council      | false
    b              | may2.csv  | council      | false
    c              | copy.csv  | council      | true
    """
NOTHING_DECIDED = "what | file | counts\n-----+------+-------"
ONCE = "source_file_id | line_number | copy\n---------------+-------------+-----"


NO_SHEETS = "source_file_id | line_number\n---------------+------------"


def _given(spend, decided=NOTHING_DECIDED, equal=ONCE, sheets=NO_SHEETS):
    return {
        "int_spend_sheet_copies": sheets,
        "int_spend_sheet_vat": NO_SHEETS,
        "int_spend_sheet_sums": NO_SHEETS,
        "stg_spend": spend,
        "stg_landed_files": FILES,
        "int_spend_equal_lines": equal,
        "ref_decided_duplicates": decided,
    }


MONTH_TWICE = """
    source_file_id | line_number | month | paid_on    | amount_gbp | payee_name | transaction_number
    ---------------+-------------+-------+------------+------------+------------+-------------------
    a              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd | 1
    a              | 3           | 2024-05 | 2024-05-02 | 20.00      | Tern Ltd   | 2
    b              | 2           | 2024-05 | 2024-05-01 | 10.00      | GANNET LTD | 1
    b              | 3           | 2024-05 | 2024-05-02 | 25.00      | Tern Ltd   | 2
    """


def test_a_line_that_two_files_hold_for_a_month_counts_in_the_first(run_model):
    """A corrected amount is another line: it counts beside the one it corrects, and is seen."""
    run_model(
        "int_spend_twice",
        given=_given(MONTH_TWICE),
        expect="""
            source_file_id | line_number | stands_twice         | other_file | counts | decided_how
            ---------------+-------------+----------------------+------------+--------+------------
            b              | 2           | a month in two files | may.csv    | false  | rule
            """,
    )


def test_people_may_decide_that_it_counts(run_model):
    run_model(
        "int_spend_twice",
        given=_given(
            MONTH_TWICE,
            "what  | file     | counts\n------+----------+-------\nmonth | may2.csv | yes",
        ),
        expect="""
            source_file_id | line_number | counts | decided_how
            ---------------+-------------+--------+------------
            b              | 2           | true   | decided
            """,
    )


def test_a_few_equal_lines_in_two_files_are_chance_and_all_count(run_model):
    """One of three: a standing order of the same amount on the same day is no double month."""
    run_model(
        "int_spend_twice",
        given=_given("""
            source_file_id | line_number | month   | paid_on    | amount_gbp | payee_name
            ---------------+-------------+---------+------------+------------+-----------
            a              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            a              | 3           | 2024-05 | 2024-05-02 | 20.00      | Tern Ltd
            a              | 4           | 2024-05 | 2024-05-03 | 30.00      | Gull Ltd
            b              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            b              | 3           | 2024-05 | 2024-05-04 | 40.00      | Tern Ltd
            b              | 4           | 2024-05 | 2024-05-05 | 50.00      | Gull Ltd
            """),
        expect="source_file_id | line_number\n---------------+------------",
    )


SOME_LINES = """
    source_file_id | line_number | month | paid_on | amount_gbp | payee_name | transaction_number
    -+-+-+-+-+-+-
    a | 2 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 1
    a | 3 | 2024-05 | 2024-05-02 | 20.00 | Tern Ltd | 2
    a | 4 | 2024-05 | 2024-05-03 | 30.00 | Gull Ltd | 3
    b | 2 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 1
    b | 3 | 2024-05 | 2024-05-04 | 40.00 | Tern Ltd | 4
    b | 4 | 2024-05 | 2024-05-05 | 50.00 | Gull Ltd | 5
    """


@pytest.mark.parametrize(
    ("decided", "counts"),
    [
        (NOTHING_DECIDED, "true | rule"),
        ("what | file | counts\n-----+------+-------\nmonth | may2.csv | no", "false | decided"),
    ],
)
def test_a_few_lines_with_one_number_in_two_files_are_told(run_model, decided, counts):
    """Weeks that overlap hold few of each other's payments: they count until people decide."""
    run_model(
        "int_spend_twice",
        given=_given(SOME_LINES, decided),
        expect=f"""
            source_file_id | line_number | stands_twice | other_file | counts | decided_how
    -+-+-+-+-+-
    b | 2 | some lines in two files | may.csv | {counts}
            """,
    )


def test_a_spreadsheet_drops_the_noughts_of_a_number(run_model):
    """One month as CSV and as a workbook: “000071” and 71.0 are one number."""
    run_model(
        "int_spend_twice",
        given=_given("""
    source_file_id | line_number | month | paid_on | amount_gbp | payee_name | transaction_number
    -+-+-+-+-+-+-
    a | 2 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 000071
    a | 3 | 2024-05 | 2024-05-02 | 20.00 | Tern Ltd | PI-0072
    a | 4 | 2024-05 | 2024-05-03 | 30.00 | Tern Ltd | 000170
    b | 2 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 71.0
    b | 3 | 2024-05 | 2024-05-02 | 20.00 | Tern Ltd | pi0072
    b | 4 | 2024-05 | 2024-05-03 | 30.00 | Tern Ltd | 17
            """),
        expect="""
    source_file_id | line_number | stands_twice | counts
    -+-+-+-
    b | 2 | a month in two files | false
    b | 3 | a month in two files | false
            """,
    )


@pytest.mark.parametrize(
    ("lines", "worded", "counts"),
    [
        (10, {}, 0),
        (10, {0, 4, 9}, 0),
        (10, set(range(10)), 0),
        (3, {0, 1, 2}, 0),
        # One bill parted between two ledgers by halves; too few to tell.
        (2, {0, 1}, 2),
        (1, {0}, 1),
    ],
)
@pytest.mark.parametrize("number", [str, lambda n: ""])
def test_a_month_worded_anew_is_the_same_by_its_numbers(run_model, lines, worded, counts, number):
    """Without numbers a payment for something else is another."""
    head = (
        "source_file_id | line_number | month | paid_on | amount_gbp | payee_name"
        " | transaction_number | expense_type\n-+-+-+-+-+-+-+-"
    )
    rows = "".join(
        f"\n{file} | {n} | 2024-05 | 2024-05-0{n % 9 + 1} | {n + 1}.50 | Gannet Ltd"
        f" | {number(n + 70)} | {'Legal fees' if file == 'b' and n in worded else 'Fees'}"
        for file in "ab"
        for n in range(lines)
    )
    again = set(range(lines)) - (set() if not counts and number is str else set(worded))
    some = counts and number is str
    run_model(
        "int_spend_twice",
        given=_given(head + rows),
        expect="source_file_id | line_number | stands_twice | counts\n-+-+-+-"
        + "".join(f"\nb | {n} | a month in two files | false" for n in sorted(again))
        + "".join(f"\nb | {n} | some lines in two files | true" for n in worded if some),
    )


def test_halves_of_a_bill_in_two_ledgers_count_beside_others(run_model):
    """Two of three lines of a small file: paid from capital as they were from revenue."""
    run_model(
        "int_spend_twice",
        given=_given(
            "source_file_id | line_number | month | amount_gbp | transaction_number"
            " | expense_type\n-+-+-+-+-+-\n"
            "a | 1 | 2024-05 | 10.00 | 71 | Revenue\na | 2 | 2024-05 | 20.00 | 72 | Revenue\n"
            "a | 3 | 2024-05 | 30.00 | 73 | Revenue\nb | 1 | 2024-05 | 10.00 | 71 | Capital\n"
            "b | 2 | 2024-05 | 20.00 | 72 | Capital\nb | 3 | 2024-05 | 50.00 | 75 | Capital"
        ),
        expect="source_file_id | line_number | stands_twice | counts\n-+-+-+-\n"
        "b | 1 | some lines in two files | true\nb | 2 | some lines in two files | true",
    )


def test_lines_of_no_month_are_the_same_by_their_numbers(run_model):
    """Without a number the same again may be the payment of another month."""
    run_model(
        "int_spend_twice",
        given=_given("""
    source_file_id | line_number | amount_gbp | payee_name | transaction_number
    -+-+-+-+-
    a | 2 | 10.00 | Gannet Ltd | 71
    a | 3 | 20.00 | Tern Ltd |
    b | 2 | 10.00 | Gannet Ltd | 71
    b | 3 | 20.00 | Tern Ltd |
            """),
        expect="""
    source_file_id | line_number | stands_twice | counts
    -+-+-+-
    b | 2 | a month in two files | false
            """,
    )


@pytest.mark.parametrize("standing", ["71 72 73", "71 BACS BACS", "BACS BACS BACS"])
def test_what_a_quarter_pays_as_the_last_did_counts_in_both(run_model, standing):
    """Rents under one reference in two lists without a day: the rest tells that they differ."""
    head = "source_file_id | line_number | amount_gbp | payee_name | transaction_number\n-+-+-+-+-"
    numbers = standing.split()
    rows = "".join(
        f"\n{file} | {n} | {n}0.00 | Gannet Ltd | {number}"
        for file, own in (("a", ["81", "82"]), ("b", ["91", "92"]))
        for n, number in enumerate([*numbers, *(own if numbers[0] != "BACS" else [])])
    )
    run_model(
        "int_spend_twice",
        given=_given(head + rows),
        expect="source_file_id | line_number | counts\n-+-+-"
        + "".join(f"\nb | {n} | true" for n, one in enumerate(numbers) if one != "BACS"),
    )


@pytest.mark.parametrize(("what", "counts"), [("lines", "no"), ("lines", "yes"), ("month", "no")])
def test_a_line_that_stands_twice_in_two_ways_counts_as_people_decide_of_either(
    run_model, what, counts
):
    run_model(
        "int_spend_twice",
        given=_given(
            SOME_LINES + "b | 6 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 1\n"
            "a | 6 | 2024-05 | 2024-05-01 | 10.00 | Gannet Ltd | 1\n"
            "a | 7 | 2024-05 | 2024-05-06 | 60.00 | Gull Ltd | 6\n"
            "b | 7 | 2024-05 | 2024-05-07 | 70.00 | Gull Ltd | 7",
            f"what | file | counts\n-----+------+-------\n{what} | may2.csv | {counts}",
            equal="source_file_id | line_number | copy\n-+-+-\nb | 2 | 1\nb | 6 | 2",
        ),
        expect="source_file_id | line_number | stands_twice | counts | decided_how\n-+-+-+-+-\n"
        + (
            f"b | 2 | some lines in two files | true | rule\n"
            f"b | 6 | within the file | {counts == 'yes'} | decided"
            if what == "lines"
            else "b | 2 | some lines in two files | false | decided\n"
            "b | 6 | some lines in two files | false | decided"
        ),
    )


def test_copies_are_paired_one_to_one(run_model):
    """Two equal lines in one file and one in the other: the second of the two is not doubled."""
    run_model(
        "int_spend_twice",
        given=_given("""
            source_file_id | line_number | month   | paid_on    | amount_gbp | payee_name
            ---------------+-------------+---------+------------+------------+-----------
            a              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            b              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            b              | 3           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            """),
        expect="""
            source_file_id | line_number | counts
            ---------------+-------------+-------
            b              | 2           | false
            """,
    )


def test_equal_lines_of_a_file_count_and_a_whole_file_counts_once(run_model):
    run_model(
        "int_spend_twice",
        given=_given(
            """
            source_file_id | line_number | month   | paid_on    | amount_gbp | payee_name
            ---------------+-------------+---------+------------+------------+-----------
            a              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            a              | 3           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            c              | 2           | 2024-05 | 2024-05-01 | 10.00      | Gannet Ltd
            """,
            equal="""
            source_file_id | line_number | copy
            ---------------+-------------+-----
            a              | 2           | 1
            a              | 3           | 2
            """,
        ),
        expect="""
            source_file_id | line_number | stands_twice    | counts
            ---------------+-------------+-----------------+-------
            a              | 3           | within the file | true
            c              | 2           | the whole file  | false
            """,
    )


SHEETS = "source_file_id | line_number\n---------------+------------\na              | 3"


@pytest.mark.parametrize(
    ("decided", "counts"),
    [
        (NOTHING_DECIDED, "false | rule"),
        ("what | file | counts\n-----+------+-------\nsheets | may.csv | yes", "true | decided"),
    ],
)
def test_what_two_sheets_hold_counts_once_unless_people_decide(run_model, decided, counts):
    run_model(
        "int_spend_twice",
        given=_given(MONTH_TWICE.split("\n    b")[0], decided, sheets=SHEETS),
        expect=f"""
            source_file_id | line_number | stands_twice  | counts | decided_how
            ---------------+-------------+---------------+--------+------------
            a              | 3           | in two sheets | {counts}
            """,
    )
