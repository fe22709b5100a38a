"""Months of payments written about: “Period 01 - April 2023”, “P01” beside a financial year.

A text that names one month and its year is that month; one that only numbers a period is its
number, for which `_years` finds the year or says that there is none. Only where no day is given.
Weeks, fortnights and runs of payments are counted as well, and are no months.
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
        r"(?P<year>(?!20)\d{4})[\s/._-]?(?P<number>\d{2})",  # 2425-05
    )
)
# A number of one year, as ledgers write it: 05.2024, 005/2024, 2024005.
_OF_ONE_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<number>0{0,2}[1-9]|0?1[0-3])[\s._/-]+(?P<year>20\d\d)",
        r"(?P<year>20\d\d)(?:[\s._/-]+(?P<number>0{1,2}[1-9]|0?1[0-3])|(?P<number3>0\d\d))",
    )
)
_LAST_PERIOD = 13  # no month is numbered so
_COUNTS = ("financial", "calendar")
_UNSURE_YEAR = re.compile(
    rf"{_NUMBER}[\s,._/-]*(?:fy\s?)?(?:20)?\d\d|(?:fy\s?)?(?:20)?\d\d[\s,._/-]*{_NUMBER}".replace(
        "?P<number>", "?:"
    ),
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![a-z])(?:weeks?|wk|fortnights?|fn|f/n|(?:pay ?)?runs?|bacs|chaps|batch|cheques?|chq|cycle"
    r"|instal?lments?|tranche|invoices?|inv|voucher)[\s.:#_-]*(?:(?:no\.?|number|run)[\s:#_-]*)?\d",
    re.IGNORECASE,
)
_COUNTED_WITH_YEAR = re.compile(
    rf"(?:\b(?:payments?|cheques?|creditors?|suppliers?)\s+)?{_COUNTED.pattern}[\d\s,._/-]*",
    re.IGNORECASE,
)
_BESIDE_A_YEAR = re.compile(
    r"\d{1,2}[\s,._/-]+(?:of\s)?(?:fy\s?)?YEAR|(?:fy\s?)?YEAR[\s,._/-]+\d{1,2}".replace(
        "YEAR", r"(?:20\d\d\s?[-/_]\s?(?:20)?\d\d|\d\d/\d\d)"
    ),
    re.IGNORECASE,
)
_WITHIN_A_MONTH = re.compile(
    r"\d{1,2}[/.-](?P<month>0?[1-9]|1[0-2])[/.-](?P<year>20\d\d)\s*(?:-|–|to)\s*"
    r"\d{1,2}[/.-](?P=month)[/.-](?P=year)"
)
# As `stg_spend_periods` reads them.
_FIRST_OF_MONTH = tuple(
    map(
        re.compile,
        (
            r"01/(?P<month>0[1-9]|1[0-2])/(?P<year>20\d\d)",
            r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])-01(?: 00:00:00)?",
        ),
    )
)
_OF_PERIODS = re.compile(r"\bperiods?\b")
_MOSTLY, _FEWEST = 0.9, 3
_CODE = re.compile(r"\d{6}")
UNTIL_SAID = "until period_codes in sources.toml says whether they count months or periods"
READ_AS_CODE = "is read as the code"
_LAST_CENTURY = 70  # years of two digits from here on are of 19..
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(match, rows, codes=None):
    """The first records with their periods in plain words; the match then reads the others so, too.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        A rewriting of all its records is added to its reshapes.
    rows : list of (int, list of str)
    codes : str, optional
        What the publisher's codes count, where a person says it: `financial` or `calendar`.
    """
    if "period_code" not in match.columns or "paid_on" in match.columns:
        return rows
    at = match.columns.index("period_code")
    said = [_cell(row, at) for line, row in rows if line > match.line]
    said = [text for text in said if text]
    counts, notes = _counted_by(match.cells[at], said, codes)
    match.notes += notes
    told = [text for text in said if _in_plain_words(text, counts)]
    others = [text for text in {*said} - {*told} if month_named(text)] if told else []
    known = len(told) + sum(map(said.count, others))
    if known < max(_FEWEST, _MOSTLY * len(said)) or not told:
        return rows
    plainly = ((text, _in_plain_words(text, counts)) for text in told)
    if one := next(((text, code) for text, code in plainly if _CODE.fullmatch(code)), None):
        match.notes.append(f"“{one[0]}” {READ_AS_CODE} {one[1]}")
    match.reshapes.insert(0, partial(_rewritten, at=at, counts=counts))
    below = [(line, row) for line, row in rows if line > match.line]
    above = [(line, row) for line, row in rows if line <= match.line]
    return [*above, *_rewritten(None, below, None, at=at, counts=counts)[1]]


def _counted_by(heading, said, codes):
    """(what bare numbers beside a financial year count: `financial`, `calendar` or None; notes).

    “05/2024-25” is a period under a heading of such, or where a thirteenth is among them; else
    nobody knows whether it is May or August, and neither is taken.
    """
    if codes in _COUNTS:
        return codes, []
    if _OF_PERIODS.search(normalise(heading)):
        return "financial", []
    bare = [one for one in map(_bare, said) if one]
    last = next((one[0] for one in bare if int(one["number"]) == _LAST_PERIOD), None)
    if last is not None:
        return "financial", [f"“{heading.strip()}” numbers periods, the last of which is “{last}”"]
    if not bare or (len(bare) >= _MOSTLY * len(said) and not _values.is_month(bare[0][0])):
        return None, []  # of a whole column of such `number_no_months` tells
    of = f"“{bare[0][0]}” under “{heading.strip()}”"
    return None, [f"{of} and the like are of no month that is known, {UNTIL_SAID}"]


def month_named(text):
    """The month that a text plainly is: “Aug-24”, “August 2024” or “P5 2024/25”.

    Parameters
    ----------
    text : str

    Returns
    -------
    (int, int) or None
        Year and month; of a day only where it is the first of a month, as a workbook writes one.
    """
    if first := next(filter(None, (one.fullmatch(text) for one in _FIRST_OF_MONTH)), None):
        return int(first["year"]), int(first["month"])
    told = _in_plain_words(text)
    if told is None:
        told = text
        if _values.is_date(text):
            return None
    if told.isdigit() or _is_counted(text):
        return None
    named = _named_months.months_named(told)
    return named.pop() if len(named) == 1 else None


def is_span_of_a_month(text):
    """Whether a text is two days of one month: “01/05/2024 - 31/05/2024”."""
    return bool(_WITHIN_A_MONTH.fullmatch(text))


def are_of_an_unsure_year(values):
    """Whether texts number the periods of a year that may be either of two, such as “P05 FY25”.

    Parameters
    ----------
    values : list of str
    """
    return bool(values) and all(map(_UNSURE_YEAR.fullmatch, values))


def number_no_months(values):
    """Whether texts number what is no month, such as “Week 05 2024/25”, or nobody knows what.

    Parameters
    ----------
    values : list of str
    """
    numbers = sum(_is_counted(v) or bool(_BESIDE_A_YEAR.fullmatch(v)) for v in values)
    return bool(values) and numbers >= _MOSTLY * len(values)


def numbered(values):
    """What the first of such texts numbers, and no more of it: “Week 05 2024/25”.

    Parameters
    ----------
    values : list of str
    """
    whole = next(filter(_BESIDE_A_YEAR.fullmatch, values), None)
    counted = next(filter(None, map(_COUNTED_WITH_YEAR.search, values)), None)
    return whole or counted[0].strip()


def beside_a_year(text):
    """Whether a text is a number beside a financial year, which may be a month's or a period's."""
    return bool(_bare(text)) and 0 < int(_bare(text)["number"]) <= _LAST_PERIOD


def number_periods(heading, values):
    """Whether texts number the periods of a year, such as “P02 2024/25”.

    Parameters
    ----------
    heading : str
        What stands above them.
    values : list of str
    """
    counts = "financial" if _OF_PERIODS.search(normalise(heading)) else None
    known = sum(bool(_in_plain_words(value, counts)) for value in values)
    return known >= _MOSTLY * len(values) or are_of_an_unsure_year(values)


def _is_counted(text):
    """“Week 05 2024/25”; but “Week 1 (May 2024)” says its month."""
    return bool(_COUNTED.search(text)) and not _named_months.is_month_in_words(text)


def _cell(row, at):
    return row[at].strip() if at < len(row) and row[at] else ""


def _in_plain_words(text, counts=None):
    """“Apr 2023”, or “1” of a first period, or “202305” where nobody knows what is counted.

    Of two days of one month it is that month. None where a text is plain, or says none of these.
    `counts` says what a bare number beside a financial year counts, where that is known.
    """
    if one := _WITHIN_A_MONTH.fullmatch(text):
        return f"{_MONTHS[int(one['month']) - 1]} {one['year']}"
    if counts and (one := _of_a_year(text, _BARE, counts)):
        return one
    if _values.is_month(text) and not _NUMBERED.fullmatch(text):
        return None
    if counts and (one := _of_one_year(text)):
        return one
    if _values.is_date(text) or _is_counted(text):
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


def _bare(text):
    """A number beside a financial year; “2024-04-01” is a day."""
    found = filter(None, (pattern.fullmatch(text) for pattern in _BARE))
    return next((one for one in found if _first_of_two(re.sub(r"\D", "", one["year"]))), None)


def _first_of_two(digits):
    """The two digits of the year in which a financial one of four, six or eight begins; or None."""
    first, second = digits[: len(digits) // 2][-2:], digits[-2:]
    first = digits[2:4] if len(digits) == 6 else first
    return first if int(second) == (int(first) + 1) % 100 else None


def _of_one_year(text):
    """“202405” of “05.2024” or “2024005”: of the year alone nobody knows which months it counts."""
    one = next(filter(None, (pattern.fullmatch(text) for pattern in _OF_ONE_YEAR)), None)
    number = int(one["number"] or one.groupdict().get("number3")) if one else 0
    is_year_of_two = one and text.startswith(one["year"]) and number == int(one["year"][2:]) + 1
    if is_year_of_two or not 0 < number <= _LAST_PERIOD:
        return None
    return f"{one['year']}{number:02}"


def _of_a_year(text, patterns, counts="financial"):
    """The month of a numbered period of a financial year, the first of which is April.

    Of months of the `calendar` it is the one of that number that lies in the year.
    """
    one = next(filter(None, (pattern.fullmatch(text) for pattern in patterns)), None)
    if not one or not 0 < int(one["number"]) < 14:
        return None
    number, digits = int(one["number"]), re.sub(r"\D", "", one["year"])
    if len(digits) == 4 and digits.startswith("20") and digits == one["year"]:
        return f"{digits}{number:02}"  # of which the publisher alone knows what it counts
    if not (begins := _first_of_two(digits)):
        return None
    first = int(begins)
    if counts == "calendar":
        if number > len(_MONTHS):
            return None
        number = (number + 8) % 12 + 1
    month = (min(number, 12) + 2) % 12
    century = 1900 if len(digits) == 4 and first >= _LAST_CENTURY else 2000
    return f"{_MONTHS[month]} {century + first + (number > 9)}"


def _rewritten(plan, records, headings, *, at, counts):
    known = {}
    made = []
    for line, cells in records:
        text = _cell(cells, at)
        if text not in known:
            known[text] = _in_plain_words(text, counts) if text else None
        told = known[text]
        made.append((line, [*cells[:at], told, *cells[at + 1 :]] if told else cells))
    return plan, made
