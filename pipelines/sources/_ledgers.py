"""Tables as a ledger writes them out: “Account” beside “Account(T)”, and “Updated” for the day.

Such a ledger calls a text “(T)” beside the code that it explains. In a register “Updated” says when
somebody looked at a line last, so that no other table's day is taken from there.
"""

import re

from pipelines.sources import _values
from pipelines.sources._headings import normalise

_TEXT = re.compile(r".*\(t\)\s*", re.IGNORECASE | re.DOTALL)
_TEXTS = 2  # headings: one alone may be anything
_CHANGED = ("updated", "last update", "last updated")
_MOSTLY = 0.9


def take_day(match, rows):
    """Take the day on which the ledger took a line for its day, where it has no other.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was taken is noted.
    rows : list of (int, list of str)
    """
    if "paid_on" in match.columns or sum(map(bool, map(_TEXT.fullmatch, match.cells))) < _TEXTS:
        return
    for i, cell in enumerate(match.cells):
        if match.columns[i] or normalise(cell) not in _CHANGED:
            continue
        below = [row[i].strip() for line, row in rows if line > match.line and i < len(row)]
        if (_values.share("date", list(filter(None, below))) or 0) >= _MOSTLY:
            match.columns[i] = "paid_on"
            match.notes.append(f"“{cell.strip()}” is taken for paid_on: its ledger's only day")
            return
