"""Amounts of two sides: debits and credits in two columns, or a column that says which is which.

They are read as one signed amount where no line says two things and more is paid than comes back;
anything else stays as it is, and is refused with its reason.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources import _rivals, _values
from pipelines.sources._headings import normalise
from pipelines.sources._reshape import with_columns

_UNIT = r"( (amounts?|values?|gbp|sterling|paid|s))*"
_DEBIT = re.compile(rf"((amounts?|values?) )?(debits?|dr){_UNIT}")
_CREDIT = re.compile(rf"((amounts?|values?) )?(credits?|cr){_UNIT}")
_SIGN = re.compile(
    r"(dr|cr|debit|credit|d|c|dc|drcr)( (dr|cr|debit|credit|d|c))?( (indicator|flag|sign|marker))?"
    r"|sign|(plus|minus)( (or )?(plus|minus))?"
)
_OUT = {"dr", "debit", "d", "debits", "+", "plus", ""}
_BACK = {"cr", "credit", "c", "credits", "-", "−", "–", "minus"}
_FEWEST, _MOSTLY = 3, 0.9
_NOUGHT = re.compile(r"[£\s]*-?[\s]*0*[.]?0*\s*-?")


def combine(match, rows):
    """Read the two sides of a table's amounts as one, if they can be.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line]
    if not match.read and not _two_columns(match, below):
        _one_that_says(match, below)


def _placed(match):
    return [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]


def unread(match, rows):
    """Why two columns of debits and credits are not read as the amounts of payments; or None.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if not (sides := _columns_of_sides(match)):
        return None
    below = [row for line, row in rows if line > match.line and _says_when(match, row)]
    names = [f"“{match.cells[i].strip()}”" for i in sides]
    if any(all(_told(row, i) for i in sides) for row in below):
        return f"{names[0]} and {names[1]} both say an amount in some lines"
    out, back = ([worth for row in below if (worth := _rivals.amount_of(row, i))] for i in sides)
    if back and min(back) < 0 < max(back):
        return f"{names[1]} holds credits above nought and below it"
    debits, credits = sum(out), abs(sum(back))
    if not credits or debits > credits:
        return None
    if debits == credits:
        both = f"{names[0]} and {names[1]} both add up to £{debits:,.2f}"
        return f"{both} in the first lines, as the two sides of a journal do"
    more = f"{names[1]} adds up to £{credits:,.2f} in the first lines, {names[0]} to"
    return f"{more} £{debits:,.2f}: more would be taken back than was paid"


def _columns_of_sides(match):
    """(debits, credits): the one column of each, where no other holds amounts; or None."""
    placed = _placed(match)
    free = [i for i, c in enumerate(match.columns) if c is None or i in placed]
    debits, credits = (
        [i for i in free if words.fullmatch(normalise(match.cells[i]))]
        for words in (_DEBIT, _CREDIT)
    )
    if len(debits) != 1 or len(credits) != 1 or set(placed) - {*debits, *credits}:
        return None
    return debits[0], credits[0]


def _two_columns(match, below):
    if not (sides := _columns_of_sides(match)):
        return False
    (debit, credit), placed = sides, _placed(match)
    told = [pair for row in below if any(pair := (_told(row, debit), _told(row, credit)))]
    dated = [(_told(row, debit), _told(row, credit)) for row in below if _says_when(match, row)]
    numbers = [_values.is_amount(one or other) for one, other in told]
    if any(map(all, dated)) or len(told) < _FEWEST or sum(numbers) < _MOSTLY * len(numbers):
        return False
    # A debit below nought is taken back. Of credits all are written one way, or nobody knows which
    # of them are: then the table is left as it is, and refused.
    out = sum(_rivals.amount_of(row, debit) or 0 for row in below)
    backs = [_rivals.amount_of(row, credit) or 0 for row in below]
    if out <= abs(sum(backs)) or min(backs) < 0 < max(backs):
        return False
    for i in placed:
        match.columns[i] = None
    match.columns[debit] = "amount_unstated"
    match.read.add(credit)
    match.reshapes.append(partial(_with_amounts, debit=debit, credit=credit))
    names = f"“{match.cells[debit].strip()}” less “{match.cells[credit].strip()}”"
    match.notes.append(f"the amount of a payment is {names}")
    return True


def _says_when(match, row):
    """Whether a line is of a day: a total need not be."""
    if "paid_on" not in match.columns:
        return True
    at = match.columns.index("paid_on")
    return at < len(row) and bool(row[at].strip())


def _one_that_says(match, below):
    placed = _placed(match)
    signs = [
        i for i, c in enumerate(match.columns)
        if not c and (words := normalise(match.cells[i])) and _SIGN.fullmatch(words)
    ]  # fmt: skip
    if len(placed) != 1 or len(signs) != 1:
        return
    (amount,), (sign,) = placed, signs
    pairs = [(_rivals.amount_of(row, amount), _sign(row, sign)) for row in below]
    pairs = [(worth, said) for worth, said in pairs if worth is not None]
    if len(pairs) < _FEWEST or any(worth < 0 or said not in _OUT | _BACK for worth, said in pairs):
        return
    if len(normalise(match.cells[sign])) == 1 and not any(said in _OUT - {""} for _, said in pairs):
        return  # “C” above some C alone may be of anything
    out, back = (sum(worth for worth, said in pairs if said in side) for side in (_OUT, _BACK))
    if not back or out <= back:
        return
    match.read.add(sign)
    match.reshapes.append(partial(_with_signs, amount=amount, sign=sign))
    match.notes.append(
        f"“{match.cells[sign].strip()}” says which amounts are credits: they are below nought"
    )


def _told(row, i):
    """An amount's text; empty where a cell says nothing, or nought."""
    text = row[i].strip() if i < len(row) and row[i] else ""
    return "" if _NOUGHT.fullmatch(text) or text.upper() in ("NULL", "N/A") else text


def _sign(row, i):
    return row[i].strip().lower() if i < len(row) and row[i] else ""


def _with_amounts(plan, records, headings, *, debit, credit):
    backs = [_is_below(back) for _, cells in records if (back := _told(cells, credit))]
    usual = sum(backs) * 2 > len(backs)
    made = []
    for _, cells in records:
        out, back = _told(cells, debit), _told(cells, credit)
        plain = cells[debit].strip() if debit < len(cells) and cells[debit] else ""
        both = f"{out} / {back}" if out and back else ""  # no amount: nobody adds them in silence
        if back and _is_below(back) != usual:  # no credit as the others are
            both = f"{out} / {back}"
        made.append(both or out or _below(back) or plain)
    return _instead(plan, records, debit, made)


def _with_signs(plan, records, headings, *, amount, sign):
    made = []
    for _, cells in records:
        text = cells[amount].strip() if amount < len(cells) and cells[amount] else ""
        said = _sign(cells, sign)
        if said not in _OUT | _BACK and _values.is_amount(text):
            text = f"{text} / {said}"  # no amount: nobody knows on which side it is
        made.append(_below(text) if said in _BACK else text)
    return _instead(plan, records, amount, made)


def _instead(plan, records, at, made):
    """A column of amounts behind the others, in place of one of them."""
    column = plan.columns[at]
    columns = (*plan.columns[:at], None, *plan.columns[at + 1 :])
    rows = [
        (line, cells, {column: text or None})
        for (line, cells), text in zip(records, made, strict=True)
    ]
    return with_columns(replace(plan, columns=columns), rows, (column,))


def _below(text):
    """An amount below nought, whichever way it is written."""
    return text if not text or _is_below(text) or not _values.is_amount(text) else f"-{text}"


def _is_below(text):
    return text.lstrip("£ ")[:1] in ("-", "(", "−", "–", "—") or text.upper().endswith(("-", "CR"))
