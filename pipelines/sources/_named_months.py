"""The months that a text names: a file's name, a sheet's, a title.

“Spend over £500 May 2024”, “2024-05”, “Q1 2024-25”, “April to June 2024”. A day is no month, and
“2010-11” may be a year or a November: it is neither. Nor is a number beside a financial year, as
in “01 2024/25”, which may count periods, or one of a week, a period or a month of some year.
"""

import re

from pipelines.sources import _years

_NAMES = (
    ("jan", "january|jan|ionawr"), ("feb", "february|feb|chwefror"), ("mar", "march|mar|mawrth"),
    ("apr", "april|apr|ebrill"), ("may", "may|mai"), ("jun", "june|jun|mehefin"),
    ("jul", "july|jul|gorffennaf"), ("aug", "august|aug|awst"),
    ("sep", "september|sept|sep|medi"), ("oct", "october|oct|hydref"),
    ("nov", "november|nov|tachwedd"), ("dec", "december|dec|rhagfyr"),
)  # fmt: skip
_NUMBER_OF = {word: n for n, (_, words) in enumerate(_NAMES, start=1) for word in words.split("|")}
_WORD = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_DAY = re.compile(r"(?<!\d)(20\d\d([-_. ]?)\d\d\2\d\d|\d{1,2}[-_./]\d{1,2}[-_./](20)?\d\d)(?!\d)")
_DAY_IN_WORDS = re.compile(
    rf"(?<![a-z\d])\d{{1,2}}(?:st|nd|rd|th)?[-_. ]+({_WORD})[-_., ]+(20\d\d)(?!\d)"
)
_BY_NUMBER = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)[-_. /]?(?P<month>0[1-9]|1[0-2])"
    r"|(?P<month2>0[1-9]|1[0-2])[-_. /]?(?P<year2>20\d\d))(?!\d)"
)
_MONTH_ENDING = re.compile(
    r"(?:^|for (?:the )?|the )month[-_ ](?:ending|ended|end|to)[-_: ]*"
    r"\d{1,2}[-_./](\d{1,2})[-_./](20\d\d)(?!\d)"
)
_MAY_BE = r" (?:also |not )?(?:be|have|includ|contain|differ|vary|chang|appear|redact|relat)"
_BY_NAME = re.compile(
    rf"(?<![a-z])(?P<month>{_WORD})(?![a-z])(?!{_MAY_BE})(?:[-_.,' ’]*(?P<year>20\d\d|\d\d)(?!\d))?"
)
_YEAR_OF_TWO = re.compile(r"[-_/](?:20)?(?P<next>\d\d)(?![\da-z])")  # “25k” is no year
_WITHIN_A_YEAR = re.compile(r"(?<!\d)(?:20)?(\d\d)[-_/](?:20)?$")
_COUNTED = re.compile(
    r"(?<![a-z])(?:week|wk|fortnight|period|pd|p|month|mth|m)s?[-_. :]*(?:no[-_. ]*)?$"
)
_QUARTER = re.compile(r"(?<![a-z\d])(?:q|qtr|quarter)[-_. ]?([1-4])(?!\d)")
_TO = re.compile(r"[-_ ]*(?:to|-|–|until)[-_ ]*")


def months_named(text):
    """Every month that a text names.

    Parameters
    ----------
    text : str

    Returns
    -------
    set of (int, int)
        Year and month; of a quarter or of a run of months each one; empty where it names none, or
        not in which year.
    """
    if ends := _MONTH_ENDING.search(text.lower()):
        return {(int(ends[2]), int(ends[1]))} if 0 < int(ends[1]) <= len(_NAMES) else set()
    said = _DAY.sub(" ", text.lower())
    if days := _DAY_IN_WORDS.findall(said):
        ends = [(int(year), _NUMBER_OF[month]) for month, year in days]
        if len(ends) == 2:
            return set(_between(*ends))
        said = _DAY_IN_WORDS.sub(" ", said)  # one day is no month
    years = set(_years._years_in(said))
    numbers = [
        one for one in _BY_NUMBER.finditer(said)
        if not (_is_year_of_two(one) or _is_beside_year_of_two(one))
    ]  # fmt: skip
    numbers = [] if any(map(_is_counted, numbers)) else numbers  # “Period 04/2024 to 05/2024”
    found = {
        (int(one["year"] or one["year2"]), int(one["month"] or one["month2"])) for one in numbers
    }
    names = list(_BY_NAME.finditer(said))
    known = [_with_year(one, years) for one in names]
    if len(names) == 2 and _TO.fullmatch(said[names[0].end() : names[1].start()]) and known[1]:
        return set(_run(names[0], known[0], known[1]))
    found |= {one for one in known if one}
    if (quarter := _QUARTER.search(said)) and len(years) == 1:
        found |= set(_of_quarter(int(quarter[1]), *years))
    return found


def names_several(text):
    """Whether a text names more months than one, or a quarter, of whatever year.

    Parameters
    ----------
    text : str
    """
    return len(months_named(text)) > 1 or bool(_QUARTER.search(text.lower()))


def is_month_alone(text):
    """Whether a text names a month, and not in which year."""
    return is_month_in_words(text) and not months_named(text)


def is_month_in_words(text):
    """Whether a text has the name of a month in it, whatever its year."""
    return bool(_BY_NAME.search(text.lower()))


def span_named(text):
    """The months that a text is about: those it names, else those of the one year that it names."""
    if named := months_named(text):
        return named
    years = set(_years._years_in(_DAY.sub(" ", text.lower())))
    if len(years) != 1:
        return set()
    (year,) = years
    first = int(year[:4])
    start = 4 if "/" in year else 1
    return {_later(first, start, n) for n in range(12)}


def _later(year, month, by):
    return year + (month - 1 + by) // 12, (month - 1 + by) % 12 + 1


def _is_year_of_two(one):
    """“2010-11”: a month, or a financial year."""
    return bool(one["year"]) and int(one["month"]) == (int(one["year"]) + 1) % 100


def _is_beside_year_of_two(one):
    """“01 2024/25”, “05/2024-25” or “2024/2025/01”: months may be counted, or periods."""
    if one["year"]:
        before = _WITHIN_A_YEAR.search(one.string, 0, one.start("year") + 2)
        return bool(before) and _follows(one["year"], before[1])
    return _goes_on(one, one["year2"])


def _is_counted(one):
    return bool(one["month2"] and _COUNTED.search(one.string, 0, one.start()))


def _goes_on(one, year):
    """Whether the year after that of a match stands behind it: “24/25”."""
    behind = _YEAR_OF_TWO.match(one.string, one.end())
    return bool(behind) and _follows(behind["next"], year)


def _follows(year, before):
    return int(year[-2:]) == (int(before[-2:]) + 1) % 100


def _with_year(one, years):
    """(year, month) of a month's name, its year beside it or the only one that there is."""
    month = _NUMBER_OF[one["month"]]
    beside = one["year"] or ""
    if len(beside) == 2 and not years:
        year = 2000 + int(beside) + (month <= 3 and _goes_on(one, beside))
        return (year, month) if 5 <= int(beside) <= 69 else None
    if len(beside) == 4:
        years = {year for year in years if year.startswith(beside)} or {beside}
    if len(years) != 1:
        return None
    (year,) = years
    return int(year[:4]) + ("/" in year and month <= 3), month


def _run(first, known, last):
    """Months from one to another, of which the first may leave out the year."""
    start = _NUMBER_OF[first["month"]]
    year = known[0] if known and first["year"] else last[0] - (start > last[1])
    return _between((year, start), last)


def _between(first, last):
    count = (last[0] - first[0]) * 12 + last[1] - first[1]
    return [_later(*first, n) for n in range(count + 1)] if 0 <= count < 24 else []


def _of_quarter(quarter, year):
    """The months of a quarter of a financial year; of another year nobody knows which are meant."""
    if "/" not in year:
        return []
    return [_later(int(year[:4]), 4 + 3 * (quarter - 1), n) for n in range(3)]
