"""Amounts under no heading: what adds up with a headed one is read, anything else is told."""

from decimal import Decimal

import pytest

from tests.sources.odd import HEAD, LINES, POUNDS, stage_all, text

RATE = Decimal("0.2")


def _vat(line):
    return (Decimal(line[2]) * RATE).quantize(Decimal("0.01"))


def _gross(line):
    return Decimal(line[2]) + _vat(line)


NET, VAT, GROSS = (lambda line: Decimal(line[2])), _vat, _gross
TOTAL = sum(map(_gross, LINES))


def _file(heading, *amounts, of=1):
    """Lines of a day, a payee and amounts, of which only each so many-th has those behind two."""
    rows = [
        (*line[:2], *(str(amount(line)) for amount in amounts[: None if n % of == 0 else 1]))
        for n, line in enumerate(LINES)
    ]
    return "may.csv", text(heading, *rows)


def _running(line):
    return sum(Decimal(one[2]) for one in LINES[: LINES.index(line) + 1])


def _parts(share):
    """How two funds pay what stands under the heading, in pennies."""

    def part(line):
        return (_gross(line) * share).quantize(Decimal("0.01"))

    return part, lambda line: _gross(line) - part(line)


NET_HEAD = ("Date", "Supplier", "Net")
ADD_UP = {
    "net": _file(HEAD, NET, VAT, GROSS),
    "said net": _file(NET_HEAD, NET, VAT, GROSS),
    "gross": _file(HEAD, GROSS, NET, VAT),
    "blank headings": _file((*HEAD, "", ""), NET, VAT, GROSS),
    "before": _file((*HEAD[:2], "", "", "Amount"), NET, VAT, GROSS),
    "gross over VAT": _file((*NET_HEAD, "Gross"), NET, VAT, GROSS),
    "VAT has none": _file((*NET_HEAD, "Gross"), NET, GROSS, VAT),
}
TOLD = {
    "VAT alone": _file(HEAD, NET, VAT),
    "running": _file(HEAD, NET, _running),
    "again": _file(HEAD, NET, NET),
    "no VAT": _file(HEAD, NET, lambda line: "0.00", NET),
    "rates": _file(HEAD, NET, lambda line: "0.20", lambda line: "1.00"),
    "a tenth and the rest": _file(HEAD, GROSS, *_parts(Decimal("0.1"))),
    "a retention": _file(HEAD, GROSS, *_parts(Decimal("0.03"))),
    "a fee": _file(HEAD, GROSS, lambda line: _gross(line) - 1, lambda line: "1.00"),
    "two halves": _file(HEAD, GROSS, *[lambda line: str(_gross(line) / 2)] * 2),
}
SPLIT = ("two halves", "a tenth and the rest", "a retention", "a fee")
UNTOUCHED = {
    "padding": _file((*HEAD, "", ""), NET, lambda line: "", lambda line: ""),
    "headed": _file((*NET_HEAD, "VAT", "Gross"), NET, VAT, GROSS),
    "headed and blank": _file((*NET_HEAD, "VAT", "Gross", ""), NET, VAT, GROSS, lambda line: ""),
    "texts": _file(HEAD, NET, lambda line: "note", lambda line: "x"),
    "references": _file(HEAD, NET, lambda line: 51000 + LINES.index(line)),
}
FILES = ADD_UP | TOLD | UNTOUCHED
FILES |= {"VAT first": _file(HEAD, VAT, NET, GROSS), "some": _file(HEAD, NET, VAT, GROSS, of=4)}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return stage_all(tmp_path_factory.mktemp("unheaded"), FILES)


@pytest.mark.parametrize("name", ADD_UP)
def test_what_adds_up_is_net_vat_and_gross(found, name):
    one = found[name]
    assert (one.pounds, set(one.each("amount_basis"))) == (POUNDS, {"net"})
    assert sum(one.each("amount_vat_gbp")) == TOTAL - POUNDS
    assert "net and VAT add up to gross on nearly all lines" in one.notes


@pytest.mark.parametrize("name", TOLD)
def test_other_amounts_without_a_heading_are_told(found, name):
    one = found[name]
    assert one.pounds == (TOTAL if name in SPLIT else POUNDS)
    assert set(one.each("amount_basis")) == {"unstated"}
    assert "amounts stand under no heading in 12 of the first 12 lines" in one.notes


@pytest.mark.parametrize("name", UNTOUCHED)
def test_nothing_is_said_of_what_is_no_amount_or_has_a_heading(found, name):
    assert (found[name].pounds, found[name].notes) == (POUNDS, "")


def test_vat_under_the_heading_of_the_amount_is_refused(found):
    assert "what stands under “Amount” is the VAT of amounts" in found["VAT first"].reason


def test_some_lines_with_more_amounts_than_headings_are_told(found):
    one = found["some"]
    assert one.pounds == POUNDS
    assert "3 lines with more cells than headings: amounts stand behind these" in one.notes
