"""Estimates of a publication over time: every label of the axis has room."""

import pandas as pd

from dashboard import figures


def series(periods):
    return pd.DataFrame(
        [
            {"period_words": words, "value": 0.5, "lower": None, "upper": None,
             "unit": "share of people", "why_no_value": None}
            for words in periods
        ]
    )  # fmt: skip


def test_months_stand_over_their_year_and_spans_on_two_lines():
    fig = figures.published_series(series(["July 2022", "August 2022", "2019 to 2021", "May"]))
    assert list(fig.layout.xaxis.ticktext) == [
        "Jul<br>2022", "Aug<br>2022", "2019<br>to 2021", "May<br>",
    ]  # fmt: skip


def test_of_many_periods_some_are_named_and_the_last_always():
    months = [f"{name} {year}" for year in range(2020, 2024) for name in ("April", "October")] * 3
    fig = figures.published_series(series(months))
    assert len(fig.layout.xaxis.ticktext) <= 14
    assert fig.layout.xaxis.tickvals[-1] == len(months) - 1
