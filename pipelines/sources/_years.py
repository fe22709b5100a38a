"""Months without a year: the one that another column, the file's name or its title states.

“May” beside a column “Year”, or in a file that is called so, is a month; “3 May” alone is no day.
"""

import re
from functools import partial

from pipelines.sources import _values
from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

_MOSTLY = 0.5
_FEWEST = 3
YEAR, NUMBER = "period_year", "period_number"
_BY_NUMBER = re.compile(r"\d{1,2}[-/]\d{4}|\d{4}/?\d\d")  # 05/2024 of a day is May
_OF_MONTHS = re.compile(r"\b(months?|mis)\b")
_OF_PERIODS = re.compile(r"\bperiods?\b")
_A_YEAR = re.compile(r"(?<![\d/.])(?<!\d{4}-)(20\d\d)(?:\s?[-/_]\s?(?:20)?(\d\d)(?!\d)|(?![\d]))")
# After “03-” or “q4-” it is that of a month, a day or a quarter of two years, unless both stand.
_BEHIND_A_NUMBER = re.compile(r"\d-$")
_LAST_QUARTER = re.compile(
    r"(?<![a-z\d])((q|qtr|quarter)[-_. ]?(4|four)|(4th|fourth|last)[-_ ](quarter|qtr)"
    r"|(p|pd|period)[-_. ]?1[0-2])(?!\d)",
    re.IGNORECASE,
)
_IN_THAT_YEAR = re.compile(
    r"(?<![a-z])(jan|feb|mar|ion|chw|maw)[a-z]*[-_., ]*20\d\d(?!\d|[-_/]\d)", re.IGNORECASE
)
_LAST_MONTHS = {"jan", "feb", "mar", "ion", "chw", "maw"}
_OF_YEARS = re.compile(r"\b(year|yr|blwyddyn)\b")
_OF_TWO = re.compile(r"\b(financial|fiscal|fin|fy|tax)\b")  # one number does not say which of two
_ENDS = re.compile(r"\b(end|ends|ended|ending)\b")  # “Financial Year Ending” says which of two
_YEAR_ALONE = re.compile(r"20\d\d")
_DAY_ALONE = re.compile(
    rf"\d{{1,2}}(st|nd|rd|th)?[\s\-/.]*({_values.MONTHS})[a-z]*|\d{{1,2}}[/\-.]\d{{1,2}}"
    rf"|({_values.MONTHS})[a-z]*[\s\-/.]+\d{{1,2}}(st|nd|rd|th)?",
    re.IGNORECASE,
)


def complete(file, match, rows):
    """Give a table's months the year that they do not state.

    Parameters
    ----------
    file : DataFile
    match : a row of headings as one layout reads it
        Its columns, constants and notes are changed.
    rows : list of (int, list of str)

    Returns
    -------
    str or None
        Why no year is known, where one is needed.
    """
    if YEAR not in match.layout.constants:
        return None
    below = [row for line, row in rows if line > match.line]
    is_said = "period" in file.said
    if unknown := _only_months_or_years(match, below, is_said):
        return unknown
    _number_periods(file, match, rows, below)
    at = _first_without_year(match, below)
    if at is None:
        return None
    heading, example, is_month = at[1:]
    if is_said:
        match.columns[at[0]] = None
        match.notes.append(f"“{heading}” states no year, its month is the one of sources.toml")
        return None
    months = [row[at[0]].strip().lower()[:3] for row in below if at[0] < len(row)]
    are_of_two = _turns(months) or _are_last_quarter(file, match, rows, months)
    year = _stated(file, match, rows, below, are_of_two) if is_month else None
    if not year:
        return f"“{heading}” states no year (“{example}”), and nothing else says of which it is"
    match.columns[at[0]] = "period_code"
    match.notes.append(f"the year of “{heading}” is that of {year}")
    return None


def _only_months_or_years(match, below, is_said):
    """A day that is a month (“May-23”) is read as one; that it is a year alone is said."""
    if "paid_on" not in match.columns:
        return None
    at = match.columns.index("paid_on")
    values = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
    heading, fewest = match.cells[at].strip(), max(_FEWEST, 0.9 * len(values))
    if sum(value.isdigit() and len(value) == 4 for value in values) >= fewest:
        if is_said:
            match.columns[at] = None
            return None
        year = next(value for value in values if value.isdigit() and len(value) == 4)
        return f"“{heading}” states years (“{year}”), no days or months"
    months = [v for v in values if _values.is_month(v) and not _values.is_date(v)]
    months = [value for value in months if not _values.is_bare_month(value)]
    if len(months) >= fewest and "period_code" not in match.columns:
        match.columns[at] = "period_code"
        match.notes.append(f"“{heading}” states months, no days")
        by_number = list(filter(_BY_NUMBER.fullmatch, months))
        are_periods = any(re.fullmatch(r"\d{4}/?13", month) for month in by_number)
        are_years = all(_is_financial(next(_years_in(month), "")) for month in by_number)
        if by_number and not are_periods and not are_years:
            take_for_months(match, heading)
    return None


def take_for_months(match, heading):
    """Take the numbers below a heading for months of the calendar, unless it speaks of periods."""
    if not _OF_PERIODS.search(normalise(heading)):
        match.vintages["period_codes"] = "calendar"


def bare_months(match, rows):
    """The months that state no year, by their first letters; none where it is days."""
    below = [row for line, row in rows if line > match.line]
    told = _first_without_year(match, below)
    if not told or not told[3]:
        return set()
    said = (row[told[0]].strip() for row in below if told[0] < len(row))
    return {value.lower()[:3] for value in said if _values.is_bare_month(value)}


def _first_without_year(match, below):
    """(position, heading, an example, whether months) of days that are none for want of a year."""
    told = None
    for i, column in enumerate(match.columns):
        if column not in ("paid_on", "period_code"):
            continue
        values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
        months = [value for value in values if _values.is_bare_month(value)]
        days = [v for v in values if not _values.is_month(v) and _DAY_ALONE.fullmatch(v)]
        fewest = max(_FEWEST, _MOSTLY * len(values))
        if len(months) < fewest and len(days) < fewest:
            return None  # this one says when it was
        is_month = len(months) >= len(days)
        told = told or (i, match.cells[i].strip(), (months if is_month else days)[0], is_month)
    return told


def _number_periods(file, match, rows, below):
    """Give numbered periods their year, where it says what they count.

    Periods count from April where the year is a financial one, and months from January where it
    is one of the calendar; anything else stays as it is.
    """
    if "paid_on" in match.columns or "period_code" not in match.columns:
        return
    at = match.columns.index("period_code")
    values = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
    heading = match.cells[at].strip()
    is_of_months = bool(_OF_MONTHS.search(normalise(heading)))
    known = {str(number) for number in range(1, 13 if is_of_months else 14)}
    if len(values) < _FEWEST or not {value.lstrip("0") for value in values} <= known:
        return
    columns, vintages = list(match.columns), dict(match.vintages)
    if year := _stated(file, match, rows, below, True, is_financial=not is_of_months):
        match.columns[at] = NUMBER
        match.notes.append(f"the year of “{heading}” is that of {year}")
    else:
        match.columns[:], match.vintages = columns, vintages


def _turns(months):
    """Whether the year turns among months in their order: then one year is not that of all."""
    order = list(dict.fromkeys(months))
    beside = set(zip(order, order[1:], strict=False))
    return bool(beside & {("dec", "jan"), ("jan", "dec"), ("rha", "ion"), ("ion", "rha")})


def _are_last_quarter(file, match, rows, months):
    """Whether January to March are named a fourth quarter: that of a year that began before.

    Not where a name has one of those months with its year (“March 2024”): then it is theirs.
    """
    names = [text for text, _ in _names(file, match, rows)]
    return (
        set(months) - {""} <= _LAST_MONTHS
        and any(map(_LAST_QUARTER.search, names))
        and not any(map(_IN_THAT_YEAR.search, names))
    )


def _years_in(text):
    """The years that a text names, “2023” or, of a financial one, “2023/24”."""
    for one in _A_YEAR.finditer(text):
        is_next = one[2] and int(one[2]) == (int(one[1]) + 1) % 100  # 2023-05 is a month
        if is_next or not _BEHIND_A_NUMBER.search(text, 0, one.start()):
            yield f"{one[1]}/{one[2]}" if is_next else one[1]


def _is_financial(year):
    return "/" in year


def _stated(file, match, rows, below, is_of_two_years, is_financial=None):
    """Where the year stands, in words, once the match has it; None where it stands nowhere.

    `is_financial` says which kind of year will do, where not both do.
    """
    either = is_financial is None
    for i, cell in enumerate(match.cells):
        words = normalise(cell)
        values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
        years = [list(_years_in(value)) for value in values]
        if match.columns[i] or not _OF_YEARS.search(words) or not values or not all(years):
            continue
        are_ends = _OF_TWO.search(words) and _ENDS.search(words)
        are_ends = are_ends and all(map(_YEAR_ALONE.fullmatch, values))
        are_financial = are_ends or all(_is_financial(year[0]) for year in years)
        if (are_financial or not _OF_TWO.search(words)) and (
            either or bool(are_financial) == is_financial
        ):
            match.columns[i] = YEAR
            match.reshapes += [partial(_of_two_years, at=i)] if are_ends else []
            return f"“{cell.strip()}”"
    for year, where in named(file, match, rows):
        if is_of_two_years and not _is_financial(year):
            continue
        if either or is_financial:
            match.vintages[YEAR] = year
            return f"{where}, {year}"
    return None


def _of_two_years(plan, records, headings, *, at):
    """A plan and its records in which “2025”, the end of a financial year, is “2024/25”."""
    made = []
    for line, cells in records:
        year = cells[at].strip() if at < len(cells) and cells[at] else ""
        if _YEAR_ALONE.fullmatch(year):
            cells = [*cells[:at], f"{int(year) - 1}/{year[2:]}", *cells[at + 1 :]]
        made.append((line, cells))
    return plan, made


def named(file, match, rows):
    """The years that a file's name and the titles above its headings state, one each.

    Parameters
    ----------
    file : DataFile
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)

    Yields
    ------
    (str, str)
        “2023”, or “2023/24” of a financial year; where it stands, in words.
    """
    for text, where in _names(file, match, rows):
        found = set(_years_in(text))
        if len(found) == 1:
            yield found.pop(), where


def _names(file, match, rows):
    """(what may name a year, where it stands): the file's name, and the titles of a table."""
    titles = [cell for line, row in rows if line < match.line for cell in row if cell.strip()]
    name = file.name.rsplit("/", 1)[-1]
    return [(name, "the file's name"), *((title, A_TITLE) for title in titles)]
