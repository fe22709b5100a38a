"""What is reported beside what people say: the figure's marks, and the words of each pair."""

import pytest

from dashboard import figures
from dashboard.views import reported

PAIR = {
    "group": "Help at home", "label": "Larch <b>Ltd</b>",
    "told": "14 percentage points: reported better",
    "value": 0.6, "lower": 0.5, "upper": 0.7, "n_people": 90, "why_no_value": None,
    "reported_value": 0.74, "reported_lower": 0.66, "reported_upper": 0.81,
    "reported_people": 120, "why_not_reported": None, "difference": 0.14,
    "difference_lower": 0.02, "difference_upper": 0.26, "signal": "better", "how_reported": None,
    "unit": "share of people",
}  # fmt: skip
GONE = {"reported_value": None, "reported_lower": None, "reported_upper": None,
        "why_not_reported": "not_loaded", "difference_lower": None, "signal": None}  # fmt: skip


def dots(fig):
    marks = [trace for trace in fig.data if trace.mode == "markers" and trace.x[0] is not None]
    return [(mark.x[0], mark.marker.symbol) for mark in marks]


@pytest.mark.parametrize("theme_type", ["light", "dark"])
def test_two_marks_of_each_pair_told_apart_by_their_shape(theme_type):
    fig = figures.reported_rows([PAIR, PAIR | GONE], "share of people", theme_type=theme_type)
    assert dots(fig) == [(0.6, "circle"), (0.74, "diamond"), (0.6, "circle")]
    bars = [tuple(t.x) for t in fig.data if t.mode == "lines" and t.x[0] is not None]
    assert bars == [(0.5, 0.7), (0.66, 0.81), (0.5, 0.7)]
    told = [note.text for note in fig.layout.annotations]
    assert "Larch &lt;b&gt;Ltd&lt;/b&gt;" in told and "<b>Help at home</b>" in told
    low, high = fig.layout.xaxis.range
    assert low < 0.5 and high > 0.81


def test_what_each_pair_comes_to_in_a_few_words():
    assert reported.told(PAIR) == "14 percentage points: reported better than people say"
    assert reported.told(PAIR | {"signal": "none"}) == "We cannot tell a gap"
    assert reported.told(PAIR | {"signal": "change"}).endswith("reported otherwise than people say")
    assert reported.told(PAIR | GONE) == "Report: not supplied"
    assert reported.told(PAIR | GONE | {"why_not_reported": "too_few"}) == "Report: too few to show"
    assert reported.told(PAIR | {"value": None, "why_no_value": "too_few"}).startswith("People: ")
    alone = {"reported_lower": None, "difference_lower": None, "signal": None}
    assert reported.told(PAIR | alone) == "We cannot tell: reported without a spread"
