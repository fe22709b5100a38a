"""What leads to a person is taken out of texts; numbers of invoices are left alone."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build.personal_headings import is_personal_heading
from pipelines.build.scrub import is_nhs_number, scrub_column, scrub_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("jo.whelk@example.invalid", "[e-mail removed]"),
        ("Jo <jo@example.invalid>; Al", "Jo <[e-mail removed]>; Al"),
        ("Call Jo on 01632 960123", "Call Jo on [telephone removed]"),
        ("Mob: 07700900123", "Mob: [telephone removed]"),
        ("+44 7700 900123 Jo", "[telephone removed] Jo"),
        ("Office (0161) 496 0000", "Office [telephone removed]"),
        (
            "Tel 20 7946 0000, mobile 7700 900123",
            "Tel [telephone removed], mobile [telephone removed]",
        ),
        ("Tel 0161 4960000 please", "Tel [telephone removed] please"),
        ("NHS no 9990000018", "NHS no [NHS number removed]"),
        ("For 999 000 0018, transport", "For [NHS number removed], transport"),
        ("12 High St, Tarnwick XB1 2CD", "12 High St, Tarnwick [postcode removed]"),
        ("XB1 2CD", "[postcode removed]"),
    ],
)
def test_what_is_taken_out(text, clean):
    assert scrub_text(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "01234567890", "9990000018", "INV 01234567890", "PAY/2024/01632960123", "6003737254",
        "Transaction 1234567890", "Invoice 999 000 0019", "Lot 3 of 2024-2028", "GB-COH-01234567",
        "2022-04-01 10:30:00", "Ref 0012345678 and 0012345679", "SW1 Contractors",
        "Amount 1,234,567,890.00",
        "NHS Foundation Trust invoice 9990000018", "", "A1 2B", "CALL-2023-000123",
        "Contact centre 2019-2024 (2+1+1)", "Text messaging 2022 - 2026", "Mobiles 2023-24 2024-25",
        "Mobile 2023-24 2024-25", "Ring mains (2021 2022 2023)", "Contact lenses 01-02-2023",
    ],
)  # fmt: skip
def test_what_is_left_alone(text):
    assert scrub_text(text) == text


def test_a_column_is_scrubbed_as_its_texts_are():
    texts = ["Call 01632 960123", None, "6003737254", "Call 01632 960123", "a@b.invalid", ""]
    found = scrub_column(pa.array(texts, pa.string()))
    assert found.to_pylist() == [text and scrub_text(text) for text in texts]
    plain = pa.array(["6003737254", None], pa.string())
    assert scrub_column(plain) is plain


pieces = st.sampled_from(
    ["a@b.invalid", "01632 960123", "07700900123", "999 000 0018", "XB1 2CD", "NHS", "tel", "call",
     "6003737254", "word", "12", "-", "/", ","]
)  # fmt: skip


@given(st.lists(pieces, max_size=8).map(" ".join) | st.text(max_size=40))
def test_the_cheap_pattern_misses_nothing_and_twice_is_once(text):
    clean = scrub_text(text)
    assert scrub_column(pa.array([text], pa.string())).to_pylist() == [clean]
    assert scrub_text(clean) == clean
    assert "a@b.invalid" not in clean and "XB1 2CD" not in clean


@pytest.mark.parametrize(
    "heading",
    ["Contact Email", "ContactName", "E-mail", "Telephone number", "NHS Number",
     "Supplier Post Code",
     "Address", "Date of Birth", "Forename", "Contract Manager", "Lead Officer", "Cardholder",
     "Child Name", "Payee's Address", "Responsible Individual", "Manager", "Manager Name",
     "Home manager", "Head of home", "Owner", "Beneficial owner", "trustee_name", "Trustees",
     "Trustee 1 Name", "Correspondent", "Chair", "Chair of Trustees", "Company Secretary",
     "Treasurer", "Director", "Director 2", "Name of Director", "PSC Name", "GP Name",
     "Headteacher", "CorrespondentName", "GP", "Named GP", "CEO", "Chief Exec", "Principal",
     "Headmaster", "Case Worker", "Caseworker", "Support Worker", "Link Worker",
     "Director of Company", "Partner", "Partners", "Partner 2", "Budget Holder", "Approver",
     "Buyer", "Requester", "Requestor", "Processed by", "Signed off by", "Approved by",
     "Compiled by", "Councillor", "Ward Councillor", "Client", "Service User", "Pupil", "Learner",
     "Tenant", "Foster Carer", "Carer", "Next of Kin", "Guardian", "Employee", "FAO", "c/o",
     "Lead Applicant", "Team Leader", "Landlord", "Lead member", "Care Co-ordinator"],
)  # fmt: skip
def test_a_heading_that_announces_a_person(heading):
    assert is_personal_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["Supplier Name", "Directorate", "Purpose", "Service Area", "Amount", "Invoice Number",
     "Extension 1 Taken?", "Area Covered", "NHS Trust", "Organisation", "Contract Value",
     "Telecoms", "Provider Name", "Brand name", "Head Office", "Owner type", "Ownership",
     "Managed by", "Directorates", "Chair hire", "Number of trustees", "Trustees (number)",
     "Director salary", "Secretary of State", "Treasury", "Management", "GP practice name",
     "GP Code",
     "Client Group", "Client Type", "Carer Services", "Partner Organisation", "Delivery Partner",
     "Buyer Organisation", "Service User Group", "Tenant Services", "Employee Costs",
     "Employee No", "Learner Numbers", "Director of Public Health (service)", "Residents", "Pupils",
     "Number of Carers", "Funded by", "Published by", "Principal amount", "Partner type",
     "Landlord services", "Councillor allowances",
     "Fund Manager", "Head of Expenditure", "Chairs and desks", "Principal place", "Is Owner",
     "Owner occupied", "Consultant", "Managers cost", "Principal Category", "Correspondence"],
)  # fmt: skip
def test_a_heading_that_does_not(heading):
    assert not is_personal_heading(heading)


def test_the_check_digit_of_an_nhs_number():
    assert is_nhs_number("9434765919") and is_nhs_number("9990000018")
    assert not is_nhs_number("9434765918") and not is_nhs_number("999000001")
