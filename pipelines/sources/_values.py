"""What the values of a column are: dates, amounts, names. A heading alone is not believed."""

import re
from collections import Counter
from functools import lru_cache

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WELSH = "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
_DATE = re.compile(
    r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}([ T].*)?|\d{1,2} \d{1,2} \d{4}"
    rf"|\d{{4}}[\s\-/.]+({MONTHS})[a-z]*[\s\-/.]+\d{{1,2}}"
    rf"|\d{{1,2}}(st|nd|rd|th)?[\s\-/.]*(({MONTHS})[a-z]*|{_WELSH})[\s\-/.,]*(\d{{2}}|\d{{4}})"
    r"([ T].*)?"
    rf"|({MONTHS})[a-z]*[\s\-/.]+\d{{1,2}}(st|nd|rd|th)?[\s,\-/.]+(\d{{2}}|\d{{4}})"
    r"( \d{1,2}:.*)?"
    rf"|(mon(?!th)|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+\d{{1,2}}.*\d{{2}}",
    re.IGNORECASE,
)
# As `stg_spend_dates` reads it, of small letters.
WEEK_ENDING = r"((week|wk)[ -]?(ending|ended|end|to)|w ?[/.-]? ?e)[^a-z0-9]+"
_WEEK_ENDING = re.compile(WEEK_ENDING, re.IGNORECASE)
_DAYS = range(14_000, 73_000)  # serial days of 1938 to 2099, or of 1942 to 2103 counted from 1904
_WRITTEN = range(19_000_101, 21_001_231)  # 20220503
_WRITTEN_LAST = re.compile(r"([012]?\d|3[01])(0\d|1[012])(19|20)\d\d")  # 3052022
_SECONDS = re.compile(r"1[2-9]\d{8}(\d{3})?")  # since 1970, of 2008 to 2033; or thousandths
_PART_OF_DAY = re.compile(r"\d{5}\.\d+")
_TIME = re.compile(r"\d{1,3}:\d{2}(:\d{2})?(\.\d+)?\s*([ap]m)?", re.IGNORECASE)
_MONTH = re.compile(
    rf"(19|20)\d{{2}}[-/]?(0[1-9]|1[0-3])|({MONTHS})[a-z]*[\s\-]*(\d{{2}}|\d{{4}})"
    r"|(0?[1-9]|1[0-2])[-/](19|20)\d{2}|P(ERIOD)?\s?\d{1,2}",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    rf"({MONTHS}|sept|january|february|march|april|june|july|august|september|october|november"
    rf"|december|maj|{_WELSH})\.?",
    re.IGNORECASE,
)
FOOTNOTES = " *†‡^"  # behind an amount, as `stg_spend_amounts` reads them
_NOT_AMOUNT = re.compile(r"[£$€,'’\s()\u00a0\ufffd+\-\u2212\u2013\u2014]|GBP|CR$|DR$|Â|œ|ú")
_BETWEEN_DIGITS = re.compile(r"\d\s?[\-\u2212\u2013\u2014]\s?\d")  # a date, a range, a reference
_AMOUNT = re.compile(r"\d*\.?\d+(\.)?(E[+\-]?\d+)?", re.IGNORECASE)
_BEHIND_A_VALUE = re.compile(
    r"(?<=\d)\s*(m|k|million|thousand)?\s*"
    r"[(]?(per annum|per year|a year|p\.?a\.?|/ ?year|/ ?annum|annually)?[)]?$",
    re.IGNORECASE,
)  # as `stg_contracts_amounts` reads them
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)
# LSOA and data zones; in Northern Ireland super output areas and data zones.
SMALL_AREA = re.compile(r"[A-Z]01\d{6}|N\d{8}|95[A-Z\d]{6}")
_NAME = re.compile(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)
_ANSWERS = {"yes", "no", "true", "false"}
_REMARK = re.compile(
    r"\b(are|is|was|were|has|have|been|includ(e|es|ed|ing)|exclud(e|es|ed|ing)|excl|incl|please"
    r"|shown|net of|vat|redacted|withheld|this|these|which|see|notes?|figures"
    r"|payments? (of|over|above|to)|continued|all amounts)\b",
    re.IGNORECASE,
)
_WORDS = 3  # of a remark
_ENOUGH = 5
_SPREAD, _FIRST, _ALIKE = 3, 5, 0.6  # largest to smallest, first digits, share of the commonest
_REMEMBERED = 20_000  # texts: the same days and months come again in each file of a publisher


def without_week(text):
    """A day without the words before it that a week ends then."""
    return _WEEK_ENDING.sub("", text, count=1) if text[:1] in ("w", "W") else text


@lru_cache(_REMEMBERED)
def is_date(text):
    """Whether a text is a day in any of the styles that publishers use."""
    text = without_week(text.lstrip("'’"))
    if text.isdigit():
        return (len(text) in (5, 8) and (int(text) in _DAYS or int(text) in _WRITTEN)) or bool(
            _WRITTEN_LAST.fullmatch(text) or _SECONDS.fullmatch(text)
        )
    if _PART_OF_DAY.fullmatch(text):
        return int(text.split(".")[0]) in _DAYS
    return bool(_DATE.fullmatch(text))


def is_time(text):
    """Whether a text is a time of day without a day."""
    return bool(_TIME.fullmatch(text))


@lru_cache(_REMEMBERED)
def is_month(text):
    """Whether a text is a month or an accounting period; a day in it will do."""
    return bool(_MONTH.fullmatch(text) or _DATE.fullmatch(text) or is_bare_month(text))


@lru_cache(_REMEMBERED)
def is_bare_month(text):
    """Whether a text is a month without its year, in English or Welsh."""
    return bool(_BARE_MONTH.fullmatch(text))


@lru_cache(_REMEMBERED)
def is_amount(text):
    """Whether a text is an amount of money, whatever stands before or behind its digits."""
    text = text.rstrip(FOOTNOTES)
    return bool(_AMOUNT.fullmatch(_NOT_AMOUNT.sub("", text))) and not _BETWEEN_DIGITS.search(text)


def without_words_of_value(text):
    """The value of a contract without what may stand behind it: “£1.2m”, “25,000 per annum”."""
    return _BEHIND_A_VALUE.sub("", text)


def is_remark(text):
    """Whether a text says something, as no name of a department or payee does."""
    return text.count(" ") >= _WORDS - 1 and bool(_REMARK.search(text))


def is_name(text):
    """Whether a text may name somebody: it has two letters or more, and is no mere yes or no."""
    return bool(_NAME.search(text)) and text.lower() not in _ANSWERS


def _are_references(values):
    """Whole numbers of one length, few twice, few round: numbers of documents, not pounds."""
    plain = [value for value in values if value.isdigit()]
    return (
        len(values) >= 20
        and len(plain) >= 0.98 * len(values)
        and len({len(value) for value in plain}) <= 2
        and min(map(len, plain)) >= 5
        and len(set(plain)) >= 0.5 * len(plain)
        and sum(value.endswith("0") for value in plain) < 0.5 * len(plain)
        and not vary_like_pounds(plain)
    )


def vary_like_pounds(values):
    """Whether whole numbers spread as sums of money do: numbers of documents begin alike.

    Parameters
    ----------
    values : list of str
        Digits alone.
    """
    first = Counter(value.lstrip("0")[:1] for value in values)
    worth = sorted(int(value) for value in values)
    is_spread = worth[-1] >= _SPREAD * max(1, worth[0])
    return is_spread and len(first) >= _FIRST and max(first.values()) <= _ALIKE * len(values)


def share(kind, values):
    """How much of a column is what it should be.

    Parameters
    ----------
    kind : str
        `date`, `month`, `amount`, `name`, `postcode` or `small area`.
    values : list of str
        Values that say something.

    Returns
    -------
    float or None
        From 0 to 1; None where there are too few values to tell.
    """
    if len(values) < _ENOUGH:
        return None
    if kind == "amount" and _are_references(values):
        return 0.0
    return sum(map(_TESTS[kind], values)) / len(values)


def is_postcode(text):
    """Whether a text is a postcode, with its space or without."""
    return bool(_POSTCODE.fullmatch(text))


def is_small_area(text):
    """Whether a text is the code of a small area: of a district, of a ward it is another."""
    return bool(SMALL_AREA.fullmatch(text))


def _is_date_of_any_kind(text):
    """A day, or what stands in its place: a time alone, or a month."""
    return is_date(text) or is_time(text) or is_month(text)


_TESTS = {
    "date": _is_date_of_any_kind,
    "month": is_month,
    "amount": is_amount,
    "name": is_name,
    "postcode": is_postcode,
    "small area": is_small_area,
}
