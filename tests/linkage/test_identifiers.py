"""Identifiers of organisations: company numbers regain their zeros, charity numbers have none."""

import pytest

from pipelines.linkage.identifiers import company_number, org_id

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
