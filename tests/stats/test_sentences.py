"""Sentences: the right sign, doubt said as doubt, and no word that blames or explains."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stats import sentences
from tests import support

BANNED = (
    "league", "failed", "caused", "because of", "due to", "thanks to", "led to", "red ", "amber",
    "green", "hard to reach", "deprived people", "best", "worst", "vulnerable", "significant",
)  # fmt: skip
NAN = float("nan")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "£0"),
        ("950", "£950"),
        ("9999.49", "£9,999"),
        ("0.50", "£1"),
        ("10000", "£10,000"),
        ("391234.56", "£391,000"),
        ("999499.99", "£999,000"),
        ("1000000", "£1.0 million"),
        ("14243000", "£14.2 million"),
        ("14250000", "£14.3 million"),
        ("135909857.64", "£136 million"),
        ("-3750", "−£3,750"),
        ("-14243000", "−£14.2 million"),
    ],
)
def test_pounds_in_words(amount, words):
    assert sentences.pounds(Decimal(amount)) == words


@given(st.decimals(Decimal("-1e10"), Decimal("1e10"), places=2))
def test_pounds_keep_their_sign_and_never_a_minus_zero(amount):
    words = sentences.pounds(amount)
    assert words != "−£0"
    if abs(amount) >= 1:
        assert words.startswith("−") == (amount < 0)
    assert words == sentences.pounds(-amount).removeprefix("−") or words.startswith("−")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        ("14.2", "37.5", "38p in every £"),
        ("0", "10", "0p in every £"),
        ("0.05", "10", "less than 1p in every £"),
        ("10", "10", "100p in every £"),
        ("9.99", "10", "more than 99p in every £"),
        ("5", "0", None),
        ("5", "-10", None),
        ("-5", "10", None),
    ],
)
def test_pence_in_the_pound(part, whole, words):
    assert sentences.pence_in_the_pound(Decimal(part), Decimal(whole)) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no months"), (1, "one month"), (2, "two months"), (10, "ten months"), (126, "126 months"),
     (1234, "1,234 months")],
)  # fmt: skip
def test_singular_and_plural(count, words):
    assert sentences.number(count, "month") == words


def test_other_plurals():
    assert sentences.number(1, "other", "others") == "one other"
    assert sentences.number(2, "other", "others") == "two others"


def _row(verdict, difference=0.3, low=0.1, high=0.5, signal="better"):
    return {
        "comparator_value": 7.5,
        "difference": difference,
        "difference_lower": low,
        "difference_upper": high,
        "verdict": verdict,
        "signal": signal,
    }


def test_a_comparison_says_direction_size_and_limits_without_signs():
    said = sentences.compared("England", _row("lower", -0.3, -0.5, -0.1))
    assert said == "England 7.50: **lower here by 0.30 points** (0.10 to 0.50)"
    assert sentences.compared("England", _row("higher")) == (
        "England 7.50: **higher here by 0.30 points** (0.10 to 0.50)"
    )


def test_doubt_is_said_and_no_size_with_it():
    said = sentences.compared("England", _row("cannot_tell", 0.1, -0.2, 0.4))
    assert said == "England 7.50: **we cannot tell a difference**"
    said = sentences.changed("Anxiety", _row("cannot_tell", 0.1, -0.2, 0.4), "2011 to 12")
    assert said == "Anxiety: we cannot tell a change since 2011 to 12"


@pytest.mark.parametrize("missing", [None, NAN])
def test_a_missing_value_is_said_as_missing(missing):
    """pandas turns a null of a text column into NaN; it must not be read out."""
    row = _row(missing, NAN, NAN, NAN, missing)
    assert sentences.compared("England", row) == "England: no value to compare with"
    assert sentences.changed("Anxiety", row, "2011 to 12") == (
        "Anxiety: one of the two years has no value"
    )
    found = sentences.people_finding("Salford", "England", {"Anxiety": missing})
    assert found == "**No measure has a value for Salford and England in this year.**"


@pytest.mark.parametrize(
    ("verdict", "signal", "words"),
    [
        ("higher", "better", "**up by 0.30 points since 2011 to 12** (0.10 to 0.50), an improv"),
        ("higher", "worse", "**up by 0.30 points since 2011 to 12** (0.10 to 0.50), a concern"),
        ("higher", "change", "**up by 0.30 points since 2011 to 12** (0.10 to 0.50)"),
    ],
)
def test_a_change_says_what_it_means_for_people(verdict, signal, words):
    said = sentences.changed("Anxiety", _row(verdict, signal=signal), "2011 to 12")
    assert said.startswith(f"Anxiety: {words}")
    down = sentences.changed("Anxiety", _row("lower", -0.3, -0.5, -0.1, signal), "2011 to 12")
    assert "**down by 0.30 points" in down and "(0.10 to 0.50)" in down


def test_findings_about_several_measures():
    finding = sentences.people_finding
    assert finding("Salford", "England", {"Anxiety": "higher", "Happiness": "cannot_tell"}) == (
        "Against England, **anxiety is higher in Salford**; on one other we cannot tell."
    )
    assert finding("Salford", "England", {"A": "higher", "B": "lower", "C": "higher"}) == (
        "Against England, **a is higher, b is lower and c is higher in Salford**."
    )
    assert finding("Salford", "England", {"A": "cannot_tell", "B": "cannot_tell"}) == (
        "**We cannot tell Salford from England** on any of two measures."
    )
    assert "on the one measure" in finding("Salford", "England", {"A": "cannot_tell"})


def test_chance_alone_is_mentioned():
    assert sentences.comparisons_made(8) == (
        "Eight comparisons made; chance alone would make about 0.4 of them look different."
    )


def test_months_not_loaded_are_never_zero():
    said = sentences.spend_finding(Decimal("1200000"), 1, 12, "April 2022 to March 2023")
    assert said.startswith("**£1.2 million in one month that is loaded**, of 12 months")
    assert "The other 11 months are not loaded, which is not zero" in said
    assert "The other one month is not loaded" in (
        sentences.spend_finding(Decimal(1), 11, 12, "April 2022 to March 2023")
    )
    assert sentences.spend_finding(Decimal(1), 2, 2, "May to June") == (
        "**£1 in two months that are loaded**: May to June, every month."
    )


def test_a_transfer_is_no_purchase():
    said = sentences.transfer_finding("May 2022", 14243000, 37490464, 20000000)
    assert said == (
        "In May 2022 **£14.2 million of £37.5 million (38p in every £) went to partners**: "
        "a transfer, not a purchase. £20.0 million was purchases."
    )
    assert "none of the £5 was a transfer" in sentences.transfer_finding("May 2022", 0, 5, 5)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "**Bold** Ltd", "[click](http://x)", "`code`", "# Heading",
     "$x^2$", "a | b", "~~struck~~", "![image](x)", "back\\slash", "two\nlines"],
)  # fmt: skip
def test_text_from_files_cannot_act_as_markup(text):
    said = sentences.plain(text)
    assert "\n" not in said
    bare = said.replace("\\\\", "")
    for i, character in enumerate(bare):
        if character in "`*_{}[]()#+!|<>$~":
            assert bare[i - 1] == "\\", said


def test_no_sentence_of_a_build_blames_explains_or_reads_out_a_gap(sample_build):
    with support.published(sample_build) as published:
        said = [row[0] for row in published.run("select sentence from pub_sentence")]
    assert said
    for sentence in said:
        low = f"{sentence.lower()} "
        assert not [word for word in BANNED if word in low], sentence
        assert not [gap for gap in ("nan", "none ", "null", "nat ") if f" {gap}" in low], sentence
        assert sentence.count("**") % 2 == 0 and sentence.endswith((".", "**"))
