"""Sentences about people's answers: the sign, the doubt, and the reason where there is no value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats import sentences_people as said

YEAR = {"period": "FY2025-26", "from_period": "FY2022-23", "why_no_value": None, "n_people": 3403}
SHARE = YEAR | {"unit": "share of people", "value": 0.61, "lower": 0.57, "upper": 0.65}
SCORE = YEAR | {"unit": "score out of 10", "value": 3.74, "lower": 3.62, "upper": 3.86}


def moved(verdict, signal, size, low, high):
    return {
        "verdict": verdict, "signal": signal, "difference": size, "difference_lower": low,
        "difference_upper": high,
    }  # fmt: skip


NOTHING = moved(None, None, float("nan"), float("nan"), float("nan"))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            SHARE | moved("higher", "better", 0.14, 0.06, 0.22),
            "About 3 in 5 said so: **61% (57% to 65%)** in 2025 to 26, 3,403 people heard. "
            "**Up by 14 percentage points since 2022 to 23** (6 to 22), a real improvement.",
        ),
        (
            SHARE | moved("lower", "worse", -0.14, -0.22, -0.06),
            "About 3 in 5 said so: **61% (57% to 65%)** in 2025 to 26, 3,403 people heard. "
            "**Down by 14 percentage points since 2022 to 23** (6 to 22), a cause for concern.",
        ),
        (
            SCORE | moved("higher", "worse", 0.4, 0.21, 0.58),
            "**3.74 (3.62 to 3.86) out of 10** in 2025 to 26, 3,403 people heard. "
            "**Up by 0.40 points out of 10 since 2022 to 23** (0.21 to 0.58), a cause for concern.",
        ),
        (
            SCORE | moved("lower", "better", -0.4, -0.58, -0.21),
            "**3.74 (3.62 to 3.86) out of 10** in 2025 to 26, 3,403 people heard. "
            "**Down by 0.40 points out of 10 since 2022 to 23** (0.21 to 0.58), a real "
            "improvement.",
        ),
        (
            SCORE
            | {"unit": "hours a week", "value": 12.1, "lower": 11.8, "upper": 12.3}
            | moved("higher", "change", 0.6, 0.1, 1.1),
            "**12.1 (11.8 to 12.3) hours a week** in 2025 to 26, 3,403 people heard. "
            "**Up by 0.6 hours a week since 2022 to 23** (0.1 to 1.1), neither better nor worse in "
            "itself.",
        ),
        (
            SCORE | moved("cannot_tell", "none", 0.1, -0.1, 0.3),
            "**3.74 (3.62 to 3.86) out of 10** in 2025 to 26, 3,403 people heard. "
            "**We cannot tell a change** since 2022 to 23.",
        ),
        (
            SCORE | NOTHING,
            "**3.74 (3.62 to 3.86) out of 10** in 2025 to 26, 3,403 people heard. "
            "No earlier year has a value, so we cannot say whether it has changed.",
        ),
    ],
)
def test_an_outcome_with_its_sign_and_its_doubt(row, sentence):
    assert said.outcome(row) == sentence


@pytest.mark.parametrize(
    ("why", "word"),
    [
        ("not_asked", "Not asked"),
        ("not_heard", "Not heard"),
        ("too_few", "Too few to show"),
        ("guards_another", "Hidden to guard another figure"),
    ],  # fmt: skip
)
def test_a_missing_value_gives_its_reason_and_no_number_of_people(why, word):
    row = SHARE | NOTHING | {"why_no_value": why, "value": float("nan"), "n_people": None}
    sentence = said.outcome(row)
    assert sentence.startswith(f"**{word}** in 2025 to 26")
    assert "heard." not in sentence.replace("nobody answered.", "") or why == "not_heard"


@given(
    size=st.floats(0.001, 1), width=st.floats(0, 0.9),
    signal=st.sampled_from(["better", "worse", "change"]), up=st.booleans(),
)  # fmt: skip
def test_the_word_up_or_down_is_the_sign_of_the_difference(size, width, signal, up):
    half = size * width
    ends = sorted([size - half, size + half]) if up else sorted([-size - half, -size + half])
    row = SHARE | moved("higher" if up else "lower", signal, size if up else -size, *ends)
    sentence = said.change(row)
    assert ("Up by" in sentence, "Down by" in sentence) == (up, not up)
    assert "improvement" in sentence or signal != "better"
    assert "concern" in sentence or signal != "worse"


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.61, "about 3 in 5"), (0.5, "about half"), (0.34, "about a third"), (0.55, ""),
     (0.73, "about three quarters"), (0.985, ""), (0.0, "")],
)  # fmt: skip
def test_everyday_words_only_where_one_lies_near(share, words):
    assert said.about(share) == words


def test_outcomes_together():
    signals = {"I get out": "better", "I am anxious": "worse", "I choose": "none"}
    assert said.outcomes("Dale", ["FY2022-23"], signals, {"I am heard": "not_asked"}) == (
        "Since 2022 to 23: **“I get out” shows real improvement**; **“I am anxious” gives cause "
        "for concern**; on one outcome **we cannot tell a change**. “I am heard” was not asked. "
        "Three comparisons made; chance alone would make about 0.2 of them look different."
    )


def test_outcomes_first_asked_in_different_years():
    found = said.outcomes("Dale", ["FY2022-23", "FY2023-24"], {"A": "none", "B": "none"}, {})
    assert found.startswith("Since first asked (2022 to 23 or later): on two outcomes **we cannot")


@pytest.mark.parametrize("why", ["not_heard", "too_few", "not_asked"])
def test_where_no_outcome_has_a_value_it_is_said_once(why):
    found = said.outcomes("Dale", [], {}, {"A": why, "B": why})
    assert found.startswith("**Nothing can be compared over time in Dale yet.**")
    assert "“A”" not in found
    assert "comparison" not in found
