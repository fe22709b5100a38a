"""Figures about outcomes and promises: nothing drawn where there is no value, and it says why."""

import json

import pandas as pd
import pytest

from dashboard import figures

CELL = {
    "unit": "share of people", "value": 0.61, "lower": 0.57, "upper": 0.65, "n_people": 120,
    "why_no_value": None,
}  # fmt: skip
HIDDEN = CELL | {"value": None, "lower": None, "upper": None, "n_people": None,
                 "why_no_value": "too_few"}  # fmt: skip
THEMES = ("light", "dark")


def notes(fig):
    return [note.text for note in fig.layout.annotations]


def dots(fig):
    scatters = [t for t in fig.data if t.type == "scatter" and t.mode == "markers"]
    return sum(len(t.x) for t in scatters if t.x[0] is not None)


@pytest.mark.parametrize("theme", THEMES)
def test_rows_side_by_side_keep_the_order_and_the_reason(theme):
    rows = [
        CELL | {"group": "By age", "label": "16-24", "is_selected": False},
        HIDDEN | {"group": "By age", "label": "75+"},
        CELL | {"group": "By sex", "label": "Female", "is_selected": True},
    ]
    fig = figures.interval_rows(rows, "share of people", ("Dale", 0.6), theme_type=theme)
    said = notes(fig)
    assert said.index("<b>By age</b>") < said.index("<b>By sex</b>")
    assert "too few to show" in said
    assert "<b>61%</b> (57% to 65%) · 120 heard" in said
    assert "<b>Female</b>" in said
    assert dots(fig) == 2


def test_a_period_without_a_value_is_hatched_and_named():
    cells = pd.DataFrame(
        [
            HIDDEN | {"period": "FY2022-23 Q1", "period_words": "April to June 2022"},
            CELL | {"period": "FY2022-23 Q3", "period_words": "October to December 2022"},
        ]
    )
    fig = figures.outcome_series(cells)
    assert "too few to show" in notes(fig)
    assert dots(fig) == 1
    assert [bar.x[0] for bar in fig.data if bar.type == "bar"] == [0]


def test_outcomes_as_a_picture_stand_each_on_its_own_scale():
    lead = {"plain_title": "I choose", "polarity": "higher_is_better", "signal": "better",
            "scale_low": 0.0}  # fmt: skip
    cells = pd.DataFrame(
        [
            CELL | lead | {"scale_high": 1.0},
            CELL | lead | {"unit": "score out of 20", "value": 12.2, "lower": 12.0, "upper": 12.4,
                           "scale_high": 20.0},
            HIDDEN | lead | {"scale_high": 1.0},
        ]
    )  # fmt: skip
    fig = figures.lead_rows(cells)
    drawn = [t.x[0] for t in fig.data if t.mode == "markers" and t.x[0] is not None]
    assert drawn == pytest.approx([0.61, 0.61])
    assert any("Real improvement" in text for text in notes(fig))
    assert notes(fig)[-1] == "too few to show"


RING = json.dumps([[[0, 0], [1, 0], [1, 1], [0, 0]]])
PLACE = {"rings": RING, "centre_lon": 0.5, "centre_lat": 0.5, "district_name": "Dale"}


def test_a_map_of_wards_colours_values_hatches_few_and_names_silence():
    cells = pd.DataFrame(
        [
            CELL | PLACE | {"place_id": "W1", "place_name": "Moor"},
            HIDDEN | PLACE | {"place_id": "W2", "place_name": "Fell"},
            HIDDEN | PLACE | {"place_id": "W3", "place_name": "Tarn", "why_no_value": "not_heard"},
        ]
    )
    fig = figures.outcome_map(cells, [(0.6, 0.65, "60% to 65%")], "W1")
    assert "not heard" in notes(fig)
    assert "<b>Moor</b>" in notes(fig)
    hatched = [t for t in fig.data if t.fillpattern and t.fillpattern.shape]
    assert len(hatched) == 1
    hover = next(t.hovertext for t in fig.data if t.hovertext)
    assert hover[0].startswith("Moor, Dale<br>61% (57% to 65%)")
    assert "too few to show" in hover[1]


def test_promises_have_a_scale_of_their_own_and_nothing_reported_is_no_zero():
    cells = pd.DataFrame(
        [
            {"promise": "Miles", "unit": "miles", "promised_units": 1000.0,
             "delivered_units": 500.0, "checked_units": 250.0, "confirmed_units": 0.0},
            {"promise": "Jobs", "unit": "jobs", "promised_units": 2.0, "delivered_units": None,
             "checked_units": None, "confirmed_units": None},
        ]
    )  # fmt: skip
    fig = figures.promise_bars(cells)
    assert "500 of 1,000 miles" in notes(fig)
    assert "nothing reported of 2 jobs" in notes(fig)
    lengths = [bar.x[0] for bar in fig.data if bar.type == "bar" and bar.x[0] is not None]
    assert sorted(lengths) == [0.25, 0.5, 1, 1]
    whole = [bar for bar in fig.data if bar.type == "bar" and bar.x[0] == 1]
    assert [bool(bar.marker.pattern.shape) for bar in whole] == [False, True]


HEARD = {
    "group": "By age", "label": "75+", "heard_share": 0.03, "here_share": 0.07,
    "heard_verdict": "under_heard", "why_no_value": None,
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_groups_heard_stand_beside_those_who_live_here(theme):
    """A square, a thick line and the words for a group that is under-heard; a reason for none."""
    rows = [
        HEARD,
        HEARD | {"label": "16-24", "heard_share": 0.2, "heard_verdict": "not_under_heard"},
        HEARD | {"label": "25-44", "heard_share": None, "here_share": None, "heard_verdict": None,
                 "why_no_value": "too_few"},
    ]  # fmt: skip
    fig = figures.heard_rows(rows, theme_type=theme)
    assert notes(fig).count("<b>By age</b>") == 1
    assert "<b>3% heard, 7% live here, under-heard</b>" in notes(fig)
    assert {"20% heard, 7% live here", "Too few heard to show"} <= set(notes(fig))
    drawn = [t for t in fig.data if t.mode == "markers" and t.x[0] is not None]
    assert [t.marker.symbol for t in drawn] == ["line-ns", "square", "line-ns", "circle"]
    widths = [t.line.width for t in fig.data if t.mode == "lines"]
    assert widths[0] > widths[1]
