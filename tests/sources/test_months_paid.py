"""A month of payment beside the day of an invoice: the month that the money went counts."""

import pytest

from tests.sources.odd import HEAD, LINES, POUNDS, stage_all, text

INVOICED = "15/02/2024"
READ = (
    ("Month Paid", "May-24"), ("Payment Month", "May 2024"), ("Paid Month", "May-2024"),
    ("Month of Payment", "2024-05"), ("Payment Period", "2024/25 P02"),
    ("Period Paid", "P02 24/25"), ("Month Paid", "01/05/2024"), ("Month Paid", "2024-05-01"),
    ("Month Paid", "2024-05-01 00:00:00"),
)  # fmt: skip
TOLD = (("Payment Month", "May"), ("Payment Period", "P02"), ("Month Paid", "202405"),
        ("Month Paid", "15/05/2024"), ("Payment Period", "Mar-25"), ("Month Paid", "Jan-24"),
        ("Payment Period", "P09 2024/25"))  # fmt: skip
OTHERS = (
    ("Invoice Date", "Period", "May-24"), ("Posting Date", "Month", "May-24"),
    ("Invoice Date", "Payment Terms", "30"), ("Invoice Date", "Payment Period (days)", "30"),
    ("Invoice Date", "Payment Period", "30"), ("Date", "Payment Month", "May-24"),
    ("Payment Date", "Payment Month", "May-24"), ("Date Paid", "Month Paid", "May 2024"),
    ("Cheque Date", "Payment Month", "May-24"), ("Invoice Date", "Payment Status", "May-24"),
    ("Invoice Date", "Contract Month", "May-24"),
)  # fmt: skip


# Of the papers of a payment, under no heading that is known beside its month.
PAPERS = ("Document Date", "Ledger Date", "Entry Date", "Doc Date", "GL Date", "Journal Entry Date")
NO_DAYS = (
    ("Order Date", "Payment Month", "May-24"), ("Due Date", "Payment Month", "May-24"),
    ("Contract Start Date", "Payment Month", "May-24"), ("Birth Date", "Payment Month", "May-24"),
    ("Approved Date", "Payment Month", "May-24"), ("Review Date", "Payment Month", "May-24"),
    ("Date updated", "Payment Month", "May-24"), ("Entry Date", "Month", "May-24"),
    ("Date of Birth Entry Date", "Payment Month", "May-24"),
    ("Ledger Date", "Accounting Period", "May-24"), ("Invoice Due Date", "Payment Month", "May-24"),
)  # fmt: skip
# Placed as days by their words, and months by what stands below.
MONTHS = ("Month Paid", "Month of Payment", "Paid Month", "Month in which it was paid")
AS_MONTHS = ("May 2024", "May-24", "2024-05", "05/2024", "01/05/2024", "2024-05-01 00:00:00",
             "01/05/2024 - 31/05/2024", "01/05/2024 to 31/05/2024")  # fmt: skip
AS_DAYS = ("17/05/2024", "2024-05-17", "17 May 2024", "45429")
WITHIN = ("Invoice Date", "Posting Date", "Posted Date", "Ledger Date", "Document Date")
WRITTEN = (
    "15/02/2024", "15.02.24", "2024-02-15", "2024-02-15 00:00:00", "15 February 2024", "15-Feb-24",
    "Feb 15 2024", "45337", "2/15/2024", "20240215", "w/e 16/02/2024",
)  # fmt: skip


SPANNED = ("Date Range", "Payment Date", "Date", "Dates of payment")


def _file(day, *more, on=INVOICED):
    """Payments with the day of an invoice, and beside it more columns: a heading, a text."""
    heads = (day, "Supplier", "Amount", *(heading for heading, _ in more))
    return "all.csv", text(heads, *((on, *one[1:3], *(t for _, t in more)) for one in LINES))


def _first(heading, said, day, on=INVOICED):
    """Payments with a month of payment before any day."""
    heads = (heading, day, "Supplier", "Amount")
    return "all.csv", text(heads, *((said, on, *one[1:3]) for one in LINES))


def _filled(share):
    """Payments of which not all have a month of payment."""
    rows = [(INVOICED, *one[1:3], "May-24" if n < share else "") for n, one in enumerate(LINES)]
    return "all.csv", text(("Invoice Date", "Supplier", "Amount", "Month Paid"), *rows)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {f"read {n}": _file("Invoice Date", one) for n, one in enumerate(READ)}
    files |= {f"told {n}": _file("Invoice Date", one) for n, one in enumerate(TOLD)}
    files |= {f"other {n}": _file(day, tuple(one)) for n, (day, *one) in enumerate(OTHERS)}
    cheque = ("Cheque Date", "03/04/2024")
    may = ("Month Paid", "May-24")
    files |= {f"within {n}": _file(day, may, on="17/05/2024") for n, day in enumerate(WITHIN)}
    files |= {f"early {n}": _file("Invoice Date", may, on=on) for n, on in enumerate(WRITTEN)}
    late = ("Payment Period", "Jan-25")
    files |= {f"late {n}": _file("Invoice Date", late, on=on) for n, on in enumerate(WRITTEN)}
    files |= {f"filled {n}": _filled(n) for n in (6, 11)}
    for n, day in enumerate(PAPERS):
        files[f"lies {n}"] = _file(day, ("Payment Month", "May-24"), on="17/05/2024")
        files[f"older {n}"] = _file(day, ("Payment Month", "May-24"))
    for n, (day, *one) in enumerate(NO_DAYS):
        files[f"none {n}"] = _file(day, tuple(one), on="17/05/2024")
    mixed = [("17/05/2024" if n else INVOICED, *one[1:3], "May-24") for n, one in enumerate(LINES)]
    files["mixed"] = "all.csv", text(("Ledger Date", *HEAD[1:], "Payment Month"), *mixed)
    for n, heading in enumerate(MONTHS):
        files[f"beside {n}"] = _first(heading, "May 2024", PAPERS[n], "17/05/2024")
        files[f"apart {n}"] = _first(heading, "May 2024", PAPERS[n])
        files[f"order {n}"] = _first(heading, "May 2024", "Order Date", "17/05/2024")
    for n, month in enumerate(AS_MONTHS):
        files[f"month {n}"] = _first("Month Paid", month, "Doc Date", "17/05/2024")
        files[f"alone {n}"] = _first("Month Paid", month, "Note", "x")
    for n, day in enumerate(AS_DAYS):
        files[f"day {n}"] = _first("Month Paid", day, "Doc Date", "12/05/2024")
    span = ("Month Paid", "01/05/2024 - 31/05/2024")
    files["span"] = _file("Invoice Date", span)
    files["two months"] = _first("Month Paid", "01/05/2024 - 30/06/2024", "Note", "x")
    for n, heading in enumerate(SPANNED):
        files[f"spanned {n}"] = _first(heading, span[1], "Note", "x")
    files["cheque"] = _file("Invoice Date", ("Payment Month", "May-24"), cheque)
    return stage_all(tmp_path_factory.mktemp("paid"), files)


@pytest.mark.parametrize("n", range(len(READ)))
def test_the_month_of_payment_counts(found, n):
    one = found[f"read {n}"]
    assert (one.months, one.pounds) == (("2024-05",), POUNDS)
    assert f"“{READ[n][0]}” is the month of payment, not “Invoice Date”" in one.notes


@pytest.mark.parametrize("n", range(len(TOLD)))
def test_a_month_that_is_not_plain_is_told(found, n):
    one = found[f"told {n}"]
    assert (one.months, one.pounds) == (("2024-02",), POUNDS)
    assert f"“{TOLD[n][0]}” may say when it was paid, and “Invoice Date” counts" in one.notes


@pytest.mark.parametrize("n", range(len(OTHERS)))
def test_other_days_and_months_stay(found, n):
    one = found[f"other {n}"]
    assert (one.months, one.pounds, one.notes) == (("2024-02",), POUNDS, "")


def test_a_day_of_payment_counts_before_its_month(found):
    assert found["cheque"].months == ("2024-04",)


@pytest.mark.parametrize("n", range(len(WITHIN)))
def test_days_within_the_month_of_payment_stay(found, n):
    one = found[f"within {n}"]
    assert (one.months, {str(day) for day in one.each("paid_on")}) == (("2024-05",), {"2024-05-17"})
    assert "month of payment" not in one.notes


@pytest.mark.parametrize("n", range(len(WRITTEN)))
def test_a_month_of_payment_is_held_against_days_of_any_style(found, n):
    assert found[f"early {n}"].months == ("2024-05",)
    one = found[f"late {n}"]
    assert one.months == ("2024-02",)
    assert "“Payment Period” may say when it was paid, and “Invoice Date” counts" in one.notes


def test_a_month_that_some_lines_lack_is_told(found):
    one = found["filled 6"]
    assert (one.months, one.pounds) == (("2024-02",), POUNDS)
    assert "“Month Paid” may say when it was paid, and “Invoice Date” counts" in one.notes
    assert "2024-05" in found["filled 11"].months


@pytest.mark.parametrize("n", range(len(PAPERS)))
def test_days_of_papers_count_where_all_lie_in_the_month_of_payment(found, n):
    one = found[f"lies {n}"]
    assert (one.months, {str(day) for day in one.each("paid_on")}) == (("2024-05",), {"2024-05-17"})
    said = f"“{PAPERS[n]}” is taken for paid_on (all its days lie in “Payment Month”)"
    assert said in one.notes
    one = found[f"older {n}"]
    assert (one.months, one.each("paid_on")) == (("2024-05",), [None] * len(LINES))
    assert f"“Payment Month” is the month of payment, not “{PAPERS[n]}”" in one.notes


def test_one_day_outside_the_month_of_payment_leaves_all_of_them(found):
    one = found["mixed"]
    assert (one.months, one.each("paid_on")) == (("2024-05",), [None] * len(LINES))


@pytest.mark.parametrize("n", range(len(NO_DAYS)))
def test_days_of_something_else_are_not_read_beside_a_month(found, n):
    one = found[f"none {n}"]
    assert (one.months, one.each("paid_on"), one.notes) == (("2024-05",), [None] * len(LINES), "")


@pytest.mark.parametrize("n", range(len(MONTHS)))
def test_a_month_that_is_placed_as_a_day_is_a_month_of_payment(found, n):
    one = found[f"beside {n}"]
    assert (one.months, {str(day) for day in one.each("paid_on")}) == (("2024-05",), {"2024-05-17"})
    assert f"“{PAPERS[n]}” is taken for paid_on (all its days lie in “{MONTHS[n]}”)" in one.notes
    for name in (f"apart {n}", f"order {n}"):
        one = found[name]
        assert (one.months, one.each("paid_on")) == (("2024-05",), [None] * len(LINES))
        assert f"“{MONTHS[n]}” is taken for paid_on" not in one.notes
    assert f"“{MONTHS[n]}” is the month of payment, not" in found[f"apart {n}"].notes


@pytest.mark.parametrize("n", range(len(AS_MONTHS)))
def test_months_of_any_style_are_read_below_a_heading_of_days(found, n):
    one = found[f"month {n}"]
    assert (one.months, {str(day) for day in one.each("paid_on")}) == (("2024-05",), {"2024-05-17"})
    one = found[f"alone {n}"]
    assert (one.months, one.each("paid_on")) == (("2024-05",), [None] * len(LINES))


@pytest.mark.parametrize("n", range(len(AS_DAYS)))
def test_days_below_a_month_of_payment_are_days(found, n):
    one = found[f"day {n}"]
    assert {str(day) for day in one.each("paid_on")} == {"2024-05-17"}


def test_two_days_of_one_month_are_that_month(found):
    assert found["span"].months == ("2024-05",)
    assert "“Month Paid” is the month of payment, not “Invoice Date”" in found["span"].notes
    assert set(found["two months"].months) == {"none"}


@pytest.mark.parametrize("n", range(len(SPANNED)))
def test_two_days_of_one_month_are_that_month_under_any_heading_of_days(found, n):
    one = found[f"spanned {n}"]
    assert (one.months, one.pounds) == (("2024-05",), POUNDS)
    assert f"“{SPANNED[n]}” states months, no days" in one.notes
