"""An amount that counts on each line of its invoice is told, however late or seldom it does."""

from decimal import Decimal

import pytest

from tests.sources.odd import stage_all
from tests.sources.test_lines_of_invoices import (
    LINE,
    LINES,
    NTH,
    NUMBER,
    NUMBERED,
    PART,
    PAYEES,
    TOTAL,
    TOTALS,
    WHOLE,
    file,
)

HEADINGS = ("Net Amount", "Amount", "Line Amount")
NUMBERS = ("Invoice No", NUMBER)
ALONE = [
    (f"{n % 28 + 1:02}/05/2024", PAYEES[n % 4], f"A{n}", Decimal(f"{700 + n}.10"),
     Decimal(f"{700 + n}.10"))
    for n in range(800)
]  # fmt: skip
TWO = [line for line in WHOLE if line[NUMBER] in ("T0", "T1")]
POUNDS = [
    ("07/05/2024", PAYEES[n % 4], f"T{n}", part, 12 * 10**n + 345)
    for n in range(4) for part in (12 * 10**n, 345)
]  # fmt: skip


def pence(row):
    return f"{row[LINE]:.2f}"


def above(row):
    """A line that is worth more than its invoice, as where VAT is in one of the two."""
    return row[TOTAL] + row[LINE]


def but_one(row):
    """What a line is worth, apart from those that are not told."""
    return row[LINE] if row[LINE] != int(row[LINE]) else ""


ADDS_UP = {
    "ledger": (WHOLE, NUMBERS, ("Ledger Amount", LINE), ("Net Amount", TOTAL)),
    "share": (WHOLE, NUMBERS, ("Share", LINE), ("Net Amount", TOTAL)),
    "distribution": (WHOLE, NUMBERS, ("Distribution", LINE), ("Net Amount", TOTAL)),
    "invoice line": (WHOLE, ("Invoice Line", pence), ("Amount", TOTAL)),
    "no number": (WHOLE, ("Ledger Amount", LINE), ("Net Amount", TOTAL)),
    "other net": (WHOLE, ("Ledger", LINE), ("Net Amount", TOTAL), ("VAT", lambda row: 0)),
    "with signs": (
        WHOLE, NUMBERS, ("Share", lambda row: f'"£{row[LINE]:,}"'),
        ("Net Amount", lambda row: f'"£{row[TOTAL]:,}"'),
    ),
    "whole pounds": (POUNDS, NUMBERS, ("Allocation", LINE), ("Net Amount", TOTAL)),
    "two invoices": (TWO, NUMBERS, ("Line Amount", LINE), ("Net Amount", TOTAL)),
    "one invoice": (TWO[:2], NUMBERS, ("Line Amount", LINE), ("Net Amount", TOTAL)),
    "one to the penny": (TWO[:2], ("Line Amount", LINE), ("Net Amount", TOTAL)),
    "far below": (ALONE + WHOLE, NUMBERS, ("Line Amount", LINE), ("Net Amount", TOTAL)),
}  # fmt: skip
DIFFERS = {
    "lines above": (PART, NUMBERS, ("Net Amount", TOTAL), ("Line Amount", above)),
    "no number": (PART, ("Net Amount", TOTAL), ("Line Amount", LINE)),
    "line alone": (PART, ("Net Amount", TOTAL), ("Line", pence)),
    "blank": (WHOLE, NUMBERS, ("Net Amount", TOTAL), ("Line Amount", but_one)),
    "numbers of lines": (NTH, NUMBERED, ("Amount", TOTAL), ("Payment Line", LINE)),
}
SILENT = {
    "the same": (WHOLE, ("Net Amount", LINE), ("Line Amount", LINE)),
    "with VAT": (WHOLE, ("Net Amount", LINE), ("Line Amount", lambda row: row[LINE] * 2)),
    "lines that count": (
        PART, ("Invoice Amount", TOTAL), ("Line Amount", lambda row: row[TOTAL] - row[LINE]),
    ),
    "lines of lines": (PART, NUMBERS, ("Line Amount", TOTAL), ("Split", pence)),
    "line of business": (WHOLE, ("Net Amount", TOTAL), ("Line", lambda row: "Homes")),
    "line numbers": (WHOLE, ("Net Amount", TOTAL), ("Line", lambda row: int(row[LINE]))),
    "versions of lines": (WHOLE, ("Net Amount", TOTAL), ("Line", lambda row: f"{row[LINE]:.1f}")),
    "fixed fees": (NTH, ("Amount", TOTAL), ("Payment Line", LINE)),
    "a number a line": (
        [(*row[:2], n, *row[3:]) for n, row in enumerate(WHOLE)],
        NUMBERS, ("Share", LINE), ("Net Amount", TOTAL),
    ),
    "without its number": (
        [(*row[:2], "", *row[3:]) for row in WHOLE],
        NUMBERS, ("Share", LINE), ("Net Amount", TOTAL),
    ),
    "of other days": (
        [(f"{n + 1:02}/05/2024", *row[1:]) for n, row in enumerate(WHOLE)],
        ("Share", LINE), ("Net Amount", TOTAL),
    ),
    "all or nothing": (
        WHOLE, NUMBERS, ("Grant", lambda row: row[TOTAL] if row[LINE] == int(row[LINE]) else 0),
        ("Net Amount", TOTAL),
    ),
    "codes": (
        [(*row[:LINE], 50_000 + n, 100_001 + 4 * (n // 2)) for n, row in enumerate(WHOLE)],
        NUMBERS, ("Account", LINE), ("Net Amount", TOTAL),
    ),
    "by chance": (
        [*PART, *((*row[:2], f"{row[NUMBER]}b", *row[3:]) for row in PART), *WHOLE[:2]],
        NUMBERS, ("Share", LINE), ("Net Amount", TOTAL),
    ),
    "once in whole pounds": (
        [("01/05/2024", "Gannet Ltd", "", 200, 450), ("01/05/2024", "Gannet Ltd", "", 250, 450)],
        ("Share", LINE), ("Net Amount", TOTAL),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {}
    for kind, of_kind in (("adds up", ADDS_UP), ("differs", DIFFERS), ("silent", SILENT)):
        files |= {f"{kind} {name}": file(*one) for name, one in of_kind.items()}
    return stage_all(tmp_path_factory.mktemp("again"), files)


def counted(one):
    """What the column of amounts of a file holds."""
    rows, *columns = one
    at = next(part for heading, part in columns if heading in HEADINGS and part in (LINE, TOTAL))
    return sum(row[at] for row in rows)


@pytest.mark.parametrize("name", ADDS_UP)
def test_an_amount_that_another_column_adds_up_to_is_told_with_the_line_to_write(found, name):
    one, (_, *columns) = found[f"adds up {name}"], ADDS_UP[name]
    (line,) = [heading for heading, part in columns if part in (LINE, pence) or "Share" in heading]
    assert one.payments
    assert f"is what “{line}” adds up to, again on each line of" in one.notes
    assert f'amount_column = "{line}"' in one.notes


def test_of_how_many_invoices_is_told(found):
    assert "again on each line of 6 invoices" in found["adds up far below"].notes
    assert "again on each line of 1 invoice," in found["adds up one invoice"].notes


@pytest.mark.parametrize("name", DIFFERS)
def test_an_amount_that_is_again_on_lines_is_told(found, name):
    one = found[f"differs {name}"]
    assert one.pounds == counted(DIFFERS[name])
    assert "stands again on lines that differ in “" in one.notes


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_told_of_amounts_that_stand_on_one_line(found, name):
    one = found[f"silent {name}"]
    known = {"the same": LINES, "with VAT": LINES, "lines that count": TOTALS[id(PART)] - LINES}
    assert one.pounds == (known[name] if name in known else counted(SILENT[name]))
    assert "again" not in one.notes


def test_check_offers_the_line(inspected):
    name, content = file(*ADDS_UP["ledger"])
    assert inspected(name, content).choices == ('amount_column = "Ledger Amount"',)
    for heading, pounds in (("Ledger Amount", LINES), ("Net Amount", TOTALS[id(WHOLE)])):
        said = f'[[source]]\nfiles = ["{name}"]\namount_column = "{heading}"\n'
        one = inspected(name, content, said)
        assert (one.amount_gbp, one.choices) == (pounds, ())
