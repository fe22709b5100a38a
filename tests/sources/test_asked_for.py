"""Amounts that may be no payments count as they stand, and are told."""

import pytest

from tests.sources.odd import HEAD, LINES, POUNDS, stage_all, text

ASKED = ("Amount Due", "Total Due", "Amount Owed", "Amount Payable", "Net Amount Due", "Gross Due")
ELECTIONS = ("Candidate", "Candidate's Name", "Election Agent", "Regulated Entity")
GRANTS = ("Purpose of Grant", "Grant Programme", "Grant Recipient Type", "Date of the grant")
NO_GRANTS = ("", "N", "No", "no", "-", "n/a", "0", "£0.00", "Not a grant", "None")
OTHERS = {
    "Reason for Waiver": "waivers of the rules of buying", "Waiver Ref": "waivers of the rules",
    "Exemption from Contract Standing Orders": "waivers of the rules",
    "Asset": "a register of assets", "Asset Description": "a register of assets",
    "Net Book Value": "a register of assets",
}  # fmt: skip
MARKS = ("Y", "Yes", "no", "")
BILLS = (
    ("Amount Due", "Payment Due Date", "01/07/2024"),
    ("Amount Due", "Date Payment Due", "01/07/2024"),
    ("Amount Due", "Planned Payment Date", "01/07/2024"),
    ("Amount Owed", "Payment Terms", "30 days"),
    ("Amount Outstanding", "Payment Method", "BACS"),
    ("Amount Payable", "Payment Reference", "R1"),
    ("Amount Due", "Payment Status", "Open"),
    ("Amount Due", "Paid?", "No"),
    ("Amount Due", "Not Paid", "x"),
    ("Amount Unpaid", "Ward", "Fen"),
    ("Amount Due", "Paid to date", "0.00"),
    ("Amount Due", "Payment Period", "30 days"),
)
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
    ("Date", "Supplier", "Amount", "Campaign"),
    ("Date", "Supplier", "Amount", "Campaign Code"),
    ("Date", "Supplier", "Amount", "Election / Referendum Code"),
    ("Date", "Supplier", "Amount", "Election"),
    ("Date", "Supplier", "Amount", "Grant"),
    ("Date", "Supplier", "Amount", "Grant Funded"),
    ("Date", "Supplier", "Amount", "Grants Team"),
    ("Date", "Supplier", "Amount", "Purpose"),
    ("Date", "Supplier", "Amount", "Managing Agent"),
    ("Paid", "Supplier", "Amount Due"),
    ("Payment Date", "Supplier", "Amount", "Asset"),
    ("Date", "Supplier", "Amount", "Asset Code"),
    ("Date", "Supplier", "Amount", "Asset Management"),
    ("Date", "Supplier", "Amount", "FOI Exemption"),
    ("Date", "Supplier", "Amount", "VAT Exemption"),
    ("Paid On", "Supplier", "Amount Due"),
    ("Date", "Supplier", "Amount Due", "Period Paid"),
    ("BACS Run Date", "Supplier", "Amount Payable"),
    ("Date", "Supplier", "Amount Due", "Cheque No"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    lines = [(*line, "Fen") for line in LINES]
    heads = {heading: (*HEAD[:2], heading) for heading in ASKED}
    heads |= {heading: (*HEAD, heading) for heading in (*ELECTIONS, *GRANTS, *OTHERS)}
    heads |= {str(heading): heading for heading in HONEST}
    files = {
        f"{amount} {other}": (
            "may.csv",
            text((*HEAD[:2], amount, other), *((*line[:3], said) for line in lines)),
        )
        for amount, other, said in BILLS
    }
    for n, said in enumerate(NO_GRANTS):
        for more, of_one in (("", said), (" but one", "Y")):
            cells = [(*line[:3], of_one if line == lines[-1] else said) for line in lines]
            files[f"no grant {n}{more}"] = (
                "may.csv", text((*HEAD, GRANTS[n % len(GRANTS)]), *cells),
            )  # fmt: skip
    for said in MARKS:
        cells = ((*line[:3], said if line == lines[-1] else "") for line in lines)
        files[f"marked {said}"] = ("may.csv", text((*HEAD, "Waiver"), *cells))
    waiver = "Exemption from Contract Standing Orders"
    files["no waiver"] = ("may.csv", text((*HEAD, waiver), *((*line[:3], "No") for line in lines)))
    files |= {
        str(n): ("may.csv", text(heading, *(line[: len(heading)] for line in lines)))
        for n, heading in enumerate(heads.values())
    }
    staged = stage_all(tmp_path_factory.mktemp("asked"), files)
    return staged | {name: staged[str(n)] for n, name in enumerate(heads)}


@pytest.mark.parametrize("heading", ASKED)
def test_what_was_asked_for_is_told(found, heading):
    one = found[heading]
    assert one.pounds == POUNDS
    assert f"“{heading}” says what was asked for, and no heading that it was paid" in one.notes
    assert "spelt nearly" not in one.notes


@pytest.mark.parametrize(("amount", "other", "said"), BILLS)
def test_how_a_bill_is_to_be_paid_does_not_say_that_it_was(found, amount, other, said):
    one = found[f"{amount} {other}"]
    assert one.pounds == POUNDS
    assert f"“{amount}” says what was asked for, and no heading that it was paid" in one.notes


@pytest.mark.parametrize("said", MARKS)
def test_payments_that_are_marked_are_no_list_of_waivers(found, said):
    one = found[f"marked {said}"]
    assert (one.pounds, one.notes) == (POUNDS, "")


@pytest.mark.parametrize("heading", ELECTIONS)
def test_expenses_of_an_election_are_told(found, heading):
    assert found[heading].pounds == POUNDS
    assert f"“{heading}” tells of an election" in found[heading].notes


@pytest.mark.parametrize("heading", GRANTS)
def test_a_list_of_grants_that_reads_as_payments_is_told(found, heading):
    assert found[heading].pounds == POUNDS
    assert f"“{heading}” tells of grants: they count as payments, and twice" in found[heading].notes


@pytest.mark.parametrize("n", range(len(NO_GRANTS)))
def test_a_column_of_grants_that_says_of_no_line_that_it_is_one_is_not_told(found, n):
    assert found[f"no grant {n}"].pounds == found[f"no grant {n} but one"].pounds == POUNDS
    assert "tells of grants" not in found[f"no grant {n}"].notes
    assert "tells of grants" in found[f"no grant {n} but one"].notes


@pytest.mark.parametrize("heading", OTHERS)
def test_what_was_agreed_or_is_owned_is_told(found, heading):
    assert found[heading].pounds == POUNDS
    assert f"“{heading}” tells of {OTHERS[heading]}" in found[heading].notes


@pytest.mark.parametrize("heading", HONEST)
def test_nothing_is_told_of_payments(found, heading):
    one = found[str(heading)]
    assert one.pounds == POUNDS
    assert "asked for" not in one.notes and "election" not in one.notes
    assert "tells of" not in one.notes


def test_payments_of_which_none_was_a_waiver_are_told_nothing(found):
    assert (found["no waiver"].pounds, found["no waiver"].notes) == (POUNDS, "")
