"""Styles of publishing that no file of the sample has: read as they are meant, or refused."""

import io
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import landed, write

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC")
LINES = [(f"{n % 28 + 1:02}/05/2023", PAYEES[n % 4], f"{n + 1}.50") for n in range(24)]
POUNDS = sum(Decimal(pounds) for _, _, pounds in LINES)


def text(*heading, lines=LINES):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [heading, *lines])


def report(inspected, content, name="may.csv"):
    return inspected(f"spend/{name}", content)


@pytest.mark.parametrize(
    "heading",
    [
        ("Dyddiad", "Cyflenwr", "Swm"),
        ("Dyddiad / Date", "Enw'r Cyflenwr / Supplier Name", "Swm / Amount (£)"),
    ],
    ids=["Welsh", "in two languages"],
)
def test_headings_of_wales(inspected, heading):
    found = report(inspected, text(*heading))
    assert (found.sure, found.lines_accepted, found.amount_gbp) == ("certain", 24, POUNDS)


def test_two_meanings_in_one_heading_are_none(inspected):
    found = report(inspected, text("Date / Amount", "Supplier", "Net"))
    assert found.kind == "unknown"


def test_no_basis_is_added_by_a_near_spelling(tmp_path):
    """“Amount in GBP” is nearly spelt as “net amount gbp”, and says nothing of tax."""
    tables, _ = landed(tmp_path, {"may.csv": text("Payment Date", "Payee", "Amountt GBP")})
    assert tables["raw_spend"][0]["amount_unstated"] == "1.50"
    assert tables["raw_spend"][0]["amount_net"] is None


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Amount (£000)", "thousands of pounds"),
        ("Amount £'000s", "thousands of pounds"),
        ("Amount £k", "thousands of pounds"),
        ("Amount (£m)", "millions of pounds"),
        ("Total amount in pence", "pence"),
        ("Amount (000)", "thousands of pounds"),
        ("Amount p", "pence"),
        ("amount_pence", "pence"),
        ("Amount (€)", "euros"),
        ("Amount (EUR)", "euros"),
        ("Amount $", "dollars"),
    ],
)
def test_another_unit_is_refused_whole(inspected, heading, unit):
    found = report(inspected, text("Payment Date", "Supplier", heading))
    assert found.sure == "refused"
    or_say = ' Or say in sources.toml: amounts_in = "pence".' if unit == "pence" else ""
    assert found.refused_because == (
        f"the column headed “{heading}” holds {unit}, not pounds."
        f" Ask the publisher for signed amounts in pounds.{or_say}"
    )
    assert (found.lines_read, found.lines_rejected) == (25, 25)


@pytest.mark.parametrize(
    ("title", "words"),
    [("All figures in £000s", "in £000s"), ("Payments by Zed Zeal, £'000", "£'000"),
     ("Amounts in thousands", "in thousands")],
)  # fmt: skip
def test_another_unit_in_a_title_is_refused_whole(inspected, title, words):
    content = f'Council of Marrow\n"{title}"\n' + text("Payment Date", "Supplier", "Amount")
    found = report(inspected, content)
    assert found.refused_because == (
        f"a title or a note says that its amounts are thousands of pounds, not pounds (“{words}”)."
        " Ask the publisher for signed amounts in pounds."
    )


@pytest.mark.parametrize("title", ["Payments over £25,000", "Spend over £500 in May", "Over £1m"])
def test_a_sum_in_a_title_is_no_unit(inspected, title):
    content = f"{title}\n" + text("Payment Date", "Supplier", "Amount")
    assert report(inspected, content).amount_gbp == POUNDS


@pytest.mark.parametrize("heading", ["Amount (£)", "Amount over £25,000", "Amount GBP"])
def test_pounds_are_no_other_unit(inspected, heading):
    assert report(inspected, text("Payment Date", "Supplier", heading)).amount_gbp == POUNDS


def subtotalled(word):
    """The lines by payee, each followed by their sum, and the sum of all."""
    rows = []
    for payee in PAYEES:
        own = [line for line in LINES if line[1] == payee]
        pounds = sum(Decimal(line[2]) for line in own)
        rows += [*own, ("", word.format(payee), str(pounds))]
    return text("Date", "Supplier", "Amount", lines=[*rows, ("", "Grand Total", str(POUNDS))])


@pytest.mark.parametrize("word", ["{} Total", "Total for {}", "{} - Sub-total", "TOTAL {}"])
def test_the_subtotal_of_a_payee_is_no_payment(inspected, word):
    found = report(inspected, subtotalled(word))
    assert (found.lines_accepted, found.lines_rejected) == (24, 5)
    assert found.amount_gbp == POUNDS
    assert "states 5 totals that all agree with the payments" in found.odd


def test_a_total_is_none_the_less_one_for_having_a_day(inspected):
    lines = [(day, payee, pounds, "Adult Care") for day, payee, pounds in LINES]
    for name in ("Gannet Ltd Total", "Adult Care Total", "Grand Total", "Balance b/f"):
        lines.append(("31/05/2023", name, "999.00", "Adult Care"))
    content = text("Date", "Supplier", "Amount", "Directorate", lines=lines)
    found = report(inspected, content)
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)


def test_a_payee_that_only_sounds_like_a_subtotal_is_paid(inspected):
    """Nobody called Safety is paid here, and no directorate is."""
    lines = [*LINES, ("", "Safety Total", "10.00"), ("02/05/2023", "Total", "20.00")]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (26, POUNDS + 30)


@pytest.mark.parametrize(
    ("heading", "cells", "said"),
    [
        ("Currency", ("GBP", "EUR"), "names EUR beside pounds"),
        ("DR/CR", ("DR", "CR"), "says which amounts are credits, and that is not read"),
    ],
)
def test_a_column_that_makes_other_amounts_of_them_is_refused(inspected, heading, cells, said):
    lines = [(*line, cells[n % 2]) for n, line in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", heading, lines=lines))
    assert f"“{heading}” {said}" in found.refused_because
    plain = [(*line, cells[0]) for line in LINES]
    content = text("Date", "Supplier", "Amount", heading, lines=plain)
    assert report(inspected, content).amount_gbp == POUNDS


@pytest.mark.parametrize("other", ["Total VAT", "VAT Paid", "Cumulative Total", "Retention amount"])
def test_an_amount_of_something_else_is_not_taken_for_it(inspected, other):
    lines = [(day, payee, "7.00", pounds) for day, payee, pounds in LINES]
    found = report(inspected, text("Date", "Supplier", other, "Value this month", lines=lines))
    assert found.amount_gbp == POUNDS


@pytest.mark.parametrize(
    ("heading", "basis"),
    [("Excl. VAT Amount", "amount_net"), ("Amount without VAT", "amount_net"),
     ("VAT Exclusive Amount", "amount_net"), ("Nett amount", "amount_net"),
     ("Line Amount", "amount_unstated"), ("VAT inclusive amount", "amount_gross")],
)  # fmt: skip
def test_the_basis_is_what_the_heading_says(tmp_path, heading, basis):
    tables, _ = landed(tmp_path, {"may.csv": text("Payment Date", "Supplier", heading)})
    line = tables["raw_spend"][0]
    assert {c for c in ("amount_net", "amount_gross", "amount_unstated") if line[c]} == {basis}


@pytest.mark.parametrize(
    "heading", ["Grant Payment Date", "Date grant paid", "Published Paid Date"]
)
def test_a_day_of_payment_stays_one_whatever_else_it_is_of(inspected, heading):
    assert report(inspected, text(heading, "Supplier", "Amount")).lines_accepted == 24


def test_the_holder_of_a_card_is_not_who_was_paid(tmp_path):
    lines = [("Wilhelmina Quill", *line) for line in LINES]
    content = text("Name", "Date", "Merchant", "Amount", lines=lines)
    tables, (row,) = landed(tmp_path, {"may.csv": content})
    assert tables["raw_spend"][0]["payee_name"] == "Gannet Ltd"
    assert "Quill" not in str(tables) and "Name" in row["columns_dropped"]


def test_payments_that_name_nobody_are_told(inspected):
    """As in a sheet where a name stands once, above its further lines: nobody fills it down."""
    lines = [(day, payee if n < 4 else "", pounds) for n, (day, payee, pounds) in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert found.amount_gbp == POUNDS
    assert any(
        one.startswith("20 payments, ") and one.endswith("no payee is named") for one in found.odd
    )


@pytest.mark.parametrize("heading", [("PO Date", "PO Value"), ("Order Date", "Order Amount")])
def test_orders_are_no_payments(inspected, heading):
    found = report(inspected, text(heading[0], "Supplier", heading[1]))
    assert found.kind == "unknown"


def test_the_number_of_a_period_is_no_month(inspected):
    lines = [("2", payee, pounds) for _, payee, pounds in LINES]
    found = report(inspected, text("Period", "Supplier", "Amount", lines=lines))
    assert found.refused_because == (
        "“Period” numbers the periods of a year, and no column holds a day or a month."
        ' Say the month of its payments in sources.toml: period = "2024-05".'
    )


def test_what_the_nearest_row_lacks_is_said(inspected):
    found = report(inspected, text("Date", "Supplier", "Debit"))
    assert found.odd == (
        "no heading row of a kind that we know (line 1 comes nearest: read as spend it lacks"
        " amount_net or amount_gross or amount_unstated (how much was paid))",
    )


def test_a_hidden_sheet_counts_and_is_told(inspected):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name in ("May", "Old"):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([("Date", "Supplier", "Amount"), *LINES]):
                sheet.write_row(at, 0, row)
        sheet.hide()
    found = report(inspected, stream.getvalue(), "may.xlsx")
    assert found.lines_accepted == 48
    assert "sheet 'Old' is hidden in the workbook, and its lines count" in found.odd
    assert not any("'May'" in one for one in found.odd)


def open_document(rows):
    """An OpenDocument spreadsheet of one sheet, its numbers as numbers."""
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in names.items()
    )
    told = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell.replace("&", "&amp;")}'
            "</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
            f'<office:spreadsheet><table:table table:name="May">{told}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def test_an_opendocument_spreadsheet(inspected):
    content = open_document([("Payment Date", "Supplier", "Amount"), *LINES])
    found = report(inspected, content, "may.ods")
    assert (found.sure, found.lines_accepted, found.amount_gbp) == ("certain", 24, POUNDS)


def test_no_message_names_a_path_of_the_machine(tmp_path):
    content = zipfile.ZipFile(tmp_path / "made.zip", "w")
    content.writestr("may.csv", text("Date", "Supplier", "Amount"))
    content.close()
    data = bytearray((tmp_path / "made.zip").read_bytes())
    data[40:60] = bytes(20)  # the member can no longer be unpacked
    (tmp_path / "made.zip").unlink()
    found = inspect(read_data_folder(write(tmp_path / "data", {"spend/may.zip": bytes(data)})))
    assert all(str(tmp_path) not in (one.refused_because or "") for one in found)


@pytest.mark.parametrize(
    "heading",
    [
        ("Payment Date (Contract)", "Supplier (as registered)", "Amount (£)"),
        ("Date of Payment (BACS run)", "Supplier Name", "Amount (rounded)"),
    ],
)
def test_an_addition_in_brackets_takes_no_meaning_away(inspected, heading):
    found = report(inspected, text(*heading))
    assert (found.sure, found.lines_accepted, found.amount_gbp) == ("certain", 24, POUNDS)


@pytest.mark.parametrize("heading", [("Date (due)", "Amount"), ("Date", "Amount (budget)")])
def test_a_bracket_that_says_another_thing_is_no_addition(inspected, heading):
    assert report(inspected, text(heading[0], "Supplier", heading[1])).kind == "unknown"


def test_a_day_that_cannot_be_true_proves_no_order(inspected):
    """32/13 would make every 01/05 of the file ambiguous."""
    found = report(
        inspected, text("Date", "Supplier", "Amount", lines=[*LINES, ("32/13/2023", "A", "1")])
    )
    assert not any("may be swapped" in one for one in found.odd)
    assert "1 payment, £1.00: a day that cannot be true" in found.odd


def summed(*names):
    """The lines, half by half, each below its sum's name and a day; at the end the sum of all."""
    halves = (LINES[:12], LINES[12:])
    rows = []
    for name, half in zip(names, halves, strict=False):
        rows += [*half, ("31/05/2023", name, str(sum(Decimal(line[2]) for line in half)))]
    return text("Date", "Supplier", "Amount", lines=[*rows, ("31/05/2023", "Total", str(POUNDS))])


@pytest.mark.parametrize(
    "names", [("Total", "Total"), ("TOTAL FOR MONTH", "TOTAL FOR MONTH"), ("May total:", "Totals")]
)
def test_what_calls_itself_a_total_is_one_where_it_is_the_sum(inspected, names):
    found = report(inspected, summed(*names))
    assert (found.lines_accepted, found.lines_rejected, found.amount_gbp) == (24, 3, POUNDS)
    assert "states 3 totals that all agree with the payments" in found.odd


def test_what_calls_itself_a_total_and_is_no_sum_is_paid_and_told(inspected):
    """It counts into the sum below it."""
    paid, total = ("31/05/2023", "Total", "99.00"), ("31/05/2023", "Total", str(POUNDS + 99))
    content = text("Date", "Supplier", "Amount", lines=[*LINES[:9], paid, *LINES[9:], total])
    found = report(inspected, content)
    assert (found.lines_accepted, found.amount_gbp) == (25, POUNDS + 99)
    assert "1 payment, £99.00: called a total, but no sum of the payments above it" in found.odd


def test_a_total_in_the_first_row_is_one(inspected):
    content = text(
        "Date", "Supplier", "Amount", lines=[("31/05/2023", "Total", str(POUNDS)), *LINES]
    )
    assert report(inspected, content).amount_gbp == POUNDS


def two_amounts(first, second, times=2):
    lines = [(day, payee, pounds, str(Decimal(pounds) * times)) for day, payee, pounds in LINES]
    return text("Date", "Supplier", first, second, lines=lines)


@pytest.mark.parametrize(
    ("first", "second", "counted"),
    [
        ("Amount", "Paid Amount", "second"),
        ("Payment Amount", "Invoice Amount", "first"),
        ("Amount", "Total Paid", "second"),
        ("Invoice Amount", "Amount", "second"),
        ("Amount", "Amount GBP", "second"),
        ("Net Amount", "Amount Paid", "first"),
    ],
)
def test_of_two_amounts_the_payments_own_counts_and_the_other_is_told(
    inspected, first, second, counted
):
    found = report(inspected, two_amounts(first, second))
    taken, left = (first, second) if counted == "first" else (second, first)
    assert found.amount_gbp == (POUNDS if counted == "first" else POUNDS * 2)
    assert any(
        f"“{taken}” is the amount of a payment, “{left}” is not counted" in one for one in found.odd
    )
    equal = report(inspected, two_amounts(first, second, times=1))
    assert (equal.amount_gbp, equal.odd) == (POUNDS, ())


@pytest.mark.parametrize(("first", "second"), [("Amount", "Total"), ("Q1 Amount", "Q2 Amount")])
def test_of_two_amounts_of_which_nothing_says_more_none_is_taken(inspected, first, second):
    found = report(inspected, two_amounts(first, second))
    assert found.refused_because == (
        f"“{first}” and “{second}” both hold amounts, they differ, and nothing says which was paid."
        " Bring it as one table, with one column of signed amounts."
        f' If it is right as it is, say so in sources.toml: amount_column = "{first}".'
    )


@pytest.mark.parametrize("other", ["Cost Centre", "Contract Value", "Running Total"])
def test_what_is_no_amount_of_the_line_is_no_rival(inspected, other):
    assert report(inspected, two_amounts("Amount", other)).amount_gbp == POUNDS


def test_credits_beside_debits_are_not_left_out(inspected):
    lines = [(d, p, a, "") if n % 3 else (d, p, "", a) for n, (d, p, a) in enumerate(LINES)]
    heading = ("Date", "Supplier", "Debit Amount", "Credit Amount")
    found = report(inspected, text(*heading, lines=lines))
    back = sum(Decimal(line[3] or 0) for line in lines)
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS - 2 * back)
    both = [(d, p, a, "1.00") for d, p, a in LINES]
    found = report(inspected, text(*heading, lines=both))
    assert "“Debit Amount” and “Credit Amount”" in found.refused_because


def test_net_and_gross_are_told_by_the_vat_beside_them(tmp_path):
    lines = [(d, p, str(Decimal(a) + 3), "3.00", a) for d, p, a in LINES]
    content = text("Date", "Supplier", "Total", "VAT", "Amount", lines=lines)
    tables, _ = landed(tmp_path, {"may.csv": content})
    line = tables["raw_spend"][0]
    assert (line["amount_net"], line["amount_gross"]) == ("1.50", "4.50")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("(1.50) CR", "-1.50"), ("1.50 CR", "-1.50"), ("1.50 DR", "1.50"), ("1'001.50", "1001.50"),
     ("1’001.50", "1001.50"), ("1.001,50", "1001.50"), ("1 001.50", "1001.50")],
)  # fmt: skip
def test_amounts_as_some_write_them(inspected, written, meant):
    lines = [(day, payee, written if n % 2 else a) for n, (day, payee, a) in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    plain = sum(Decimal(line[2]) for line in LINES[::2])
    assert found.amount_gbp == plain + Decimal(meant) * 12


@pytest.mark.parametrize(
    "heading",
    [
        ("Date of Payment", "Supplier", "£"),
        ("BACS Date", "Creditor", "Sum Paid (£)"),
        ("Cheque Date", "Contractor", "Payment Value"),
        ("Pay Date", "ApAr ID(T)", "Total GBP"),
        ("Date of payment", "Supplier", "How much (£)"),
        ("Payment Date", "Supplier", "Pymt Amt"),
    ],
)
def test_headings_of_other_ledgers(inspected, heading):
    found = report(inspected, text(*heading))
    assert (found.sure, found.lines_accepted, found.amount_gbp) == ("certain", 24, POUNDS)


def test_pounds_beside_another_currency_are_pounds(inspected):
    lines = [(d, p, "USD", "7.00", a) for d, p, a in LINES]
    heading = ("Date", "Supplier", "Currency", "Currency Amount", "Amount GBP")
    assert report(inspected, text(*heading, lines=lines)).amount_gbp == POUNDS


def test_a_total_whose_word_stands_among_the_days_is_one(inspected):
    lines = [*LINES, ("Sub-total", "", str(POUNDS)), ("Grand total", "", str(POUNDS))]
    found = report(inspected, text("Date", "Supplier", "Amount", lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)
    assert "states 2 totals that all agree with the payments" in found.odd


@pytest.mark.parametrize(
    ("heading", "credit", "plain", "said"),
    [
        ("Pence", "50", "07", "pounds and pence stand in two columns, “Amount” and “Pence”"),
    ],
)
def test_what_makes_other_amounts_of_them_is_refused(inspected, heading, credit, plain, said):
    lines = [(*line, plain if n % 4 else credit) for n, line in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", heading, lines=lines))
    assert said in found.refused_because


@pytest.mark.parametrize(("heading", "credit", "plain"), [("CR", "CR", ""), ("Sign", "-", "+")])
def test_what_says_that_they_are_credits_is_read(inspected, heading, credit, plain):
    lines = [(*line, plain if n % 4 else credit) for n, line in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", heading, lines=lines))
    assert found.amount_gbp == POUNDS - 2 * sum(Decimal(a) for _, _, a in LINES[::4])


def test_credits_that_have_their_sign_need_no_other(inspected):
    lines = [(d, p, a if n % 4 else f"-{a}", "DR" if n % 4 else "CR")
             for n, (d, p, a) in enumerate(LINES)]  # fmt: skip
    found = report(inspected, text("Date", "Supplier", "Amount", "DR/CR", lines=lines))
    assert found.amount_gbp == sum(Decimal(line[2]) for line in lines)


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Document Type", "Credit Note", "“Credit Note” of 6 of the first lines, not below nought"),
        ("Status", "Cancelled", "“Cancelled” of 6 of the first lines"),
        ("Hold", "On Hold", "“On Hold” of 6 of the first lines"),
        ("State", "Held", "“Held” of 6 of the first lines"),
    ],
)
def test_what_lines_say_of_their_amounts_is_told(inspected, heading, value, said):
    lines = [(*line, "Invoice" if n % 4 else value) for n, line in enumerate(LINES)]
    found = report(inspected, text("Date", "Supplier", "Amount", heading, lines=lines))
    assert found.amount_gbp == POUNDS
    assert f"“{heading}” says {said}, and they count as they stand" in found.odd


def test_two_tables_beside_each_other_are_refused(inspected):
    lines = [(*line, "", *line[:1], "Tern Ltd", line[2]) for line in LINES]
    heading = ("Date", "Supplier", "Amount")
    found = report(inspected, text(*heading, "", *heading, lines=lines))
    assert "two columns are headed “Supplier” and do not say the same" in found.refused_because
    again = [(*line, line[1], line[0]) for line in LINES]
    content = text(*heading, "Supplier", "Date", lines=again)
    assert report(inspected, content).amount_gbp == POUNDS


@pytest.mark.parametrize("dress", ['="{}"', '"=""{}"""'])
def test_a_text_that_a_spreadsheet_was_made_to_keep(tmp_path, dress):
    lines = [[dress.format(cell) for cell in line] for line in LINES]
    content = "\n".join(",".join(row) for row in [("Date", "Supplier", "Amount"), *lines])
    tables, _ = landed(tmp_path, {"may.csv": content})
    first = tables["raw_spend"][0]
    assert (first["paid_on"], first["payee_name"], first["amount_unstated"]) == LINES[0]


def test_blank_rows_within_a_heading(inspected):
    content = "Body,Payment,,Supplier,\n" + ",,,,\n" * 5 + ",Date,Ref,Name,Net Amount\n"
    content += "".join(f"Marrow,{d},{n},{p},{a}\n" for n, (d, p, a) in enumerate(LINES))
    assert report(inspected, content).lines_accepted == 24


def test_a_nameless_line_is_a_total_where_it_is_the_sum_of_all(inspected):
    """A payment to somebody who is not named is none."""
    nameless, total = ("31/05/2023", "", "1.50"), ("31/05/2023", "", str(POUNDS + Decimal("1.50")))
    content = text("Date", "Supplier", "Amount", lines=[*LINES[:9], nameless, *LINES[9:], total])
    found = report(inspected, content)
    assert (found.lines_accepted, found.amount_gbp) == (25, POUNDS + Decimal("1.50"))
    assert "1 payment, £1.50: no payee is named" in found.odd


@pytest.mark.parametrize(
    ("heading", "sums"),
    [
        ("Payment Total", ["99.00"] * 24),  # again on each line
        ("Total Paid", ["", "", "", "50.00"] * 6),  # on one line of several
    ],
)
def test_the_sum_of_several_lines_is_the_amount_of_none(inspected, heading, sums):
    lines = [(*line, total) for line, total in zip(LINES, sums, strict=True)]
    found = report(inspected, text("Date", "Supplier", "Amount", heading, lines=lines))
    assert (found.lines_accepted, found.amount_gbp) == (24, POUNDS)
    assert any(f"“{heading}” is not counted" in one for one in found.odd)


def test_the_day_of_payment_is_taken_before_that_of_the_invoice(inspected):
    lines = [("01/01/2023", *line) for line in LINES]
    heading = ("Invoice Date", "Invoice Paid Date", "Supplier", "Amount")
    found = report(inspected, text(*heading, lines=lines))
    assert (found.first_period, found.last_period) == ("2023-05", "2023-05")
    assert "“Invoice Paid Date” is the day of payment, not “Invoice Date”" in found.odd


def test_an_amount_without_vat_counts_wherever_it_stands(inspected):
    found = report(inspected, two_amounts("Amount", "Amount (net of VAT)"))
    assert found.amount_gbp == POUNDS * 2
    assert any("“Amount” is not counted" in one for one in found.odd)
