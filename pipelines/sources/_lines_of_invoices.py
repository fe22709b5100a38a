"""What each line of an invoice is worth, beside what its invoice is worth, again on each line.

Counted as it stands, the invoice's amount would count once for each of its lines. A heading has to
tell of lines or of their invoice, and the numbers have to bear it out: nothing but a sum is, again
and again, just what the lines beside it add up to. Lines that are told as such may add up to less,
as where small ones are not published: where they are amounts by their heading and by what they
are worth, and a number says which invoice they are of.
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
_AN_AMOUNT = re.compile(r"\b(amounts?|amt|values?|nett?|gross)\b")  # “Payment Line” numbers it
_MAY_BE_LINES = re.compile(rf"{_LINES.pattern}|\b(items?|analysis|details?|coding|gl)\b")
_NO_LINES = re.compile(
    r"\b(prices?|(?<!business )units?|rates?|per|each|hourly|daily|quantity|qty|to date|ytd|running"
    r"|cumulative|vat|tax|percent(age)?|pct|discounts?|retention|number|no|nos|ref|reference|count|budgets?|orders?|po"
    r"|commitments?|balance|remaining|limit|id|code(?! .*(amounts?|amt|values?)\b))\b"
)
_INVOICE = re.compile(
    r"\b(invoiced?|inv|vouchers?|documents?|doc|headers?|transactions?"
    r"|payment totals?|total payments?)\b"
)
_NUMBER = re.compile(
    r"\b(invoice|inv|vouchers?|documents?|doc)( (no|nr|num|number|ref|reference|id))+\b"
)
_HUNDREDTHS = re.compile(r"(?<!\d)(?<!\d )%")
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


def says_lines(heading):
    """Whether a heading says that it is of lines, and of nothing that is no amount of theirs.

    Parameters
    ----------
    heading : str
    """
    words = normalise(heading)
    return bool(_LINES.search(words)) and not _NO_LINES.search(words) and not is_share(heading)


def is_share(heading):
    """Whether a heading says that it is of hundredths: “Split %”, not “Amount with 20% VAT”."""
    return bool(_HUNDREDTHS.search(heading))


def may_say_lines(heading):
    """Whether a heading may say that its amounts are of lines already."""
    return bool(_MAY_BE_LINES.search(normalise(heading)))


def is_money(heading):
    """Whether a heading tells of money, or of what was done with some."""
    return bool(_MONEY.search(normalise(heading))) or "£" in heading


def is_amount(heading):
    """Whether a heading says that amounts stand below it, and not only that money was spent."""
    return bool(_AN_AMOUNT.search(normalise(heading))) or "£" in heading


def number_at(headings, columns):
    """Position of the column that numbers invoices; None where there is none.

    Parameters
    ----------
    headings : sequence of str
    columns : sequence of str or None
        Our columns, of which one may number transactions.
    """
    for i, cell in enumerate(headings):
        if columns[i] is None and _NUMBER.search(normalise(cell)):
            return i
    return columns.index("transaction_number") if "transaction_number" in columns else None


def _are_parts_of_numbered(match, below, i, at, amount_of):
    """Whether a column says what some lines of numbered invoices are worth."""
    number = number_at(match.cells, match.columns)
    if number is None or not says_lines(match.cells[i]) or not is_amount(match.cells[i]):
        return False
    lines = _lines(match, below, i, at, amount_of, (*_WHOSE, "paid_on"), number)
    return are_within(lines) and (have_pence(i, below) or _reach_half(lines))


def have_pence(i, below):
    """Whether most values of a column have two decimals."""
    values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
    return 2 * sum(map(bool, map(_PENCE.search, values))) > len(values)


def _reach_half(lines):
    """Whether the lines of most invoices come to half of what they are of: no numbers of lines."""
    several = [one for one in _invoices(_together(lines)) if len(set(one[0])) > 1]
    reaching = sum(2 * abs(sum(parts)) >= abs(total) for parts, total in several)
    return 2 * reaching > len(several)


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
    less = ""
    if not are_sums(_lines(match, below, i, at, amount_of, _WHOSE)):
        if not _are_parts_of_numbered(match, below, i, at, amount_of):
            return None
        less = _LESS
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
    if not is_money(lines) or _NO_LINES.search(words):
        return False
    if _MAY_BE_LINES.search(others):
        return False
    return bool(_MAY_BE_LINES.search(words) or _INVOICE.search(others))


def _lines(match, below, i, at, amount_of, whose, number=None):
    """(what a line is worth, what its invoice is, whose it is) of each line."""
    places = [match.columns.index(column) for column in whose if column in match.columns]
    places += [] if number is None else [number]
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
