"""Formatting: what a number, a date or a missing value looks like to a reader."""

import datetime
from decimal import Decimal

import pandas as pd
import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Decimal("37512331.07"), "£37.5m"),
        (Decimal("1234567890"), "£1.23bn"),
        (Decimal("999499.99"), "£1.00m"),
        (Decimal("999500"), "£1.0m"),
        (Decimal("412331.07"), "£0.41m"),
        (Decimal("31200.49"), "£31,200"),
        (Decimal("391"), "£391"),
        (Decimal("0"), "£0"),
        (Decimal("-120000.50"), "−£0.12m"),
        (Decimal("-0.40"), "£0"),
        (None, "not loaded"),
        (float("nan"), "not loaded"),
    ],
)
def test_pounds(amount, expected):
    assert words.pounds(amount) == expected


def test_pounds_exact_keeps_the_pence():
    assert words.pounds_exact(Decimal("14212331.07")) == "£14,212,331.07"
    assert words.pounds_exact(Decimal("-5.5")) == "−£5.50"


@pytest.mark.parametrize(
    ("value", "lower", "upper", "why", "expected"),
    [
        (7.37, 7.14, 7.61, None, "7.37 (7.14 to 7.61)"),
        (0.0, 0.0, 0.3, None, "0.00 (0.00 to 0.30)"),
        (-0.34, -0.6, -0.02, None, "−0.34 (−0.60 to −0.02)"),
        (7.37, None, None, None, "7.37 (no interval published)"),
        (float("nan"), None, None, "too_few", "too few to show"),
        (None, None, None, "not_asked", "not asked"),
        (None, None, None, None, "not loaded"),
    ],
)
def test_score_with_interval(value, lower, upper, why, expected):
    assert words.score_with_interval(value, lower, upper, why) == expected


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT])
def test_every_kind_of_nothing_is_missing(value):
    assert words.is_missing(value)


@pytest.mark.parametrize("value", [0, 0.0, Decimal(0), False, "", "nan", datetime.date(2022, 5, 1)])
def test_zero_and_text_are_values(value):
    assert not words.is_missing(value)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("all", "Every month loaded"),
        ("FY2022-23", "2022 to 23"),
        ("CY2020", "2020"),
        ("2022-05", "May 2022"),
        ("FY2022-23 Q2", "FY2022-23 Q2"),
        (None, "not applicable"),
    ],
)
def test_period(key, expected):
    assert words.period(key) == expected


def test_dates_and_months():
    assert words.date(datetime.datetime(2026, 7, 4, 23, 0)) == "4 July 2026"
    assert words.date(datetime.date(2022, 7, 31)) == "31 July 2022"
    assert words.date(None) == "not stated"
    assert words.month_short("2011-08") == "Aug 2011"
    assert words.months_range("2018-05", "2020-05") == "May 2018 to May 2020"
    assert words.months_range("2018-05", "2018-05") == "May 2018"


def test_counted_and_listed():
    assert words.counted(1, "month", "months") == "1 month"
    assert words.counted(1240, "month", "months") == "1,240 months"
    assert words.listed(["Bolton", "Wigan", "Leeds"]) == "Bolton, Wigan and Leeds"
    assert words.listed(["Bolton"]) == "Bolton"
    assert words.listed([]) == ""


def test_a_sentence_honours_bold_and_nothing_else():
    sentence = "**£14.2 million** went to <b>A & B</b>\nand <script>alert(1)</script>."
    assert words.sentence_html(sentence) == (
        "<strong>£14.2 million</strong> went to &lt;b&gt;A &amp; B&lt;/b&gt; "
        "and &lt;script&gt;alert(1)&lt;/script&gt;."
    )
    assert words.sentence_plain("**31p** in every pound") == "31p in every pound"
    assert words.sentence_html(None) == ""


def test_alt_text_says_minus():
    assert words.spoken("−£0.12m") == "minus £0.12m"


def test_a_comparison_is_no_judgement():
    assert words.difference("lower", "England") == "lower than England"
    assert words.difference("cannot_tell", "England") == "cannot be told from England"
    assert words.difference(None, "England") == "not compared with England"
