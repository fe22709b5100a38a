"""The patterns that read a service from words: what they are to find and what they are not to."""

import re

import pytest

from tests.support import reference_rows


def _rows(name):
    return reference_rows(name)


def _service(scheme, text):
    rows = sorted(_rows("service_patterns"), key=lambda row: int(row["rule_number"]))
    return next(
        (
            row["service_id"]
            for row in rows
            if row["scheme"] == scheme and re.search(row["pattern"], text.upper())
        ),
        None,
    )


@pytest.mark.parametrize(
    ("scheme", "text", "service"),
    [
        ("ledger", "Resid Care Home", "care_homes"),
        ("ledger", "Foster Care Agencies", "children_in_care"),
        ("ledger", "Children's residential care", "children_in_care"),
        ("ledger", "Child day care", "early_years"),
        ("ledger", "Foster carers support", "children_in_care"),
        ("ledger", "Highways Contractors", "highways"),
        ("ledger", "Bed And Breakfast", "temporary_housing"),
        ("directorate", "Sports Development", "green_space_leisure"),
        ("bought", "Electricity", "property"),
        ("department", "People (Adults) - CHSC", "adult_social_care"),
        # What sounds alike and is something else.
        ("directorate", "Place and Transport", None),
        ("directorate", "Spare parts", None),
        ("directorate", "Staff selection", None),
        ("directorate", "Planning and performance", None),
        ("directorate", "Environment and Community Safety", None),
        ("ledger", "Accidental damage", None),
        ("ledger", "Business Support", None),
        ("bought", "Social security", None),
    ],
)
def test_words_and_what_they_are_read_as(scheme, text, service):
    assert _service(scheme, text) == service


def test_every_crosswalk_leads_to_a_service_of_the_list():
    services = {row["service_id"] for row in _rows("services")}
    assert len(services) <= 45
    for table in ("service_words", "service_patterns"):
        assert {row["service_id"] for row in _rows(table)} <= services
    numbers = [int(row["rule_number"]) for row in _rows("service_patterns")]
    assert len(set(numbers)) == len(numbers)
