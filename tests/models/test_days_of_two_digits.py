"""Days whose year has two digits: of this century, and never of the year 24."""

import pytest


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 May 24", "2024-05-01"), ("1 May 2024", "2024-05-01"), ("01/05/24", "2024-05-01"),
        ("01/05/2024", "2024-05-01"), ("2024-05-01", "2024-05-01"), ("01-May-24", "2024-05-01"),
        ("soon", ""),
    ],
)  # fmt: skip
def test_a_review_of_a_contract(run_model, written, day):
    run_model(
        "stg_contract_terms",
        given={"raw_contracts": f"line_number | review_date\n---+---\n2 | {written}"},
        expect=f"line_number | review_date\n---+---\n2 | {day}",
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [("01/05/24", "2024-05-01"), ("01/05/2024", "2024-05-01"), ("2024-05-01", "2024-05-01")],
)
def test_the_release_of_an_indicator(run_model, written, day):
    run_model(
        "stg_indicator_metadata_judged",
        given={"raw_indicator_metadata": f"line_number | released_on\n---+---\n2 | {written}"},
        expect=f"line_number | released_on\n---+---\n2 | {day}",
    )
