"""The month of payment in a column of its own, where the only day is an invoice's or a ledger's.

“Month Paid” beside “Invoice Date” says when money went; the invoice may be months older. Months
before the invoices, or long after them, are those that something was paid for. Where all days lie
in the month of payment they say more than it does.
"""

import re
from datetime import date, timedelta

from pipelines.sources import _periods, _rival_days, _values, _years
from pipelines.sources._headings import normalise

_WHEN = re.compile(
    r"(month|period)( of| in which)?( it was)? (paid|payments?)"
    r"|(paid|payments?)( run)? (month|period)"
)
_MOSTLY, _FEWEST = 0.9, 5
_FEWEST_MONTHS = 3
_BY_NUMBER = re.compile(r"\d{1,2}[-/]\d{4}|\d{4}[-/]\d\d")  # 05/2024
_LATEST = 3  # months from an invoice to its payment
_YEAR_FIRST = re.compile(r"(20\d\d)[-/.]?(\d\d)[-/.]?\d\d(?:[ T].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]((?:20)?\d\d)(?:[ T].*)?")
_IN_WORDS = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s\-/.]*(?P<month>{_values.MONTHS})[a-z]*"
    rf"|(?P<month2>{_values.MONTHS})[a-z]*[\s\-/.]+\d{{1,2}}(?:st|nd|rd|th)?)"
    r"[\s\-/.,]*(?P<year>(?:20)?\d\d)",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL = date(1899, 12, 30)


def prefer(match, rows):
    """Read the month of payment in place of an older day, if it is one; else tell of it.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed, and what was chosen is noted.
    rows : list of (int, list of str)
    """
    _place_month(match, rows)
    if "paid_on" not in match.columns:
        _add_days_within(match, rows)
        return
    free = (i for i, column in enumerate(match.columns) if column in (None, "period_code"))
    told = next((i for i in free if _WHEN.fullmatch(normalise(match.cells[i]))), None)
    if told is None or not _is_of_paper(match):
        return
    _rival_days.settle(match, rows)
    if not _is_of_paper(match):
        return
    at = match.columns.index("paid_on")
    lines = [(_cell(row, told), _cell(row, at)) for line, row in rows if line > match.line]
    lines = [one for one in lines if any(one)]
    values = [text for text, _ in lines if text]
    month, day = (f"“{match.cells[i].strip()}”" for i in (told, at))
    may_be = f"{month} may say when it was paid, and {day} counts"
    months = [_periods.month_named(text) for text, _ in lines]
    plain = len(lines) - months.count(None)
    if len(values) < _FEWEST or plain < _MOSTLY * len(lines):
        said = max(plain, sum(map(_values.is_month, values)))
        if values and said >= _MOSTLY * len(values):
            match.notes.append(may_be)
        return
    later = _months_later(months, [_values.without_week(text) for _, text in lines])
    if later and not any(later):
        return
    if not later or sum(0 <= by <= _LATEST for by in later) < _MOSTLY * len(later):
        match.notes.append(may_be)
        return
    match.columns = [None if c in ("paid_on", "period_code") else c for c in match.columns]
    match.columns[told], match.given = "period_code", match.given | {"paid_on"}
    match.notes.append(f"{month} is the month of payment, not {day}")


def _place_month(match, rows):
    """Read what is placed as days as months, where its heading and what stands below say so."""
    if "paid_on" not in match.columns or "period_code" in match.columns:
        return
    at = match.columns.index("paid_on")
    heading = match.cells[at].strip()
    values = list(filter(None, (_cell(row, at) for line, row in rows if line > match.line)))
    are_spans = bool(values) and all(map(_periods.is_span_of_a_month, values))
    if not _WHEN.fullmatch(normalise(heading)) and not are_spans:
        return
    months = [text for text in values if _periods.month_named(text)]
    if len(months) < max(_FEWEST_MONTHS, _MOSTLY * len(values)):
        return
    match.columns[at] = "period_code"
    if any(map(_BY_NUMBER.fullmatch, months)):
        _years.take_for_months(match, heading)
    taken = f"“{heading}” is taken for "
    match.notes[:] = [
        one.replace(f"{taken}paid_on", f"{taken}period_code") for one in match.notes
    ]  # fmt: skip
    match.notes.append(f"“{heading}” states months, no days")


def _add_days_within(match, rows):
    """Read days beside a month of payment, if all lie in it; else tell that the month counts."""
    told = next((i for i, column in enumerate(match.columns) if column == "period_code"), None)
    if told is None or not _WHEN.fullmatch(normalise(match.cells[told])):
        return
    below = [row for line, row in rows if line > match.line]
    if (at := _rival_days.column_of_days(match, below)) is None:
        return
    lines = [(_cell(row, told), _cell(row, at)) for row in below]
    months = [_periods.month_named(text) for text, _ in lines]
    later = _months_later(months, [_values.without_week(text) for _, text in lines])
    month, day = (f"“{match.cells[i].strip()}”" for i in (told, at))
    if len(later) < max(_FEWEST, _MOSTLY * len([one for one in lines if any(one)])) or any(later):
        match.notes.append(f"{month} is the month of payment, not {day}")
        return
    match.columns[at] = "paid_on"
    match.notes.append(f"{day} is taken for paid_on (all its days lie in {month})")


def _cell(row, at):
    return row[at].strip() if at < len(row) else ""


def _months_later(months, days):
    """By how many months each month is later than the day beside it, where both are known."""
    parts = [one for text in days if (one := _YEAR_LAST.fullmatch(text))]
    is_month_first = any(int(one[2]) > 12 for one in parts)
    known = [_month_of(text, is_month_first) for text in days]
    return [
        (one[0] - other[0]) * 12 + one[1] - other[1]
        for one, other in zip(months, known, strict=True)
        if one and other
    ]


def _month_of(day, is_month_first):
    """(year, month) of a day; None where it is written in another way."""
    if one := _YEAR_FIRST.fullmatch(day):
        return int(one[1]), int(one[2])
    if one := _YEAR_LAST.fullmatch(day):
        return 2000 + int(one[3][-2:]), int(one[1 if is_month_first else 2])
    if one := _IN_WORDS.fullmatch(day):
        name = (one["month"] or one["month2"]).lower()
        number = _values.MONTHS.split("|").index(name) + 1
        return 2000 + int(one["year"][-2:]), number
    if (one := _SERIAL.fullmatch(day)) and _values.is_date(day):
        found = _FIRST_SERIAL + timedelta(days=int(one[1]))
        return found.year, found.month
    return None


def _is_of_paper(match):
    heading = match.cells[match.columns.index("paid_on")]
    return not _rival_days.nearness(normalise(heading))
