"""Rows of headings further down that name another amount: what counts stays one amount."""

from decimal import Decimal

import pytest

from tests.sources.odd import HEAD, LINES, POUNDS, stage_all, text

NET = tuple(line[:3] for line in LINES)
GROSS = tuple((*line[:2], f"{Decimal(line[2]) * 2}") for line in LINES)
BOTH = tuple((*line[:2], f"{Decimal(line[2]) * 2}", line[2]) for line in LINES)
ALL = tuple(
    (*line[:2], str(Decimal(line[2]) * Decimal("1.2")), str(Decimal(line[2]) * Decimal("0.2")),
     line[2]) for line in LINES
)  # fmt: skip
NET_HEAD, GROSS_HEAD = (*HEAD[:2], "Net"), (*HEAD[:2], "Gross")
BOTH_HEAD = (*HEAD[:2], "Gross", "Net")
ALL_HEAD = (*HEAD[:2], "Gross", "VAT", "Net")
OTHERS = {
    "net then gross": (NET_HEAD, NET, GROSS_HEAD, GROSS),
    "gross then net": (GROSS_HEAD, GROSS, NET_HEAD, NET),
    "amount then both": (HEAD, NET, BOTH_HEAD, BOTH),
    "gross amount then both": ((*HEAD, ""), BOTH, BOTH_HEAD, BOTH),
    "gross then both": (GROSS_HEAD, GROSS, BOTH_HEAD, BOTH),
}
SAME = {
    "again": (HEAD, NET, HEAD, NET),
    "net again": (NET_HEAD, NET, NET_HEAD, NET),
    "amount then net": (HEAD, NET, NET_HEAD, NET),
    "net then amount": (NET_HEAD, NET, HEAD, NET),
    "both again": (BOTH_HEAD, BOTH, BOTH_HEAD, BOTH),
    "both then amount over gross": (BOTH_HEAD, BOTH, HEAD, BOTH),
    "all again": (ALL_HEAD, ALL, ALL_HEAD, ALL),
    "all then gross": (ALL_HEAD, ALL, GROSS_HEAD, ALL),
    "amount then all": ((*HEAD, "", ""), ALL, ALL_HEAD, ALL),
    "a second row amid": ((*HEAD, "", ""), ALL, ("", "", "Gross", "VAT", "Net"), ALL),
    "other words": (("Payment Date", *HEAD[1:]), NET, ("Date Paid", "Vendor", "Amount Paid"), NET),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {
        name: ("may.csv", text(first, *above, again, *below))
        for name, (first, above, again, below) in (OTHERS | SAME).items()
    }
    return stage_all(tmp_path_factory.mktemp("again"), files)


@pytest.mark.parametrize("name", OTHERS)
def test_headings_of_another_amount_refuse_the_file(found, name):
    assert "from line 14 on its headings name another amount" in found[name].reason


@pytest.mark.parametrize("name", SAME)
def test_headings_of_the_same_amount_are_set_apart(found, name):
    one = found[name]
    assert (one.pounds, len(one.payments)) == (2 * POUNDS, 24)
    assert one.apart.total() == 1
