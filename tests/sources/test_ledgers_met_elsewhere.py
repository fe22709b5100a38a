"""Files as ledgers of other publishers write them: read as they are meant, or told."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from pipelines.sources._lines_of_invoices import are_sums
from pipelines.sources._reading import encoding_of
from tests.build.folders import write
from tests.sources.odd import stage_all, text

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC")
# Twelve invoices of May 2024, every other one of two lines: (day, payee, line, invoice).
INVOICES = [[Decimal(f"{n}10.25"), Decimal(f"{n}35.40")][: 1 + n % 2] for n in range(1, 13)]
LINES = [
    (f"{n + 1:02}/05/2024", PAYEES[n % 4], line, sum(lines))
    for n, lines in enumerate(INVOICES)
    for line in lines
]
POUNDS = sum(line for _, _, line, _ in LINES)
VAT = Decimal("1.20")


PLAIN = [(day, payee, line) for day, payee, line, _ in LINES]
YEARLESS = [(day[:2] + "-May", payee, line) for day, payee, line in PLAIN]
FILES = {
    "lines": ("may.csv", text(("Date", "Supplier", "Line Amount", "Net Amount"), *LINES)),
    "lines-first": (
        "may.csv",
        text(
            ("Date", "Supplier", "Amount", "Distribution Amount"),
            *((day, payee, invoice, line) for day, payee, line, invoice in LINES),
        ),
    ),
    "document": ("may.csv", text(("Date", "Supplier", "Amount", "Document Amount"), *LINES)),
    "exclusive": (
        "may.csv",
        text(
            ("Paid Date", "Supplier Name", "VAT Amount", "Exclusive Amount", "Inclusive Amount"),
            *((day, who, line * (VAT - 1), line, line * VAT) for day, who, line in PLAIN),
        ),
    ),
    "code": ("may.csv", text(("Date", "Supplier", "GL Code Net Amount"), *PLAIN)),
    "agresso": (
        "export.csv",
        text(
            (
                "Updated",
                "Amount",
                "Ap/Ar ID",
                "Ap/Ar ID (T)",
                "Account (T)",
                "Individual Supplier (T)",
            ),
            *((day, line, 40100 + len(who), who, "Repairs", "No") for day, who, line in PLAIN),
        ),
    ),
    "dayless": (
        "payments-may-2024.csv",
        text(
            ("Transaction Number", "Supplier Name", "Net Amount", "Directorate", "Expense Type"),
            *((f"51{line}", who, line, "Homes", "Repairs") for _, who, line in PLAIN),
        ),
    ),
    "year-end": (
        "payments.csv",
        text(
            ("Supplier", "Period", "Financial Year Ending", "Amount"),
            *((who, "2", "2025", line) for _, who, line in PLAIN),
        ),
    ),
    "period": (
        "export.csv",
        text(
            ("Date", "Period", "Supplier", "Amount"),
            *((day, "2", who, line) for day, who, line in PLAIN),
        ),
    ),
    "hyphens": (
        "q1-2024-25-payments.csv",
        text(("Paid Date", "Supplier", "Amount"), *YEARLESS),
    ),
    "named-month": (
        "spend may 2024.csv",
        text(("Paid Date", "Supplier", "Amount"), *YEARLESS),
    ),
    "range": (
        "export.csv",
        text(
            ("Period", "Supplier", "Amount"),
            *(("01/05/2024 - 31/05/2024", *row) for _, *row in PLAIN),
        ),
    ),
    "pound": (
        "may.csv",
        text(
            ("Date", "Supplier", "£"),
            *((day, who.replace("&", "é"), line) for day, who, line in PLAIN),
        ).encode("cp1252"),
    ),
    "answers": (
        "may.csv",
        text(
            ("Date", "SME supplier", "Supplier known as", "Amount"),
            *((day, "No", who, line) for day, who, line in PLAIN),
        ),
    ),
    "centre": (
        "may.csv",
        text(
            ("Date", "Supplier", "Cost Ctr", "Amount"),
            *((day, who, 10200 + n % 9, line) for n, (day, who, line) in enumerate(PLAIN)),
        ),
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return stage_all(tmp_path_factory.mktemp("ledgers"), FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_payment_counts_in_its_month(found, name):
    one = found[name]
    assert (one.reason, len(one.payments), one.pounds) == ("", len(LINES), POUNDS)
    assert one.months == ("2024-05",)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"pound"}))
def test_every_payee_is_named(found, name):
    assert set(found[name].each("payee_name")) == set(PAYEES)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lines", "“Net Amount” is an invoice's amount, again on each of its lines"),
        ("lines-first", "“Distribution Amount” is what each line is worth"),
        ("document", "“Document Amount” is an invoice's amount"),
        ("agresso", "“Updated” is taken for paid_on: its ledger's only day"),
        ("dayless", "the month of its payments is that of the file's name, 2024-05"),
        ("year-end", "the year of “Period” is that of “Financial Year Ending”"),
        ("period", "“Period” numbers the periods of a year: the days count"),
        ("hyphens", "the year of “Paid Date” is that of the file's name, 2024/25"),
        ("named-month", "the year of “Paid Date” is that of the file's name, 2024"),
    ],
)
def test_what_was_chosen_is_told(found, name, said):
    assert said in found[name].notes


def test_net_counts_where_both_are_said_without_the_word_vat(found):
    assert set(found["exclusive"].each("amount_basis")) == {"net"}
    assert set(found["code"].each("amount_basis")) == {"net"}


# Honest files that look alike ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "pairs",
    [
        [(1, 1), (2, 2), (3, 3), (3, 3), (4, 4)],  # the same twice
        [(n, n * 2) for n in (10, 20, 20, 30, 40, 40)],  # another amount of each line
        [(n, round(n * 1.2)) for n in (10, 20, 20, 30, 40, 40, 55)],  # with VAT
        [(5, 5), (5, 5), (7, 7), (7, 7), (9, 9), (9, 9), (4, 5)],  # invoices alike, one discount
        [(1, 3), (2, 3), (4, 9), (5, 9)],  # two that add up prove nothing
        [(1, 30), (2, 30), (4, 90), (5, 90), (6, 70), (1, 70)],  # a budget beside its spend
        [(None, 3), (3, None), (1, 2), (0, 0), (0, 0)],
        [(n, sum(range(n + 1))) for n in range(9)],  # a running total
        [(n % 4 * 10 + 5, 100) for n in range(12)],  # a limit of the card
        [(n * 7 % 13 + 1, (n % 3 + 1) * 50) for n in range(30)],  # a price band of each service
        [],
    ],
)
def test_other_columns_are_no_sums_of_lines(pairs):
    assert not are_sums([(*pair, ()) for pair in pairs])


def test_lines_of_an_invoice_may_stand_apart():
    pairs = [(1, 3), (4, 9), (6, 15), (7, 7), (2, 3), (5, 9), (9, 15), (8, 8)]
    assert are_sums([(*pair, ()) for pair in pairs])


def test_lines_below_a_threshold_may_lack_from_some_invoices():
    pairs = [(1, 3), (2, 3), (4, 9), (5, 9), (6, 15), (9, 15), (20, 31)]
    assert are_sums([(*pair, ()) for pair in pairs])


@pytest.mark.parametrize(
    "heading",
    [
        ("Contract Title", "Supplier", "Contract Value", "Start Date", "End Date", "Updated"),
        ("Title", "Supplier Name", "Total value", "Start", "Contract end date", "Updated"),
        ("Title", "Supplier name", "Total value", "Reference", "Category", "Updated"),
        ("Service", "Supplier", "Amount", "Opened", "Closed", "Updated"),
        ("Service", "Supplier (T)", "Amount", "Opened", "Closed", "Last updated"),
    ],
)
def test_a_register_that_was_updated_holds_no_payments_of_that_day(tmp_path, heading):
    rows = [
        ("Cleaning", who, line * 100, "01/04/2023", "31/03/2026", day) for day, who, line in PLAIN
    ]
    (one,) = inspect(read_data_folder(write(tmp_path, {"a/export.csv": text(heading, *rows)})))
    assert one.kind != "spend"


def test_a_day_that_is_said_counts_before_the_one_of_the_ledger(tmp_path):
    heading = ("Updated", "Trans date", "Amount", "Supplier (T)", "Account (T)")
    rows = [("03/09/2024", day, line, who, "Repairs") for day, who, line in PLAIN]
    one = stage_all(tmp_path, {"a": ("export.csv", text(heading, *rows))})["a"]
    assert (one.months, one.pounds) == (("2024-05",), POUNDS)


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        ("Date,Supplier,Amount £", "cp1252"),
        ("Date,Supplier,Amount £", "cp850"),
        ("Date,Supplier,£,Net", "cp850"),
        ("£ net,Supplier", "cp1252"),
        ("Date,Supplier,Amount in £s\n1,Zoë,5", "cp850"),
        ("Date,Supplier,Amount in £s\n1,Zoë,5", "cp1252"),
        ("Supplier,Plan\nCœur Œuvre Ltd,5 œ plan\nHôpital,5 œ plan", "cp1252"),
        ("Date,Supplier,Amount (£)\n1,Cœur,5", "cp1252"),
        ("Date,Supplier,Amount £\n1,Sœur,5 œ plan", "cp1252"),
        ("Date,Supplier,Amount £\n1,Jesús,5", "cp850"),
        ("Date,Supplier,Amount\n1,Jesús,£5", "cp850"),
        ("Date,Supplier,£\n1,Zoë,5", "cp1252"),
        ("Date,Supplier,£\n1,Zoë,5", "cp850"),
    ],
)
def test_a_pound_among_no_letters_tells_the_code_page(line, encoding):
    assert encoding_of(line.encode(encoding)) == encoding


@pytest.mark.parametrize("name", ["spend-03-2024.csv", "5-2024 spend.csv", "spend 01.04.2024.csv"])
def test_a_month_in_a_name_is_no_year_of_days(tmp_path, name):
    made = text(("Paid Date", "Supplier", "Amount"), *YEARLESS)
    assert "states no year" in stage_all(tmp_path, {"a": (name, made)})["a"].reason


DAYLESS = FILES["dayless"][1]


@pytest.mark.parametrize(
    "name",
    [
        "income-may-2024.csv",
        "budget-may-2024.csv",
        "contracts may 2024.csv",
        "apr-jun-2024.csv",
        "spend 2024-25.csv",
    ],
)
def test_what_is_not_paid_in_one_month_has_none_by_its_name(tmp_path, name):
    (one,) = inspect(read_data_folder(write(tmp_path, {f"a/{name}": DAYLESS})))
    assert "no heading was placed for paid_on" in one.refused_because


@pytest.mark.parametrize(
    "name",
    [
        "standing orders paid May 2024.csv",
        "May 2024.csv",
        "over-500-may-2024.csv",
        "2024-05-supplier-spend.csv",
        "Creditor payments (May 24).csv",
        "border-force-payments-may-2024.csv",
        "Spoken For payments May 2024.csv",
        "managed-payments-may-2024.csv",
    ],
)
def test_payments_without_a_day_are_of_the_month_that_their_file_names(tmp_path, name):
    one = stage_all(tmp_path, {"a": (name, DAYLESS)})["a"]
    assert (one.reason, one.months, one.pounds) == ("", ("2024-05",), POUNDS)


def test_what_reads_as_a_register_is_none_of_payments_by_its_name(tmp_path):
    heading = ("Contract reference", "Title", "Supplier name", "Total value", "Category")
    rows = [(f"C{n}", "Cleaning", who, line, "Homes") for n, (_, who, line) in enumerate(PLAIN)]
    files = {"a/payments-may-2024.csv": text(heading, *rows)}
    (one,) = inspect(read_data_folder(write(tmp_path, files)))
    assert (one.kind, one.lines_accepted) == ("contracts_register", 0)
