"""Amounts that may be no payments count as they stand, and are told."""

import pytest

from tests.sources.odd import HEAD, LINES, POUNDS, stage_all, text

ASKED = ("Amount Due", "Total Due", "Amount Owed", "Amount Payable", "Net Amount Due", "Gross Due")
ELECTIONS = ("Candidate", "Candidate's Name", "Election Agent", "Regulated Entity")
HONEST = (
    ("Date", "Supplier", "Invoice Amount"),
    ("Date", "Supplier", "Amount Invoiced"),
    ("Payment Date", "Supplier", "Amount Due"),
    ("Date Paid", "Supplier", "Amount Payable"),
    ("Date", "Paid To", "Amount Due"),
    ("Cheque Date", "Supplier", "Amount Owed"),
    ("Date", "Supplier", "Amount", "Due Date"),
    ("Date", "Supplier", "Amount", "Ward"),
    ("Date", "Supplier", "Amount", "Councillor"),
    ("Date", "Supplier", "Amount", "Party"),
    ("Date", "Supplier", "Amount", "Electoral Services"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    lines = [(*line, "Fen") for line in LINES]
    heads = {heading: (*HEAD[:2], heading) for heading in ASKED}
    heads |= {heading: (*HEAD, heading) for heading in ELECTIONS}
    heads |= {str(heading): heading for heading in HONEST}
    files = {
        str(n): ("may.csv", text(heading, *(line[: len(heading)] for line in lines)))
        for n, heading in enumerate(heads.values())
    }
    staged = stage_all(tmp_path_factory.mktemp("asked"), files)
    return {name: staged[str(n)] for n, name in enumerate(heads)}


@pytest.mark.parametrize("heading", ASKED)
def test_what_was_asked_for_is_told(found, heading):
    one = found[heading]
    assert one.pounds == POUNDS
    assert f"“{heading}” says what was asked for, and no heading that it was paid" in one.notes
    assert "spelt nearly" not in one.notes


@pytest.mark.parametrize("heading", ELECTIONS)
def test_expenses_of_an_election_are_told(found, heading):
    assert found[heading].pounds == POUNDS
    assert f"“{heading}” tells of an election" in found[heading].notes


@pytest.mark.parametrize("heading", HONEST)
def test_nothing_is_told_of_payments(found, heading):
    one = found[str(heading)]
    assert one.pounds == POUNDS
    assert "asked for" not in one.notes and "election" not in one.notes
