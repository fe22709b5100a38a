"""The sentence about the gap between fifths of areas: its side, its size, its doubt."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats.change import difference_of_limits, signal
from pipelines.stats.sentences_gap import gap

NONE = dict.fromkeys(
    ["change_difference", "change_difference_lower", "change_difference_upper", "change_verdict",
     "from_period"]
)  # fmt: skip
ROW = NONE | {
    "period": "FY2025-26", "unit": "share of people", "difference": -0.12,
    "difference_lower": -0.20, "difference_upper": -0.05, "verdict": "lower", "signal": "worse",
}  # fmt: skip


def test_a_gap_has_its_size_its_limits_and_its_side():
    assert gap(ROW) == (
        "Between the most and the least deprived fifth of areas lie **12 percentage points** (5 to "
        "20) in 2025 to 26: **people in the most deprived fifth of areas say worse**."
    )
    higher = {"difference": 0.4, "difference_lower": 0.1, "difference_upper": 0.7}
    worse = gap(ROW | higher | {"unit": "score out of 10", "verdict": "higher"})
    assert "**0.40 points out of 10** (0.10 to 0.70)" in worse and "say worse" in worse


def test_where_the_fifths_cannot_be_told_apart_or_shown_it_says_so():
    assert gap(ROW | {"verdict": "cannot_tell", "signal": "none"}).startswith("**We cannot tell")
    assert gap(ROW | {"verdict": None, "signal": None}).startswith("**Too few heard**")
    assert gap(ROW | {"signal": "change"}).endswith("**the two fifths differ**.")


@pytest.mark.parametrize(
    ("now", "change", "word"),
    [(-0.12, -0.05, "widened"), (-0.12, 0.05, "narrowed"), (0.12, 0.05, "widened"),
     (0.12, -0.05, "narrowed")],
)  # fmt: skip
def test_a_gap_widens_or_narrows_whichever_side_it_is_on(now, change, word):
    row = ROW | {
        "difference": now, "verdict": "higher" if now > 0 else "lower", "from_period": "FY2022-23",
        "change_difference": change, "change_difference_lower": change - 0.01,
        "change_difference_upper": change + 0.01,
        "change_verdict": "higher" if change > 0 else "lower",
    }  # fmt: skip
    assert f"**it has {word} by 5 percentage points** (4 to 6) since 2022 to 23" in gap(row)
    told = gap(row | {"change_verdict": "cannot_tell"})
    assert told.endswith("; we cannot tell that this has changed since 2022 to 23.")


VALUES = st.tuples(st.floats(0.05, 0.95), st.floats(0, 0.04), st.floats(0, 0.04))


@given(VALUES, VALUES, st.sampled_from(["higher_is_better", "lower_is_better", "neither"]))
def test_polarity_turns_the_words_and_no_number(most, least, polarity):
    ends = [([v], [v - a], [v + b]) for v, a, b in (most, least)]
    found = difference_of_limits(*ends).iloc[0].to_dict() | {"period": "FY2025-26"}
    found |= NONE | {"unit": "share of people"}

    def told(of):
        return gap(found | {"signal": signal(found["verdict"], of)})

    turned = {"higher_is_better": "lower_is_better", "lower_is_better": "higher_is_better"}
    one, other = told(polarity), told(turned.get(polarity, "neither"))
    assert one.split(":")[0] == other.split(":")[0]
    if found["verdict"] == "cannot_tell":
        assert "We cannot tell" in one
    elif polarity == "neither":
        assert "differ" in one and "better" not in one and "worse" not in one
    else:
        good = (most[0] > least[0]) == (polarity == "higher_is_better")
        assert ("say better" in one) == good and ("say worse" in one) != good
    assert not pd.isna(one)
