"""Receipts in the same sheet as payments: lines under a title such as “RECEIPTS” are no payments.

A small council lists both, one below the other, each under a title of its own or a heading that
says from whom the money came. A title alone proves little, as a department may be called so: it
counts where another one says “PAYMENTS”, or where the headings below it say who gave.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources import _values
from pipelines.sources._headings import normalise
from pipelines.sources._reshape import INCOME, with_finding

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
_RECEIPTS = re.compile(r"(receipts?|income|paid in|money in|derbyniadau)( (amounts?|gbp))?")
_PADDED = 2  # cells of a title, of which one may be a blank sign
_HEADINGS = 3  # cells of a row of headings


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
    sides = [(line, side) for line, row in rows if (side := _side(row))]
    titles = {side for _, side in sides}
    if not {"out", "from"} & titles:
        return
    above = [side for line, side in sides if line < match.line and side != "from"]
    is_in = above[-1:] == ["in"]
    if "in" in above and not is_in:
        match.notes.append("what stands above its headings comes in, and is not read")
    if is_in or any(line > match.line and side != "out" for line, side in sides):
        match.reshapes.append(partial(_marked, is_in=is_in))


def _by_column(match, rows):
    """Set lines apart that have nothing but receipts, as in a cash book of two columns."""
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    free = [i for i, c in enumerate(match.columns) if c is None and i not in match.read]
    receipts = [i for i in free if _RECEIPTS.fullmatch(normalise(match.cells[i]))]
    if len(receipts) == 1 and amounts:
        below = [row for line, row in rows if line > match.line]
        if any(_is_receipt(row, receipts[0], amounts) for row in below):
            match.reshapes.append(partial(_marked_by_column, at=receipts[0], amounts=amounts))


def _is_receipt(cells, at, amounts):
    said = [cells[i] for i in amounts if i < len(cells) and cells[i] and cells[i].strip()]
    text = cells[at].strip() if at < len(cells) and cells[at] else ""
    return not any(map(_is_worth, said)) and _is_worth(text)


def _is_worth(text):
    return _values.is_amount(text.strip()) and any(sign in "123456789" for sign in text)


def _marked_by_column(plan, records, headings, *, at, amounts):
    found = [INCOME if _is_receipt(cells, at, amounts) else None for _, cells in records]
    note = f"{sum(map(bool, found)):,} lines of “{plan.headings[at].strip()}” alone: no payments"
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


def _side(row):
    """“in” or “out” of a title, “from” of headings that say who gave; None of other rows."""
    if title := _of_title(row):
        return title
    told = [cell for cell in row if cell and cell.strip()]
    if len(told) < _HEADINGS or any(map(_values.is_amount, map(str.strip, told))):
        return None
    return "from" if any(_FROM_WHOM.fullmatch(normalise(cell)) for cell in told) else None


def _marked(plan, records, headings, *, is_in):
    found, count = [], 0
    for _, cells in records:
        side = _side(cells)
        is_in = is_in if side is None else side != "out"
        has_day_or_amount = (
            is_in
            and side is None
            and any(
                cell and (_values.is_amount(cell.strip()) or _values.is_date(cell.strip()))
                for cell in cells
            )
        )
        found.append(INCOME if has_day_or_amount else None)
        count += bool(has_day_or_amount)
    if not count:
        return plan, records
    note = f"{count:,} line{'s' if count > 1 else ''} under a title of receipts: no payments"
    return with_finding(replace(plan, notes=(*plan.notes, note)), records, found)
