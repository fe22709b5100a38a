"""Days without a year in a file whose name or title states a financial one: “3 May” of 2024-25.

April to December are of its first year, January to March of its second. A month in numbers is one
only where a day above the twelfth shows that the day stands first. In a file that is called “May
2024” days of May alone are of that year.
"""

import re
from functools import partial

from pipelines.sources import _named_months, _values, _years

_MOSTLY, _FEWEST = 0.9, 3
_FIRST_MONTH = 4  # of a financial year
_MARK = r"(?:st|nd|rd|th)?"
_IN_WORDS = re.compile(
    rf"\d{{1,2}}(?:{_MARK}[\s\-/.]+)?({_values.MONTHS})[a-z]*|({_values.MONTHS})[a-z]*[\s\-/.]+\d{{1,2}}{_MARK}",
    re.IGNORECASE,
)
_IN_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})")
_NUMBERS = {month: n for n, month in enumerate(_values.MONTHS.split("|"), start=1)}


def complete(file, match, rows):
    """The first records of a table with their days' year; the match then completes the others, too.

    Parameters
    ----------
    file : DataFile
    match : a row of headings as one layout reads it
        Its reshapes and notes are changed.
    rows : list of (int, list of str)
    """
    if "period" in file.said or not lack_but_a_year(match, rows):
        return rows
    at = match.columns.index("paid_on")
    below = [(line, row) for line, row in rows if line > match.line]
    named = [one for one in _years.named(file, match, rows) if "/" in one[0]]
    if named:
        (year, where), *_ = named
        first = int(year[:4])
    elif month := _month_of_all(file, [row[at].strip() for _, row in below if at < len(row)]):
        year, where = month[0], "the file's name"
        first = year - (month[1] < _FIRST_MONTH)
    else:
        return rows
    match.reshapes.append(partial(_completed, at=at, first=first))
    match.notes.append(f"the year of “{match.cells[at].strip()}” is that of {where}, {year}")
    above = [(line, row) for line, row in rows if line <= match.line]
    return [*above, *_with_year(below, at, first)]


def _month_of_all(file, days):
    """The year and month that a file's name states alone, where all its days are of that month."""
    named = _named_months.months_named(file.name.rsplit("/", 1)[-1])
    months = {_month(day) for day in days if day}
    return next(iter(named)) if len(named) == 1 and months == {m for _, m in named} else None


def lack_but_a_year(match, rows):
    """Whether days of payment would be days if a financial year were known.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "paid_on" not in match.columns:
        return False
    at = match.columns.index("paid_on")
    days = [text for line, row in rows
            if line > match.line and at < len(row) and (text := row[at].strip())]  # fmt: skip
    if len(days) < _FEWEST or not any(map(_month, days[:_FEWEST])):
        return False
    if sum(map(bool, map(_month, days))) < _MOSTLY * len(days):
        return False
    return any(map(_shows_order, days)) or not any(map(_IN_NUMBERS.fullmatch, days))


def _completed(plan, records, headings, *, at, first):
    return plan, _with_year(records, at, first)


def _with_year(records, at, first):
    texts = {cells[at] for _, cells in records if at < len(cells) and cells[at]}
    made = {text: _day(text.strip(), first) for text in texts}
    return [
        (line, [*cells[:at], made.get(cells[at], cells[at]), *cells[at + 1 :]])
        if at < len(cells) else (line, cells)
        for line, cells in records
    ]  # fmt: skip


def _day(text, first):
    """A day with its year; what is none stays as it is."""
    month = _month(text)
    mark = "/" if _IN_NUMBERS.fullmatch(text) else "" if text.isalnum() else " "
    return f"{text}{mark}{first + (month < _FIRST_MONTH)}" if month else text


def _month(text):
    """The number of a day's month; None where a text is no day without a year."""
    if words := _IN_WORDS.fullmatch(text):
        return _NUMBERS[(words[1] or words[2]).lower()]
    numbers = _IN_NUMBERS.fullmatch(text)
    return int(numbers[2]) if numbers and 1 <= int(numbers[2]) <= 12 else None


def _shows_order(text):
    numbers = _IN_NUMBERS.fullmatch(text)
    return bool(numbers) and int(numbers[1]) > 12
