"""Days and values of a notice, as text."""

from datetime import date

PLACEHOLDER = "a placeholder of 0 or 1"
OTHER_CURRENCY = "in another currency"
CANNOT_BE_TRUE = "a sum that cannot be true"
_LARGEST = 10**13


def day(text):
    """The day of a date with time, as it is written; None where the text holds none."""
    return text[:10] if isinstance(text, str) and len(text) >= 10 else None


def true_day(text):
    """The day of a date with time, where our calendar has it: from 1990 to 2100."""
    try:
        found = date.fromisoformat(day(text) or "")
    except ValueError:
        return None
    return found.isoformat() if 1990 <= found.year <= 2100 else None


def pounds(value):
    """(amount as text, None), or (None, why it is unknown in pounds), of a value."""
    amount = (value or {}).get("amount")
    if amount is None:
        return None, None
    if (value.get("currency") or "GBP").upper() != "GBP":
        return None, OTHER_CURRENCY
    if amount in (0, 1):
        return None, PLACEHOLDER
    return (str(amount), None) if 0 < amount < _LARGEST else (None, CANNOT_BE_TRUE)
