"""Months of payments written about: “Period 01 - April 2023”, “P01” beside a financial year.

A text that names one month and its year is that month; one that only numbers a period is its
number, for which `_years` finds the year or says that there is none. Only where no day is given.
"""

import re
from functools import partial

from pipelines.sources import _named_months, _values
from pipelines.sources._headings import normalise

_NUMBERED = re.compile(
    r"(?:p|per|pd|period|m|mth|month)[\s.:-]*0?(\d{1,2})(?:\s*[-:(].*)?", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(
    r"^(?:p|per|pd|period|m|mth|month)[\s.:-]*\d{1,2}[\s:(-]+", re.IGNORECASE
)
_NUMBER = (
    r"(?:a?p|per|pd|(?:(?:accounting|financial|fiscal)\s)?period|m|mth|month)[\s._:-]*"
    r"(?:no\.?\s*)?0?(?P<number>\d{1,2})"
)
_YEAR = (
    r"(?:fy\s?(?!20\d\d(?!\s?[-/_]\s?\d)))?"
    r"(?P<year>20\d\d\s?[-/_]\s?(?:20)?\d\d|\d\d\s?[-/_]\s?\d\d|\d{4})"
)
_BETWEEN = r"[\s,._:()-]*(?:(?:of|in)\s)?"
_OF_A_YEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"{_NUMBER}{_BETWEEN}{_YEAR}\)?", rf"{_YEAR}{_BETWEEN}{_NUMBER}")
)
# Without a word before the number, where the heading says that it is a period's.
_BARE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<number>\d{1,2})[\s/-]+(?P<year>20\d\d\s?[-/_]\s?(?:20)?\d\d)",
        r"(?P<year>20\d\d\s?[-/_]\s?(?:20)?\d\d)[\s/-]+(?P<number>\d{1,2})",
    )
)
_UNSURE_YEAR = re.compile(
    rf"{_NUMBER}[\s,._/-]*(?:fy\s?)?(?:20)?\d\d|(?:fy\s?)?(?:20)?\d\d[\s,._/-]*{_NUMBER}".replace(
        "?P<number>", "?:"
    ),
    re.IGNORECASE,
)
_OF_PERIODS = re.compile(r"\bperiods?\b")
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
    are_periods = bool(_OF_PERIODS.search(normalise(match.cells[at])))
    told = [text for text in said if _in_plain_words(text, are_periods)]
    if len(told) < max(_FEWEST, _MOSTLY * len(said)):
        return rows
    match.reshapes.insert(0, partial(_rewritten, at=at, are_periods=are_periods))
    below = [(line, row) for line, row in rows if line > match.line]
    above = [(line, row) for line, row in rows if line <= match.line]
    return [*above, *_rewritten(None, below, None, at=at, are_periods=are_periods)[1]]


def names_its_month(text):
    """Whether a text is plainly of one month: “Aug-24”, “August 2024” or “P5 2024/25”.

    Parameters
    ----------
    text : str
    """
    told = _in_plain_words(text, False) or text
    return (
        not told.isdigit()
        and len(_named_months.months_named(told)) == 1
        and not _values.is_date(text)
    )


def are_of_an_unsure_year(values):
    """Whether texts number the periods of a year that may be either of two, such as “P05 FY25”.

    Parameters
    ----------
    values : list of str
    """
    return bool(values) and all(map(_UNSURE_YEAR.fullmatch, values))


def _cell(row, at):
    return row[at].strip() if at < len(row) and row[at] else ""


def _in_plain_words(text, are_periods):
    """“Apr 2023”, or “1” of a first period, or “202305” where nobody knows what is counted.

    None where a text is plain, or says none of these.
    """
    if one := _of_a_year(text, _BARE if are_periods else ()):
        return one
    if _values.is_month(text) and not _NUMBERED.fullmatch(text):
        return None
    if _values.is_date(text):
        return None
    if one := _of_a_year(text, _OF_A_YEAR):
        return one
    # “01 - April 2023” alone is a day.
    named = _named_months.months_named(_NUMBER_FIRST.sub("", text))
    if len(named) == 1:
        ((year, month),) = named
        return f"{_MONTHS[month - 1]} {year}"
    numbered = _NUMBERED.fullmatch(text)
    return numbered[1] if numbered and 0 < int(numbered[1]) < 14 else None


def _of_a_year(text, patterns):
    """The month of a numbered period of a financial year, the first of which is April."""
    one = next(filter(None, (pattern.fullmatch(text) for pattern in patterns)), None)
    if not one or not 0 < int(one["number"]) < 14:
        return None
    number, digits = int(one["number"]), re.sub(r"\D", "", one["year"])
    if len(digits) == 4 and digits.startswith("20") and digits == one["year"]:
        return f"{digits}{number:02}"  # of which the publisher alone knows what it counts
    first, second = int(digits[: len(digits) // 2][-2:]), int(digits[-2:])
    if len(digits) == 6:
        first = int(digits[2:4])
    if second != (first + 1) % 100:
        return None
    month = (min(number, 12) + 2) % 12
    return f"{_MONTHS[month]} {2000 + first + (number > 9)}"


def _rewritten(plan, records, headings, *, at, are_periods):
    known = {}
    made = []
    for line, cells in records:
        text = _cell(cells, at)
        if text not in known:
            known[text] = _in_plain_words(text, are_periods) if text else None
        told = known[text]
        made.append((line, [*cells[:at], told, *cells[at + 1 :]] if told else cells))
    return plan, made
