"""Identifiers of organisations: company numbers regain their zeros, charity numbers have none."""

import json

import pytest

from pipelines.linkage.identifiers import (
    charity_number,
    company_number,
    nhs_number,
    org_id,
    postcode,
    read_org_id,
    tax_reference,
    vat_number,
)

# Also read by the test of the registers' model: both must say the same.
COMPANY_NUMBERS = [
    ("05912608", "05912608"),
    ("5912608", "05912608"),
    ("5912608.0", "05912608"),
    (" 182 037 ", "00182037"),
    ("SC12345", "SC012345"),
    ("ni610939", "NI610939"),
    ("OC327450", "OC327450"),
    ("R123", "R0000123"),
    ("22981R", "IP22981R"),
    ("IP22981R", "IP22981R"),
    ("19059R/28232R", None),
    ("458577871", None),
    ("Various", None),
    ("00000000", None),
    ("N/A", None),
    ("-", None),
    ("None", None),
]


@pytest.mark.parametrize(("text", "number"), COMPANY_NUMBERS)
def test_company_numbers(text, number):
    assert company_number(text) == number


@pytest.mark.parametrize(
    ("scheme", "number", "found"),
    [
        ("GB-COH", "1234567", "GB-COH-01234567"),
        ("GB-CHC", "1123520", "GB-CHC-1123520"),
        ("GB-COH", "458577871", None),
        ("GB-COH", "NA", None),
        ("GB-PPON", "PDTL-7248-GWZW", "GB-PPON-PDTL-7248-GWZW"),
        (None, "1234567", None),
    ],
)
def test_org_ids(scheme, number, found):
    assert org_id(scheme, number) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GB-COH-1234567", ("GB-COH", "01234567")),
        ("GB-CHC-1074622", ("GB-CHC", "1074622")),
        ("GB-CHC-20071", None),
        ("GB-SC-SC012345", ("GB-SC", "SC012345")),
        ("GB-NIC-100123", ("GB-NIC", "100123")),
        ("GB-NHS-rxr", ("GB-NHS", "RXR")),
        ("GB-NHS-RXR RVV", None),
        ("GB-LAE-SLF", ("GB-LAE", "SLF")),
        ("GB-LAE-Salford", None),
        ("GB-PPON-PDTL-7248-GWZW", ("GB-PPON", "PDTL-7248-GWZW")),
        ("local:gannet", None),
        (None, None),
    ],
)
def test_an_org_id_is_read_by_the_rule_of_its_register(text, found):
    assert read_org_id(text) == found


@pytest.fixture(scope="module")
def cases(oracle_folder):
    """Identifiers judged elsewhere."""
    return json.loads((oracle_folder / "identifiers.json").read_text(encoding="utf-8"))


@pytest.mark.oracle
def test_vat_numbers_as_judged_elsewhere(cases):
    for case in cases["vat"]:
        # The judge takes nine zeros, which is nobody's number.
        is_number = case["stdnum_valid"] and case["value"].strip("0") != ""
        assert (vat_number(case["value"]) is not None) == is_number, case
        if is_number and case["compact"]:
            assert vat_number(case["value"]) == case["compact"], case


@pytest.mark.oracle
def test_company_numbers_as_judged_elsewhere(cases):
    for case in cases["company_numbers"]:
        assert company_number(case["value"]) == case["canonical"], case


@pytest.mark.oracle
def test_charity_numbers_as_judged_elsewhere(cases):
    for case in cases["charity_numbers"]:
        # Null: a reference of another register, which is no charity's number.
        assert (charity_number(case["value"]) is not None) == bool(case["valid_format"]), case


@pytest.mark.oracle
def test_numbers_of_persons_and_postcodes_as_judged_elsewhere(cases):
    for case in cases["nhs_numbers"]:
        assert (nhs_number(case["value"]) is not None) == case["stdnum_valid"], case
    for case in cases["utr"]:
        assert (tax_reference(case["value"]) is not None) == case["stdnum_valid"], case
    for case in cases["postcodes"]:
        assert postcode(case["value"]) == case["canonical"], case
