"""The funnel names nobody but those far outside and the one looked at; wards keep their reason."""

import pandas as pd
import pytest

from dashboard import figures

LINES = pd.DataFrame(
    {
        "funnel_size": [20, 60, 100], "funnel_centre": 0.6, "lower_95": [0.38, 0.47, 0.5],
        "upper_95": [0.81, 0.72, 0.69], "lower_998": [0.27, 0.4, 0.45],
        "upper_998": [0.89, 0.78, 0.74],
    }
)  # fmt: skip


def cells(*rows):
    columns = ["provider_id", "value", "funnel_size", "is_in_house", "funnel_side"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(provider_name="Name of " + frame["provider_id"], n_people=50)


def notes(fig):
    return [note.text for note in fig.layout.annotations]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_funnel_labels_the_far_and_the_chosen_and_marks_the_kinds(theme):
    found = cells(
        ("a", 0.9, 80, True, "above_998"), ("b", 0.75, 60, False, "above_95"),
        ("c", 0.6, 50, False, "within"), ("d", None, None, False, None),
    )  # fmt: skip
    fig = figures.funnel(found, LINES, "share of people", "c", theme_type=theme)
    said = notes(fig)
    assert "<b>Name of a (in-house)</b>" in said and "<b>Name of c</b>" in said
    assert not any("Name of b" in text or "Name of d" in text for text in said)
    drawn = [t for t in fig.data if t.mode == "markers" and t.x[0] is not None]
    assert sorted(t.marker.symbol for t in drawn) == ["circle", "circle", "square"]
    assert fig.layout.xaxis.title.text == "People heard"


ROW = {
    "unit": "share of people", "value": 0.70, "lower": 0.5, "upper": 0.85, "why_no_value": None,
    "steadied_value": 0.64, "steadied_lower": 0.56, "steadied_upper": 0.72, "whole": 0.61,
    "scale_low": 0.0, "scale_high": 1.0, "label": "Thornley",
}  # fmt: skip


@pytest.mark.parametrize("one_scale", [True, False])
def test_raw_and_steadied_stand_side_by_side_and_a_hidden_ward_keeps_its_reason(one_scale):
    nothing = dict.fromkeys(["value", "lower", "upper", "steadied_value", "steadied_lower",
                             "steadied_upper"])  # fmt: skip
    hidden = ROW | nothing | {"why_no_value": "too_few", "label": "Kelder"}
    fig = figures.steadied_rows([ROW, hidden], one_scale)
    said = notes(fig)
    assert "<b>64%</b> steadied, 70% as heard" in said and "too few to show" in said
    spots = [t.x[0] for t in fig.data if t.mode == "markers" and t.x[0] is not None]
    assert spots == pytest.approx([0.61, 0.70, 0.64, 0.61])
    unsteadied = ROW | dict.fromkeys(["steadied_value", "steadied_lower", "steadied_upper"])
    assert "no steadied value, 70% as heard" in notes(figures.steadied_rows([unsteadied], True))
