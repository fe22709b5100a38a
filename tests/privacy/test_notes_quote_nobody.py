"""No note and no reason quotes a text that may be of a person: who was paid, a title, a slip."""

from itertools import cycle
from types import SimpleNamespace

import pytest

from pipelines.build.told import together
from pipelines.sources import _codes, _units
from tests.sources.odd import LINES, NAMES, stage_all, text

ZED = "Zed Whelk 07700 900123"
DAYS = [f"{n:02}/05/2024" for n in range(1, 13)]


def file(title, days, heading="Date", name="spend.csv"):
    above = [(title,)] if title else []
    rows = [(day, payee, pounds) for day, (_, payee, pounds) in zip(days, cycle(LINES))]
    return name, text(*above, (heading, "Supplier", "Amount"), *rows)


def with_slip(values):
    return [f"{values[0]} {ZED}", *values[1:]]


FILES = {
    "month": file(f"Spend May 2024 {ZED}", ["x"] * 12, heading="Ref"),
    "year": file(f"Spend 2024/25 {ZED}", ["May"] * 12, heading="Month"),
    "order": file(f"Spend May 2024 {ZED}", [f"05/{n:02}/2024" for n in (1, 2, 3, 4) * 3]),
    "unit": file(f"All in £000s {ZED}", DAYS),
    "unpaid": file(f"Open orders {ZED}", DAYS),
    "years": file("", with_slip(["2024"] * 12)),
    "months first": file("", [f"mm/dd {ZED}", *(f"05/{n:02}/2024" for n in range(1, 12))]),
    "against": file("Spend May 2024", [*["05/01/2024", "05/02/2024"] * 800, f"13/05/2024 {ZED}"]),
    "weeks": file("", with_slip([f"Week {n:02} 2024/25" for n in range(1, 13)]), "Period"),
}
TOLD = {
    "month": "the month of its payments is that of a title above its headings, 2024-05",
    "year": "the year of “Month” is that of a title above its headings, 2024/25",
    "order": "its days are those of a title above its headings",
    "unit": "its amounts are thousands of pounds, not pounds (“in £000s”)",
    "unpaid": "a title above its headings tells of “Open orders”",
    "years": "“Date” states years (“2024”), no days or months",
    "months first": "the month comes first in its days, as “mm/dd” says",
    "against": "“13/05/2024” shows that the day comes first in “Date”",
    "weeks": "“Period” holds no months but numbers (“Week 01 2024/25”)",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return stage_all(tmp_path_factory.mktemp("quoted"), FILES)


@pytest.mark.parametrize("name", FILES)
def test_no_note_and_no_reason_quotes_a_title_or_a_slip(found, name):
    said = found[name].notes + found[name].reason
    assert TOLD.get(name, "") in said
    assert not [word for word in (*ZED.split(), *NAMES) if word in said]


def test_other_currencies_are_named_by_their_codes_alone():
    assert _units.beside_amounts("Currency", ["GBP", "EUR"]) == "names EUR beside pounds"
    assert _units.beside_amounts("Currency", ["GBP", ZED]) == "names other currencies beside pounds"


def test_numbers_as_long_as_a_telephone_are_told_by_their_length():
    match = SimpleNamespace(cells=["Amount"], columns=["amount_unstated"], notes=[],
                            layout=SimpleNamespace(values={}))  # fmt: skip
    for digits, told in ((8, "such as “12345600”"), (11, "of 11 digits")):
        values = [[str(10 ** (digits - 1) + 2345600 + n)] for n in range(20)]
        said = _codes.instead_of_amounts(match, [0], values)
        assert told in said and ("codes" in said)


@pytest.mark.parametrize("sign", ["zed@example.invalid", "07700 900123", "XB1 2CD", "999 000 0018"])
def test_what_leads_to_a_person_is_taken_out_of_every_note(sign):
    assert sign not in together([f"“Ask Zed {sign}” is taken for payee_name", "a; b"])
