"""What Home says of the gap between areas, over all outcomes: both ways, and none for doubt."""

import pandas as pd
import pytest

from dashboard.views import home_questions


@pytest.mark.parametrize(
    ("signals", "said"),
    [
        (["worse", "better", "none"], "On **1 of 3 outcomes that can be compared** the most "
         "deprived areas say worse than the least deprived, and on 1 they say better."),
        (["worse", "none", None], "On **1 of 2 outcomes that can be compared** the most deprived "
         "areas say worse than the least deprived."),
        (["none", "better"], "On **none of 2 outcomes that can be compared** do the most deprived "
         "areas say worse than the least deprived, and on 1 they say better."),
    ],
)  # fmt: skip
def test_both_ways_are_told(signals, said):
    assert home_questions._gaps(pd.DataFrame({"gap_signal": signals}, dtype=object)) == said
