"""int_coverage: one payment in twenty makes a month covered; a stray payment does not."""

import pytest

FILES = """
    source_file_id | publisher_id | kind
    ---------------+--------------+------
    f1             | GB-LAE-XBW   | spend
    f2             | GB-LAE-XBW   | spend
    """

ONCE = "source_file_id | line_number | stands_twice | counts\n-+-+-+-"


def _payments(file_id, date, count):
    """Payments of a month, most without a day: the month alone says what is covered."""
    row = {"source_file_id": file_id, "month": date[:7], "amount_gbp": "1.00"}
    return [row | {"paid_on": date}, *[row] * (count - 1)]


def test_exactly_one_in_twenty_covers_and_less_does_not(run_model):
    run_model(
        "int_coverage",
        given={
            "stg_landed_files": FILES,
            "int_spend_twice": ONCE,
            "stg_spend": [
                *_payments("f1", "2022-05-03", 37),
                *_payments("f1", "2022-06-03", 2),
                *_payments("f1", "2022-07-03", 1),
            ],
        },
        expect="""
            publisher_id | kind  | month
            -------------+-------+--------
            GB-LAE-XBW   | spend | 2022-05
            GB-LAE-XBW   | spend | 2022-06
            """,
    )


def test_each_file_is_asked_by_itself_and_a_month_stands_once(run_model):
    """The single July payment of one file is a whole file's July in the other."""
    run_model(
        "int_coverage",
        given={
            "stg_landed_files": FILES,
            "int_spend_twice": ONCE,
            "stg_spend": [
                *_payments("f1", "2022-05-03", 40),
                *_payments("f1", "2022-07-03", 1),
                *_payments("f2", "2022-07-03", 2),
                *_payments("f2", "2022-05-03", 2),
            ],
        },
        expect="""
            publisher_id | kind  | month
            -------------+-------+--------
            GB-LAE-XBW   | spend | 2022-05
            GB-LAE-XBW   | spend | 2022-07
            """,
    )


def test_payments_of_which_nobody_knows_the_month_cover_none(run_model):
    """Nor do they make a month look thin: the fullest month is one that is known."""
    unknown = [{"source_file_id": "f1", "amount_gbp": "1.00"}] * 200
    run_model(
        "int_coverage",
        given={
            "stg_landed_files": FILES,
            "int_spend_twice": ONCE,
            "stg_spend": [*unknown, *_payments("f1", "2022-05-03", 2)],
        },
        expect="""
            publisher_id | kind  | month
            -------------+-------+--------
            GB-LAE-XBW   | spend | 2022-05
            """,
    )


@pytest.mark.parametrize(
    ("stands_twice", "counts", "covered"),
    [
        ("the whole file", "false", "2022-05"),
        ("the whole file", "true", "2022-05 2022-06"),
        ("within the file", "true", "2022-05 2022-06"),
        ("some lines in two files", "true", "2022-05 2022-06"),
        ("a month in two files", "false", "2022-05 2022-06"),
    ],
)
def test_a_file_that_does_not_count_covers_no_month(run_model, stands_twice, counts, covered):
    """May's file sent again as “June 2022.csv”: June is not loaded, and nobody paid nought."""
    run_model(
        "int_coverage",
        given={
            "stg_landed_files": FILES,
            "int_spend_twice": ONCE + f"\nf2 | 2 | {stands_twice} | {counts}",
            "stg_spend": [*_payments("f1", "2022-05-03", 9), *_payments("f2", "2022-06-03", 9)],
        },
        expect="publisher_id | kind | month\n-+-+-"
        + "".join(f"\nGB-LAE-XBW | spend | {month}" for month in covered.split()),
    )
