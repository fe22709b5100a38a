"""Names of persons are withheld; organisations named after persons are not."""

import pytest

from pipelines.sources._persons import WITHHELD, without_person


@pytest.mark.parametrize(
    "name",
    [
        "Mrs Ada Person", "MR A PERSON", "Dr. B Person", "Rev Ada Person", "A B Person",
        "A. Person", "Mr Ada Person & Mrs Bea Person", "Miss A Person and Mr B Person",
        "  Ms Ada Person  ",
    ],
)  # fmt: skip
def test_a_person_is_withheld(name):
    assert without_person(name) == WITHHELD


@pytest.mark.parametrize(
    "name",
    [
        "Dr Person & Partners", "Thomas Person Ltd", "The Ada Person Trust", "A&B Taxis",
        "Mr Person's Band", "Young Devonia", "Brackwater Council", "St Ada Church",
        "X Y Volunteers", "Ada Person", "ADA COLLECTIVE", "Mrs Persons Tea Shop", "", None,
    ],
)  # fmt: skip
def test_an_organisation_keeps_its_name(name):
    assert without_person(name) == name


def test_in_whose_care_a_group_is_does_not_land():
    assert without_person("Flood Group (c/o Mr A Person)") == f"Flood Group {WITHHELD}"
    assert without_person("Flood Group C/O MRS PERSON") == f"Flood Group {WITHHELD}"
