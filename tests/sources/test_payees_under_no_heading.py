"""Who was paid, under a blank heading or one of what was paid for; and files that look alike."""

import pytest

NAMES = ("Gannet Ltd", "Dunlin CIO", "Heron & Sons Co", "Avocet CIC", "Curlew Care Ltd",
         "Ruff Ltd", "Knot Partners LLP", "Teal Council", "Wigeon plc", "Smew College")  # fmt: skip
THINGS = ("Care", "Transport", "Repairs", "Books", "Meals", "Cleaning", "Fuel", "Training", "Hire",
          "Software")  # fmt: skip
OTHERS = tuple(f"{name[::-1].title()} Ltd" for name in THINGS)
NAME = "payments over 500.csv"


def report(inspected, columns, name=NAME):
    """A file of days, amounts and what stands between them: (heading, values)."""
    heads = ["Payment Date", *(head for head, _ in columns), "Amount"]
    values = zip(*(values for _, values in columns), strict=True)
    rows = [
        [f"{13 + n}/05/2024", *said, f"{512 + 97 * n}.{10 + n}"] for n, said in enumerate(values)
    ]
    content = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [heads, *rows])
    return inspected(f"a/{name}", content)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([("", NAMES)], "column 2, without a heading, is"),
        ([("Department", THINGS), ("", NAMES)], "column 3, without a heading, is"),
        ([("", NAMES), ("", THINGS)], "column 2, without a heading, is"),
        ([("Description", NAMES)], "“Description” is"),
        ([("Description", NAMES), ("Narrative", THINGS)], "“Description” is"),
        ([("Narrative", THINGS), ("Description", NAMES)], "“Description” is"),
        ([("Description", NAMES), ("Expense Description", THINGS)], "“Description” is"),
        ([("Details", NAMES), ("Department", THINGS)], "“Details” is"),
    ],
)
def test_plain_names_are_of_those_who_were_paid_and_this_is_told(inspected, columns, said):
    found = report(inspected, columns)
    assert (found.kind, found.sure, found.lines_accepted) == ("spend", "likely", 10)
    how = "taken for payee_name (what stands below it looks like names of those paid)"
    assert f"{said} {how}" in found.odd


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ([("Description", THINGS)], NAME),
        ([("", THINGS)], NAME),
        ([("", NAMES[:4] + THINGS[:6])], NAME),
        ([("", NAMES[:1] * 10)], NAME),
        ([("", NAMES[:3] * 3 + NAMES[:1])], NAME),
        ([("", NAMES), ("", OTHERS)], NAME),
        ([("Description", NAMES), ("Details", OTHERS)], NAME),
        ([("Description", NAMES), ("Ward member", OTHERS)], NAME),
        ([("", [f"{n}" for n in range(10)])], NAME),
        ([("Description", [f"{thing} for the Ltd office" for thing in THINGS])], NAME),
        ([("Description", NAMES)], "assets.csv"),
        ([("Description", NAMES)], "income.csv"),
        ([("Description", NAMES)], "contracts.csv"),
        ([("", NAMES)], "grants.csv"),
        ([("Description", NAMES), ("Rent received", THINGS)], NAME),
    ],
)
def test_nobody_is_guessed_where_it_is_not_plain(inspected, columns, name):
    found = report(inspected, columns, name)
    assert found.lines_accepted == 0
    assert not any("payee_name (what stands" in one for one in found.odd)


@pytest.mark.parametrize("other", ["", "Description", "Details"])
def test_a_heading_that_names_who_was_paid_counts(inspected, other):
    found = report(inspected, [(other, OTHERS), ("Supplier", NAMES)])
    assert (found.sure, found.lines_accepted) == ("certain", 10)


@pytest.mark.parametrize("heading", ["Pay Amt", "Pay Amount", "Pmt Amt"])
@pytest.mark.parametrize("other", ["Inv Amt", "Invoice Amt", "Amt"])
def test_what_was_paid_counts_beside_what_was_invoiced(inspected, heading, other):
    rows = [f"{13 + n}/05/2024,{name},{100 + n}.50,{90 + n}.25" for n, name in enumerate(NAMES)]
    content = "\n".join([f"Date,Supplier,{other},{heading}", *rows]) + "\n"
    found = inspected("a/spend.csv", content)
    assert found.amount_gbp == sum(90 + n for n in range(10)) + 10 * 25 / 100
    note = f"“{heading}” is the amount of a payment, “{other}” is not counted"
    assert any(one.startswith(note) for one in found.odd)


@pytest.mark.parametrize(
    "heading",
    [
        "Amount paid this year",
        "Amount paid to date",
        "Paid this financial year",
        "Cumulative spend",
    ],
)
def test_a_sum_over_time_is_no_payment_and_what_to_do_is_said(inspected, heading):
    rows = [f"{13 + n}/05/2024,{name},{90 + n}.25" for n, name in enumerate(NAMES)]
    content = "\n".join([f"Payment Date,Supplier,{heading}", *rows]) + "\n"
    found = inspected("a/spend.csv", content)
    assert found.lines_accepted == 0
    assert f"“{heading}” adds up what was paid over time" in found.odd[0]
    assert "bring one line for each payment, with its amount" in found.odd[0]
    assert found.choices[0] == f'amount_column = "{heading}"'
    said = f'[[source]]\nfiles = "a/spend.csv"\n{found.choices[0]}\n'
    assert inspected("a/spend.csv", content, said).lines_accepted == 10
