"""The month of payment in a column of its own, where the only day is an invoice's or a ledger's.

“Month Paid” beside “Invoice Date” says when money went; the invoice may be months older.
"""

import re

from pipelines.sources import _periods, _rivals, _values
from pipelines.sources._headings import normalise

_WHEN = re.compile(
    r"(month|period)( of| in which)?( it was)? (paid|payments?)"
    r"|(paid|payments?)( run)? (month|period)"
)
_MOSTLY, _FEWEST = 0.9, 5


def prefer(match, rows):
    """Read the month of payment in place of an older day, if it is one; else tell of it.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was chosen is noted.
    rows : list of (int, list of str)
    """
    if "paid_on" not in match.columns:
        return
    free = (i for i, column in enumerate(match.columns) if column in (None, "period_code"))
    told = next((i for i in free if _WHEN.fullmatch(normalise(match.cells[i]))), None)
    if told is None or not _is_of_paper(match):
        return
    _rivals.settle_days(match, rows)
    if not _is_of_paper(match):
        return
    values = [row[told].strip() for line, row in rows if line > match.line and told < len(row)]
    values = [value for value in values if value]
    at = match.columns.index("paid_on")
    month, day = (f"“{match.cells[i].strip()}”" for i in (told, at))
    plain = sum(map(_periods.names_its_month, values))
    if len(values) < _FEWEST or plain < _MOSTLY * len(values):
        if values and sum(map(_values.is_month, values)) >= _MOSTLY * len(values):
            match.notes.append(f"{month} may say when it was paid, and {day} counts")
        return
    match.columns = [None if c in ("paid_on", "period_code") else c for c in match.columns]
    match.columns[told], match.given = "period_code", match.given | {"paid_on"}
    match.notes.append(f"{month} is the month of payment, not {day}")


def _is_of_paper(match):
    heading = match.cells[match.columns.index("paid_on")]
    return not _rivals.nearness(normalise(heading))
