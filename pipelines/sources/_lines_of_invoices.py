"""What each line of an invoice is worth, beside what its invoice is worth, again on each line.

Counted as it stands, the invoice's amount would count once for each of its lines. A heading has to
tell of lines or of their invoice, and the numbers have to bear it out: nothing but a sum is, again
and again, just what the lines beside it add up to. Lines that are told as such may add up to less,
as where small ones are not published.
"""

import re
from itertools import groupby
from operator import itemgetter

from pipelines.sources._headings import normalise

_FEWEST = 3  # invoices of several lines, worth different sums
_MONEY = re.compile(
    r"\b(amounts?|amt|values?|totals?|sum|gbp|sterling|paid|payments?|spend|cost|nett?|gross|goods)\b"
)
_LINES = re.compile(r"\b(lines?|distributions?|splits?)\b")
_MAY_BE_LINES = re.compile(rf"{_LINES.pattern}|\b(items?|analysis|details?|coding|gl)\b")
_NO_LINES = re.compile(
    r"\b(prices?|(?<!business )units?|rates?|per|each|hourly|daily|quantity|qty|to date|ytd|running"
    r"|cumulative|vat|tax|discounts?|retention|number|no|nos|ref|reference|count|budgets?|orders?|po"
    r"|commitments?|balance|remaining|limit|id|code(?! .*(amounts?|amt|values?)\b))\b"
)
_INVOICE = re.compile(
    r"\b(invoiced?|inv|vouchers?|documents?|doc|headers?|transactions?"
    r"|payment totals?|total payments?)\b"
)
_PENCE = re.compile(r"\d\.\d\d$")
_LESS = " (some of an invoice are not in the file: they add up to less)"
_WHOSE = ("payee_name", "transaction_number")


def prefer(match, below, bases, amount_of):
    """Count what lines are worth, where a placed amount is their invoice's.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was chosen is noted.
    below : list of list of str
    bases : tuple of str
        Our columns of amounts that may be the payment's own.
    amount_of : callable
        What a cell of a row is worth.
    """
    placed = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    pairs = [
        (i, at)
        for at in placed
        for i in range(len(match.cells))
        if match.columns[at] in bases
        and match.columns[i] in (None, *bases)
        and i not in {at, *match.read}
        and _may_be(match.cells[i], match.cells[at])
    ]
    for i, at in pairs:
        if note := told(match, below, i, at, amount_of):
            match.columns[i] = _basis(match, i, at, is_less=note.endswith(_LESS))
            match.columns[at] = None
            match.read.add(at)
            match.notes.append(note)
            return


def tell(match, below, bases, amount_of):
    """Note that the amount that counts stands again on lines that are told as such and differ.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    below : list of list of str
    bases : tuple of str
        Our columns of amounts, the one that counts first.
    amount_of : callable
    """
    at = next((match.columns.index(basis) for basis in bases if basis in match.columns), None)
    if at is None or _MAY_BE_LINES.search(normalise(match.cells[at])):
        return
    for i, cell in enumerate(match.cells):
        words = normalise(cell)
        if i in {at, *match.read} or not _LINES.search(words) or _NO_LINES.search(words):
            continue
        again = _again_on_lines(_lines(match, below, i, at, amount_of, _WHOSE))
        if again and (_is_money(cell) or _have_pence(i, below)):
            match.notes.append(
                f"“{match.cells[at].strip()}” stands again on lines that differ in"
                f" “{cell.strip()}” (of {again} invoices among the first lines), and counts on"
                " each of them"
            )
            return


def _is_money(heading):
    return bool(_MONEY.search(normalise(heading))) or "£" in heading


def _have_pence(i, below):
    values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
    return 2 * sum(map(bool, map(_PENCE.search, values))) > len(values)


def told(match, below, i, at, amount_of):
    """That one column says what lines are worth and another what their invoice is; None if not so.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    below : list of list of str
    i, at : int
        The column of the lines, and that of their invoices.
    amount_of : callable
    """
    lines, total = match.cells[i].strip(), match.cells[at].strip()
    if not _may_be(lines, total):
        return None
    are_less = False
    if not are_sums(_lines(match, below, i, at, amount_of, _WHOSE)):
        days = _lines(match, below, i, at, amount_of, (*_WHOSE, "paid_on"))
        if not (are_less := bool(_LINES.search(normalise(lines))) and are_within(days)):
            return None
    less = _LESS if are_less else ""
    return (
        f"“{total}” is an invoice's amount, again on each of its lines, and is not counted:"
        f" “{lines}” is what each line is worth{less}"
    )


def _basis(match, i, at, *, is_less):
    """The basis of lines: that of their invoice, unless they say theirs, or may lack its VAT."""
    if match.columns[i] in ("amount_net", "amount_gross"):
        return match.columns[i]
    is_gross = match.columns[at] == "amount_gross"
    return "amount_unstated" if is_less and is_gross else match.columns[at]


def _may_be(lines, total):
    """Whether headings tell of an amount of lines, or of one of the invoice that they are of."""
    words, others = normalise(lines), normalise(total)
    if not _is_money(lines) or _NO_LINES.search(words):
        return False
    if _MAY_BE_LINES.search(others):
        return False
    return bool(_MAY_BE_LINES.search(words) or _INVOICE.search(others))


def _lines(match, below, i, at, amount_of, whose):
    """(what a line is worth, what its invoice is, whose it is) of each line."""
    places = [match.columns.index(column) for column in whose if column in match.columns]
    return [
        (
            amount_of(row, i),
            amount_of(row, at),
            tuple(row[n].strip() if n < len(row) else "" for n in places),
        )
        for row in below
    ]


def are_sums(lines):
    """Whether the second of two columns is the sum of the first, over the lines that repeat it.

    Parameters
    ----------
    lines : list of (Decimal or None, Decimal or None, tuple of str)
        What each line says in both, and whose it is. Lines of one invoice may stand apart, as where
        a ledger is sorted by what was bought.
    """
    if all(one == two for one, two, _ in lines):
        return False
    return _add_up(lines) or _add_up(_together(lines))


def are_within(lines):
    """Whether lines that repeat an invoice's amount are parts of it, and never more than it.

    Parameters
    ----------
    lines : list of (Decimal or None, Decimal or None, tuple of str)
    """
    if any(one is None and two for one, two, _ in lines) or not _again_on_lines(lines):
        return False
    return all(
        _are_parts(parts, total) or _are_invoices_alike(parts, total)
        for parts, total in _invoices(_together(lines))
    )


def _together(lines):
    """The lines of each invoice beside one another."""
    return sorted((line for line in lines if line[1]), key=itemgetter(2, 1))


def _invoices(lines):
    """(what its lines are worth, what it is worth) of each invoice whose lines stand together."""
    for (total, _), same in groupby(lines, key=itemgetter(1, 2)):
        parts = [one for one, *_ in same]
        if total and None not in parts:
            yield parts, total


def _again_on_lines(lines):
    """Of how many invoices an amount stands on several lines that differ; 0 where of too few."""
    again = {total for parts, total in _invoices(_together(lines)) if len(set(parts)) > 1}
    return len(again) if len(again) >= _FEWEST else 0


def _add_up(lines):
    sums, others = set(), 0
    for parts, total in _invoices(lines):
        if sum(parts) == total and len(set(parts)) > 1:
            sums.add(total)
        elif not _are_invoices_alike(parts, total):
            others += 1
    return len(sums) >= _FEWEST and len(sums) >= others


def _are_parts(parts, total):
    """Whether each of some amounts is of the side of a total, and they are no more than it."""
    if total < 0:
        parts, total = [-one for one in parts], -total
    return sum(parts) <= total and max(parts) <= total


def _are_invoices_alike(parts, total):
    """Whether lines are of one invoice or of several that are worth the same, one after another."""
    return any(sum(parts) == total * n for n in range(1, len(parts) + 1))
