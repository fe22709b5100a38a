"""What each line of an invoice is worth, beside what its invoice is worth, again on each line.

Counted as it stands, the invoice's amount would count once for each of its lines. No heading needs
to say so: nothing but a sum is, again and again, just what the lines beside it add up to.
"""

import re
from itertools import groupby
from operator import itemgetter

from pipelines.sources._headings import normalise

_FEWEST = 3  # invoices of several lines, worth different sums
_MONEY = re.compile(
    r"\b(amounts?|amt|values?|totals?|sum|gbp|sterling|paid|payments?|spend|cost|price|nett?|gross"
    r"|goods)\b|£"
)


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
    for at in placed:
        for i, cell in enumerate(match.cells):
            is_free = match.columns[i] in (None, *bases) and i not in {at, *match.read}
            if match.columns[at] not in bases or not is_free or not _MONEY.search(normalise(cell)):
                continue
            if are_sums([(amount_of(row, i), amount_of(row, at)) for row in below]):
                match.columns[i], match.columns[at] = match.columns[at], None
                match.read.add(at)
                match.notes.append(said(match.cells[at], cell))
                return


def said(total, lines):
    """That an invoice's amount is not counted, but that of each of its lines, by their headings."""
    return (
        f"“{total.strip()}” is an invoice's amount, again on each of its lines, and is not counted:"
        f" “{lines.strip()}” is what each line is worth"
    )


def are_sums(pairs):
    """Whether the second of two columns is the sum of the first, over the lines that repeat it.

    Parameters
    ----------
    pairs : list of (Decimal or None, Decimal or None)
        What each line says in both. Lines of one invoice may stand apart, as where a ledger is
        sorted by what was bought.
    """
    if all(one == two for one, two in pairs):
        return False
    together = sorted((pair for pair in pairs if pair[1]), key=itemgetter(1))
    return _add_up(pairs) or _add_up(together)


def _add_up(pairs):
    sums, others = set(), 0
    for total, same in groupby(pairs, key=itemgetter(1)):
        lines = [one for one, _ in same]
        if not total or None in lines:
            continue
        if sum(lines) == total and len(set(lines)) > 1:
            sums.add(total)
        elif not _are_invoices_alike(lines, total):
            others += 1
    return len(sums) >= _FEWEST and len(sums) >= others


def _are_invoices_alike(lines, total):
    """Whether lines are of one invoice or of several that are worth the same, one after another."""
    return any(sum(lines) == total * n for n in range(1, len(lines) + 1))
