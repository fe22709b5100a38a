"""Marks beside words: every signal and every reason has its own shape, and says its word."""

import pytest

from dashboard import measured, words
from dashboard.components import marks

ROW = {
    "value": 0.61, "lower": 0.57, "upper": 0.65, "scale_low": 0.0, "scale_high": 1.0,
    "unit": "share of people", "n_people": 1204, "polarity": "higher_is_better",
    "signal": "better", "from_period": "FY2022-23", "why_no_value": None,
}  # fmt: skip


def test_all_shapes_differ():
    kinds = [*measured.SIGNALS, *words.NO_VALUE, "early"]
    assert len({marks.mark(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("signal", measured.SIGNALS)
def test_a_signal_says_its_word_and_since_when(signal):
    said = marks.signal(ROW | {"signal": signal})
    assert measured.SIGNALS[signal] in said
    assert "since 2022 to 23" in said
    assert 'aria-hidden="true"' in said


@pytest.mark.parametrize("why", words.NO_VALUE)
def test_a_reason_stands_where_a_signal_would(why):
    said = marks.signal(ROW | {"value": None, "why_no_value": why})
    assert words.no_value(why).capitalize() in said
    assert "improvement" not in said


def test_one_year_is_too_early_to_tell():
    assert "Too early to tell" in marks.signal(ROW | {"signal": None, "from_period": None})


def test_an_outcome_row_holds_value_people_and_direction():
    html = marks.outcome_list([(ROW, "<a>I choose</a>")])
    for part in ("61% (57% to 65%)", "1,204 heard", "higher is better", "0%", "100%"):
        assert part in html


def test_without_a_value_there_is_a_reason_and_no_dot():
    row = ROW | {"value": None, "why_no_value": "not_heard"}
    html = marks.outcome_list([(row, "x")])
    assert words.NO_VALUE_REASON["not_heard"] in html
    assert "<circle" not in marks.interval(row)
