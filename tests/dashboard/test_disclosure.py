"""What the page on the data says of hidden figures."""

import pandas as pd
import pytest

from dashboard.views.data_disclosure import _row, _said

ROW = {
    "table_words": "People of a place", "place_level": "ward", "period_kind": "month",
    "cells_heard": 1200, "hidden_few": 300, "hidden_elsewhere": 90, "hidden_longer": 10,
    "frozen": 0, "cells_hidden_pct": 33.3, "people_hidden_pct": 4.0,
}  # fmt: skip


def test_the_sentence_counts_what_is_hidden_and_why():
    said = _said(pd.DataFrame([ROW, {**ROW, "place_level": None}]))
    assert said.startswith("**800 of 2,400 figures about people are hidden**: 600 are about fewer")
    assert "200 would give one of those away" in said and "published before" not in said


def test_figures_that_stand_as_they_were_are_said():
    said = _said(pd.DataFrame([{**ROW, "frozen": 7}]))
    assert "7 more stand as they were published before" in said


@pytest.mark.parametrize(("share", "shown"), [(4.0, "4%"), (float("nan"), "too few to say")])
def test_a_row_says_where_people_are_too_few_for_a_share(share, shown):
    cells = _row({**ROW, "people_hidden_pct": share, "frozen": 2})
    assert cells[1:5] == ["1,200", "300", "90", "10"] and cells[7] == "2"
    assert getattr(cells[6], "text", cells[6]) == shown
