"""Amounts that stand under no heading: VAT and gross behind the amount of each payment.

What adds up on nearly all lines is certain: net and VAT make the gross, whatever headings say.
Other amounts without a heading are told, and never counted.
"""

from decimal import Decimal
from itertools import permutations

from pipelines.sources._rivals import BASES, amount_of

_FEWEST, _MOSTLY, _AT_A_RATE = 5, 0.95, 0.8
_FIRST = 5  # lines that leave nearly every table out
_RATES = (Decimal("0.2"), Decimal("0.05"))  # of VAT, in the United Kingdom
_ROUNDED = Decimal("0.02")  # pounds: an invoice of several lines may round each
_MOST_COLUMNS = 4
_VAT = "amount_vat"


def settle(match, rows):
    """Place such columns where they add up with one that has a heading.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was found is noted.
    rows : list of (int, list of str)

    Returns
    -------
    str or None
        Why nobody can tell what was paid; None where that is not so.
    """
    headed = [i for i, c in enumerate(match.columns) if c in BASES and c in match.layout.values]
    below = [row for line, row in rows if line > match.line]
    if not headed or not (without := _without_heading(match, below)):
        return None
    columns = [*headed, *without]
    worth = [[amount_of(row, i) for i in columns] for row in below]
    for net, vat, gross in permutations(range(len(columns)), 3):
        told = {net, vat, gross} & set(range(len(headed)))
        if told and _add_up([(one[net], one[vat], one[gross]) for one in worth]):
            if told == {vat}:
                name = match.cells[columns[vat]].strip()
                return f"what stands under “{name}” is the VAT of amounts that stand under none"
            _place(match, *(columns[i] for i in (net, vat, gross)))
            return None
    paid = sum(one[0] is not None for one in worth)
    beside = max(sum(one[i] is not None for one in worth) for i in range(len(headed), len(columns)))
    match.notes.append(
        f"amounts stand under no heading in {beside} of the first {paid} lines, and are not counted"
    )
    return None


def _without_heading(match, below):
    """Positions of columns without a heading that hold amounts of pounds and pence."""
    width = len(match.cells)
    first = [row for row in below if any(row)][:_FIRST]
    behind = range(width, max(map(len, first), default=0))
    blank = [i for i, cell in enumerate(match.cells) if not cell.strip() and not match.columns[i]]
    free = [i for i in (*blank, *behind) if any(_is_in_pence(row, i) for row in first)]
    free = [i for i in free if i not in match.read]
    lines = [row for row in below if any(row)]
    return [
        i for i in free
        if 2 * sum(amount_of(row, i) is not None for row in lines) >= len(lines)
    ][:_MOST_COLUMNS]  # fmt: skip


def _is_in_pence(row, i):
    return i < len(row) and "." in row[i] and amount_of(row, i) is not None


def _add_up(triples):
    """Whether net and VAT make gross on nearly all lines, and VAT is of its rates.

    Lines of both rates lie between; a tenth, or a fee, on most lines is another split.
    """
    whole = [one for one in triples if None not in one]
    taxed = [one for one in whole if one[1]]
    if len(taxed) < _FEWEST or len(whole) < _MOSTLY * sum(one[0] is not None for one in triples):
        return False
    adding = sum(net + vat == gross for net, vat, gross in whole)
    at_a_rate = sum(
        any(abs(abs(vat) - abs(net) * rate) <= _ROUNDED for rate in _RATES) for net, vat, _ in taxed
    )
    return adding >= _MOSTLY * len(whole) and at_a_rate >= _AT_A_RATE * len(taxed)


def _place(match, net, vat, gross):
    width = max(net, vat, gross) + 1
    more = width - len(match.cells)
    match.cells = (*match.cells, *[""] * more)
    match.columns = [
        None if column in (*BASES, _VAT) else column for column in (*match.columns, *[None] * more)
    ]
    match.columns[net], match.columns[vat], match.columns[gross] = (
        "amount_net",
        _VAT,
        "amount_gross",
    )
    named = [(match.cells[i].strip(), what) for i, what in ((net, "net"), (gross, "gross"))]
    said = " and ".join(f"“{name}” is {what}" for name, what in named if name)
    match.notes.append(
        f"{said}: with amounts under no heading, net and VAT add up to gross on nearly all lines"
        + ("" if named[0][0] else ", and net counts")
    )
