"""Receipts in the same sheet as payments: lines under a title such as “RECEIPTS” are no payments.

A small council lists both, one below the other, each under a title of its own or a heading that
says from whom the money came. A title alone proves little, as a department may be called so: it
counts where another one says “PAYMENTS”, or where the headings below it say who gave, and among
other titles only where headings stand below it. Headings that say who was paid end it, and so does
another title with headings of its own.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources import _rivals, _values
from pipelines.sources._headings import normalise
from pipelines.sources._reshape import INCOME, cell_of, with_finding

_REST = (
    r"( (for|in|to|from|during|of|the|and|made|received|list|schedule|accounts?|month|period"
    rf"|quarter|year|end|ended|ending|({_values.MONTHS})[a-z]*|\d{{1,4}}(st|nd|rd|th)?))*"
)
_COMES_IN = re.compile(
    rf"((list|schedule|summary) of )?(receipts?|income|money in|derbyniadau|incwm){_REST}"
)
_GOES_OUT = re.compile(
    rf"((list|schedule|summary) of )?(payments?|expenditure|money out|taliadau|gwariant){_REST}"
)
_FROM_WHOM = re.compile(r"from|from whom( received)?|received from|receipts? from|payers?( name)?")
_TO_WHOM = re.compile(
    r"(payees?|suppliers?|vendors?|creditors?|merchants?|beneficiar(y|ies)|recipients?|contractors?"
    r"|paid to|to whom( paid)?)( names?)?"
)
_OF_PAYING = re.compile(
    r"petty cash|cheques?|direct debits?|standing orders?|bacs|(.* )?(purchase|procurement) cards?"
)
_NO_TITLE = re.compile(r"\b(totals?|page|continued|balance)\b")
_RECEIPTS = re.compile(r"(receipts?|income|paid in|money in|derbyniadau)( (amounts?|gbp))?")
_PADDED = 2  # cells of a title, of which one may be a blank sign
_HEADINGS = 3  # cells of a row of headings
_SHARED = 2  # of them, where another row is one as well
_OF_HEADINGS = ("to", "from", "heads")


def mark(match, rows):
    """Set the lines of receipts apart.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its notes and reshapes are changed.
    rows : list of (int, list of str)
    """
    _by_column(match, rows)
    if not any(_of_title(row) == "in" for _, row in rows):
        return  # as of nearly every table
    known = frozenset(normalise(cell) for cell in match.cells if cell.strip())
    kinds = _kinds([row for _, row in rows], known)
    if not {"out", "from"} & {kind for kind, _ in kinds}:
        return
    above = sum(line <= match.line for line, _ in rows)
    _, is_in, under = _walk(kinds[:above])
    if not is_in and any(kind == "in" for kind, _ in kinds[:above]):
        match.notes.append("what stands above its headings comes in, and is not read")
    if is_in or any(kind in ("in", "from") for kind, _ in kinds[above:]):
        seen = {words for kind, words in kinds[:above] if kind == "title"}
        begin = {"is_in": is_in, "under": under, "seen": seen}
        match.reshapes.append(partial(_marked, known=known, begin=begin))


def _by_column(match, rows):
    """Set lines apart that have nothing but receipts, as in a cash book of two columns."""
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    free = [i for i, c in enumerate(match.columns) if c is None and i not in match.read]
    receipts = [i for i in free if _RECEIPTS.fullmatch(normalise(match.cells[i]))]
    if len(receipts) != 1 or not amounts:
        return
    at = receipts[0]
    below = [row for line, row in rows if line > match.line]
    values = [text for row in below if at < len(row) and (text := row[at].strip())]
    if _rivals.are_counts(match.cells[at], values):
        return  # numbers of receipts
    if any(_is_receipt(row, at, amounts) for row in below):
        match.reshapes.append(partial(_marked_by_column, at=at, amounts=amounts))


def _is_receipt(cells, at, amounts):
    said = [cells[i] for i in amounts if i < len(cells) and cells[i] and cells[i].strip()]
    text = cells[at].strip() if at < len(cells) and cells[at] else ""
    return not any(map(_is_worth, said)) and _is_worth(text)


def _is_worth(text):
    return _values.is_amount(text.strip()) and any(sign in "123456789" for sign in text)


def _marked_by_column(plan, records, headings, *, at, amounts):
    found = [INCOME if _is_receipt(cells, at, amounts) else None for _, cells in records]
    note = f"{sum(map(bool, found)):,} lines of “{plan.headings[at].strip()}” alone: no payments"
    names = [cell_of(plan, cells, "payee_name") for _, cells in records]
    paid = {name for name, one in zip(names, found, strict=True) if name and not one}
    if back := sum(bool(one) and name in paid for name, one in zip(names, found, strict=True)):
        note += f"; {back:,} of them name who is paid on other lines: refunds are not taken off"
    return with_finding(replace(plan, notes=(*plan.notes, note)), records, found)


def begins_with_receipts(rows):
    """Whether a title among some rows says that money comes in.

    Parameters
    ----------
    rows : list of list of str
    """
    return any(_of_title(row) == "in" for row in rows)


def _of_title(row):
    """“in” or “out” of a row with one cell that says so; None of other rows."""
    if sum(map(bool, row)) > _PADDED:
        return None
    told = [cell for cell in row if cell and cell.strip()]
    if len(told) != 1:
        return None
    words = normalise(told[0])
    if _COMES_IN.fullmatch(words):
        return "in"
    return "out" if _GOES_OUT.fullmatch(words) else None


def _kinds(rows, known, seen=()):
    """(kind, words) of each row: “in” or “out” of a title, “to”, “from” or “heads” of headings.

    “title” is that of something else; what stood above already, as at the head of each page, is
    none. A line has no kind.
    """
    seen, kinds = set(seen), []
    for row in rows:
        told = [cell.strip() for cell in row if cell and cell.strip()]
        kind, words = _of_title(row), None
        if not told:
            kind = "blank"
        elif len(told) == 1 and not kind:
            words = normalise(told[0])
            is_title = _values.is_name(told[0]) and not _values.is_remark(told[0])
            is_title = is_title and not _NO_TITLE.search(words) and words not in seen
            kind = "ends" if _OF_PAYING.fullmatch(words) else "title" if is_title else "blank"
            seen.add(words)
        elif len(told) >= _HEADINGS and not any(map(_is_day_or_amount, told)):
            words = frozenset(map(normalise, told))
            kind = _of_headings(words, known)
        kinds.append((kind, words))
    return kinds


def _of_headings(words, known):
    if words == known or any(map(_TO_WHOM.fullmatch, words)):
        return "to"
    if any(map(_FROM_WHOM.fullmatch, words)):
        return "from"
    return "heads" if len(words & known) >= _SHARED else None


def _walk(kinds, *, is_in=False, under=None, is_alone=False):
    """Of each row whether it is a line of receipts; then how it stands at the end.

    `under` are the headings of receipts, `is_alone` whether a title without headings tells them.
    """
    follow, found, is_new, before = _followed(kinds), [], False, None
    for (kind, words), next_kind in zip(kinds, follow, strict=True):
        if kind == "in" and (is_alone or next_kind in _OF_HEADINGS):
            is_in, under, is_new = True, None, True
        elif kind in ("out", "ends"):
            is_in, is_new = False, False
        elif kind == "from":
            is_in, under, is_new = True, words, False
        elif kind in _OF_HEADINGS:
            if is_in and not is_new:
                is_in = before != "title" and (words == under or kind == "heads")
            under, is_new = words if is_new else under, False
        elif kind is None:
            is_new = False
        before = before if kind == "blank" else kind
        found.append(is_in and kind is None)
    return found, is_in, under


def _followed(kinds):
    """The kind of what stands next below each row, past titles; “blank” where nothing does."""
    after, follow = "blank", []
    for kind, _ in reversed(kinds):
        follow.append(after)
        after = after if kind in ("blank", "title") else kind
    return follow[::-1]


def _is_day_or_amount(text):
    return _values.is_amount(text) or _values.is_date(text)


def _marked(plan, records, headings, *, known, begin):
    kinds = _kinds([cells for _, cells in records], known, begin["seen"])
    is_sectioned = any(
        kind == "title" and after is None
        for (kind, _), after in zip(kinds, _followed(kinds), strict=True)
    )
    under, _, _ = _walk(
        kinds, is_in=begin["is_in"], under=begin["under"], is_alone=not is_sectioned
    )
    found = [
        INCOME
        if is_in and any(cell and _is_day_or_amount(cell.strip()) for cell in cells)
        else None
        for is_in, (_, cells) in zip(under, records, strict=True)
    ]
    count = sum(map(bool, found))
    if not count:
        return plan, records
    note = f"{count:,} line{'s' if count > 1 else ''} under a title of receipts: no payments"
    return with_finding(replace(plan, notes=(*plan.notes, note)), records, found)
