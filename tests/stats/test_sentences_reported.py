"""Sentences about what is reported beside what people say: side, size, doubt, what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats.change import difference_of_limits, signal
from pipelines.stats.sentences_reported import gap, gaps

ROW = {
    "provider_name": "Larch *Ltd*", "period": "FY2024-25", "unit": "share of people",
    "value": 0.64, "lower": 0.55, "upper": 0.72, "n_people": 110, "why_no_value": None,
    "reported_value": 0.87, "reported_lower": 0.81, "reported_upper": 0.92, "reported_people": 140,
    "why_not_reported": None, "difference": 0.23, "difference_lower": 0.12,
    "difference_upper": 0.33, "verdict": "higher", "stands_out": True, "signal": "better",
    "looked_at": 12, "label": "Larch *Ltd*",
}  # fmt: skip
DOUBT = {"verdict": "cannot_tell", "stands_out": False, "signal": "none"}
NO_GAP = {"difference": None, "difference_lower": None, "difference_upper": None, "verdict": None,
          "stands_out": False, "signal": None}  # fmt: skip
SILENT = NO_GAP | {"reported_value": None, "reported_lower": None, "reported_upper": None,
                   "reported_people": None, "why_not_reported": "not_loaded"}  # fmt: skip
UNHEARD = NO_GAP | {"value": None, "n_people": None, "why_no_value": "too_few"}


def test_both_sides_their_gap_and_its_side():
    assert gap(ROW) == (
        "Of 110 people heard 64% (55% to 72%) said so in 2024 to 25; the provider reports "
        "87% (81% to 92%) of 140 people whom it counted. A gap of **23 percentage points** (12 to "
        "33): **the provider reports better than people say**."
    )
    lower = {"signal": "worse", "difference": -0.2, "difference_lower": -0.3,
             "difference_upper": -0.1, "verdict": "lower"}  # fmt: skip
    assert "(10 to 30): **the provider reports worse than people say**" in gap(ROW | lower)
    assert "reports higher than people say" in gap(ROW | {"signal": "change"})


def test_where_we_cannot_tell_it_says_so_and_why():
    assert gap(ROW | DOUBT).endswith("**We cannot tell a gap** between the two.")
    chance = gap(ROW | {"stands_out": False, "signal": "none"})
    assert "may be chance, one of 12 pairs looked at: **we cannot tell**" in chance
    alone = gap(ROW | NO_GAP | {"reported_lower": None, "reported_upper": None})
    assert "does not say how sure it is" in alone


def test_a_side_that_is_missing_is_named():
    assert gap(ROW | SILENT).endswith("what it reports was **not supplied**.")
    assert "about too few people to show" in gap(ROW | SILENT | {"why_not_reported": "too_few"})
    only = gap(ROW | UNHEARD)
    assert only.startswith("**Only the provider’s word**") and "too few people answered" in only
    guarded = gap(ROW | UNHEARD | {"hidden_as": "guards_another"})
    assert "hidden to guard another figure" in guarded and "too few" not in guarded
    neither = gap(ROW | UNHEARD | SILENT)
    assert "Neither side can be shown" in neither and r"Larch \*Ltd\*" in neither


def test_several_pairs_are_counted_and_nobody_is_ranked():
    said = gaps([ROW, ROW | DOUBT, ROW | DOUBT, ROW | SILENT, ROW | UNHEARD], "FY2024-25",
                ("provider", "providers"))  # fmt: skip
    assert said == (
        "Of three providers of whom both sides are known in 2024 to 25, **reported better than "
        r"people say**: Larch \*Ltd\* by 23 percentage points (12 to 33); of the other 2 **we "
        "cannot tell**. "
        "Of such a list about one in ten is there by chance. Of one provider no report was "
        "supplied. Of one provider one side cannot be shown, or does not say how sure it is."
    )
    doubt = gaps([ROW | DOUBT], "FY2024-25", ("question", "questions"))
    assert doubt == (
        "Of one question both sides are known in 2024 to 25, **we cannot tell any report from what "
        "people say**."
    )
    assert gaps([ROW | SILENT], "FY2024-25", ("question", "questions")).startswith("**Nothing")


@given(
    said=st.integers(1, 99), reported=st.integers(1, 99), half=st.integers(1, 40),
    polarity=st.sampled_from(["higher_is_better", "lower_is_better", "neither"]),
)  # fmt: skip
def test_no_sentence_contradicts_its_numbers(said, reported, half, polarity):
    first, second = ((n / 100, (n - half) / 100, (n + half) / 100) for n in (reported, said))
    found = difference_of_limits(*(tuple([n] for n in side) for side in (first, second)))
    row = found.iloc[0].to_dict()
    apart = row["verdict"] != "cannot_tell"
    row |= {"stands_out": apart, "signal": signal(row["verdict"], polarity)}
    text = gap(ROW | row | {"value": said / 100, "reported_value": reported / 100})
    if not apart:
        assert "cannot tell" in text and "than people say" not in text
    elif polarity == "neither":
        assert f"reports {'higher' if reported > said else 'lower'} than" in text
    else:
        better = (reported > said) == (polarity == "higher_is_better")
        assert f"reports {'better' if better else 'worse'} than" in text


@pytest.mark.parametrize("unit", ["score out of 10", "score from 0 to 20"])
def test_an_average_keeps_its_unit(unit):
    row = ROW | {"unit": unit, "value": 7.1, "lower": 6.8, "upper": 7.4, "reported_value": 8.0,
                 "reported_lower": None, "reported_upper": None} | NO_GAP  # fmt: skip
    assert unit.removeprefix("score ") in gap(row)
