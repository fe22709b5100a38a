"""Receipts in one sheet with payments, as small councils list them: never counted as paid."""

from decimal import Decimal

import pytest

PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "Ruff Ltd")
GIVERS = ("Marrow Council", "Allotments", "Bank", "Hall hire", "Burials")
PAID = [(f"{n + 9:02}/05/2023", name, f"{n + 1}.50") for n, name in enumerate(PAYEES)]
CAME = [(f"{n + 9:02}/05/2023", name, f"{n + 1}00.25") for n, name in enumerate(GIVERS)]
POUNDS = sum(Decimal(pounds) for _, _, pounds in PAID)
HEADS, FROM = ("Date", "Payee", "Amount"), ("Date", "Received from", "Amount")


def text(*rows):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def report(inspected, *rows, name="parish.csv"):
    return inspected(f"spend/{name}", text(*rows))


@pytest.mark.parametrize(
    "title", ["RECEIPTS", "Income", "Receipts for May 2023", "Money in", "Income received"]
)
def test_receipts_below_payments_are_set_apart(inspected, title):
    found = report(inspected, ("PAYMENTS",), HEADS, *PAID, (title,), HEADS, *CAME)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)
    assert any("money that comes in, no payment" in one for one in found.odd)


def test_receipts_are_told_by_who_gave_them(inspected):
    found = report(inspected, HEADS, *PAID, ("Receipts",), FROM, *CAME)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)


@pytest.mark.parametrize("heads", [HEADS, FROM])
def test_receipts_above_payments_are_no_payments(inspected, heads):
    found = report(inspected, ("Receipts",), heads, *CAME, (), ("Payments",), HEADS, *PAID)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)


def test_receipts_in_a_column_of_their_own_are_no_payments(inspected):
    rows = [(*row[:2], "", row[2]) for row in PAID] + [(*row, "") for row in CAME]
    found = report(inspected, ("Date", "Payee", "Receipts", "Payments"), *rows)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)
    assert any("5 lines of “Receipts” alone" in one for one in found.odd)


def test_a_cash_book_that_names_no_payee_is_told_what_it_lacks(inspected):
    rows = [("7", *row[:2], "", row[2]) for row in PAID] + [("8", *row, "") for row in CAME]
    found = report(inspected, ("Ref", "Date", "Details", "Receipts", "Payments"), *rows)
    assert "who was paid" in found.odd[0]
    assert "or its kind" in found.choices[0]


MANY = [(f"{n % 28 + 1:02}/05/2023", PAYEES[n % 6], f"{n + 1}.50") for n in range(30)]


@pytest.mark.parametrize("giver", ["Received from", "From"])
@pytest.mark.parametrize("payee", ["Payee", "Supplier"])
def test_headings_that_say_who_was_paid_end_receipts(inspected, giver, payee):
    heads = ("Date", giver, "Amount"), ("Date", payee, "Amount")
    found = report(inspected, ("Receipts",), heads[0], *CAME, (), heads[1], *MANY)
    assert (found.kind, found.lines_accepted) == ("spend", 30)


@pytest.mark.parametrize("title", ["Income", "Receipts"])
def test_a_title_among_those_of_departments_is_one_of_them(inspected, title):
    rows = (("Housing",), *MANY[:10], (title,), *MANY[10:20], ("Transport",), *MANY[20:])
    found = report(inspected, ("Payments May 2024",), HEADS, *rows)
    assert found.lines_accepted == 30


def test_a_payer_beside_a_supplier_is_who_pays(inspected):
    rows = [("Marrow Council", *row) for row in MANY]
    heads = ("Payer", "Date", "Supplier", "Amount")
    found = report(inspected, heads, *rows[:15], ("Income",), *rows[15:])
    assert found.lines_accepted == 30


@pytest.mark.parametrize("heads", [(HEADS,), ()])
def test_the_next_title_ends_receipts(inspected, heads):
    rows = (*MANY[:15], ("Income",), HEADS, *CAME, ("Petty cash",), *heads, *MANY[15:])
    found = report(inspected, ("Payments",), HEADS, *rows)
    assert found.lines_accepted == 30


def test_another_title_with_headings_ends_receipts(inspected):
    rows = (*MANY[:15], ("Income",), HEADS, *CAME, ("Village hall",), HEADS, *MANY[15:])
    assert report(inspected, ("Payments",), HEADS, *rows).lines_accepted == 30


def test_headings_that_stand_again_on_a_page_end_no_receipts(inspected):
    rows = (*PAID, ("Receipts",), HEADS, *CAME, HEADS, *CAME, ("Marrow Council",), HEADS, *CAME)
    found = report(inspected, ("Marrow Council",), ("Payments",), HEADS, *rows)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)


@pytest.mark.parametrize("heading", ["Receipts", "Income", "Money in", "Receipt"])
def test_receipts_from_who_is_paid_are_told_as_refunds(inspected, heading):
    rows = [(*row, "") for row in PAID] + [(*PAID[n][:2], "", "0.25") for n in range(3)]
    found = report(inspected, ("Date", "Payee", "Payments", heading), *rows)
    assert (found.lines_accepted, found.amount_gbp) == (6, POUNDS)
    assert any("3 of them name who is paid on other lines" in one for one in found.odd)


def test_numbers_of_receipts_are_none(inspected):
    rows = [(*row, f"{n + 41}") for n, row in enumerate(PAID)]
    rows.append((*PAID[0][:2], "0.00", "52"))
    found = report(inspected, ("Date", "Payee", "Amount", "Receipt"), *rows)
    assert not any("alone: no payments" in one for one in found.odd)


@pytest.mark.parametrize(
    "rows",
    [
        (("Adults",), *PAID, ("Income",), *PAID[:1]),  # a department
        (("Payments over £500",), *PAID, ("Receipts",), *PAID[:1]),
        (*PAID, ("Income is not included",), *PAID[:1]),
        (*PAID, ("Payments",), *PAID[:1]),
        (*PAID, ("Income Recovery Team",), *PAID[:1]),
        (*PAID, ("10/05/2023", "Income", "1.50")),
        (*PAID, ("10/05/2023", "Receipts Bank Ltd", "1.50")),
        (*PAID, ("Total payments",), *PAID[:1]),
        (("Payments",), *PAID, ("Resources",), *PAID[:1]),
        (("Payments",), *PAID, ("Capital receipts team",), *PAID[:1]),
    ],
)
def test_what_only_looks_like_receipts_is_paid(inspected, rows):
    found = report(inspected, HEADS, *rows)
    assert found.lines_accepted == 7
    assert not any("comes in" in one or "receipts: no payments" in one for one in found.odd)
