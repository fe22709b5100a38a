"""Then and now in words: the difference with its direction, or that we cannot tell."""

import pytest

from pipelines.stats.sentences_decided import since

ROW = {
    "seen_value": 0.62, "period": "FY2022-23", "now_period": "FY2025-26", "now_value": 0.74,
    "difference": 0.115, "difference_lower": 0.07, "difference_upper": 0.16, "verdict": "higher",
    "signal": "better", "unit": "share of people",
}  # fmt: skip
DOWN = {
    "difference": -0.115, "difference_lower": -0.16, "difference_upper": -0.07, "verdict": "lower",
}  # fmt: skip


DOWN_BY = "**Down by 12 percentage points since then** (7 to 16)"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "**Up by 12 percentage points since then** (7 to 16), better than then."),
        (DOWN | {"signal": "worse"}, DOWN_BY + ", a cause for concern."),
        (DOWN | {"signal": "better"}, DOWN_BY + ", better than then."),
        ({"signal": "change"}, "**Up by 12 percentage points since then** (7 to 16)."),
        ({"verdict": "cannot_tell", "signal": "none"}, "**We cannot tell a change** since then."),
        ({"now_period": None}, "**Nothing is published** for this place and measure now."),
        ({"now_period": "FY2022-23"}, "**No later year** has been published since."),
        ({"seen_value": None, "verdict": None}, "**We cannot tell**: no value was seen then."),
        ({"now_value": None, "verdict": None},
         "**We cannot tell**: there is no value to hold beside it now."),
    ],
)  # fmt: skip
def test_every_state(other, said):
    assert since(ROW | other) == said
