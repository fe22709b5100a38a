"""stg_grants_judged: grants in pounds, on days that can be true, to recipients by their number."""

import pytest


@pytest.mark.parametrize(
    ("currency", "award_date", "because"),
    [
        ("GBP", "2024-04-01", ""), ("gbp", "2024-04-01", ""), ("", "2024-04-01T00:00:00Z", ""),
        ("GBP", "01/04/1955", ""), ("GBP", "1 April 2024", ""), ("GBP", "01.04.2024", ""),
        ("EUR", "2024-04-01", "not in pounds"), ("usd", "2024-04-01", "not in pounds"),
        ("GBP", "0202-04-01", "a date that cannot be read"),
        ("GBP", "01/04/9999", "a date that cannot be read"),
    ],
)  # fmt: skip
def test_a_grant_counts_in_pounds_on_a_day_that_can_be_true(
    run_model, currency, award_date, because
):
    run_model(
        "stg_grants_judged",
        given={
            "raw_grants": "grant_id | recipient_name | amount_awarded | currency | award_date\n"
            f"---+---+---+---+---\nG1 | Tern Trust | 500 | {currency} | {award_date}"
        },
        expect=f"grant_id | rejected_because\n---+---\nG1 | {because}",
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("GB-COH-1234567", "GB-COH-01234567"), ("GB-COH-01234567", "GB-COH-01234567"),
        ("GB-COH-SC12345", "GB-COH-SC012345"), ("GB-COH-SC012345", "GB-COH-SC012345"),
        ("GB-CHC-1074622", "GB-CHC-1074622"), ("NA", ""),
    ],
)  # fmt: skip
def test_company_numbers_regain_their_zeros(run_model, said, number):
    run_model(
        "stg_grants_judged",
        given={
            "raw_grants": "grant_id | recipient_name | amount_awarded | award_date | recipient_id\n"
            f"---+---+---+---+---\nG1 | Tern Trust | 500 | 2024-04-01 | {said}"
        },
        expect=f"grant_id | recipient_id\n---+---\nG1 | {number}",
    )
