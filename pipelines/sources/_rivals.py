"""Several columns of amounts: which of them is the payment's own.

“Invoice Amount” may stand beside “Amount Paid”. Where both say the same on every line nothing hangs
on the choice. Where they differ the payment's own is taken and the other is told; where no heading
says which that is, nobody can know, and the table is refused.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial

from pipelines.sources import (
    _by_contract,
    _lines_of_invoices,
    _rates,
    _running,
    _values,
    _vat_between,
)
from pipelines.sources._headings import normalise

_REMEMBERED = 20_000  # amounts: the same first lines are looked at several times
_ENOUGH = _vat_between.ENOUGH
_MONEY = re.compile(
    r"\b(amounts?|amt|values?|totals?|sum|gbp|sterling|paid|payments?|spend|cost)\b|£"
)
_OTHER = re.compile(
    r"\b(vat|tax|id|no|number|ref|reference|code|type|method|date|day|days|year|month|period|run|by|to"
    r"|terms|cent(re|er)|ctr|element|line|lines|items?|count|quantity|qty|unit|units|rate|level|band|banding"
    r"|threshold|limit|percent|discount|retention|cumulative|running|balance|ytd|budgets?|forecasts?"
    r"|orders?|po|contract|annual|lifetime|estimated|approved|awarded|original|foreign|currency"
    r"|category|name|group|desc|description|status|card|frequency|mth|yr|week|wk|quarter|qtr|batch"
    r"|voucher|previous|previously|prior)\b"
)
_NET = re.compile(r"\b(nett?|exclusive|(ex|exc|excl|excluding|excludes|less|without|before) vat)\b")
_GROSS = re.compile(r"\b(gross|inclusive|(inc|incl|including|includes|with) vat)\b")
_PAID = re.compile(r"\b(paid|payments?|payable|pmt|pay(?= (amounts?|amt|values?|gbp)\b))\b")
_POUNDS = re.compile(r"\b(gbp|sterling|pounds)\b|£")
_OF_INVOICE = re.compile(r"\binvoiced?|invoice\b|\binv\b")
_SIGNED = re.compile(r"\b(debits?|credits?|dr|cr)\b")
_SURELY = re.compile(
    r"\b(amounts?|amt|values?|nett?|gross|gbp|pounds|sterling|cost|price|spend|swm|gwerth)\b|£"
)
_LINE = re.compile(r"\blines?\b")  # “Line” numbers it, “Line amount” is what it is worth
_PENCE = re.compile(r"[.,]\d\d?\b|£")
_SIGNS = re.compile(r"[£,\s]|GBP")
BASES = ("amount_net", "amount_unstated", "amount_gross")


def settle(match, rows):
    """Choose among a table's columns of amounts of one basis.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was chosen is noted.
    rows : list of (int, list of str)

    Returns
    -------
    str or None
        Why nobody can choose; None where that is not so.
    """
    below = [row for line, row in rows if line != match.line]
    _place_bases(match, below)
    _lines_of_invoices.prefer(match, below, BASES, amount_of)
    for basis in BASES:
        if basis in match.columns and match.layout.values.get(basis) == "amount":
            for rival in list(rivals(match, basis, below)):
                at = match.columns.index(basis)
                if rival in {at, *match.read}:
                    continue  # it is the sum of others, or a part of it
                if why := _between(match, basis, at, rival, below):
                    return why
                if basis not in match.columns:  # it is net or gross, as its VAT shows
                    return None
    _tell_of_two_bases(match, below)
    return None


def _place_bases(match, below):
    """Net and gross amounts beside one that has its place, by the words of their headings."""
    if not set(BASES) & set(match.columns):
        return
    for basis in ("amount_net", "amount_gross"):
        yes, no = match.layout.words.get(basis, (None, None))
        for i, cell in enumerate(match.cells if yes else ()):
            words = normalise(cell)
            is_free = match.columns[i] is None and basis not in match.columns
            said = is_free and yes.search(words) and not no.search(words)
            if said and are_amounts(i, below):
                match.columns[i] = basis


def _tell_of_two_bases(match, below):
    """Of an amount without VAT and one that says nothing of VAT the first counts."""
    if {"amount_net", "amount_unstated"} <= set(match.columns):
        net, other = (match.columns.index(f"amount_{basis}") for basis in ("net", "unstated"))
        pairs = [(amount_of(row, net), amount_of(row, other)) for row in below]
        if differ := sum(None not in pair and pair[0] != pair[1] for pair in pairs):
            match.notes.append(_note(match.cells[net], match.cells[other], differ))


def _note(counts, does_not, differ):
    return (
        f"“{counts.strip()}” is the amount of a payment, “{does_not.strip()}” is not counted"
        f" (they differ in {differ} of the first lines)"
    )


def rivals(match, basis, below):
    """Positions of unplaced columns that hold amounts of the same basis, by their heading.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    basis : str
        Our column.
    below : list of list of str
    """
    for i, cell in enumerate(match.cells):
        words = normalise(cell)
        said = _basis(words)
        is_money = _MONEY.search(words) or _SIGNED.search(words)
        is_read = match.columns[i] or i in match.read
        if _SURELY.search(words) and _may_be_of_a_line(i, cell, below):
            words = _LINE.sub("", words)
        words = _by_contract.without_words(words)
        if is_read or said != basis or not is_money or _OTHER.search(words):
            continue
        if _lines_of_invoices.is_share(cell) or _rates.is_of_a_rate(normalise(cell)):
            continue
        values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
        found = _values.share("amount", values)
        if found is not None and found >= 0.5 and not are_counts(cell, values):
            yield i


def _may_be_of_a_line(i, heading, below):
    """Whether a column may be what lines are worth, and not only number them: “Cost Line”."""
    said = _lines_of_invoices
    return said.is_amount(heading) or said.have_pence(i, below)


def are_counts(heading, values):
    """Whether a column may count something else than pounds: “Invoices paid”, without any pence.

    Parameters
    ----------
    heading : str
    values : list of str
    """
    is_surely = _SURELY.search(normalise(heading)) or "£" in heading
    return not is_surely and not any(map(_PENCE.search, values))


def _basis(words):
    if _NET.search(words):
        return "amount_net"
    return "amount_gross" if _GROSS.search(words) else "amount_unstated"


def _between(match, basis, at, rival, below):
    mine, theirs = (match.cells[i].strip() for i in (at, rival))
    pairs = [(amount_of(row, at), amount_of(row, rival)) for row in below]
    both = [pair for pair in pairs if None not in pair]
    differ = sum(one != other for one, other in both)
    alone = sum(bool(other) and not one for one, other in pairs)
    if not differ and not alone:
        return None
    if _SIGNED.search(normalise(mine)) or _SIGNED.search(normalise(theirs)):
        return f"its amounts stand in two columns, “{mine}” and “{theirs}”"
    if is_mine := _running.is_total_of([pair[::-1] for pair in both]):
        match.columns[at], match.columns[rival] = None, basis
        mine, theirs = theirs, mine
    if is_mine or _running.is_total_of(both):
        match.notes.append(f"“{theirs}” is the running total of “{mine}”, and is not counted")
        return None
    if _vat_between.settle(match, at, rival, below, amount_of):
        return None
    if told := _lines_of_invoices.told(match, below, at, rival, amount_of):
        match.notes.append(told)
        return None
    if len(both) < _ENOUGH and not alone:
        return None
    may_be_whole = partial(is_money, basis=basis)
    parts = _by_contract.whole_and_parts(match, {at, rival}, below, may_be_whole, amount_of)
    if parts:
        counts, read, note = parts
        if counts is None:
            return _unclear(mine, theirs)
        match.columns[at], match.columns[rival] = None, None
        match.columns[counts] = basis
        match.read |= read
        match.notes.append(note)
        return None
    others = [i for i in (at, rival) if not _by_contract.is_said(match.cells[i])]
    if len(others) < 2 and not any(_PAID.search(normalise(match.cells[i])) for i in others):
        return _unclear(mine, theirs)  # a part of what was paid, or all that was
    of_groups = [_is_of_groups(theirs, rival, at, below), _is_of_groups(mine, at, rival, below)]
    ranks = [
        (not _rates.may_be_of_a_rate(normalise(cell)), is_less, *rank(cell))
        for is_less, cell in zip(of_groups, (mine, theirs), strict=True)
    ]
    if ranks[0] == ranks[1]:
        return _unclear(mine, theirs)
    if ranks[1] > ranks[0]:
        match.columns[at], match.columns[rival] = None, basis
        mine, theirs = theirs, mine
    match.notes.append(_note(mine, theirs, differ + alone))
    return None


def _unclear(mine, theirs):
    return (
        f"“{mine}” and “{theirs}” both hold amounts, they differ, and nothing says which was paid"
    )


def is_money(heading, basis=None):
    """Whether a heading is of what was paid: of a basis, where one is given.

    Parameters
    ----------
    heading : str
    basis : str or None
    """
    words = normalise(heading)
    is_other = _OTHER.search(_by_contract.without_words(words)) or basis not in (
        None,
        _basis(words),
    )
    return bool(_MONEY.search(words)) and not is_other


def are_amounts(i, below):
    """Whether a column holds amounts, by most of its values.

    Parameters
    ----------
    i : int
    below : list of list of str
    """
    values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
    return (_values.share("amount", values) or 0) >= 0.5


def _is_of_groups(heading, i, other, below):
    """Whether a column states sums of several lines: on one of them, or again on each."""
    pairs = [(amount_of(row, i), amount_of(row, other)) for row in below]
    if not {"total", "invoice"} & set(normalise(heading).split()):
        return False
    blank = sum(one is None and two is not None for one, two in pairs)
    again = sum(
        one[0] == two[0] and one[0] is not None and one[1] != two[1]
        for one, two in zip(pairs, pairs[1:], strict=False)
    )
    return max(blank, again) >= 3


def rank(heading):
    """How plainly a heading says that its amounts were paid: the more, the greater.

    Parameters
    ----------
    heading : str
    """
    words = normalise(heading)
    is_pounds = bool(_POUNDS.search(words) or "£" in heading)
    return (bool(_PAID.search(words)), not _OF_INVOICE.search(words), is_pounds)


def amount_of(row, i):
    """What a cell is worth, near enough to compare it with its neighbour; None where it is none.

    Parameters
    ----------
    row : list of str
    i : int
    """
    return _worth(row[i]) if i < len(row) else None


@lru_cache(_REMEMBERED)
def _worth(cell):
    text = _SIGNS.sub("", cell.upper())
    try:
        return Decimal(text.replace("(", "-").replace(")", ""))
    except InvalidOperation:
        return None
