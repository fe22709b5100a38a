"""Text in CSV files that a spreadsheet opens: never a formula, whoever wrote it."""

import re

# Blanks and marks of direction do not keep a spreadsheet from reading a formula.
_FORMULA = re.compile(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+@-]|[\t\r]")


def harmless(text):
    """The text as a spreadsheet only shows it: what begins like a formula gets an apostrophe."""
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text


def as_it_was(text):
    """The text before it was made harmless."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text
