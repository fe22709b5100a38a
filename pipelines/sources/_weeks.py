"""Days that are the end of a week: “week ending 07/05/2024”, or “Week ending” above plain days."""

import re

from pipelines.sources._headings import normalise

_HEADING = re.compile(r"(week|wk) ?(ending|ended|end|to)|w ?e")
_VALUE = re.compile(r"(week|wk)[ -]?(ending|ended|end|to)\b|w ?[/.-]? ?e\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"(week|wk) ?(commencing|commences|beginning|starting|starts?|begins?|from)|w ?[cb]\b"
)
_FIRST = 20  # records: a file writes its days in one way


def tell(match, rows):
    """Note where a table's days are those on which weeks end: they count as days of payment.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "paid_on" not in match.columns:
        return
    at = match.columns.index("paid_on")
    said = [row[at].strip() for line, row in rows[:_FIRST] if line > match.line and at < len(row)]
    if _HEADING.match(normalise(match.cells[at])) or any(map(_VALUE.match, filter(None, said))):
        match.notes.append(
            f"“{match.cells[at].strip()}” says when a week ends, and that counts as the day of"
            " payment"
        )


def begins(heading, values=()):
    """What a column says, in words, where it says when weeks begin: payments follow; None else.

    Parameters
    ----------
    heading : str
    values : list of str
        Below it.
    """
    if _BEGINS.match(normalise(heading)) or any(
        _BEGINS.match(normalise(value)) for value in values[:_FIRST]
    ):
        return f"“{heading.strip()}” says when a week begins, and no column holds a day of payment"
    return None
