"""Figures: they draw the values, keep unknown apart from zero, and never read mark-up in data."""

import json
from decimal import Decimal

import pandas as pd
import pytest

from dashboard import figures, theme


def indicator(**changed):
    row = {
        "measure_id": "anxiety", "title": "Anxiety", "plain_title": "I felt anxious yesterday",
        "polarity": "lower_is_better", "scale_low": 0.0, "scale_high": 10.0,
        "period": "FY2022-23", "value": 3.5, "lower": 3.1, "upper": 3.9, "why_no_value": None,
        "country_name": "England", "country_value": 3.2, "similar_name": "Ten similar places",
        "similar_value": 3.3,
    }  # fmt: skip
    return row | changed


def spend(month, kind, amount, covered=True, total=None):
    return {
        "month": month, "flow_kind": kind, "flow_words": kind.capitalize(), "is_covered": covered,
        "spend_gbp": None if amount is None else Decimal(amount), "month_gbp": total,
    }  # fmt: skip


def texts(fig):
    return [annotation.text for annotation in fig.layout.annotations]


def drawn(fig, mode):
    scatters = [t for t in fig.data if t.type == "scatter"]
    return [t for t in scatters if t.mode == mode and t.x is not None and t.x[0] is not None]


def test_month_slots_collapse_only_what_is_not_loaded():
    cells = pd.DataFrame(
        [
            spend("2018-04", "purchase", "1"),
            spend("2018-05", "purchase", None, covered=False),
            spend("2018-06", "purchase", None, covered=False),
            spend("2018-07", "purchase", "0"),
            spend("2018-08", "purchase", None, covered=False),
        ]
    )
    slots = [(s.first, s.last, s.months, s.is_covered) for s in figures.month_slots(cells)]
    assert slots == [
        ("2018-04", "2018-04", 1, True),
        ("2018-05", "2018-06", 2, False),
        ("2018-07", "2018-07", 1, True),
        ("2018-08", "2018-08", 1, False),
    ]


def test_a_short_gap_is_as_wide_as_its_months_and_a_long_one_is_collapsed():
    years = [f"{y}-{m:02d}" for y in range(2022, 2026) for m in range(1, 13)]
    lost = {"2022-05", *years[24:40]}
    cells = pd.DataFrame(
        [spend(m, "purchase", None if m in lost else "5", m not in lost, 5.0) for m in years]
    )
    fig = figures.spend_months(cells)
    hatched = [
        b for b in fig.data if b.type == "bar" and b.hovertext and "not loaded" in b.hovertext
    ]
    widths = {bar.hovertext.partition(":")[0]: bar.width[0] for bar in hatched}
    assert widths["May 2022"] < 1
    assert 1 < widths["January 2024 to April 2025"] < 16
    assert {"not loaded", "16<br>months<br>not<br>loaded"} <= set(texts(fig))


def test_spend_months_labels_gaps_and_totals():
    cells = pd.DataFrame(
        [
            spend("2022-05", "purchase", "22000000", total=Decimal("36200000")),
            spend("2022-05", "transfer_to_partner", "14200000", total=Decimal("36200000")),
            spend("2022-06", "purchase", None, covered=False),
            spend("2022-07", "purchase", "-5000", total=Decimal("-5000")),
        ]
    )
    fig = figures.spend_months(cells)
    assert "<b>£36.2m</b>" in texts(fig)
    assert "<b>−£5,000</b>" in texts(fig)
    assert "1<br>month<br>not<br>loaded" in texts(fig)
    heights = sorted(bar.y[0] for bar in fig.data if bar.type == "bar" and bar.y[0] is not None)
    assert heights[0] == -5000.0 and 14200000.0 in heights and 22000000.0 in heights


def test_people_rows_are_equally_wide_and_centred_on_the_country():
    cells = pd.DataFrame(
        [
            indicator(),
            indicator(measure_id="h", title="Happiness", value=7.2, lower=6.9, upper=7.5,
                      country_value=7.4, similar_value=7.4),
        ]
    )  # fmt: skip
    fig = figures.people_rows(cells)
    ranges = [fig.layout.xaxis.range, fig.layout.xaxis2.range]
    assert [round(high - low, 6) for low, high in ranges] == [1.5, 1.5]
    assert [round((high + low) / 2, 6) for low, high in ranges] == [3.2, 7.4]


def test_rows_widen_together_so_that_no_interval_is_cut():
    cells = pd.DataFrame([indicator(lower=1.2), indicator(measure_id="h")])
    fig = figures.people_rows(cells)
    low, high = fig.layout.xaxis.range
    assert low < 1.2
    assert fig.layout.xaxis2.range[1] - fig.layout.xaxis2.range[0] == pytest.approx(high - low)


def test_a_missing_value_keeps_its_row_and_says_why():
    cells = pd.DataFrame(
        [indicator(value=float("nan"), lower=None, upper=None, why_no_value="too_few")]
    )
    fig = figures.people_rows(cells)
    assert "too few to show" in texts(fig)
    assert not [t for t in drawn(fig, "markers") if t.marker.symbol in (None, "circle")]


def test_series_break_at_a_year_without_value():
    years = [f"FY20{y}-{y + 1}" for y in range(11, 16)]
    rows = [indicator(period=year) for year in years]
    rows[2] |= {"value": None, "lower": None, "upper": None, "why_no_value": "not_asked"}
    fig = figures.people_series(pd.DataFrame(rows))
    bands = [t for t in fig.data if t.type == "scatter" and t.fill == "toself"]
    assert [sorted(set(band.x)) for band in bands] == [[0, 1], [3, 4]]
    assert "not asked" in texts(fig)
    (line,) = drawn(fig, "lines+markers")
    assert line.y[2] is None and line.connectgaps is False


@pytest.mark.parametrize("theme_type", ["light", "dark"])
def test_text_from_data_is_never_mark_up(theme_type):
    name = '<b>A</b> & <a href="x">Co</a>'
    payees = pd.DataFrame(
        [
            {
                "payee_name": name,
                "flow_kind": "transfer_to_partner",
                "spend_gbp": Decimal(5),
                "months": 1,
            }
        ]
    )
    kinds = pd.DataFrame(
        [{"flow_kind": "purchase", "flow_words": "Purchases", "spend_gbp": Decimal(9), "months": 1}]
    )
    shown = json.dumps(
        figures.transfer_bars(payees, kinds, theme_type).to_plotly_json(), default=str
    )
    assert "&lt;b&gt;A&lt;/b&gt; &amp; &lt;a" in shown
    assert "<a href" not in shown and "<b>A</b>" not in shown


def test_transfer_bars_show_every_kind_once():
    payees = pd.DataFrame(
        [
            {
                "payee_name": n,
                "flow_kind": "transfer_to_partner",
                "spend_gbp": Decimal(5),
                "months": 1,
            }
            for n in ("Alpha", "Beta")
        ]
    )
    kinds = pd.DataFrame(
        [
            {"flow_kind": k, "flow_words": k, "spend_gbp": Decimal(a), "months": 1}
            for k, a in (
                ("purchase", 90),
                ("grant", 3),
                ("transfer_to_partner", 10),
                ("treasury", 7),
            )
        ]
    )
    fig = figures.transfer_bars(payees, kinds)
    bars = [bar.x[0] for bar in fig.data if bar.type == "bar"]
    assert bars == [90.0, 3.0, 5.0, 5.0, 7.0]


def shape(place_id, level):
    ring = [[[-2.3, 53.4], [-2.2, 53.4], [-2.2, 53.5], [-2.3, 53.4]]]
    return {"place_id": place_id, "place_level": level, "place_name": place_id,
            "rings": json.dumps(ring), "centre_lon": -2.25, "centre_lat": 53.45}  # fmt: skip


def test_map_hatches_no_class_and_marks_the_selected_ward_twice():
    areas = pd.DataFrame(
        [
            {
                "place_id": "a1",
                "fifth": 1,
                "fifth_words": "Most deprived",
                "score": 70.2,
                "ward_name": "W",
            }
        ]
    )
    shapes = pd.DataFrame(
        [shape("a1", "small_area"), shape("a2", "small_area"), shape("w1", "ward")]
    )
    fig = figures.deprivation_map(areas, shapes, "w1")
    assert [t.line.width for t in fig.data if t.line.width in (3.5, 7)] == [7, 3.5]
    assert "<b>w1</b>" in texts(fig)
    (points,) = [t for t in fig.data if t.hovertext is not None]
    assert list(points.hovertext) == ["a1, W<br>Most deprived, score 70.2",
                                      "a2<br>deprivation not loaded"]  # fmt: skip
    assert "Not loaded" in [t.name for t in fig.data]


def test_every_figure_names_its_marks_for_an_export():
    fig = figures.people_rows(pd.DataFrame([indicator()]))
    assert [t.name for t in fig.data if t.name] == [
        "People here, with 95% interval",
        "England",
        "Similar places, average",
    ]
    assert fig.layout.showlegend is False


def test_both_themes_have_every_token():
    assert theme.tokens("light").keys() == theme.tokens("dark").keys()
    assert theme.tokens("light")["page"] != theme.tokens("dark")["page"]
