"""Numbers of documents and codes of ledgers under the heading of an amount: pounds to nobody.

They are whole, have no sign and mostly one length; what should hold such numbers has pence then.
"""

import re
from collections import Counter
from decimal import Decimal

from pipelines.sources._headings import normalise
from pipelines.sources._values import vary_like_pounds

_FEWEST, _MOSTLY = 5, 0.9
_WHOLE, _PENCE = re.compile(r"\d+"), re.compile(r"-?£?[\d,]+\.\d\d?")
_NUMBERED = re.compile(
    r"\b(code|codes|id|no|number|num|ref|reference|transaction|document|doc|voucher|account|order"
    r"|centre|center)\b"
)
_OF_MONEY = re.compile(
    r"\b(amounts?|amts?|values?|nett?|gross|vat|tax|cost of|price|paid|total|balance|gbp|rate)\b|£"
)
_LEADING = re.compile(r"0\d*[1-9]\d*")
_DIFFER, _SPREAD, _DIGITS = 0.5, 5, 4
_LONG, _SEVERAL, _LINES = 6, 5, 20


def instead_of_amounts(match, placed, below):
    """Why the amounts of a table are numbers of something else; None where nothing shows that.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    placed : list of int
        Positions of its amounts.
    below : list of list of str
    """
    for i in placed:
        values = _values(below, i)
        if not _are_all(_WHOLE, values):
            continue
        whole = match.cells[i].strip()
        for j in range(len(match.cells)):
            pence = _values(below, j)
            if (
                _should_be_numbers(match, j)
                and _are_all(_PENCE, pence)
                and _vary(pence)
                and _are_numbers(values)
            ):
                return (
                    f"“{whole}” holds whole numbers and “{match.cells[j].strip()}” pounds and"
                    " pence, as where their headings are swapped"
                )
        if _are_codes(values):
            return f"“{whole}” holds numbers such as “{values[0]}”, which are codes and no pounds"
    return None


def _values(rows, i):
    return [cell for row in rows if i < len(row) and (cell := (row[i] or "").strip())]


def _are_all(kind, values):
    found = sum(bool(kind.fullmatch(value)) for value in values)
    return len(values) >= _FEWEST and found >= _MOSTLY * len(values)


def _vary(pence):
    """Whether pounds and pence are of payments: hours, fees and codes are few, or lie close."""
    worth = sorted(Decimal(re.sub("[£,]", "", v)) for v in pence if _PENCE.fullmatch(v))
    above = [one for one in worth if one > 0]
    return (
        len(set(worth)) >= _DIFFER * len(worth) and bool(above) and above[-1] >= _SPREAD * above[0]
    )


def _are_numbers(values):
    """Whether whole numbers are of documents or codes: long, of one length, and few of them round.

    Or they follow one another.
    """
    whole = [value for value in values if value.isdigit()]
    numbers = {int(value) for value in whole}
    if len(numbers) >= _MOSTLY * len(whole) and max(numbers) - min(numbers) < 2 * len(whole):
        return True
    alike = Counter(map(len, whole)).most_common(1)[0]
    is_long = min(map(len, whole)) >= _LONG or (
        alike[0] >= _DIGITS and alike[1] >= _MOSTLY * len(whole)
    )
    return is_long and sum(value.endswith("0") for value in whole) < len(whole) / 2


def _should_be_numbers(match, j):
    """Whether a column is of documents or codes, by its place or else by its heading."""
    if match.columns[j]:
        return (
            not match.layout.values.get(match.columns[j]) and match.columns[j] not in _MAY_BE_MONEY
        )
    words = normalise(match.cells[j])
    return bool(_NUMBERED.search(words)) and not _OF_MONEY.search(words)


_MAY_BE_MONEY = ("amount_vat", "irrecoverable_vat")


def _are_codes(values):
    """Whole numbers with noughts in front, or long ones all of one length, and few of them round.

    Sums of money of several payees differ in length, and begin with no nought.
    """
    whole = [value for value in values if value.isdigit()]
    if sum(map(bool, map(_LEADING.fullmatch, whole))) >= max(2, 0.02 * len(whole)):
        return True
    lengths = set(map(len, whole))
    return (
        len(whole) >= _LINES
        and len(lengths) == 1
        and min(lengths) >= _LONG
        and len(set(whole)) >= _SEVERAL
        and sum(value.endswith("0") for value in whole) < len(whole) / 2
        and not vary_like_pounds(whole)
    )
