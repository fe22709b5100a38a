"""Sentences about money, contracts and promises: true when something is missing, too."""

from decimal import Decimal

import pytest

from pipelines.stats import sentences_payer as said
from pipelines.stats import sentences_people


def test_what_was_paid_and_through_whom():
    kinds = {
        "company": Decimal(600_000),
        "charity": Decimal(300_000),
        "not known": Decimal(100_000),
    }
    assert said.spent("FY2025-26", Decimal(1_000_000), kinds) == (
        "**£1.0 million was paid in 2025 to 26**: £300,000 to charities and £600,000 to companies. "
        "£100,000 (10p in every £) went to payees that are on no list of providers."
    )


def test_an_alliance_says_what_it_does_not_count_twice():
    told = said.spent("all", Decimal(900), {"nhs": Decimal(900)}, between_members=Decimal(50_000))
    assert told == (
        "**£900 was paid for its services over all the months loaded**: £900 to NHS bodies. "
        "Another £50,000 went from member to member, and is not counted twice."
    )


def test_nothing_paid_is_said_of_the_months_loaded_only():
    assert said.spent("FY2025-26", Decimal(0), {}) == (
        "**Nothing was paid in 2025 to 26**, in the months loaded."
    )


def test_without_a_list_of_providers_nothing_is_said_of_kinds():
    told = said.spent("FY2025-26", Decimal(5), {"not known": Decimal(5)})
    assert "**Through whom is not known**" in told


def test_credits_leave_no_share_to_say():
    told = said.spent("all", Decimal(-5), {"company": Decimal(10), "not known": Decimal(-15)})
    assert "in every £" not in told
    assert "\N{MINUS SIGN}£5" in told


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 0, 0, 0, 0), "**No contract or agreement is loaded here.**"),
        ((4, 0, 0, 0, 0), "**No contract or agreement here is in force.**"),
        ((9, 5, 0, 0, 0), "**None of five contracts and agreements in force ends within a year.**"),
        ((9, 5, 1, 0, 0), "**One of five contracts and agreements in force ends within a year.**"),
        (
            (31, 20, 12, 1, 1),
            "**12 of 20 contracts and agreements in force end within a year.** One private finance "
            "contract is within seven years of handing back. **One urgent award has passed its "
            "end**, and the supplier has been paid since.",
        ),
        (
            (31, 20, 0, 2, 2),
            "**None of 20 contracts and agreements in force ends within a year.** Two private "
            "finance contracts are within seven years of handing back. **Two urgent awards have "
            "passed their end**, and the supplier has been paid since.",
        ),
    ],
)
def test_what_comes_to_an_end(numbers, sentence):
    assert said.watched(*numbers) == sentence


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 0, 0, 0), "**No promise of social value is loaded for Dale.**"),
        ((1, 1, 1, 0), "**one has something reported and one is confirmed by people**."),
        ((13, 11, 0, 2), "On two nothing is reported (all past the day when they were due): "
                         "that is not the same as nothing done."),
        ((3, 2, 0, 1), "On one nothing is reported (past the day when it was due): that is not"),
        ((9, 5, 0, 1), "On four nothing is reported (one past the day when they were due): that"),
        ((13, 11, 0, 0), "On two nothing is reported: that is not the same as nothing done."),
    ],
)  # fmt: skip
def test_what_was_promised(numbers, says):
    assert says in said.promised("Dale", *numbers)


SPREAD = {"unit": "share of people", "spread_lower": 0.49, "spread_upper": 0.72}


def test_the_spread_of_wards_says_what_chance_would_make():
    row = SPREAD | {"wards_shown": 20, "wards_without_value": 1, "wards_apart": 3}
    assert sentences_people.spread(row | {"wards_verdict": "differ"}) == (
        "**8 in 10 wards lie between 49% and 72%, and wards differ by more than chance would "
        "explain.** In three of 20 wards the range leaves out the whole place's value; chance "
        "alone would make about 1 do so. One ward has no value."
    )


def test_wards_that_cannot_be_told_apart():
    row = SPREAD | {"wards_shown": 6, "wards_without_value": 0, "wards_apart": 0}
    assert sentences_people.spread(row | {"wards_verdict": "cannot_tell"}) == (
        "**8 in 10 wards lie between 49% and 72%; we cannot tell whether they differ**: chance "
        "alone may make them so. In none of six wards does the range leave out the whole place's "
        "value."
    )
