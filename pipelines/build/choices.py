"""What a reader of `check` may write into `sources.toml`, where nothing in a file decides."""

import json
import re

from pipelines.build.inspect_amounts import NUMBERED, WHOLE
from pipelines.sources import _again_on_lines, _named_months, _periods, _survey_exports

UNPROVEN = "nothing proves that the day stands first"
TAKEN_FIRST = "the month is taken to come first"
_NO_PAYMENT = "no payment"
_NO_PERIOD = "no period can be read"
_LACKS_THE_DAY = re.compile(r"read as spend it lacks [a-z_ ]+\(when [^()]*\)\)?")
_SAYS_WHAT_TO_SAY = re.compile(
    r"(?:period|amount_column|amounts_in|pence_sheets|all_paid|paid_below_nought|date_system) = "
    r'(?:"[^"]*"|\[[^\]]*\]|true)'
)
_MONTH = "2024-05"  # as an example, where the file's name says no other
_DAY = re.compile(r"(?<!\d)(20\d\d([-_. ]?)\d\d\2\d\d|\d{1,2}[-_.]\d{1,2}[-_.](20)?\d\d)(?!\d)")
_YEAR_OF_TWO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_– ]?(?:(?:19|20)(?=\d\d))?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEFT_OUT = 'kind = "not data"         # leaves it out'
_UNTIL_ON_EACH_LINE = " until its publisher says the day or month of each line"
_WITHOUT_IT = 'kind = "not data"         # to build without it'


def choices(row, odd):
    """Lines of `sources.toml` where a choice is the reader's; what may be said instead of the first
    is a comment.

    Parameters
    ----------
    row : dict
        A file as `dim_source_file` tells it, and the sheet that it stands for.
    odd : list of str
        What is odd about it, in words.
    """
    if row["refused_because"]:
        yield from _first_of([*_of_a_refused(row)])
    elif row["kind"] == "unknown":
        yield from _first_of([*_of_a_stranger(row, odd)])
    else:
        known = [*_of_a_known(row, odd)]
        yield from known
        if row["lines_read"] and not row["lines_accepted"]:
            yield f"# or {_WITHOUT_IT}" if known else _WITHOUT_IT


def _first_of(lines):
    return [*lines[:1], *(f"# or {line}" for line in lines[1:])]


def _of_a_refused(row):
    period = f'period = "{_month(row)}"'
    said = row["refused_because"].replace(f'period = "{_MONTH}"', period)
    lines = _SAYS_WHAT_TO_SAY.findall(said)
    yield from (line for line in lines if line not in period or not _is_of_several(row))
    if row["sheet_of"]:
        yield f"sheets_left_out = [{json.dumps(row['sheet'], ensure_ascii=False)}]"
    elif row["kind"] != "unknown":
        yield _WITHOUT_IT


def _of_a_stranger(row, odd):
    if any(_LACKS_THE_DAY.search(one) for one in odd):
        yield from _month_of(row)
        yield f"{_LEFT_OUT}{_UNTIL_ON_EACH_LINE if _is_of_several(row) else ''}"
    elif any(_survey_exports.TOLD in one for one in odd):
        yield f"{_LEFT_OUT}, or map it as a survey"
    elif any(_NO_PAYMENT in one for one in odd):
        yield f"{_LEFT_OUT}, as it is no payments"
    elif said := [line for one in odd for line in _SAYS_WHAT_TO_SAY.findall(one)]:
        yield from said
        yield _LEFT_OUT
    else:
        yield f'{_LEFT_OUT}; or its kind, as "spend", if it is data'


def _of_a_known(row, odd):
    if any(NUMBERED in one for one in odd):
        yield 'period_codes = "calendar"     # or "financial", where 202401 is April'
    elif any(_periods.UNTIL_SAID in one for one in odd):
        yield 'period_codes = "calendar"     # or "financial", where 01 is April'
    elif any("no day is given" in one for one in odd) and row["first_period"] is None:
        yield from _month_of(row)
    if row["kind"] == "indicators" and any(_NO_PERIOD in one for one in odd):
        yield f'period = "{_year(row, "FY2020-21")}"      # the time that its figures are of'
    if row["kind"] == "population" and row["first_period"] is None and row["lines_accepted"]:
        year = _year(row, "CY2020", is_calendar=True)
        yield f'period = "{year}"         # the year that its people were counted or estimated for'
    if row["kind"] == "spend" and any(UNPROVEN in one for one in odd):
        yield 'date_system = "month first"   # if the month stands first in its days'
    if WHOLE in odd:
        yield 'amounts_in = "pounds"         # or "pence", if that is what they are'
    if any(TAKEN_FIRST in one for one in odd):
        yield 'date_system = "day first"     # if the day stands first in its days'
    for one in odd:
        if _again_on_lines.TOLD in one:
            yield from _SAYS_WHAT_TO_SAY.findall(one)
    if row["kind"] == "contracts_register" and row["as_at"] is None:
        yield "as_at = 2026-03-31        # the day that the register describes"


def _month_of(row):
    """The month of all payments of a file, unless its name says that they are of several."""
    if not _is_of_several(row):
        yield f'period = "{_month(row)}"        # the month that its payments are of'


def _is_of_several(row):
    """Whether what names a table, the nearest that names a month, names several."""
    said = (one for one in _names(row) if _named_months.names_several(one)
            or _named_months.months_named(one))  # fmt: skip
    return _named_months.names_several(next(said, ""))


def _month(row):
    """The month that a file's name states, or its sheet's; an example where it states none."""
    for name in _names(row):
        months = _named_months.months_named(name)
        if months:
            ((year, month), *others) = months
            return _MONTH if others else f"{year}-{month:02}"
    return _MONTH


def _year(row, example, *, is_calendar=False):
    """The year that a file's name states, or its sheet's; an example where it states none, or two.

    Of a year of two, as 2022-23, the calendar year is the one in which it begins.
    """
    for name in _names(row):
        said = _DAY.sub(" ", name)
        pairs = {
            f"CY{first}" if is_calendar else f"FY{first}-{second}"
            for first, second in _YEAR_OF_TWO.findall(said)
            if int(second) == (int(first) + 1) % 100
        }
        single = {f"CY{year}" for year in _YEAR.findall(_YEAR_OF_TWO.sub(" ", said))}
        if pairs | single:
            return min(pairs | single) if len(pairs | single) == 1 else example
    return example


def _names(row):
    """What names a table, the nearest first."""
    name = row["file_name"].rsplit("/", 1)[-1]
    return [one for one in (row.get("sheet"), re.sub(r"(\.[a-zA-Z]{2,7}){1,2}$", "", name)) if one]
