"""Text in files that people write: never a formula for a spreadsheet, and days of one form."""

import re
from datetime import date

# Blanks and marks of direction do not keep a spreadsheet from reading a formula.
_FORMULA = re.compile(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+@-]|[\t\r]")


def harmless(text):
    """The text as a spreadsheet only shows it: what begins like a formula gets an apostrophe."""
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text


def is_day(said):
    """Whether a date, or text as 2026-03-31: the only form that whatever reads it later takes."""
    if not isinstance(said, str):
        return type(said) is date
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
        return False
    try:
        return bool(date.fromisoformat(said))
    except ValueError:  # the 31st of February
        return False


def as_it_was(text):
    """The text before it was made harmless."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text
