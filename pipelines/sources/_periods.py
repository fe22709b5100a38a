"""Months of payments written about: “Period 01 - April 2023”, “P01” beside a financial year.

A text that names one month and its year is that month; one that only numbers a period is its
number, for which `_years` finds the year or says that there is none. Only where no day is given.
"""

import re
from functools import partial

from pipelines.sources import _named_months, _values

_NUMBERED = re.compile(
    r"(?:p|per|pd|period|m|mth|month)[\s.:-]*0?(\d{1,2})(?:\s*[-:(].*)?", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(
    r"^(?:p|per|pd|period|m|mth|month)[\s.:-]*\d{1,2}[\s:(-]+", re.IGNORECASE
)
_OF_A_YEAR = re.compile(
    r"(?P<year>20\d\d\s?[-/]\s?(?:20)?\d\d)[\s-]*(?:p|per|period)[\s.]*0?(?P<number>\d{1,2})",
    re.IGNORECASE,
)
_MOSTLY, _FEWEST = 0.9, 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(match, rows):
    """The first records with their periods in plain words; the match then reads the others so, too.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        A rewriting of all its records is added to its reshapes.
    rows : list of (int, list of str)
    """
    if "period_code" not in match.columns or "paid_on" in match.columns:
        return rows
    at = match.columns.index("period_code")
    said = [_cell(row, at) for line, row in rows if line > match.line]
    said = [text for text in said if text]
    told = [text for text in said if _in_plain_words(text)]
    if len(told) < max(_FEWEST, _MOSTLY * len(said)):
        return rows
    match.reshapes.insert(0, partial(_rewritten, at=at))
    below = [(line, row) for line, row in rows if line > match.line]
    above = [(line, row) for line, row in rows if line <= match.line]
    return [*above, *_rewritten(None, below, None, at=at)[1]]


def _cell(row, at):
    return row[at].strip() if at < len(row) and row[at] else ""


def _in_plain_words(text):
    """“Apr 2023”, or “1” of a first period; None where a text is plain, or says neither."""
    if _values.is_month(text) and not _NUMBERED.fullmatch(text):
        return None
    if _values.is_date(text):
        return None
    # “01 - April 2023” alone is a day.
    named = _named_months.months_named(_NUMBER_FIRST.sub("", text))
    if len(named) == 1:
        ((year, month),) = named
        return f"{_MONTHS[month - 1]} {year}"
    if one := _OF_A_YEAR.fullmatch(text):
        first, number = int(one["year"][:4]), int(one["number"])
        month = (min(number, 12) + 2) % 12
        return f"{_MONTHS[month]} {first + (number > 9)}" if 0 < number < 14 else None
    numbered = _NUMBERED.fullmatch(text)
    return numbered[1] if numbered and 0 < int(numbered[1]) < 14 else None


def _rewritten(plan, records, headings, *, at):
    known = {}
    made = []
    for line, cells in records:
        text = _cell(cells, at)
        if text not in known:
            known[text] = _in_plain_words(text) if text else None
        told = known[text]
        made.append((line, [*cells[:at], told, *cells[at + 1 :]] if told else cells))
    return plan, made
