"""No note and no reason quotes a text that may be of a person: who was paid, a title, a slip."""

from itertools import cycle
from types import SimpleNamespace

import pytest

from pipelines.build.inspect import inspect
from pipelines.build.told import together
from pipelines.config import read_data_folder
from pipelines.sources import _codes, _units
from tests.build.folders import write
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


PLACES = [(f"E070000{n:02}", f"Place {n}") for n in range(1, 11)]


def people(title="", heading="Total population", **more):
    above = [(title,)] if title else []
    rows = [(*place, 100_000 + 7 * n, *more.values()) for n, place in enumerate(PLACES)]
    return "people.csv", text(*above, ("LAD21CD", "LAD21NM", heading, *more), *rows)


def ledger(title):
    head = ("Account", "Account(T)", "Supplier(T)", "Amount", "Updated")
    rows = [("1", "Care", payee, pounds, f"2024-05-0{n} 10:10")
            for n, (_, payee, pounds) in enumerate(LINES[:9], start=1)]  # fmt: skip
    return "ledger.csv", text((title,), head, *rows)


def alike(*over):
    rows = [(*place, 100_000 + 7 * n, 50_000 + n) for n, place in enumerate(PLACES)]
    head = ("LAD21CD", "LAD21NM", "All ages", "All ages")
    return "people.csv", text(("", "", *over), head, *rows)


COUNTED = {
    "over a heading": alike(ZED, "Lou Perch"),
    "over everybody": alike("Males", f"Persons seen by {ZED}"),
    "of whom": people(f"Carers known to {ZED}"),
    "of whom else": people(f"Carers known to {ZED}", "Population"),
    "of an age": people(f"Adult population seen by {ZED}"),
    "another year": people(heading="Population 2021", Year=ZED),
    "updated": ledger(f"Orders raised by {ZED}"),
}
COUNTED_TOLD = {
    "over a heading": "“All ages” stands 2 times: the first counts",
    "over everybody": "“All ages” stands 2 times: the one under everybody counts",
    "of whom": "a title above its headings (“carers”) may say that its people are not all of their",
    "of whom else": "“Population” stands under a title above its headings (“carers”), and may not",
    "of an age": "a title above its headings (“adult population”) may say that its people are of",
    "another year": "“Population 2021” says 2021 where “Year” says something else",
    "updated": "not taken for the day of payment: a title above its headings (“orders”)",
}


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    files = {f"{name}/{file}": data for name, (file, data) in COUNTED.items()}
    root = write(tmp_path_factory.mktemp("counted"), files)
    return {
        one.name.split("/")[0]: f"{one.odd} {one.refused_because}"
        for one in inspect(read_data_folder(root))
    }


@pytest.mark.parametrize("name", COUNTED)
def test_nor_does_what_is_told_of_people_or_of_a_ledger(counted, name):
    assert COUNTED_TOLD[name] in counted[name]
    assert not [word for word in (*ZED.split(), *NAMES) if word in counted[name]]


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
