"""Amounts as some publishers give them: read as one signed amount, or refused."""

from decimal import Decimal

import pytest

from tests.sources.odd import HEAD, LINES, MAY, NAMES, POUNDS, stage_all, text

CREDIT = Decimal("400.50")  # the fourth line, where it comes back
SIDES = ("Date", "Supplier", "Debit", "Credit")


def amounts(how, head=HEAD):
    """The payments, their amounts written by a function of the line's number and pounds."""
    return text(head, *((d, p, how(n, a)) for n, (d, p, a) in enumerate(LINES)))


def sides(how, *more):
    return text(SIDES, *((d, p, *how(n, a)) for n, (d, p, a) in enumerate(LINES)), *more)


def of_payee(name):
    return [line for line in LINES if line[1] == name]


def subtotalled(row):
    """The payments of each payee, and below them what `row` makes of the payee and the sum."""
    rows = []
    for name in NAMES:
        own = of_payee(name)
        rows += [*own, row(name, sum(Decimal(line[2]) for line in own))]
    return rows


FILES = {
    "debits and credits": sides(lambda n, a: (a, "") if n != 3 else ("", a)),
    "credits below nought": sides(lambda n, a: (a, "") if n != 3 else ("", f"-{a}")),
    "nought on the other side": sides(lambda n, a: (a, "0.00") if n != 3 else ("0.00", a)),
    "both in the total": sides(
        lambda n, a: (a, "") if n != 3 else ("", a), ("", "Total", POUNDS - CREDIT, CREDIT)
    ),
    "headings again": sides(lambda n, a: (a, "") if n != 3 else ("", a)).replace(
        "11/05/2024", "Date,Supplier,Debit,Credit\n11/05/2024"
    ),
    "a column that says": text(
        (*HEAD, "DR/CR"), *((*line, "CR" if n == 3 else "DR") for n, line in enumerate(LINES))
    ),
    "a column that says, headings again": text(
        (*HEAD, "DR/CR"), *((*line, "CR" if n == 3 else "DR") for n, line in enumerate(LINES))
    ).replace("03/05/2024", "Date,Supplier,Amount,DR/CR\n03/05/2024"),
    "a column that says another thing far down": text(
        (*HEAD, "DR/CR"),
        *((*line, "CR" if n == 3 else "DR") for n, line in enumerate(LINES)),
        *(((*HEAD, "DR/CR"),) * 250),
        ("20/05/2024", "Gannet Ltd", "900.00", "C/N"),
    ),
    "credits all below nought, debits taken back": sides(
        lambda n, a: (f"-{CREDIT}", "") if n == 3 else (a, "")
    ),
    "CR in front": amounts(lambda n, a: f"CR {a}" if n == 3 else a),
}
PLAIN = {
    "carried forward": text(
        HEAD, *LINES[:6], ("", "C/Fwd", "2103.00"), ("", "B/Fwd", "2103.00"), *LINES[6:]
    ),
    "a name again": text(HEAD, *subtotalled(lambda name, pounds: ("", name, pounds))),
    "sum of payments": text(HEAD, *LINES, ("", "Sum of payments", POUNDS)),
    "total expenditure": text(HEAD, *LINES, ("", "Total Expenditure", POUNDS)),
    "in curly quotes": "".join(
        ",".join(f"“{cell}”" for cell in row) + "\n" for row in [HEAD, *LINES]
    ),
    "a whole sum without a day, above a note": text(
        ("Month", *HEAD[1:]),
        *(("May 2024", *r) for _, *r in LINES),
        ("", "All suppliers", POUNDS),
        ("", "Persons are redacted", ""),
    ),
    "a whole sum without a day": text(
        ("Month", *HEAD[1:]), *(("May 2024", *r) for _, *r in LINES), ("", "All suppliers", POUNDS)
    ),
}
TYPED = ("Date", "Supplier", "Line Type", "Amount")
COUNTS = {
    # A number stands before the amount, and is none.
    heading: text(("Date", "Supplier", heading, "Value (£)"),
                  *((d, p, n + 1, a) for n, (d, p, a) in enumerate(LINES)))
    for heading in ("Invoices Paid", "Payment Run", "Payment Week", "Payment Terms", "Total lines",
                    "Payment Mth")
}  # fmt: skip
COUNTS["Invoice Amount"] = text(
    ("Date", "Supplier", "Invoice Amount", "Line Amount"), *((d, p, POUNDS, a) for d, p, a in LINES)
)
COUNTS["in Welsh"] = text(("Dyddiad y taliad", "Buddiolwr", "Gwerth (£)"), *LINES)
BESIDE_PENCE = {
    "No of Hours": ("7.50", "37.50", "22.25", "18.00", "3.75"),
    "Transaction Fee": ("0.50", "1.25", "0.75"),
    "Order Qty": ("1.00", "2.00", "3.50"),
    "Order Line": ("1.10", "1.20", "2.10"),
    "Account Code": ("1234.10", "2200.15", "3100.20"),
    "Our Ref": [f"1001.{n:02}" for n in range(12)],
    "Order No": [f"{n + 1}.10" for n in range(12)],  # varies as amounts do
}
WHOLE = (250, 300, 1250, 40, 75, 980)
PAID = {
    "whole pounds beside VAT": (
        text((*HEAD, "VAT", "Account Code"), *((d, p, (n + 1) * 600, f"{(n + 1) * 120}.00", "AB 1")
                                               for n, (d, p, _) in enumerate(LINES))), 12, 46800),
    "whole pounds of one length": (
        amounts(lambda n, a: (n + 10) * 10_000) + text(
            *((d, p, 250_000) for d, p, _ in LINES)), 24, 4_860_000),
    "six digits of pounds": (
        text(("Date", "Supplier", "Amount (£)"), *(
            (d, p, 100_003 + n * 77_717 % 899_999) for n, (d, p, _) in enumerate(LINES * 3))),
        36, sum(100_003 + n * 77_717 % 899_999 for n in range(36))),
    # No day is given, and it is no sum: it stays a payment.
    "one more payment": (text(HEAD, *LINES, ("", "Gannet Ltd", "99.00")), 13, POUNDS + 99),
    "as much as one before": (text(HEAD, *LINES, ("", "Gannet Ltd", "100.50")), 13,
                              POUNDS + Decimal("100.50")),
    "as much as two before": (
        text(HEAD, *LINES, ("", "Knot Ltd", "99.00"), ("30/05/2024", "Ruff Ltd", "250.00"),
             ("30/05/2024", "Smew Ltd", "250.00"), ("", "Knot Ltd", "500.00")),
        16, POUNDS + 1099,
    ),
}  # fmt: skip
PAID |= {
    f"whole pounds beside {heading}": (
        text((*HEAD, heading), *((d, p, WHOLE[n % 6], values[n % len(values)])
                                 for n, (d, p, _) in enumerate(LINES))), 12, 2 * sum(WHOLE))
    for heading, values in BESIDE_PENCE.items()
}  # fmt: skip
REFUSED = {
    "numbers that follow one another": (
        text((*HEAD, "Transaction Number"), *((d, p, 7 + n, a) for n, (d, p, a) in
                                              enumerate(LINES))),
        "“Amount” holds whole numbers and “Transaction Number” pounds and pence",
    ),
    "from the other side": (
        amounts(lambda n, a: f"{a} DR" if n == 3 else f"{a} CR"),
        "nearly all amounts of “Amount” are below nought",
    ),
    "only what was paid so far": (
        text(("Date", "Supplier", "Running Total"), *LINES), "adds up what was paid over time"),
    "credits of both signs": (
        sides(lambda n, a: {3: ("", a), 5: ("", f"-{a}")}.get(n, (a, ""))),
        "“Credit” holds credits above nought and below it",
    ),
    "debits mostly taken back": (
        sides(lambda n, a: (a if n < 3 else f"-{a}", "") if n != 5 else ("", "1.00")),
        "lacks amount_net"),
    "codes of a ledger": (
        text((*HEAD, "Expense Code"), *((d, p, 72534855 + n % 4 * 11010, a)
                                        for n, (d, p, a) in enumerate(LINES))),
        "“Amount” holds whole numbers and “Expense Code” pounds and pence",
    ),
    "codes alone": (
        amounts(lambda n, a: 72534855 + n % 7 * 11013) + text(
            *((d, p, 72534855 + n % 7 * 11013) for n, (d, p, _) in enumerate(LINES))),
        "“Amount” holds numbers such as “72534855”, which are codes and no pounds",
    ),
    "noughts in front": (
        amounts(lambda n, a: f"{n % 3}4{n:03}"), "“Amount” holds numbers such as “04000”"),
    "more VAT than what it is on": (
        text((*HEAD, "VAT"), *((d, p, Decimal(a) / 5, a) for d, p, a in LINES)),
        "“VAT” is more than “Amount”, as where their headings are swapped",
    ),
    "more back than out": (
        sides(lambda n, a: ("", a) if n else (a, "")),
        "“Credit” adds up to £7,705.50 in the first lines, “Debit” to £100.50: more would be",
    ),
    "two sides on a line": (
        sides(lambda n, a: (a, "1.00")), "“Debit” and “Credit” both say an amount in some lines"),
    "both sides of a journal": (
        sides(lambda n, a: (a, "") if n % 2 else ("", f"{n + 2}00.50")),
        "both add up to £4,203.00 in the first lines, as the two sides of a journal do."
        " Bring the side that was paid, as one column of amounts",
    ),
    "both sides of a journal, plainly of payments": (
        text((*HEAD[:2], "Department", "Transaction Number", "Debit", "Credit"),
             *((d, p, "Care", f"T{n}", *((a, "") if n % 2 else ("", f"{n + 2}00.50")))
               for n, (d, p, a) in enumerate(LINES))),
        "reads as spend but lacks amount_net or amount_gross or amount_unstated (how much was"
        " paid): “Debit” and “Credit” both add up to £4,203.00",
    ),
    "one letter, of one side": (
        text((*HEAD, "C"), *((*line, "C" if n == 3 else "") for n, line in enumerate(LINES))),
        "“C” says which amounts are credits, and that is not read",
    ),
    "marks under no heading": (
        text((*HEAD, ""), *((*line, "" if n % 4 else "CR") for n, line in enumerate(LINES))),
        "a column without a heading says which amounts are credits",
    ),
    "marks beyond the headings": (
        text(HEAD, *(line if n % 4 else (*line, "CR") for n, line in enumerate(LINES))),
        "a column without a heading says which amounts are credits",
    ),
    "parted by a comma": (
        "Date,Supplier,Amount\n" + "".join(f"{d},{p},1,{n:03}.50\n" for n, (d, p, _) in
                                           enumerate(LINES)),
        "a comma within the amounts of “Amount” parts them in two cells",
    ),
    "parted far down": (
        text(HEAD, *LINES * 25) + "05/05/2024,Gannet Ltd,1,250.00\n",
        "a comma within the amounts of “Amount” parts them in two cells",
    ),
    "parted amid": (
        "Date,Supplier,Amount,Ref\n" + "".join(f"{d},{p},2,100.50,R{n}\n" for n, (d, p, _) in
                                               enumerate(LINES)),
        "a comma within the amounts of “Amount” parts them in two cells",
    ),
    "thousands or decimals": (
        amounts(lambda n, a: f"{n + 1}.000"), "“1.000” in the column headed “Amount” may be"
    ),
    "nought": (amounts(lambda n, a: "0"), "every amount of “Amount” is nought"),
    "empty": (amounts(lambda n, a: ""), "the column headed “Amount” is empty"),
    "euros": (amounts(lambda n, a: f"€{a}"), "the column headed “Amount” holds euros, not pounds"),
    "thousands": (amounts(lambda n, a: f"£{n + 1}k"), "holds thousands of pounds, not pounds"),
    "millions": (amounts(lambda n, a: f"£{n}.5m"), "holds millions of pounds, not pounds"),
    "numbers of documents": (
        text((*HEAD, "Transaction Number"),
             *((d, p, 5100200 + n, a) for n, (d, p, a) in enumerate(LINES))),
        "“Amount” holds whole numbers and “Transaction Number” pounds and pence",
    ),
    "net above gross": (
        text((*HEAD[:2], "Net Amount", "Gross Amount"),
             *((d, p, Decimal(a) * 12 / 10, a) for d, p, a in LINES)),
        "“Net Amount” is more than “Gross Amount”, as where their headings are swapped",
    ),
    "net, VAT and gross": (
        text(TYPED, *((d, p, kind, a) for d, p, a in LINES for kind in ("Net", "VAT", "Gross"))),
        "“Line Type” says that lines are net, VAT and gross of one another",
    ),
    "net, VAT and gross by their purpose": (
        text((*HEAD, "Description"),
             *((d, p, a, kind) for d, p, a in LINES for kind in ("Net", "VAT", "Gross"))),
        "“Description” says that lines are net, VAT and gross of one another",
    ),
    "defects": (
        text(("Date of inspection", "Contractor name", "Total defects"),
             *((d, p, n) for n, (d, p, _) in enumerate(LINES))),
        "no heading row",
    ),
    "by month": (
        text(("Supplier", "Apr-24", "May-24", "Jun-24"), *((n, "1.00", "2.00", "") for n in NAMES)),
        "its amounts stand in columns by month or quarter, “Apr-24”, “May-24”, “Jun-24”",
    ),
    "by quarter": (
        text(
            ("Supplier", "Q1", "Q2", "Q3", "Q4", "Total"), *((n, *["9.00"] * 5) for n in NAMES * 2)
        ),
        "“Q1”, “Q2”, “Q3” and 1 more: bring one line for each payment",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = (
        FILES | PLAIN | COUNTS | {name: content for name, (content, *_) in (PAID | REFUSED).items()}
    )
    # The months of its columns are not the month of its name.
    files["by month, of one"] = REFUSED["by quarter"][0]
    named = {name: ("a.csv", content) for name, content in files.items()}
    named["by month, of one"] = ("June 2024.csv", named["by month, of one"][1])
    return stage_all(tmp_path_factory.mktemp("amounts"), named)


@pytest.mark.parametrize("name", FILES)
def test_credits_are_below_nought(staged, name):
    found = staged[name]
    assert (found.reason, len(found.payments), found.months) == ("", 12, MAY)
    assert found.pounds == POUNDS - 2 * CREDIT
    assert found.each("amount_gbp")[3] == -CREDIT


@pytest.mark.parametrize("name", PLAIN)
def test_a_sum_of_others_is_no_payment(staged, name):
    found = staged[name]
    assert (found.reason, len(found.payments), found.pounds) == ("", 12, POUNDS)
    assert found.months == MAY


@pytest.mark.parametrize("name", COUNTS)
def test_what_counts_something_else_is_no_amount(staged, name):
    assert (staged[name].reason, staged[name].pounds) == ("", POUNDS)


def test_net_and_vat_on_lines_of_their_own_are_told(tmp_path):
    lines = [(d, p, kind, a) for d, p, a in LINES for kind in ("Net", "VAT")]
    found = stage_all(tmp_path, {"a": ("a.csv", text(TYPED, *lines))})["a"]
    assert found.pounds == 2 * POUNDS
    assert "“Line Type” says that lines are net or VAT, and they count together" in found.notes


@pytest.mark.parametrize("name", PAID)
def test_what_is_no_sum_is_paid(staged, name):
    assert (len(staged[name].payments), staged[name].pounds) == PAID[name][1:]


@pytest.mark.parametrize("name", REFUSED)
def test_amounts_that_would_be_others_are_refused(staged, name):
    found = staged[name]
    assert found.payments == []
    assert REFUSED[name][1] in f"{found.reason} {found.notes}"


def test_columns_by_month_are_not_of_the_month_of_the_file(staged):
    assert staged["by month, of one"].payments == []


def test_a_credit_unlike_the_others_is_no_amount(tmp_path):
    """The first lines show how credits are written; one far down is not."""
    lines = [(d, p, *(("", a) if n % 12 == 3 else (a, ""))) for n, (d, p, a) in
             enumerate(LINES * 25)]  # fmt: skip
    found = stage_all(tmp_path, {"a": ("a.csv", text(
        SIDES, *lines, ("20/05/2024", NAMES[0], "", "-5.00")))})["a"]  # fmt: skip
    assert found.pounds == 25 * (POUNDS - 2 * CREDIT)
    assert found.apart == {"no amount can be read": 1}


@pytest.mark.parametrize(
    ("how", "more", "pounds"),
    [
        (lambda n: f"{n + 1}00,5", (), POUNDS),
        (lambda n: f"{n + 1}00,5" if n % 2 else f"{n + 1}00,50", (), POUNDS),
        (lambda n: f"{n + 1}.000,5", (), 78_006),
        # Another amount shows that a comma parts no pence: those of one place cannot be read.
        (lambda n: f"{n + 1}00,50" if n else "100,5", (("20/05/2024", "A Ltd", "7.00"),),
         POUNDS - Decimal("100.50") + 7),
    ],
)  # fmt: skip
def test_pounds_with_a_comma_and_one_place(tmp_path, how, more, pounds):
    lines = ((d, p, how(n)) for n, (d, p, _) in enumerate(LINES))
    found = stage_all(tmp_path, {"a": ("a.csv", text(HEAD, *lines, *more, mark=";"))})["a"]
    assert (found.reason, found.pounds) == ("", pounds)
    assert ("with one place behind the comma" in found.notes) == (not more)


def test_payments_marked_as_cancelled_are_told(tmp_path):
    rows = [(*line, "Y" if n == 3 else "N") for n, line in enumerate(LINES)]
    found = stage_all(tmp_path, {"a": ("a.csv", text((*HEAD, "Cancelled"), *rows))})["a"]
    assert found.pounds == POUNDS
    assert found.notes == "“Cancelled” marks 1 of the first lines, and they count"


@pytest.mark.parametrize("heading", ["Paid", "Paid?", "Is Paid", "Paid (Y/N)"])
def test_payments_of_which_a_column_says_that_they_were_not_made_are_told(tmp_path, heading):
    rows = [(*line, "N" if n == 3 else "Y") for n, line in enumerate(LINES)]
    found = stage_all(tmp_path, {"a": ("a.csv", text((*HEAD, heading), *rows))})["a"]
    assert found.pounds == POUNDS
    assert found.notes == f"“{heading}” says “N” of 1 of the first lines, and they count"


def test_pounds_with_three_decimals(tmp_path):
    lines = ((d, p, f"{n + 1}00.500" if n else "1234.567") for n, (d, p, _) in enumerate(LINES))
    found = stage_all(tmp_path, {"a": ("a.csv", text(HEAD, *lines))})["a"]
    assert found.pounds == POUNDS - Decimal("100.50") + Decimal("1234.57")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("debits and credits", "the amount of a payment is “Debit” less “Credit”"),
        ("a column that says", "“DR/CR” says which amounts are credits: they are below nought"),
    ],
)
def test_what_was_done_is_told(staged, name, said):
    assert said in staged[name].notes
