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
_NUMBERED = re.compile(  # at the end: a “Supplier Share” is no supplier
    r"\b(code|codes|id|no|number|num|ref|reference|transaction|document|doc|voucher|account|order"
    r"|centre|center|line|seq|sequence|serial|row|index|reg|registration|year|month|period"
    r"|(?<!\bto )date|body|council|organisation|department|directorate|service|supplier|vendor"
    r"|payee|name|category|type|purpose|description)$"
)
_IN_THE_END = re.compile(  # “Expenditure Code”, “VAT reg no”
    r"\b(codes?|id|no|number|num|ref|reference|reg|registration|(?<!\bto )date|name|type|category)$"
)
_OF_MONEY = re.compile(
    r"\b(amounts?|amts?|values?|nett?|gross|vat|tax|price|paid|total|balance|gbp|rate|sum|spend"
    r"|spent|expenditure|fees?|charges?|budget|income|discount|hours|qty|quantity|debit|credit"
    r"|interest|grant|award|costs?(?! (centre|center|code))|ytd|to date|shares?|contributions?"
    r"|movements?|forecasts?|allocations?|turnover)\b|£"
)
_LEADING = re.compile(r"0\d*[1-9]\d*")
_DIFFER, _SPREAD, _DIGITS = 0.5, 5, 4
_LONG, _SEVERAL, _LINES = 6, 5, 20
_OF_A_TELEPHONE = 9  # digits at least
_POUNDS = re.compile(r"-?£?(?P<whole>[\d,]+)([.](?P<pence>\d\d?))?")
_NEARLY_ALL, _IN_PENCE, _ONE_LENGTH, _AGAIN = 0.98, 0.25, 0.8, 5


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
        whole, told = match.cells[i].strip(), []
        for j in range(max(map(len, below))):
            if not _may_be_swapped(match, j):
                continue
            pence, is_number = _values(below, j), _should_be_numbers(match, j)
            heading = match.cells[j].strip() if j < len(match.cells) else ""
            other = f"“{heading}”" if heading else "a column without a heading"
            said = f"“{whole}” holds whole numbers and {other} pounds and pence"
            if (is_number or (not heading and _are_more(pence, values))) and (
                _are_swapped(values, pence)
            ):
                return f"{said}, as where their headings are swapped"
            if len(values) >= _LINES and (_are_plainly_pounds(pence) or (
                is_number and _are_all(_PENCE, pence) and _vary(pence) and _vary_behind(pence)
            )):  # fmt: skip
                told.append(f"{said}: their headings may be swapped")
        if _are_codes(values):
            return f"“{whole}” holds numbers {_such_as(values)}, which are codes and no pounds"
        match.notes += told
    return None


def _such_as(values):
    """Whole numbers by an example; by their length where one may be a telephone."""
    whole = next(filter(str.isdigit, values))
    return f"such as “{whole}”" if len(whole) < _OF_A_TELEPHONE else f"of {len(whole)} digits"


def _are_swapped(values, pence):
    """Whether whole numbers stand where pounds should, and pounds where such numbers should.

    Whole pounds are no such numbers, whatever codes with a point look like.
    """
    if _are_all(_PENCE, pence) and _vary(pence) and _are_numbers(values):
        return True
    return _are_plainly_pounds(pence) and _are_plainly_codes(values)


def _are_more(values, others):
    """Whether values are plainly pounds, and several times the other numbers."""
    return _are_plainly_pounds(values) and _middle(values) >= _SPREAD * _middle(others)


def _vary_behind(values):
    """Whether what stands behind the point is of several kinds."""
    return len({value.partition(".")[2].ljust(2, "0") for value in values}) > _SEVERAL


def _middle(values):
    """The median of numbers without what stands behind their point; those of no number left out."""
    found = sorted(int(one["whole"].replace(",", "") or 0)
                   for one in map(_POUNDS.fullmatch, values) if one)  # fmt: skip
    return found[len(found) // 2]


def _are_plainly_pounds(values):
    """Whether nearly all values are pounds with pence, of all sizes: codes with a point are not.

    Those lie close together, come again, are of one length, or have few and low numbers behind the
    point.
    """
    found = [one for one in map(_POUNDS.fullmatch, values) if one]
    whole = [one["whole"].replace(",", "") or "0" for one in found]
    pence = [one["pence"].ljust(2, "0") for one in found if one["pence"]]
    return (
        len(found) >= max(_LINES, _MOSTLY * len(values))
        and len(set(values)) >= _DIFFER * len(values)
        and _vary_behind(values)
        and sum(one >= "20" for one in pence) >= _IN_PENCE * len(values)
        and max(Counter(map(len, whole)).values()) <= _ONE_LENGTH * len(whole)
        and vary_like_pounds(whole)
    )


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
    """Whether whole numbers are of documents or codes: long, or begin alike, and few of them round.

    Or they follow one another.
    """
    whole = [value for value in values if value.isdigit()]
    numbers = {int(value) for value in whole}
    if len(numbers) >= _MOSTLY * len(whole) and max(numbers) - min(numbers) < 2 * len(whole):
        return True
    is_long = min(map(len, whole)) >= _LONG and not _are_round(whole)
    return is_long or begin_alike(whole)


def begin_alike(whole):
    """Whether numbers are of one length and begin alike, as those of documents do; few are round.

    Parameters
    ----------
    whole : list of str
        Digits alone.
    """
    (length, _), often = Counter((len(one), one[0]) for one in whole).most_common(1)[0]
    return length >= _DIGITS and often >= _MOSTLY * len(whole) and not _are_round(whole)


def _are_plainly_codes(values):
    """Whether many whole numbers are few that come again, or long ones unlike sums of money."""
    whole = [value for value in values if value.isdigit()]
    if len(whole) < max(_LINES, _NEARLY_ALL * len(values)) or _are_round(whole):
        return False
    return _AGAIN * len(set(whole)) <= len(whole) or (
        len(str(_middle(whole))) >= _LONG and not vary_like_pounds(whole)
    )


def _are_round(whole):
    return 2 * sum(value.endswith("0") for value in whole) >= len(whole)


def _may_be_swapped(match, j):
    """Whether pounds have no place in a column, which may have no heading at all."""
    if j >= len(match.cells):
        return True
    return not match.layout.values.get(match.columns[j]) and is_no_place_for_pounds(
        match.layout, match.columns[j], match.cells[j]
    )


def is_no_place_for_pounds(layout, column, heading):
    """Whether pounds have no place in a column, by its place or else by its heading.

    Parameters
    ----------
    layout : Layout
    column : str or None
        Our name for it.
    heading : str
    """
    if column:
        return layout.values.get(column) != "amount" and column not in _MAY_BE_MONEY
    words = _words(heading)
    return bool(_IN_THE_END.search(words) or not _OF_MONEY.search(words))


def _should_be_numbers(match, j):
    """Whether a column is said to be of documents, codes or names."""
    if j >= len(match.cells):
        return False
    return bool(match.columns[j] or _NUMBERED.search(_words(match.cells[j])))


def _words(heading):
    return normalise(heading) or ("number" if "#" in heading else "")


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
        and not _are_round(whole)
        and not vary_like_pounds(whole)
    )
