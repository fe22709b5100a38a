"""Bars by name: what is not mapped stays in sight, and does not crush what is."""

import pandas as pd
import pytest

from dashboard import figures


def drawn_and_said(amounts):
    rows = [
        {"service_id": key, "service_name": key.capitalize(), "spend_gbp": pounds}
        for key, pounds in amounts.items()
    ]
    fig = figures.service_bars(pd.DataFrame(rows))
    lengths = [bar.x[0] for bar in fig.data if bar.type == "bar"]
    return lengths, [note.text for note in fig.layout.annotations]


def test_a_hatched_bar_that_would_crush_the_others_is_cut_and_says_so():
    drawn, said = drawn_and_said({"care": 10.0, "youth": 4.0, "unmapped": 300.0})
    assert drawn == [10.0, 4.0, pytest.approx(11.0)]
    assert "£300" in said[2] and "cut short: to scale, 30 times the longest" in said[2]


def test_a_hatched_bar_that_fits_is_to_scale():
    drawn, said = drawn_and_said({"care": 10.0, "unmapped": 60.0})
    assert drawn == [10.0, 60.0]
    assert "cut" not in said[1]


@pytest.mark.parametrize("amounts", [{"unmapped": 60.0}, {"care": -5.0, "unmapped": 60.0}])
def test_nothing_to_measure_by_cuts_nothing(amounts):
    drawn, said = drawn_and_said(amounts)
    assert drawn == list(amounts.values())
    assert not any("cut" in text for text in said)


def test_a_tie_that_is_not_loaded_has_no_bar_and_nought_has_one():
    cells = pd.DataFrame(
        {
            "tie_words": ["To a contract", "To an outcome", "To a place"],
            "spend_gbp": [30.0, None, 0.0],
            "total_gbp": [60.0] * 3,
            "flow_kinds_counted": ["Purchases"] * 3,
        }
    )
    fig = figures.purpose_bars(cells)
    assert [bar.x[0] for bar in fig.data if bar.type == "bar"] == [60.0, 30.0, 0.0]
    said = [note.text for note in fig.layout.annotations]
    assert "Purchases" in said[0] and "£60" in said[0]
    assert not any("outcome" in text for text in said)
