"""What a reader of `check` may write into `sources.toml`, where nothing in a file decides."""

import json
import re

from pipelines.build.inspect_amounts import NUMBERED, WHOLE
from pipelines.sources import _survey_exports

UNPROVEN = "nothing proves that the day stands first"
TAKEN_FIRST = "the month is taken to come first"
_NO_PAYMENT = "no payment"
_NO_PERIOD = "no period can be read"
_LACKS_THE_DAY = re.compile(r"read as spend it lacks [a-z_ ]+\(when [^()]*\)\)?")
_SAYS_WHAT_TO_SAY = re.compile(
    r"(?:period|amount_column|amounts_in|pence_sheets|all_paid|paid_below_nought|date_system) = "
    r'(?:"[^"]*"|\[[^\]]*\]|true)'
)
_LEFT_OUT = 'kind = "not data"         # leaves it out'
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
        yield from _first_of([*_of_a_stranger(odd)])
    else:
        known = [*_of_a_known(row, odd)]
        yield from known
        if row["lines_read"] and not row["lines_accepted"]:
            yield f"# or {_WITHOUT_IT}" if known else _WITHOUT_IT


def _first_of(lines):
    return [*lines[:1], *(f"# or {line}" for line in lines[1:])]


def _of_a_refused(row):
    yield from _SAYS_WHAT_TO_SAY.findall(row["refused_because"])
    if row["sheet_of"]:
        yield f"sheets_left_out = [{json.dumps(row['sheet'], ensure_ascii=False)}]"
    elif row["kind"] != "unknown":
        yield _WITHOUT_IT


def _of_a_stranger(odd):
    if any(_LACKS_THE_DAY.search(one) for one in odd):
        yield 'period = "2024-05"        # the month that its payments are of'
        yield _LEFT_OUT
    elif any(_survey_exports.TOLD in one for one in odd):
        yield f"{_LEFT_OUT}, or map it as a survey"
    elif any(_NO_PAYMENT in one for one in odd):
        yield f"{_LEFT_OUT}, as it is no payments"
    else:
        yield f'{_LEFT_OUT}; or its kind, as "spend", if it is data'


def _of_a_known(row, odd):
    if any(NUMBERED in one for one in odd):
        yield 'period_codes = "calendar"     # or "financial", where 202401 is April'
    elif any("no day is given" in one for one in odd) and row["first_period"] is None:
        yield 'period = "2024-05"        # the month that its payments are of'
    if row["kind"] == "indicators" and any(_NO_PERIOD in one for one in odd):
        yield 'period = "FY2020-21"      # the time that its figures are of'
    if row["kind"] == "population" and row["first_period"] is None and row["lines_accepted"]:
        yield 'period = "CY2020"         # the year that its people were counted or estimated for'
    if row["kind"] == "spend" and any(UNPROVEN in one for one in odd):
        yield 'date_system = "month first"   # if the month stands first in its days'
    if WHOLE in odd:
        yield 'amounts_in = "pounds"         # or "pence", if that is what they are'
    if any(TAKEN_FIRST in one for one in odd):
        yield 'date_system = "day first"     # if the day stands first in its days'
    if row["kind"] == "contracts_register" and row["as_at"] is None:
        yield "as_at = 2026-03-31        # the day that the register describes"
