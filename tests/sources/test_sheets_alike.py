"""Sheets of a workbook that hold the same payments in another form count once, told with pounds."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write

HEAD = ("Payment Date", "Supplier", "Directorate", "Transaction Number", "Amount")
NAMES = ("Gannet Ltd", "Dunlin Trust", "Avocet CIC", "Heron & Sons", "Tern Ltd")
CARE, PLACE = "Adult Care", "Place"
LINES = tuple(
    (
        f"{n % 9 * 3 + 1:02}/05/2024",
        NAMES[n % 5],
        (CARE, PLACE)[n % 2],
        f"5100{n * 7:03}",
        Decimal(137 * n * n % 9001 + 500) + Decimal(n * 7 % 100) / 100,
    )
    for n in range(30)
)


def of(lines, how, head=HEAD):
    """A sheet of lines whose amounts a function of their number and pounds gives."""
    return [head, *((*line[:4], how(n, line[4])) for n, line in enumerate(lines))]


def vat(n, pounds):
    """With VAT: a fifth on most lines, a twentieth on some, none on others."""
    rate = ("0.2", "0.2", "0.05", "0")[n % 4]
    return (pounds * (1 + Decimal(rate))).quantize(Decimal("0.01"))


def hardly_vat(n, pounds):
    return (pounds * Decimal("1.2")).quantize(Decimal("0.01")) if n == 3 else pounds


def plain(_, pounds):
    return pounds


def summed(lines, at, day="31/05/2024"):
    """A sheet with what a column's words add up to."""
    words = list(dict.fromkeys(line[at] for line in lines))
    rows = [(word, sum(line[4] for line in lines if line[at] == word)) for word in words]
    if at == 1:
        return [("Date", "Supplier", "Amount"), *((day, word, pounds) for word, pounds in rows)]
    return [
        ("Date", "Supplier", "Directorate", "Amount"),
        *((day, "Various", word, pounds) for word, pounds in rows),
    ]


def fees(start, pounds, lines=LINES):
    """The same payees on the same days, each line under a number of its own."""
    return [
        HEAD,
        *(
            (*line[:3], f"{start}{n:04}", pounds(line[4]) if callable(pounds) else pounds)
            for n, line in enumerate(lines)
        ),
    ]


def unnumbered(rows):
    return [(*row[:3], row[4]) for row in rows]


def half(pounds):
    return (pounds / 2).quantize(Decimal("0.01"))


def third(pounds):
    return (pounds / 3).quantize(Decimal("0.01"))


def dearer(pounds):
    return (pounds * Decimal("1.05")).quantize(Decimal("0.01"))


def instalments(lines, month):
    """What the payees are paid of an advance, in a month and under numbers of their own."""
    paid = [(line[0].replace("/05/", f"/{month}/"), *line[1:]) for line in lines]
    return fees(f"{month}1", half, paid)


def moved(lines, month, how=plain):
    """The same payees and amounts in another month."""
    return of([(line[0].replace("/05/", f"/{month}/"), *line[1:]) for line in lines], how)


def book(sheets):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, [float(c) if isinstance(c, Decimal) else c for c in row])
    return stream.getvalue()


DETAIL = of(LINES, plain)
POUNDS = sum(line[4] for line in LINES)
NET, PARTS = "that another sheet of the file has without VAT", "that sum up lines of another sheet"
JUNE = moved(LINES, "06", lambda n, pounds: pounds + n)
TWICE = {
    "net and gross": ({"Net": DETAIL, "Gross": of(LINES, vat)}, NET),
    "gross first": ({"Gross": of(LINES, vat), "Net": DETAIL}, NET),
    "gross first, hardly any VAT": ({"Gross": of(LINES, hardly_vat), "Net": DETAIL}, NET),
    "hardly any VAT": ({"Net": DETAIL, "Gross": of(LINES, hardly_vat)}, NET),
    "with credits": (
        {"Net": of(LINES, lambda n, p: -p if n % 5 == 0 else p),
         "Gross": of(LINES, lambda n, p: -vat(n, p) if n % 5 == 0 else vat(n, p))},
        NET,
    ),
    "sorted by another column": (
        {"Net": DETAIL, "Gross": [HEAD, *sorted(of(LINES, vat)[1:], key=lambda row: row[1])]},
        NET,
    ),
    "by payee": ({"Summary": summed(LINES, 1), "Detail": DETAIL}, PARTS),
    "by payee, last": ({"Detail": DETAIL, "Summary": summed(LINES, 1)}, PARTS),
    "by department": ({"Summary": summed(LINES, 2), "Detail": DETAIL}, PARTS),
    "by payee of two months": (
        {"May": DETAIL, "June": JUNE, "Summary": summed(DETAIL[1:] + JUNE[1:], 1, "30/06/2024")},
        PARTS,
    ),
    "numbers are written in another way": (
        {"Net": DETAIL, "Gross": [HEAD, *(
            (*row[:3], f"00{row[3][:2]}-{row[3][2:]}", row[4]) for row in of(LINES, vat)[1:])]},
        NET,
    ),
    "one side has no numbers": (
        {"Net": DETAIL, "Gross": [HEAD, *((*row[:3], "", row[4]) for row in of(LINES, vat)[1:])]},
        NET,
    ),
    "neither side has numbers": (
        {"Net": unnumbered(DETAIL), "Gross": unnumbered(of(LINES, vat))}, NET,
    ),
    "the reduced rate on a line of the same number": (
        {"Net": DETAIL, "Gross": of(LINES, lambda n, p: dearer(p) if n == 3 else p)}, NET,
    ),
    "a summary that is numbered, of lines that are not": (
        {"Summary": [HEAD, *((row[0], row[1], "", f"S{n}", row[2])
                             for n, row in enumerate(summed(LINES, 1)[1:]))],
         "Detail": unnumbered(DETAIL)},
        PARTS,
    ),
    "by invoice, most of one line": (
        {"Invoices": [*of(LINES[:28], plain), (*LINES[28][:4], LINES[28][4] + LINES[29][4])],
         "Lines": of([*LINES[:29], (*LINES[28][:4], LINES[29][4])], plain)},
        PARTS,
    ),
}  # fmt: skip
HONEST = {
    "the same each month": {"May": DETAIL, "June": moved(LINES, "06")},
    "with VAT from June": {"May": DETAIL, "June": moved(LINES, "06", vat)},
    "revenue and capital": {"Revenue": DETAIL, "Capital": of(LINES, lambda n, p: p % 97 + n + 3)},
    "a tenth more": {"North": DETAIL, "South": of(LINES, lambda n, p: p * Decimal("1.10"))},
    "a third more": {"North": DETAIL, "South": of(LINES, lambda n, p: p * Decimal("1.35"))},
    "VAT alone": {"Net": DETAIL, "VAT": of(LINES, lambda n, p: p / 5)},
    "taken back": {"Paid": DETAIL, "Back": of(LINES[:20], lambda n, p: -p if n % 4 else p + 7)},
    "residential and nursing": {"Residential": DETAIL, "Nursing": fees(7, dearer)},
    "residential and nursing, without numbers": {
        "Residential": unnumbered(DETAIL), "Nursing": unnumbered(fees(7, dearer)),
    },
    "fostering and enhanced": {"Fostering": fees(6, 1000), "Enhanced": fees(7, 1200)},
    "a fifth dearer, by pence": {"Fostering": DETAIL, "Enhanced": fees(7, lambda p: p * 6 / 5)},
    "match funding": {"Grant": DETAIL, "Match": fees(7, lambda p: p)},
    "match funding, one more by VAT": {
        "Grant": DETAIL,
        "Match": [*fees(7, lambda p: p)[:-1], (*LINES[29][:3], "79", vat(0, LINES[29][4]))],
    },
    "three lines, one a twentieth more": {
        "North": of(LINES[:3], plain),
        "South": [*fees(7, lambda p: p, LINES[:2]), (*LINES[2][:3], "79", dearer(LINES[2][4]))],
    },
    "three lines without numbers, one a twentieth more": {
        "North": unnumbered(of(LINES[:3], plain)),
        "South": unnumbered(of(LINES[:3], lambda n, p: p if n else dearer(p))),
    },
    "two bodies share a bill": {"Council": fees(6, half), "Health": fees(7, half)},
    "two bodies share a bill, one by two lines": {
        "Council": fees(6, lambda p: p),
        "Health": [HEAD, *((*row[:3], f"8{row[3]}{part}", row[4] / 2)
                           for row in fees(7, lambda p: p * 2)[1:] for part in (1, 2))],
    },
    "two bodies, one sheet of fewer lines": {
        "Council": fees(6, lambda p: p, LINES[:12]),
        "Health": [*fees(7, third, LINES[:11] * 2),
                   ("28/05/2024", "Wren Trust", CARE, "7999",
                    sum(line[4] for line in LINES[:12])
                    - sum(third(line[4]) for line in LINES[:11]) * 2)],
    },
    "in advance for two instalments": {
        "Advance": fees(5, lambda p: half(p) * 2, LINES[:5]),
        "May": instalments(LINES[:5], "05"), "June": instalments(LINES[:5], "06"),
    },
    "in advance, of the same month": {
        "Advance": fees(5, lambda p: half(p) * 2, LINES[:5]),
        "Instalments": [*fees(6, half, LINES[:5]), *fees(7, half, LINES[:5])[1:]],
    },
    "departments share some": {"Care": of(LINES[:20], plain), "Place": of(LINES[14:], plain)},
    "round grants": {
        "A": [HEAD, *((*line[:4], 500) for line in LINES[:2])],
        "B": [HEAD, *((*line[:4], 250) for line in LINES[2:6])],
    },
    "in advance for two months": {
        "April": summed(LINES, 1, "01/04/2024"), "May": DETAIL, "June": JUNE,
    },
    "two payees of many": {"Cards": DETAIL[:3], "Invoices": [HEAD, *DETAIL[3:]]},
    "one payee again and again": {
        "Rent": [HEAD, *((*line[:1], "Gannet Ltd", *line[2:4], 100) for line in LINES[:8])],
        "Fees": [HEAD, *((*line[:1], "Gannet Ltd", *line[2:4], 10) for line in LINES[:10])],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    files = {f"twice {name}/book.xlsx": book(sheets) for name, (sheets, _) in TWICE.items()}
    files |= {f"honest {name}/book.xlsx": book(sheets) for name, sheets in HONEST.items()}
    root = write(tmp_path_factory.mktemp("sheets"), files)
    return {one.name.partition("/")[0]: one for one in inspect(read_data_folder(root))}


@pytest.mark.parametrize("name", TWICE)
def test_the_same_payments_in_another_form_count_once(reports, name):
    found, way = reports[f"twice {name}"], TWICE[name][1]
    counted = found.amount_gbp - found.twice_gbp
    if "two months" in name:
        assert counted == POUNDS + sum(row[4] for row in JUNE[1:])
    elif "credits" in name:
        assert counted == sum(p if n % 5 else -p for n, (*_, p) in enumerate(LINES))
    else:
        assert counted == POUNDS
    said = next(one for one in found.odd if way in one and "not counted again" in one)
    assert "`decisions/duplicates.csv` overrules" in said


@pytest.mark.parametrize("name", HONEST)
def test_sheets_that_only_look_alike_count_whole(reports, name):
    found = reports[f"honest {name}"]
    assert found.twice_gbp is None
    assert found.lines_accepted == sum(len(rows) - 1 for rows in HONEST[name].values())


def test_a_control_ends_its_sheet_and_others_may_follow(tmp_path):
    def closed(rows):
        back = -sum(row[4] for row in rows[1:])
        return [*rows, ("31/05/2024", "Control account", CARE, "", back)]

    first, second = of(LINES[:12], plain), of(LINES[12:], plain)
    root = write(
        tmp_path,
        {
            "each/book.xlsx": book({"A": closed(first), "B": closed(second)}),
            "paid again/book.xlsx": book({"A": [*closed(first), *first[1:]], "B": second}),
        },
    )
    each, again = inspect(read_data_folder(root))
    assert (each.amount_gbp, each.lines_rejected) == (POUNDS, 2)
    assert (again.amount_gbp, again.lines_rejected) == (POUNDS, 0)
