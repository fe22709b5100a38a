"""stg_spend_dates: every style of day that publishers use, and what is none with the reason."""

import pytest

DAY = "2022-05-03"


def _raw(*texts, file="f", system=None):
    row = {"source_file_id": file, "date_system": system}
    return [row | {"line_number": n, "paid_on": text} for n, text in enumerate(texts, start=2)]


def _read(run_model, rows, expected):
    """Expected: (file, text, day or '', doubt or '')."""
    lines = "".join(f"\n{' | '.join(row)}" for row in expected)
    run_model(
        "stg_spend_dates",
        given={"raw_spend": rows},
        expect="source_file_id | paid_on_text | paid_on | date_doubt\n---+---+---+---" + lines,
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-05-03", DAY),
        ("2022/5/3", DAY),
        ("03/05/2022", DAY),
        ("3/5/2022", DAY),
        ("03.05.2022", DAY),
        ("03-05-2022", DAY),
        ("03/05/22", DAY),
        ("03-May-2022", DAY),
        ("03-MAY-22", DAY),
        ("3 May 2022", DAY),
        ("3 May, 2022", DAY),
        ("3rd May 2022", DAY),
        ("1st August 2022", "2022-08-01"),
        ("7 Sept 2022", "2022-09-07"),
        ("7 September 22", "2022-09-07"),
        ("May 3, 2022", DAY),
        ("2022-May-03", DAY),
        ("03May2022", DAY),
        ("03MAY22", DAY),
        ("3September2022", "2022-09-03"),
        ("03August22", "2022-08-03"),
        ("May 3, 22", DAY),
        ("May  3 2022 12:00AM", DAY),
        ("May 03 2022 12:00:00:000AM", DAY),
        ("August 3, 22", "2022-08-03"),
        ("Tuesday, 3 May 2022", DAY),
        ("Tue 03/05/2022", DAY),
        ("20220503", DAY),
        ("44684", DAY),
        ("44684.0", DAY),
        ("44684.604", DAY),
        ("2022-05-03 00:00:00", DAY),
        ("2022-05-03T00:00:00", DAY),
        ("2022-05-03T00:00:00Z", DAY),
        ("2022-05-03T00:00:00.000+01:00", DAY),
        ("03/05/2022 00:00", DAY),
        ("03/05/2022 12:00:00 AM", DAY),
        ("03-May-2022 00:00:00", DAY),
        ("3 May 2022 9:15", DAY),
        ("3 May 2022.", DAY),
        ("03/05/2022 -", DAY),
        ("31/12/1999", "1999-12-31"),
        ("31/12/99", "1999-12-31"),
        ("29/02/2024", "2024-02-29"),
        ("01/01/1990", "1990-01-01"),
    ],
)
def test_days_in_the_styles_that_publishers_use(run_model, text, day):
    _read(run_model, _raw(text), [("f", text, day, "")])


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("31/04/2022", "a day that cannot be true"),
        ("29/02/2023", "a day that cannot be true"),
        ("22/12/203", "a day that cannot be true"),
        ("00/01/2022", "a day that cannot be true"),
        ("13/13/2022", "a day that cannot be true"),
        ("2022-13-01", "a day that cannot be true"),
        ("31/12/1989", "a day that cannot be true"),
        ("00/01/1900", "a day that cannot be true"),
        ("01/01/1900", "a day that cannot be true"),
        ("12345", "a day that cannot be true"),
        ("03/05/2203", "a day that cannot be true"),
        ("31/12/2099", "a day still to come"),
        ("31/12/69", "a day still to come"),
        ("72000", "a day still to come"),
        ("12:30", "a time without a day"),
        ("00:00.0", "a time without a day"),
        ("23:59:59", "a time without a day"),
        ("05/2022", "cannot be read as a day"),
        ("May", "cannot be read as a day"),
        ("May-22", "cannot be read as a day"),
        ("2022", "cannot be read as a day"),
        ("TBC", "cannot be read as a day"),
        ("various", "cannot be read as a day"),
    ],
)
def test_what_is_no_day_says_why_and_none_is_invented(run_model, text, doubt):
    _read(run_model, _raw(text), [("f", text, "", doubt)])


def test_a_text_without_a_day_is_no_text(run_model):
    """Nothing, or spaces: the judge says that no day is given."""
    _read(run_model, _raw("", "   ", None), [])


def test_days_count_from_1904_where_the_file_says_so(run_model):
    rows = [*_raw("43222", "03/05/2022", file="f", system="1904"), *_raw("43222", file="g")]
    expected = [
        ("f", "43222", DAY, ""),
        ("f", "03/05/2022", DAY, ""),
        ("g", "43222", "2018-05-02", ""),
    ]
    _read(run_model, rows, expected)


def test_american_order_where_the_file_proves_it(run_model):
    """Proved by one day above 12, for that file alone; months in letters prove nothing."""
    rows = [
        *_raw("05/03/2022", "5/13/2022", "04-05-22", "3 May 2022", "2022-05-03", file="us"),
        *_raw("05/03/2022", "4 May 2022", file="unproved"),
        *_raw("05/03/2022", "13/05/2022", file="british"),
    ]
    _read(
        run_model,
        rows,
        [
            ("us", "05/03/2022", DAY, ""),
            ("us", "5/13/2022", "2022-05-13", ""),
            ("us", "04-05-22", "2022-04-05", ""),
            ("us", "3 May 2022", DAY, ""),
            ("us", "2022-05-03", DAY, ""),
            ("unproved", "05/03/2022", "2022-03-05", ""),
            ("unproved", "4 May 2022", "2022-05-04", ""),
            ("british", "05/03/2022", "2022-03-05", ""),
            ("british", "13/05/2022", "2022-05-13", ""),
        ],
    )


def test_where_a_file_proves_both_orders_a_day_that_could_be_either_is_not_read(run_model):
    """What Excel does to half the days of a British file that it takes for an American one."""
    _read(
        run_model,
        _raw("05/13/2022", "13/05/2022", "05/03/2022", "05/05/2022", "2022-05-03"),
        [
            ("f", "05/13/2022", "2022-05-13", ""),
            ("f", "13/05/2022", "2022-05-13", ""),
            ("f", "05/03/2022", "", "day and month may be swapped"),
            ("f", "05/05/2022", "2022-05-05", ""),
            ("f", "2022-05-03", DAY, ""),
        ],
    )


def test_one_text_is_read_once_a_file(run_model):
    rows = [*_raw("03/05/2022", "03/05/2022"), *_raw("03/05/2022", file="g")]
    _read(run_model, rows, [("f", "03/05/2022", DAY, ""), ("g", "03/05/2022", DAY, "")])
