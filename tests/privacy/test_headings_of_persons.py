"""What stands below a heading of a person lands nowhere."""

import pytest

from pipelines.build.personal_headings import is_personal_heading
from pipelines.build.raw_files import FILES
from pipelines.build.rejects import _not_landed
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.odd import LINES, text
from tests.sources.staged import stage

REGISTER = text(
    (
        "Contract Title",
        "Supplier",
        "Start Date",
        "End Date",
        "Buyer Organisation",
        "Client",
        "Client Group",
    ),
    *(
        (f"Care {n}", "Gannet Ltd", "01/04/2022", "31/03/2026", "Marrow Council", "Zed", "Adults")
        for n in range(6)
    ),
)
SPEND = text(
    ("Date", "Supplier", "Amount", "Buyer", "GP Code", "Client", "Foster Carer"),
    *((*line, "Zed Whelk", "P81001", "Zed Whelk", "Zed Whelk") for line in LINES),
)
REFUSED = text(
    ("Month", "Supplier", "Amount", "Client", "Type"),
    *(
        ("01/05/2024", "Mrs Zoe Whelk 9990000018", "10.50", "Zed Zeal", kind)
        for kind in ("Foster Carer", "Tenant", "Pupil")
    ),
)


def test_what_stands_below_such_a_heading_lands_nowhere(tmp_path):
    _, _, engine = stage(tmp_path, {"a/register.csv": REGISTER, "b/spend.csv": SPEND})
    with engine:
        bought = engine.run("select distinct body_name, other_columns from raw_contracts")
        paid = engine.run("select distinct other_columns from raw_spend")
    assert bought == [("Marrow Council", {"Client Group": "Adults"})]
    assert paid == [({"GP Code": "P81001"},)]


def test_a_refused_line_is_written_without_persons_and_with_what_was_paid_for(tmp_path):
    """“Foster Carer” in a record is what was paid for, no heading."""
    folder = read_data_folder(write(tmp_path, {"a.csv": REFUSED, "sources.toml": ""}))
    written = "\n".join(said for _, said in _not_landed(folder, "a.csv", None, "spend"))
    assert "Mrs Zoe Whelk; 10.50; Foster Carer" in written and "Pupil" in written
    assert "Zed" not in written and "9990000018" not in written


def test_who_is_paid_stays_in_refused_lines_without_a_day(tmp_path):
    """“Contact A Family” beside an amount is a payee; “Client” beside years is a heading."""
    names = ("Contact A Family", "Officer Cadets Club", "Address Systems Ltd")
    refused = text(
        ("Supplier", "Client", "Amount", "2024"),
        *((name, "Zed Zeal", f"{n}0.50", "7") for n, name in enumerate(names, start=1)),
    )
    folder = read_data_folder(write(tmp_path, {"a.csv": refused, "sources.toml": ""}))
    written = [said for _, said in _not_landed(folder, "a.csv", None, "spend")]
    assert written == ["Supplier; Amount; 2024", *(
        f"{name}; {n}0.50; 7" for n, name in enumerate(names, start=1))]  # fmt: skip


BODIES = ("Bittern NHS Trust", "Heron Homes Ltd", "Gannet LLP", "Marrow Borough Council", "Wren BC")
MAY_BE = ("Buyer", "Partner", "Partners", "Client", "Landlord", "Account Holder", "Lead Applicant",
          "Purchaser", "Procurement Lead", "Attention", "Principal")  # fmt: skip


def below(tmp_path, heading, values):
    """What lands of a column of a file of payments, and what is said to be dropped."""
    lines = [(*line, value) for line, value in zip(LINES * 5, values, strict=False)]
    spend = text(("Date", "Supplier", "Amount", heading), *lines)
    _, _, engine = stage(tmp_path, {"a/spend.csv": spend})
    with engine:
        kept = engine.run("select other_columns[?] from raw_spend order by line_number", [heading])
        dropped = engine.one(f"select columns_dropped from {FILES}")
    return [value for (value,) in kept], dropped


@pytest.mark.parametrize("heading", MAY_BE)
def test_organisations_are_kept_below_what_may_be_a_person(tmp_path, heading):
    assert is_personal_heading(heading)
    assert below(tmp_path, heading, BODIES) == (list(BODIES), "")


def test_the_principal_of_a_loan_is_kept(tmp_path):
    sums = ["6192.58", "1020.56", "£11602.20", "7909.08", "2500.50", "5000"]
    assert below(tmp_path, "Principal", sums) == (sums, "")


def test_a_person_among_organisations_is_withheld(tmp_path):
    kept, dropped = below(tmp_path, "Landlord", [*BODIES, "Zed Whelk"])
    assert (kept, dropped) == ([*BODIES, "[name withheld]"], "")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Landlord", ["Zed Whelk", "Zoe Whelk", *BODIES]), ("Buyer", ["Zoe Hall"] * 6),
        ("Buyer", ["Zoe M. Church", "Al Lane", "Jo Farm", "Mrs Z House", "Dr Z Street"]),
        ("Client", ["10045", "10046", "10047", "10048", "10049"]), ("Partner", BODIES[:4]),
        ("GP", BODIES), ("Carer", BODIES), ("Approved by", BODIES), ("Next of Kin", BODIES),
        ("Cost Centre Manager", ["Zed Whelk"] * 6), ("Cost Center Owner Name", ["Zed Whelk"] * 6),
    ],
)  # fmt: skip
def test_persons_and_their_numbers_are_dropped(tmp_path, heading, values):
    kept, dropped = below(tmp_path, heading, values)
    assert set(kept) == {None} and dropped == heading


@pytest.mark.parametrize(
    "heading", ["Cost Centre", "Manager Cost", "Cost of Carer", "Cost Centre No"]
)
def test_costs_and_their_centres_are_of_nobody(heading):
    assert not is_personal_heading(heading)
