"""Charts over time: marks with a shape each, gaps with their reason, decisions as uprights."""

import datetime as dt

import pandas as pd
import pytest

from dashboard import figures, measured
from dashboard.figures.control import MARKS

THEMES = ("light", "dark")
POINT = {
    "unit": "share of people", "value": 0.61, "lower": 0.57, "upper": 0.65, "n_people": 120,
    "why_no_value": None, "usual_average": 0.6, "usual_lower": 0.5, "usual_upper": 0.7,
    "special_cause": None, "point_signal": "none", "chart_segment": 1, "is_trial": True,
    "period_kind": "quarter", "target_value": None,
}  # fmt: skip
HIDDEN = POINT | {"value": None, "lower": None, "upper": None, "n_people": None,
                  "why_no_value": "too_few", "point_signal": None}  # fmt: skip
NO_MARKS = pd.DataFrame(
    columns=["mark_kind", "marked_on", "said", "because", "who", "decided_on", "target_value"]
)
NONE = {"chart_signal": "none", "since_period": None}


def chart(*points):
    rows = []
    for n, point in enumerate(points):
        year, late = 2022 + n // 2, n % 2
        rows.append(
            point | {
                "period": f"FY{year}-{year - 1999} Q{1 + 2 * late}",
                "period_words": f"quarter {n}",
                "period_start": dt.date(year, 10 if late else 4, 1),
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def notes(fig):
    return [note.text for note in fig.layout.annotations]


def symbols(fig):
    marks = [t for t in fig.data if t.mode == "markers" and t.x[0] is not None]
    return [mark.marker.symbol for mark in marks]


def draw(cells, marks=NO_MARKS, signal=NONE, theme="light"):
    return figures.control_chart(cells, marks, signal, theme_type=theme)


@pytest.mark.parametrize("theme", THEMES)
def test_each_meaning_has_its_own_shape(theme):
    cells = chart(
        *[POINT | {"point_signal": kind} for kind in MARKS], POINT | {"point_signal": None}
    )
    assert symbols(draw(cells, theme=theme)) == ["diamond", "square", "x", "circle", "circle"]
    assert len(set(MARKS.values())) == len(MARKS)


def test_the_signal_that_still_stands_carries_its_word_over_its_points():
    up = POINT | {"point_signal": "better", "special_cause": "shift_above"}
    signal = {"chart_signal": "better", "since_period": "FY2023-24 Q1"}
    fig = draw(chart(POINT, POINT, up, up), signal=signal)
    assert "<b>Real improvement</b>" in notes(fig)
    line = [t for t in fig.data if t.mode == "lines" and t.line.width == 2][0]
    assert f"{line.x[0]:%Y-%m}" == "2023-05", "from the first of its points on"
    assert "<b>Real improvement</b>" not in notes(draw(chart(POINT, POINT, up, POINT)))


def test_a_gap_is_hatched_and_says_why_and_no_line_crosses_it():
    fig = draw(chart(POINT, HIDDEN, POINT))
    assert "too few to show" in notes(fig)
    assert len([t for t in fig.data if t.type == "bar"]) == 1
    lines = [t for t in fig.data if t.type == "scatter" and t.mode == "lines"]
    joined = [t for t in lines if t.connectgaps is False]
    assert joined[0].y[1] is None


def test_a_new_start_breaks_average_and_range_and_says_why_and_who():
    after = POINT | {"chart_segment": 2, "usual_average": 0.8, "usual_lower": 0.7,
                     "usual_upper": 0.9}  # fmt: skip
    marks = pd.DataFrame(
        [("rebase", dt.date(2023, 4, 1), "New start", "Asked by telephone", "Survey lead",
          dt.date(2023, 5, 1), None),
         ("decision", dt.date(2022, 12, 1), "A bus", "So", "Board", dt.date(2022, 12, 1), None),
         ("definition", dt.date(2031, 1, 1), "Version 2", "x", None, dt.date(2031, 1, 1), None)],
        columns=NO_MARKS.columns,
    )  # fmt: skip
    fig = draw(chart(POINT, POINT, after, after), marks)
    told = " ".join(notes(fig)).replace("<br>", " ")
    assert "Apr 2023: New start. Asked by telephone (Survey lead)" in told
    assert "Dec 2022: A bus (Board)" in told
    assert "Version 2" not in told, "it lies beyond the chart"
    averages = [t.y[0] for t in fig.data if t.mode == "lines" and t.line.width == 1.8]
    assert averages == [0.6, 0.8]
    assert len([s for s in fig.layout.shapes if s.line.dash == "dot"]) == 2


def test_a_range_on_trial_says_so_and_one_that_is_firm_does_not():
    assert "Usual range, highest, on trial" in notes(draw(chart(POINT, POINT)))
    firm = chart(*[POINT | {"is_trial": False}] * 2)
    assert "Usual range, highest" in notes(draw(firm))


def test_a_target_line_stands_only_where_somebody_set_one():
    assert not [text for text in notes(draw(chart(POINT, POINT))) if "Target" in text]
    fig = draw(chart(POINT, POINT | {"target_value": 0.7}))
    assert "Target 70%" in notes(fig)


def test_many_months_are_not_named_one_by_one():
    cells = chart(*[POINT] * 12)
    assert draw(cells).layout.xaxis.tickvals is None
    assert len(draw(cells.head(8)).layout.xaxis.tickvals) == 8


PARTS = pd.DataFrame(
    [("A", "Ash", "district", "better", "real improvement", None, None),
     ("B", "Bay", "district", "none", "no change we can tell", None, None),
     ("C", "Cove", "ward", None, None, None, "not_heard")],
    columns=["side_id", "side_name", "side_level", "signal", "reading_words", "from_period",
             "why_no_value"],
)  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_small_charts_stand_on_one_scale_each_with_its_reading(theme):
    rows = chart(POINT, POINT | {"value": 0.9, "upper": 0.95})
    points = pd.concat(
        [rows.assign(side_id="A", side_name="Ash"),
         chart(POINT, HIDDEN, POINT).assign(side_id="B", side_name="Bay")]
    )  # fmt: skip
    fig = figures.small_multiples(PARTS, points, theme_type=theme)
    told = notes(fig)
    assert "<b>Ash</b>" in told and "real improvement" in told
    assert "no change we can tell" in told and "not heard" in told
    assert symbols(fig).count("diamond") == 1
    assert "57%" in told and "95%" in told, "the ends of the one scale"
    bands = [t for t in fig.data if t.fill == "toself"]
    assert len(bands) == 3, "no band goes over a gap"


def test_more_than_a_row_of_parts_stand_in_rows():
    parts = pd.concat([PARTS.head(1).assign(side_id=f"P{n}") for n in range(9)])
    points = chart(POINT, POINT).assign(side_id="P0", side_name="Ash")
    assert figures.small_multiples(parts, points).layout.height == 3 * 210


def test_points_and_parts_in_words():
    assert measured.chart_point(HIDDEN) == "too few to show"
    assert measured.chart_point(POINT) == "Within the usual range"
    assert measured.chart_point(POINT | {"point_signal": None}) == "Too early to tell"
    out = POINT | {"point_signal": "worse", "special_cause": "outside_above"}
    assert measured.chart_point(out) == "Cause for concern: above the usual range"
    ward = {"reading_words": None, "signal": "worse", "from_period": "FY2022-23"}
    assert measured.part_reading(ward) == "cause for concern since 2022 to 23"
    assert measured.part_reading(ward, since=False) == "cause for concern"
    assert (
        measured.part_reading(ward | {"signal": None, "why_no_value": "not_heard"}) == "not heard"
    )
    assert (
        measured.part_reading(ward | {"signal": "early", "from_period": None})
        == "too early to tell"
    )
