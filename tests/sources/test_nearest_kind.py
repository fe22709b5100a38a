"""A table of no kind that we know: to which kind it comes near, where it comes near to one."""

import pytest

NOTHING = "no heading row of a kind that we know"
LINES = "England,12,Hip Replacement,VAS,30\n" * 6


def said(inspected, headings):
    """What is odd about a table of other things under some headings."""
    found = inspected("a/measures.csv", f"{headings}\n{LINES}")
    assert found.kind == "unknown"
    return found.odd[0]


@pytest.mark.parametrize(
    "headings",
    [
        "Dimension,Value,Procedure,Measure,Total",
        "Dimension,Value,Procedure,Measure,Category",
        "Place,Value,Department,Measure,Count",
        "Place,Value,Status,Procedure,Total",
    ],
)
def test_headings_of_many_tables_bring_none_near_to_a_kind(inspected, headings):
    assert said(inspected, headings) == NOTHING


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Supplier,Value,Procedure,Measure,Total", "contracts_register"),
        ("Title,Value,Procedure,Measure,Total", "contracts_register"),
        ("Place,Value,Procedure,Start Date,Total", "contracts_register"),
        ("Contract Title,Number,Contract Value,Measure,Total", "contracts_register"),
        ("Dimension,Supplier,Net,Measure,Department", "spend"),
        ("Dimension,Directorate,Net Amount,Measure,Expense Type", "spend"),
    ],
)
def test_one_that_a_kind_needs_brings_it_near(inspected, headings, kind):
    assert f"{NOTHING} (line 1 comes nearest: read as {kind} it lacks" in said(inspected, headings)
