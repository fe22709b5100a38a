"""Days whose year has two digits: of this century, and never of the year 24."""

import pytest


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 May 24", "2024-05-01"), ("1 May 2024", "2024-05-01"), ("01/05/24", "2024-05-01"),
        ("01/05/2024", "2024-05-01"), ("2024-05-01", "2024-05-01"), ("01-May-24", "2024-05-01"),
        ("soon", ""), ("45413", "2024-05-01"), ("1st May 2024", "2024-05-01"),
        ("Wed 01/05/2024 00:00", "2024-05-01"),
    ],
)  # fmt: skip
def test_a_review_of_a_contract(run_model, written, day):
    """It is read as the days of a contract are, so that what is called read is known."""
    run_model(
        "stg_contracts_terms",
        by=("stg_contracts_dates",),
        given={
            "raw_contracts": "source_file_id | line_number | review_date\n---+---+---\n"
            f"f | 2 | {written}"
        },
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
