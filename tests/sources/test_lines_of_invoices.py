"""What lines are worth beside what their invoice is: by their headings, and by what adds up."""

from decimal import Decimal

import pytest

from tests.sources.odd import stage_all, text

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC")
# Six invoices of two lines: (day, payee, number, line, the rest of its invoice).
INVOICES = [
    (f"{n + 14}/05/2024", PAYEES[n % 4], f"T{n}", Decimal(f"{400 + 10 * n}.25"), Decimal(600 + n))
    for n in range(6)
]
APART = "is an invoice's amount, again on each of its lines, and is not counted"
LESS = "(some of an invoice are not in the file: they add up to less)"
DAY, PAYEE, NUMBER, LINE, TOTAL = range(5)


def lines(missing=0):
    """[(day, payee, number, line, its invoice)], of which something may be missing."""
    return [
        (day, payee, number, worth, one + two + missing)
        for day, payee, number, one, two in INVOICES
        for worth in (one, two)
    ]


def refunded(at):
    """An amount, below nought where it is of the last invoice."""
    return lambda row: row[at] * (-1 if row[NUMBER] == "T5" else 1)


WHOLE, PART = lines(), lines(250)
LINES = sum(line[LINE] for line in WHOLE)
REFUNDED = 2 * sum(line[LINE] for line in WHOLE if line[NUMBER] == "T5")
PENCE = sum(line[LINE] % 1 for line in WHOLE)
TOTALS = {id(rows): sum(line[TOTAL] for line in rows) for rows in (WHOLE, PART)}


def file(rows, *columns):
    """A file of the lines with columns: a heading, and a part of a line or a function of it."""
    columns = (("Payment Date", DAY), ("Supplier", PAYEE), *columns)
    cells = [[one(row) if callable(one) else row[one] for _, one in columns] for row in rows]
    return "all.csv", text([heading for heading, _ in columns], *cells)


COUNTED = {
    "net": (WHOLE, ("Line Amount", LINE), ("Net Amount", TOTAL)),
    "net first": (WHOLE, ("Net Amount", TOTAL), ("Line Amount", LINE)),
    "distribution": (WHOLE, ("Amount", TOTAL), ("Distribution Amount", LINE)),
    "split": (WHOLE, ("Amount", TOTAL), ("Split Value", LINE)),
    "analysis": (WHOLE, ("Amount", TOTAL), ("Analysis Amount", LINE)),
    "gl": (WHOLE, ("Amount Paid", TOTAL), ("GL Amount", LINE)),
    "item": (WHOLE, ("Amount", TOTAL), ("Item Amount", LINE)),
    "business unit": (WHOLE, ("Invoice Amount", TOTAL), ("Business Unit Amount", LINE)),
    "document": (WHOLE, ("Amount", LINE), ("Document Amount", TOTAL)),
    "transaction": (WHOLE, ("Amount", LINE), ("Transaction Value", TOTAL)),
    "header": (WHOLE, ("Header Amount", TOTAL), ("Amount", LINE)),
    "payment total": (WHOLE, ("Payment Total", TOTAL), ("Amount", LINE)),
    "numbers": (WHOLE, ("Transaction Number", NUMBER), ("Line Amount", LINE), ("Amount", TOTAL)),
    "gross": (WHOLE, ("Line Amount", LINE), ("Gross Amount", TOTAL)),
}
# Of lines that are not all there a number says whose they are.
PARTS = {
    "part net": (PART, ("Line Amount", LINE), ("Net Amount", TOTAL)),
    "part gross": (PART, ("Line Amount", LINE), ("Gross Amount", TOTAL)),
    "part of gross": (PART, ("Line Net Amount", LINE), ("Gross Invoice Amount", TOTAL)),
    "part paid": (PART, ("Line Value", LINE), ("Amount Paid", TOTAL)),
    "part pound": (PART, ("Invoice Net Amount", TOTAL), ("Line £", LINE)),
    "part distribution": (PART, ("Distribution Amount", LINE), ("Amount", TOTAL)),
    "part whole pounds": (PART, ("Line Amount", lambda row: int(row[LINE])), ("Amount", TOTAL)),
    "part small": (lines(9000), ("Line Amount", lambda row: f"{row[LINE]:.2f}"), ("Amount", TOTAL)),
    "part refunded": (
        PART, ("Line Amount", refunded(LINE)), ("Net Amount", refunded(TOTAL)),
    ),
}  # fmt: skip
NUMBERS = ("Transaction Number", "Invoice No", "Voucher Number", "Document Ref", "Inv Ref No")
COUNTED |= {
    name: (*one, (NUMBERS[n % len(NUMBERS)], NUMBER)) for n, (name, one) in enumerate(PARTS.items())
}
# The amount that counts is that of the whole, as it did before lines were looked at.
WHOLES = {
    "spent to date": (WHOLE, ("Amount", TOTAL), ("Grant spent to date value", LINE)),
    "unit cost": (WHOLE, ("Unit Cost", LINE), ("Amount", TOTAL)),
    "line price": (WHOLE, ("Amount", TOTAL), ("Line price", LINE)),
    "line unit cost": (PART, ("Amount", TOTAL), ("Line unit cost", LINE)),
    "line rate": (PART, ("Amount", TOTAL), ("Line rate amount", LINE)),
    "line VAT": (PART, ("Amount", TOTAL), ("Line VAT Amount", lambda row: row[LINE] / 5)),
    "line discount": (PART, ("Amount", TOTAL), ("Line discount amount", LINE)),
    "line number": (PART, ("Amount", TOTAL), ("Line number", lambda row: row[LINE])),
    "order line": (PART, ("Amount", TOTAL), ("Order line amount", LINE)),
    "budget line": (PART, ("Amount", TOTAL), ("Budget line amount", LINE)),
    "line to date": (WHOLE, ("Amount", TOTAL), ("Line amount to date", LINE)),
}
UNCLEAR = {
    "no word": (WHOLE, ("Amount", TOTAL), ("Grant funded amount", LINE)),
    "fee": (WHOLE, ("Fee per child cost", LINE), ("Amount", TOTAL)),
    "other payees": (
        [(*row[:1], PAYEES[n % 2], *row[2:]) for n, row in enumerate(WHOLE)],
        ("Amount", TOTAL), ("Distribution Amount", LINE),
    ),
    "other numbers": (
        [(*row[:2], n, *row[3:]) for n, row in enumerate(WHOLE)],
        ("Transaction Number", NUMBER), ("Amount", TOTAL), ("Distribution Amount", LINE),
    ),
}  # fmt: skip


def fees(say):
    """Four equal payments to each payee, and what a column says of the nth."""
    return [
        ("07/05/2024", PAYEES[n // 4], f"T{n // 4}", say(n % 4), 450 + 25 * (n // 4))
        for n in range(16)
    ]


def odd_days(row):
    """The days of payments that bear the number of an agreement: no two lines have one."""
    return f"{int(row[LINE]) % 28 + 1:02}/05/2024"


NTH, SHARES = fees(lambda n: n + 1), fees((110, 120, 105, 90).__getitem__)
HUNDREDTHS = [(*row[:TOTAL], row[TOTAL] // 4) for row in fees((40, 30, 20, 10).__getitem__)]
NUMBERED = ("Document No", NUMBER)
# What is a number of something, a share, or of no invoice that is known: the amount counts.
KEPT = {
    **{f"nth {said}": (NTH, (said, LINE), ("Amount", TOTAL)) for said in (
        "Payment Line", "Spend Line", "Cost Line", "GBP Line", "Payment Split", "Split Payment",
        "Lines Paid", "Total Lines", "Distribution Paid",
    )},
    **{f"numbered {said}": (NTH, NUMBERED, (said, LINE), ("Amount", TOTAL)) for said in (
        "Payment Line", "Split Payment", "Distribution Paid",
    )},
    "net and gross": (NTH, ("Payment Line", LINE), ("Net Amount", TOTAL), ("Gross Amount", TOTAL)),
    "hundredths": (HUNDREDTHS, ("Split of cost %", LINE), ("Amount", TOTAL)),
    "numbered hundredths": (HUNDREDTHS, NUMBERED, ("Split Amount %", LINE), ("Amount", TOTAL)),
    "numbered paid": (SHARES, NUMBERED, ("Distribution Paid", LINE), ("Amount", TOTAL)),
    "of no number": (PART, ("Net Amount", TOTAL), ("Line Amount", LINE)),
    "above its invoice": (
        PART, NUMBERED, ("Net Amount", TOTAL),
        ("Line Amount", lambda row: -600 if row[LINE] == int(row[LINE]) else row[TOTAL] + 50),
    ),
    "on other days": (
        [(odd_days(row), *row[1:]) for row in PART],
        NUMBERED, ("Net Amount", TOTAL), ("Line Amount", LINE),
    ),
}  # fmt: skip
UNCLEAR |= {
    "numbers of lines": (NTH, NUMBERED, ("Line Value", LINE), ("Amount", TOTAL)),
    "shares of no number": (SHARES, ("Amount", TOTAL), ("Split Amount", LINE)),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {}
    for kind, of_kind in (("counted", COUNTED), ("whole", WHOLES), ("unclear", UNCLEAR),
                          ("kept", KEPT)):  # fmt: skip
        files |= {f"{kind} {name}": file(*one) for name, one in of_kind.items()}
    return stage_all(tmp_path_factory.mktemp("lines"), files)


@pytest.mark.parametrize("name", COUNTED)
def test_lines_count_where_a_heading_tells_of_them_or_of_their_invoice(found, name):
    one = found[f"counted {name}"]
    without = REFUNDED if "refunded" in name else PENCE if "whole" in name else 0
    assert (one.reason, one.pounds) == ("", LINES - without)
    assert APART in one.notes
    assert (LESS in one.notes) == name.startswith("part")


@pytest.mark.parametrize(
    ("name", "basis"),
    [("net", "net"), ("part net", "net"), ("gross", "gross"), ("part gross", "unstated"),
     ("part of gross", "net")],
)  # fmt: skip
def test_lines_are_of_the_basis_of_their_invoice_or_of_their_own(found, name, basis):
    assert set(found[f"counted {name}"].each("amount_basis")) == {basis}


@pytest.mark.parametrize("name", WHOLES)
def test_what_is_no_amount_of_a_line_leaves_the_other_amount(found, name):
    one = found[f"whole {name}"]
    assert (one.reason, one.pounds) == ("", TOTALS[id(WHOLES[name][0])])
    assert APART not in one.notes


@pytest.mark.parametrize("name", UNCLEAR)
def test_what_adds_up_without_a_word_or_a_payee_is_not_chosen(found, name):
    one = found[f"unclear {name}"]
    assert not one.payments
    assert "nothing says which was paid" in one.reason


@pytest.mark.parametrize("name", KEPT)
def test_what_may_be_no_amount_of_a_numbered_invoice_s_line_is_not_counted(found, name):
    one = found[f"kept {name}"]
    assert (one.reason, one.pounds) == ("", sum(row[TOTAL] for row in KEPT[name][0]))
    assert APART not in one.notes
