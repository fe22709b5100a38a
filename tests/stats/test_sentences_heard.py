"""The sentence about who was not heard says no more than the shares do."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats.sentences_heard import not_heard


def group(value, verdict, heard=0.12, here=0.25, dimension="housing"):
    return {
        "group_dimension": dimension, "group_value": value, "heard_share": heard,
        "here_share": here, "of_its_share": heard / here, "heard_verdict": verdict,
    }  # fmt: skip


def test_under_heard_groups_are_named_with_both_shares_the_least_heard_first():
    rows = [
        group("Rented", "under_heard"),
        group("Owned", "not_under_heard", 0.88, 0.75),
        group("75+", "under_heard", 0.02, 0.10, "age_band"),
        group("16-24", "cannot_tell", 0.10, 0.12, "age_band"),
        group("25-74", None, 0.1, 0.1, "age_band"),
    ]
    assert not_heard(rows, "FY2025-26") == (
        "Of four groups that can be held beside those who live here, **two groups are "
        "under-heard** in 2025 to 26: “75\\+” (age; 2% of those heard, 10% of those who live "
        "here) and “Rented” "
        "(home; 12% of those heard, 25% of those who live here); on one group we cannot tell; of "
        "one other one of the two is not known."
    )


def test_none_is_plainly_under_heard():
    said = not_heard(
        [group("Owned", "not_under_heard"), group("Rented", "cannot_tell")], "FY2025-26"
    )
    assert said == (
        "Of two groups that can be held beside those who live here, **none is plainly "
        "under-heard** in 2025 to 26; on one group we cannot tell."
    )


def test_where_nothing_is_known_we_cannot_tell():
    said = not_heard([group("Owned", None)], "FY2025-26")
    assert said.startswith("**We cannot tell who was under-heard in 2025 to 26**")


VERDICTS = st.sampled_from(["under_heard", "not_under_heard", "cannot_tell", None])


@given(st.lists(VERDICTS, min_size=1, max_size=9))
def test_it_never_claims_more_than_the_verdicts(verdicts):
    said = not_heard([group(f"G{i}", v) for i, v in enumerate(verdicts)], "FY2025-26")
    named = re.findall(r"“G\d”", said)
    assert len(named) == min(verdicts.count("under_heard"), 4)
    assert ("under-heard**" in said) == any(v for v in verdicts)
    assert ("we cannot tell" in said.lower()) == ("cannot_tell" in verdicts or not any(verdicts))
    assert not re.search(r"hard to reach|failed|caused|deprived people", said)
