"""Figures of providers: ranges without a middle, costs without limits, years as they are."""

import pandas as pd
import pytest

from dashboard import figures


def _costs(*rows):
    names = ("provider_id", "provider_name", "is_in_house", "people_helped", "unit_cost_gbp")
    return pd.DataFrame(rows, columns=names)


def _said(fig):
    return [note.text for note in fig.layout.annotations]


def test_in_house_is_a_square_and_nothing_is_drawn_between_the_points():
    fig = figures.unit_costs(
        _costs(("a", "Ash", True, 40, 900.0), ("b", "B Ltd", False, 20, 700.0)), provider_id="b"
    )
    drawn = [trace for trace in fig.data if trace.x[0] is not None]
    assert [(t.marker.symbol, t.x[0], t.y[0]) for t in drawn] == [
        ("circle", 20, 700.0),
        ("square", 40, 900.0),
    ]
    assert {t.mode for t in drawn} == {"markers"} and not fig.layout.shapes
    assert drawn[0].marker.size > drawn[1].marker.size
    assert _said(fig) == ["<b>B Ltd</b>", "Ash"]


def test_a_long_name_is_cut_and_mark_up_in_it_is_text():
    rows = _costs(("a", "<b>x</b> " + "Care " * 99, False, 40, 900.0))
    assert _said(figures.unit_costs(rows)) == []
    fig = figures.unit_costs(rows, provider_id="a")
    (said,) = _said(fig)
    assert said.startswith("<b>&lt;b&gt;x") and said.endswith("…</b>") and len(said) < 80


def _share(year, *ends):
    keys = ("vcse_lower_pct", "vcse_upper_pct", "sme_lower_pct", "sme_upper_pct")
    return {"financial_year": year} | dict(zip(keys, ends, strict=True))


def test_a_range_has_two_ends_and_credits_leave_none():
    cells = pd.DataFrame(
        [_share("FY2023-24", 11.4, 11.4, 20.0, 75.6), _share("FY2024-25", None, None, 0.4, 9.0)]
    )
    fig = figures.share_ranges(cells)
    lines = [tuple(trace.x) for trace in fig.data if trace.mode == "lines"]
    assert lines == [(11.4, 11.4), (20.0, 75.6), (0.4, 9.0)]
    said = _said(fig)
    assert {"<b>11%</b>", "<b>20% to 76%</b>", "<b>under 1% to 9%</b>"} <= set(said)
    assert said.count("cannot be told: credits") == 1


@pytest.mark.parametrize(("paid", "lowest"), [([10.0, 0.0], 0.0), ([10.0, -5.0], -7.25)])
def test_a_year_of_credits_runs_below_the_line(paid, lowest):
    years = pd.DataFrame({"financial_year": ["FY2023-24", "FY2024-25"], "spend_gbp": paid})
    fig = figures.paid_by_year(years)
    assert [bar.y[0] for bar in fig.data if bar.type == "bar"] == paid
    assert fig.layout.yaxis.range[0] == pytest.approx(lowest)


def test_what_nothing_says_the_kind_of_is_hatched():
    cells = pd.DataFrame({"sector": ["charity", "unknown"], "spend_gbp": [10.0, 4.0]})
    bars = [bar for bar in figures.kind_bars(cells).data if bar.type == "bar"]
    assert [bool(bar.marker.pattern.shape) for bar in bars] == [False, True]
