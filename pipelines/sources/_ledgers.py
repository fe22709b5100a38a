"""Tables as a ledger writes them out: “Account” beside “Account(T)”, and “Updated” for the day.

Such a ledger calls a text “(T)” beside the code that it explains. “Updated” says when somebody
looked at a line last: it is the day of payment only where nothing else says when that was, nor
that the line is not yet paid.
"""

import re

from pipelines.sources import _named_months, _values
from pipelines.sources._headings import normalise

_TEXT = re.compile(r".*\(t\)\s*", re.IGNORECASE | re.DOTALL)
_TEXTS = 2  # headings: one alone may be anything
_CHANGED = ("updated", "last update", "last updated")
_MOSTLY = 0.9
_HOUR = re.compile(r"[ T]\d{1,2}:\d\d.*")
_WHEN = re.compile(
    r"\b(periods?|months?|mth|mis|quarters?|qtr|weeks?|wk|paid|payments? (date|day|run)|bacs)\b"
)
_NUMBERED = re.compile(
    r"(?<![a-z])(p|period|month|q|qtr|quarter|week|wk)[-_ .]*\d{1,2}(?!\d)", re.IGNORECASE
)
NOT_TAKEN = "is not taken for the day of payment"
_WORDS = 8  # that tell how a line stands; more are of what it is for
_DESCRIBES = re.compile(r"descri|detail|narrat|comment|purpose|\b(text|notes?|remarks?)\b")
_NUMBER_OF_AN_ORDER = re.compile(
    r"\b((purchase )?orders?|po) (no|num|numbers?|ref|refs|reference|id)\b"
    r"|\bbudget (holder|manager)s?\b"
)
# What nobody has paid yet, or not this.
_UNPAID = re.compile(
    r"\b((?<!standing )(orders?|ordered)|po|pos|requisitions?|commitments?|committed|accruals?"
    r"|accrued|outstanding|unpaid|overdue|aged|owed|owing|due|debt(or)?s?|quot(es?|ations?)"
    r"|budgets?|forecasts?|open (items?|invoices?|documents?|postings?|transactions?|lines?))\b"
)
_UNPAID_LINE = re.compile(r"open|outstanding|unpaid|not (yet )?paid|on hold|held|parked|overdue")


def take_day(match, rows, names):
    """Take the day on which the ledger took a line for its day, where nothing else says when.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was taken is noted.
    rows : list of (int, list of str)
    names : list of (str, str)
        What names the table, its sheet, its titles, its file, and where it stands.
    """
    if sum(map(bool, map(_TEXT.fullmatch, match.cells))) < _TEXTS:
        return
    at = next((i for i, cell in enumerate(match.cells)
               if not match.columns[i] and normalise(cell) in _CHANGED), None)  # fmt: skip
    if at is None:
        return
    below = [row for line, row in rows if line > match.line]
    heading = match.cells[at].strip()
    if why := _why_none(match, below, names) or _why_no_day(_values_at(below, at)):
        match.notes.append(f"“{heading}” {NOT_TAKEN}: {why}")
        return
    match.columns[at] = "paid_on"
    match.notes.append(f"“{heading}” is taken for paid_on: its ledger's only day")


def _why_none(match, below, names):
    """What else says when something was paid, or that it was not; None where nothing does."""
    headings = (f"“{cell.strip()}”" for cell in match.cells if _says_when_or_unpaid(cell))
    if said := next(headings, None) or next(filter(None, map(_named_so, names)), None):
        return f"{said} may tell when it was paid, or that it was not"
    for i, cell in enumerate(match.cells):
        if not _DESCRIBES.search(normalise(cell)) and (held := _held(_values_at(below, i))):
            return f"“{cell.strip()}” says “{held}” of some lines"
    return None


def _held(values):
    """What a column of few words says of lines that nobody has paid yet; None where nothing."""
    few = set(values)
    if len(few) > _WORDS:
        return None
    return next((one for one in sorted(few) if _UNPAID_LINE.fullmatch(one.lower())), None)


def _why_no_day(days):
    if _values.share("date", days) < _MOSTLY:
        return "it holds other things than days"
    if len({_HOUR.sub("", day) for day in days}) <= 1:
        return "one day of all lines is that of an export"
    return None


def _values_at(below, at):
    return list(filter(None, (row[at].strip() for row in below if at < len(row))))


def _says_when_or_unpaid(cell):
    heading = _NUMBER_OF_AN_ORDER.sub(" ", normalise(cell))
    return bool(_WHEN.search(heading) or _UNPAID.search(heading))


def _named_so(named):
    """What names a table and tells when it was paid, or that it was not, in words; or None."""
    name, where = named
    if told := _UNPAID.search(normalise(name)):
        return f"{where} (“{told[0]}”)"
    return where if _named_months.months_named(name) or _NUMBERED.search(name) else None
