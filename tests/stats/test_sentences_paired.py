"""The sentence about people who answered twice: its sign, its doubt, and nobody left out unsaid."""

import math

import pytest

from pipelines.stats.sentences_paired import distance

ROW = {
    "n_pairs": 420, "n_once": 60, "difference": 1.24, "difference_lower": 0.91,
    "difference_upper": 1.57, "verdict": "higher", "signal": "better", "better_pct": 61,
    "same_pct": 14, "worse_pct": 25, "polarity": "higher_is_better",
    "unit": "score out of 20", "hidden_as": None,
}  # fmt: skip


def said(**other):
    return distance(ROW | other)


def test_a_gain():
    assert said() == (
        "Between their first and their latest answer **420 people went up by 1.2 points out "
        "of 20 on average** (0.9 to 1.6), a real improvement. 61% did better, 14% the same, "
        "25% worse. 60 more answered once and not again: how they fared since, nobody knows."
    )


DOWN = {
    "verdict": "lower", "difference": -1.24, "difference_lower": -1.57, "difference_upper": -0.91,
    "signal": "worse",
}  # fmt: skip
SHARE = {
    "unit": "share of people", "difference": 0.12, "difference_lower": 0.08,
    "difference_upper": 0.16,
}  # fmt: skip
SHARE_DOWN = DOWN | {
    "unit": "share of people", "difference": -0.12, "difference_lower": -0.16,
    "difference_upper": -0.08,
}  # fmt: skip
UNSURE = {"verdict": "cannot_tell", "signal": "none"}
HIDDEN = {"hidden_as": "too_few", "n_pairs": None}


@pytest.mark.parametrize(
    ("other", "has", "has_not"),
    [
        (
            DOWN,
            "went down by 1.2 points out of 20 on average** (0.9 to 1.6), a cause for concern",
            "improve",
        ),
        (
            {"signal": "change", "better_pct": None, "polarity": "neither"},
            "neither better nor worse",
            "did better",
        ),
        ({"better_pct": None}, "How many did better, the same or worse cannot be shown", "nan"),
        (UNSURE, "**We cannot tell a change**", "went"),
        (UNSURE | {"n_pairs": 22}, "of 22 people, fewer than the 30", "went"),
        ({"n_once": None}, "How many answered only once is too few to show.", "nobody knows"),
        ({"n_once": math.nan, "better_pct": math.nan}, "too few to show", "nan"),
        ({"n_once": 0}, "61% did better, 14% the same, 25% worse.", "once"),
        (
            {"better_pct": 40, "same_pct": 0, "worse_pct": 60},
            "0% the same, 60% worse.",
            "61%",
        ),
        ({"n_once": 1}, "One more answered once", "1 more"),
        (HIDDEN, "**Too few to show**", "%"),
        (HIDDEN | {"hidden_as": "guards_another"}, "**Hidden to guard another figure**", "Too few"),
        ({"n_pairs": 0}, "**Nobody answered twice**", "went"),
        (SHARE, "**12 percentage points more of 420 people said so in their latest answer", "went"),
        (SHARE, "(8 to 16), a real improvement", "concern"),
        (SHARE_DOWN, "12 percentage points fewer of 420 people said so", "more of"),
        ({"unit": "hours a week"}, "went up by 1.2 hours a week on average", "points"),
    ],
)
def test_every_state(other, has, has_not):
    sentence = said(**other)
    assert has in sentence
    assert has_not not in sentence
