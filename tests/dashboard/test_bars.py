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


def test_a_tie_that_is_not_loaded_keeps_its_row_and_nought_is_no_gap():
    cells = pd.DataFrame(
        {
            "tie_words": ["To a contract", "To an outcome", "To a place"],
            "spend_gbp": [30.0, None, 0.0],
            "not_tied_gbp": [30.0, None, 60.0],
            "tied_pct": [50.0, None, 0.0],
            "total_gbp": [60.0] * 3,
            "flow_kinds_counted": ["Purchases"] * 3,
            "why_no_value": [None, "not_loaded", None],
        }
    )
    fig = figures.purpose_bars(cells)
    drawn = [
        (bar.y[0], bar.x[0], bool(bar.marker.pattern.shape))
        for bar in fig.data
        if bar.y and bar.x[0] is not None
    ]
    rows = {round(y - 0.16): [(x, h) for at, x, h in drawn if at == y] for y, *_ in drawn}
    assert rows == {
        0: [(60.0, False)], 1: [(30.0, False), (30.0, True)], 2: [(60.0, True)],
        3: [(0.0, False), (60.0, True)],
    }  # fmt: skip
    said = [note.text for note in fig.layout.annotations]
    assert said[said.index("<b>To an outcome</b>") + 1] == "not loaded"
    assert said[said.index("<b>To a place</b>") + 1] == "<b>£0</b> 0p in the £"


def test_what_is_local_elsewhere_and_not_known_is_the_whole():
    cells = pd.DataFrame(
        {
            "definition_words": ["Registered here", "Work is done here"],
            "spend_gbp": [90.0, 90.0],
            "local_gbp": [20.0, None],
            "elsewhere_gbp": [10.0, None],
            "not_known_gbp": [60.0, 90.0],
            "said": ["22% to 89%", "not known"],
        }
    )
    fig = figures.local_bars(cells)
    drawn = [
        (bar.x[0], bool(bar.marker.pattern.shape))
        for bar in fig.data
        if bar.y and bar.x[0] is not None
    ]
    assert drawn == [(20.0, False), (10.0, False), (60.0, True), (90.0, True)]


def test_a_dash_stands_only_where_prices_are_loaded():
    cells = pd.DataFrame(
        {
            "financial_year": ["FY2023-24", "FY2024-25", "FY2024-25"],
            "capital_or_revenue": ["not stated", "revenue", "capital"],
            "spend_gbp": [100.0, 80.0, 40.0],
            "real_gbp": [None, 88.0, 44.0],
            "per_head_gbp": [None, 8.0, 4.0],
            "real_per_head_gbp": [None, 8.8, 4.4],
            "months_covered": [1, 12, 12],
        }
    )
    fig = figures.real_bars(cells)
    bars = [bar.y[0] for bar in fig.data if bar.type == "bar"]
    assert bars == [80.0, 40.0, 100.0]
    assert [line.y0 for line in fig.layout.shapes] == [88.0, 44.0]
    assert list(fig.layout.xaxis.ticktext) == ["2024/25", "2024/25", "2023/24<br>1 month"]
    heads = figures.real_bars(cells, True)
    assert [bar.y[0] for bar in heads.data if bar.type == "bar"] == [8.0, 4.0]
    assert "not loaded" in [note.text for note in heads.layout.annotations]


def test_a_place_without_pounds_is_hatched_and_not_the_lowest_class():
    ring = "[[[0, 0], [1, 0], [1, 1], [0, 0]]]"
    cells = pd.DataFrame(
        {
            "place_name": ["Moor", "Dock", "Quay"],
            "spend_gbp": [10.0, None, 30.0],
            "rings": [ring] * 3,
            "centre_lon": [0.5] * 3,
            "centre_lat": [0.5] * 3,
        }
    )
    fig = figures.benefit_map(cells, [(10.0, 10.0, "£10"), (30.0, 30.0, "£30")])
    areas = [trace for trace in fig.data if trace.fill == "toself"]
    assert [bool(area.fillpattern.shape) for area in areas] == [True, False, False]
    hovers = next(trace.hovertext for trace in fig.data if trace.hovertext)
    assert hovers == ("Moor<br>£10", "Dock<br>nothing is placed here", "Quay<br>£30")
