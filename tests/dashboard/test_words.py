"""Formatting: what a number, a date or a missing value looks like to a reader."""

import datetime
import html
from decimal import Decimal

import pandas as pd
import pytest

from dashboard import measured, words
from pipelines.stats.sentences import plain


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


@pytest.mark.parametrize("name", ["A \\+ B", "**loud**", "75+ (all)", "<b>x</b>", "a_b", "\\"])
def test_a_name_in_a_sentence_is_read_as_it_is_written(name):
    """Sentences bear Markdown's backslashes before the marks of names; a reader never sees them."""
    told = f"**Paid** to {plain(name)}, and **{plain(name)}** again"
    assert words.sentence_plain(told) == f"Paid to {name}, and {name} again"
    shown = html.escape(name)
    assert words.sentence_html(told) == (
        f"<strong>Paid</strong> to {shown}, and <strong>{shown}</strong> again"
    )


def test_a_mark_without_its_fellow_stays_as_it_is():
    assert words.sentence_html("**Paid** and **more") == "<strong>Paid</strong> and **more"


def test_alt_text_says_minus():
    assert words.spoken("−£0.12m") == "minus £0.12m"


def test_a_comparison_is_no_judgement():
    assert words.difference("lower", "England") == "lower than England"
    assert words.difference("cannot_tell", "England") == "cannot be told from England"
    assert words.difference(None, "England") == "not compared with England"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.614, "share of people", "61%"),
        (7.354, "score out of 10", "7.35"),
        (12.07, "score out of 20", "12.1"),
        (11.37, "days of 28", "11.4"),
        (0.459, "times in three months, per person", "0.46"),
    ],
)
def test_a_value_in_its_unit(value, unit, said):
    assert measured.in_unit(value, unit) == said


def test_a_value_with_its_interval_or_its_reason():
    row = {"value": 7.35, "lower": 7.29, "upper": 7.42, "unit": "score out of 10"}
    assert measured.with_interval(row, unit=True) == "7.35 (7.29 to 7.42) out of 10"
    row |= {"value": float("nan"), "why_no_value": "too_few"}
    assert measured.with_interval(row) == "too few to show"


@pytest.mark.parametrize(
    ("key", "axis", "said"),
    [
        ("FY2024-25 Q1", "Apr to Jun<br>2024", "April to June 2024"),
        ("FY2024-25 Q4", "Jan to Mar<br>2025", "January to March 2025"),
        ("FY2024-25", "2024/25", "2024 to 25"),
    ],
)
def test_quarters(key, axis, said):
    assert words.quarter_axis(key) == axis
    assert words.quarter(key) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(1260.0, "miles", "1,260 miles"), (2.5, "", "2.5"), (0.0, "hours", "0 hours"),
     (None, "hours", "nothing reported"), (1.0, "apprenticeships", "1 apprenticeship"),
     (1.04, "full-time equivalent jobs", "1 full-time equivalent job"), (1.0, "", "1"),
     (1.0, "residents aged under 25 years", "1 resident aged under 25 years"),
     (1.0, "hours of training", "1 hour of training"), (1.0, "jobs created", "1 job created"),
     (1.0, "children", "1 child"), (-1.0, "hours", f"{words.MINUS}1 hour"),
     (1.0, "young people", "1 young person"), (1.0, "per cent of jobs", "1 per cent of jobs"),
     (1.0, "volunteer hours per year", "1 volunteer hour per year"), (1.0, "doses", "1 doses"),
     (11.0, "jobs created", "11 jobs created"), (1.0, "times in a year", "1 times in a year"),
     (1.5, "apprenticeships", "1.5 apprenticeships")],
)  # fmt: skip
def test_units_of_a_promise(value, unit, said):
    assert words.units(value, unit) == said


def test_an_interval_alone_and_nothing_without_a_value():
    row = {"value": 0.51, "lower": 0.482, "upper": 0.541, "unit": "share of people"}
    assert measured.interval(row) == "48% to 54%, 95% interval"
    assert measured.interval(row | {"value": None}) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [(61.4, "61%"), (0.0, "0%"), (0.2, "under 1%"), (99.8, "over 99%"), (100.0, "100%"),
     (None, "not applicable"), (-3.0, "−3%")],
)  # fmt: skip
def test_little_is_not_nothing_and_nearly_all_is_not_all(value, expected):
    assert words.per_cent(value) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(36.6, 96.02, "37% to 96%"), (66.9, 66.9, "67%"), (0.0, 100.0, "not known"),
     (0.0, 40.0, "0% to 40%"), (None, None, "not known")],
)  # fmt: skip
def test_a_range_from_nothing_to_all_is_not_known(low, high, expected):
    assert words.share_range(low, high) == expected


def test_marks_that_turn_direction_are_taken_out_of_what_is_shown():
    turned = "Tern \u202eexe.erac\u202c\u200f\u2066 Ltd"
    assert words.one_line(turned) == "Tern exe.erac Ltd"
    assert "\u202e" not in words.sentence_html(turned) + words.sentence_plain(turned)
    assert "\u202e" not in words.spoken(turned)


def test_a_kind_of_body_says_on_what_it_rests():
    assert words.kind_of_body("charity", "likely") == "Charity, likely by its name"
    assert words.kind_of_body("in_house", "registered") == "In-house, on the list of providers"
    assert words.kind_of_body(None, None) == words.kind_of_body("unknown", "not known")


def test_a_share_that_cannot_be_told_says_so():
    assert words.per_cent(None, "cannot be told") == "cannot be told"
    assert words.per_cent(57.6, "cannot be told") == "58%"


@pytest.mark.parametrize(
    ("hidden_as", "told"),
    [
        ("too_few", "too few to show"),
        ("guards_another", "hidden to guard another"),
        ("longer_period", "shown by a longer period"),
        (None, "too few to show"),
    ],
)
def test_what_is_hidden_says_by_which_rule(hidden_as, told):
    """A value that many people stand behind is never said to have too few."""
    row = {"value": None, "why_no_value": "too_few", "hidden_as": hidden_as}
    assert words.none_of(row) == measured.with_interval(row) == told
    assert words.NO_VALUE_REASON[words.why_none(row)]


def test_what_was_not_asked_is_not_hidden():
    assert words.none_of({"why_no_value": "not_asked", "hidden_as": None}) == "not asked"
