"""A line or two that are moved by a column, and honest lines that look like it."""

from decimal import Decimal

import pytest

HEADS = ("Payment Date", "Supplier", "Trans No", "Amount", "VAT", "Department")
SUMS = ("Payment Date", "Supplier", "Trans No", "Net Amount", "VAT", "Gross Amount", "Department")
NAMES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care")
AT = (20, 41)


def line(n):
    amount = 500 + 37 * n
    return [f"{1 + n % 28:02}/05/2024", NAMES[n % 5], str(5_100_234 + 3 * n), f"{amount}.{n:02}",
            f"{amount / 5:.2f}", ("Adults", "Highways", "Schools")[n % 3]]  # fmt: skip


def cells(n):
    """Line n by its headings."""
    said = dict(zip(HEADS, line(n), strict=True))
    net = Decimal(said["Amount"])
    return said | {"Net Amount": said["Amount"], "Gross Amount": str(net + Decimal(said["VAT"]))}


def report(inspected, change, heads=HEADS, count=1, also=()):
    """A file of sixty payments, of which one or two lines are changed, and others otherwise."""
    rows = [[row.get(head, "") for head in heads] for row in map(cells, range(60))]
    for at in AT[:count]:
        rows[at] = change(rows[at])
    for at, other in also:
        rows[at] = other(rows[at])
    content = "".join(",".join(row) + "\n" for row in [heads, *rows])
    return inspected("a/spend.csv", content)


def without(at):
    return lambda row: [*row[:at], *row[at + 1 :], ""]


def with_blank(at):
    return lambda row: [*row[:at], "", *row[at:]][: len(row)]


def turned(row):
    return [*row[-1:], *row[:-1]]


FIVE = tuple(head for head in HEADS if head != "VAT")


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("heads", "change"),
    [
        (HEADS, with_blank(1)), (HEADS, without(1)), (HEADS, without(2)), (HEADS, turned),
        (HEADS[:4], with_blank(1)), (HEADS[:4], turned),
        (FIVE, with_blank(1)), (FIVE, with_blank(2)), (FIVE, turned),
        (("Supplier", "Amount", "Trans No", "Payment Date"), without(0)),
        (SUMS, with_blank(1)), (SUMS, with_blank(3)), (SUMS, without(1)), (SUMS, without(2)),
        (SUMS, without(3)), (SUMS, turned),
        (SUMS[:6], with_blank(1)), (SUMS[:6], with_blank(3)), (SUMS[:6], without(1)),
        (SUMS[:6], without(2)), (SUMS[:6], without(3)), (SUMS[:6], turned),
        ((*SUMS[:2], *SUMS[3:6]), with_blank(1)), ((*SUMS[:2], *SUMS[3:6]), without(1)),
    ],
)  # fmt: skip
def test_a_line_that_is_plainly_moved_is_set_apart(inspected, heads, change, count):
    found = report(inspected, change, heads, count)
    assert (found.lines_accepted, found.lines_rejected) == (60 - count, count)
    assert any("a line that is not parted like the others" in one for one in found.odd)


@pytest.mark.parametrize("heads", [HEADS, HEADS[:4]])
@pytest.mark.parametrize(("count", "where"), [(1, "in line 22 "), (2, "in 2 lines from line 22")])
def test_a_number_of_a_document_for_an_amount_is_told(inspected, heads, count, where):
    """Nothing but its own number, which is not there, says that it is no amount."""
    found = report(inspected, with_blank(2), heads, count)
    assert found.lines_accepted == 60
    said = "“Amount” holds a whole number as they stand under “Trans No”, which holds none there"
    assert any(one.startswith(where) and said in one for one in found.odd)


def put(heads=HEADS, **cells):
    """A line with other cells under some headings, each by its first word."""

    def change(row):
        first = {head.split()[0]: i for i, head in enumerate(heads)} | {"No": 2}
        row = list(row)
        for head, cell in cells.items():
            row[first[head]] = cell
        return row

    return change


HONEST = {
    "no number": put(No=""),
    "words for a number": put(No="Direct debit"),
    "whole pounds": put(Amount="1250"),
    "many whole pounds": put(Amount="25000", No="BACS"),
    "whole pounds without a number": put(Amount="9100240", No=""),
    "a payee as a number": put(No="Gannet Ltd"),
    "a number with a part": put(No="5100234.01"),
    "a number with a part and no VAT": put(No="1234.01", VAT=""),
    "a number with a part and a word": put(No="1234.01", VAT="20%"),
    "a taken back payment": put(Amount="-1250.00", VAT=""),
    "the amount again": put(No="777.50", Amount="777.50"),
    "no VAT": put(VAT=""),
    "a company of digits": put(Supplier="360 Degrees 24.00 Ltd"),
    "a million whole": put(Amount="5100240"),
    "nothing": lambda row: row,
}


def test_words_of_no_column_beside_it_set_no_line_apart(inspected):
    found = report(inspected, put(No="Direct debit", Amount="5100240"))
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert any("unless the line is moved by a column" in one for one in found.odd)


@pytest.mark.parametrize("name", HONEST)
def test_lines_that_look_alike_count_without_a_word(inspected, name):
    found = report(inspected, HONEST[name])
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert not any("parted" in one or "whole number" in one for one in found.odd)


HONEST_SUMS = {
    "no VAT": {"VAT": ""},
    "no VAT, a number with a part": {"VAT": "", "No": "1234.01"},
    "exempt": {"VAT": "Exempt", "Gross": ""},
    "net alone": {"VAT": "", "Gross": ""},
    "gross alone": {"Net": "", "VAT": ""},
    "VAT alone": {"Net": "", "VAT": "500.00", "Gross": "500.00"},
    "VAT of an import": {"Net": "0.00", "VAT": "500.00", "Gross": "500.00"},
    "no net": {"Net": "", "VAT": "100.00", "Gross": "600.00"},
    "taken back without net": {"Net": "", "VAT": "-100.00", "Gross": "-600.00"},
    "net that is withheld": {"Net": "Redacted", "Supplier": "Redacted"},
    "a word for gross": {"Gross": "as net"},
    "no number": {"No": ""},
    "whole pounds": {"Net": "1250", "VAT": "250", "Gross": "1500"},
}


@pytest.mark.parametrize("name", HONEST_SUMS)
def test_lines_of_net_and_gross_that_look_alike_count_without_a_word(inspected, name):
    found = report(inspected, put(SUMS, **HONEST_SUMS[name]), SUMS)
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert not any("parted" in one or "whole number" in one for one in found.odd)


TYPES = ("Payment Date", "Expense Type", "Trans No", "Amount", "Supplier")
PLAIN = HEADS[:4]
IN_BOTH = {
    "a person": (PLAIN, "Supplier", "REDACTED PERSONAL DATA"),
    "a type": (TYPES, "Expense", "Grant"),
    "a way": (TYPES, "Expense", "Direct Debit"),
    "various": (TYPES, "Expense", "Various"),
}


@pytest.mark.parametrize("name", IN_BOTH)
def test_the_same_words_in_both_places_move_no_line(inspected, name):
    """Others hold them in the first of the two, beside a number of their own."""
    heads, head, words = IN_BOTH[name]
    both = put(heads, No=words, Amount="5100240", **{head: words})
    also = [(at, put(heads, **{head: words})) for at in (3, 7, 50)]
    found = report(inspected, both, heads, 2, also)
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert not any("parted" in one or "whole number" in one for one in found.odd)


def test_a_word_of_the_next_column_beside_another_of_it_moves_no_line(inspected):
    """A grant without a number, beside the type that it is of."""
    grant = put(TYPES, No="Grant", Amount="5100240", Expense="Rents")
    types = [(at, put(TYPES, Expense=one)) for at, one in ((3, "Grant"), (7, "Rents"))]
    found = report(inspected, grant, TYPES, 1, types)
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)


@pytest.mark.parametrize("payee", ["118 118", "24/7", "3663", "1901"])
def test_a_payee_of_digits_moves_no_line(inspected, payee):
    found = report(inspected, put(Supplier=payee, No="DDMAY", Amount="5100240"))
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)


@pytest.mark.parametrize("name", ["", "2024-05-12", "12 05 2024", "20240512", "1,250.00"])
def test_a_payee_that_is_no_name_moves_a_line(inspected, name):
    found = report(inspected, put(Supplier=f'"{name}"', No="A Wader", Amount="5100240"))
    assert (found.lines_accepted, found.lines_rejected) == (59, 1)


SELDOM = ("Payment Date", "Supplier", "Trans No", "Net Amount", "Irrecoverable VAT")


@pytest.mark.parametrize(
    ("pence", "moved"),
    [("1020048.50", 0), ("850040.10", 0), ("612.50", 1), ("2500000.50", 1)],
)
def test_pence_that_are_its_VAT_leave_an_amount_alone(inspected, pence, moved):
    seldom = put(SELDOM, No="", Net="5100240", Irrecoverable=pence)
    found = report(inspected, seldom, SELDOM)
    assert (found.lines_accepted, found.lines_rejected) == (60 - moved, moved)


BEYOND = (*SELDOM, "Department")


@pytest.mark.parametrize("number", ["", "Grant"])
def test_pence_before_words_in_their_place_move_no_line(inspected, number):
    """What is kept back of a payment, or some VAT of it, stands beside whole pounds as well."""
    kept = put(BEYOND, No=number, Net="5100240", Irrecoverable="612.50")
    others = [(at, put(BEYOND, Irrecoverable="")) for at in range(60) if at not in AT]
    found = report(inspected, kept, BEYOND, 1, others)
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)


PARTS = {
    "nothing beyond": (PLAIN, {}),
    "a comment": ((*PLAIN, "Comments"), {"Comments": "Part payment"}),
    "a code": ((*PLAIN, "VAT Code"), {"VAT": "Z"}),
    "exempt": (SUMS, {"VAT": "Exempt"}),
    "out of scope": (SUMS, {"VAT": "Outside the scope"}),
    "a word of VAT": (SUMS, {"VAT": "Reverse charge", "Net": "1950.37"}),
    "a word of gross": (SUMS, {"Gross": "as net", "Net": "1950.37"}),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_number_with_a_part_is_no_amount(inspected, name):
    """Words that stand where pounds never do, or that say why there are none, are no witness."""
    heads, said = PARTS[name]
    codes = [(at, put(heads, VAT="1")) for at in range(60) if at not in AT]
    change = put(heads, No="1250.01", **said)
    found = report(inspected, change, heads, 1, codes if "VAT Code" in heads else ())
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert not any("parted" in one or "whole number" in one for one in found.odd)


USUAL = {
    "hundreds": (PLAIN, {"No": "", "Amount": "5100300"}, {}),
    "no more than others": (PLAIN, {"No": "", "Amount": "5100241"}, {"Amount": "6000000.50"}),
    "a word of others": (HEADS, {"No": "BACS", "Amount": "5100241"}, {"No": "BACS"}),
    "words beyond": ((*PLAIN, "Department"), {"No": "", "Amount": "5100241"}, {}),
}


@pytest.mark.parametrize("name", USUAL)
def test_whole_pounds_without_a_number_need_no_word(inspected, name):
    heads, said, others = USUAL[name]
    also = [(3, put(heads, **others))]
    found = report(inspected, put(heads, **said), heads, 1, also)
    assert (found.lines_accepted, found.lines_rejected) == (60, 0)
    assert not any("whole number" in one for one in found.odd)
