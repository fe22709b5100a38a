"""What may land of a person's answers: a date, a number, a word of a scale, a category's name.

Each function judges one text, without the spaces around it; None is an empty cell. Text that
somebody typed where it does not belong comes out as `unreadable` or as nothing.
"""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import pyarrow.compute as pc

from pipelines.build.answer_ordinary import ORDINARY
from pipelines.build.surveys import plain_answer
from pipelines.sources._shapes import looks_personal

UNREADABLE = "unreadable"
_DATES = ("%d/%m/%Y", "%d/%m/%y", "%Y/%m/%d", "%d/%b/%Y", "%d/%B/%Y", "%d/%b/%y", "%B/%d/%Y",
          "%b/%d/%Y")  # fmt: skip
_AMERICAN = ("%m/%d/%Y", "%m/%d/%y", "%Y/%m/%d")
_HOUR = re.compile(r"[ T,]+\d{1,2}:\d\d.*$")
_BETWEEN = re.compile(r"[ .,/-]+")
_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_FEWEST_DAYS = 3
BOTH_ORDERS = (
    "some days have their month first and some their day: of these the former are not read, and"
    " those up to the twelfth are read day first"
)
ONLY_SO = "its days are read month first, as only so they lie in the months of its wave or name"
_TOTAL = re.compile(
    r"((grand|overall|sub)[ -]?)?(totals?|mean|average|median|sum)( score)?:?", re.IGNORECASE
)
_SERIAL = re.compile(r"(\d{5})(\.\d+)?")  # days that a spreadsheet counts from 1900
_YEARS = range(1990, 2101)  # those of our calendar
# Too short for a telephone or NHS number, with a point in it or not.
# Statistical packages write no nought before the point.
_NUMBER = re.compile(r"-?(\d{0,2}\.\d{1,16}|\d{1,4}(\.\d{1,4})?)")
# How many people an answer stands for may have more digits; those behind the fourth are not kept.
_WEIGHT = re.compile(r"\d{0,5}\.\d{1,16}|\d{5}")
_FINANCIAL_YEAR = re.compile(r"(?:FY)?(\d{4})\s?[/–-]\s?(?:\d\d)?(\d\d)", re.IGNORECASE)
_SMALL_AREA = re.compile(r"[A-Z]\d{8}")
_ORGANISATION = re.compile(
    r"\w \(?(ltd|limited|plc|llp|cic|cio|c\.i\.c|trust|council|nhs ft)\)?\.?$", re.IGNORECASE
)
_LONGEST_CATEGORY = 80
_CODE = re.compile(r"[A-Z]{1,4}|(?=[A-Z]*\d)[A-Z\d]{1,10}")
_AGES = re.compile(
    r"((under|over|aged?) )?\d{1,3} ?\+?( ?(-|–|to|and|or) ?(\d{1,3}|over|under|older|above))?"
    r"( years?)?",
    re.IGNORECASE,
)
_WORDS_OR_NUMBERS = re.compile(r"[^\W\d_]+|\d+")
_AGE_DIGITS = 3


def day(text, *, is_month_first=False):
    """The day as `2024-05-31`, whatever hour follows it, if it is one and has come."""
    if serial := _SERIAL.fullmatch(text or ""):
        found = datetime(1899, 12, 30) + timedelta(int(serial[1]))
        return _possible(found)
    plain = _plain_day(text)
    for form in _AMERICAN if is_month_first and _NUMBERS.fullmatch(plain) else _DATES:
        try:
            return _possible(datetime.strptime(plain, form))
        except ValueError:
            continue
    return None


def _plain_day(text):
    """A day without its hour, its parts between strokes."""
    return _BETWEEN.sub("/", _HOUR.sub("", (text or "").strip()))


def _possible(found):
    """A day of our calendar that has come; None for any other."""
    return f"{found:%Y-%m-%d}" if found.year in _YEARS and found <= datetime.now() else None


def are_month_first(texts, months=frozenset()):
    """Whether the month stands first in the days of a file, and what is to be told of that.

    Days prove it where one is above the twelfth and none contradicts; else they are read so where
    only so all lie in the months that they are said to be of.

    Parameters
    ----------
    texts : iterable of str
    months : set of (int, int)
        Years and months of the wave or the file's name.

    Returns
    -------
    is_month_first : bool
    note : str or None
    """
    found = [match for text in texts if (match := _NUMBERS.fullmatch(_plain_day(text)))]
    parts = {(int(one[1]), int(one[2]), int(one[3][-2:]) + 2000) for one in found}
    month_first = any(b > 12 >= a for a, b, _ in parts)
    day_first = any(a > 12 >= b for a, b, _ in parts)
    if month_first and day_first:
        return False, BOTH_ORDERS
    if month_first or day_first:
        return month_first, None
    differ = {one for one in parts if one[0] != one[1]}
    if len(differ) >= _FEWEST_DAYS and {(year, a) for a, _, year in differ} <= months and not {
        (year, b) for _, b, year in differ
    } <= months:  # fmt: skip
        return True, ONLY_SO
    return False, None


def is_total(text):
    """Whether what stands for a respondent says that the line is a sum or mean of others."""
    # No such word ends in a digit, and nearly every respondent's number does.
    return bool(text and not text[-1].isdigit() and _TOTAL.fullmatch(text))


def financial_year(text):
    """`2018/19` or `2018-19` as `FY2018-19`, if the one year follows the other."""
    found = _FINANCIAL_YEAR.fullmatch(text or "")
    if not found or int(found[1]) not in _YEARS or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return f"FY{found[1]}-{found[2]}"


def number(text):
    """A number as it is written, if it is too short to be anybody's."""
    return text if text and _NUMBER.fullmatch(text) else None


def weight(text):
    """A weight as a number of four decimals or fewer; what is written and is none is
    `unreadable`."""
    if text and _WEIGHT.fullmatch(text):
        return f"{Decimal(text):.4f}"
    return number(text) or (UNREADABLE if text else None)


def category(text):
    """A category's name; what looks like a person's is not kept."""
    if text and (len(text) > _LONGEST_CATEGORY or looks_personal(text)):
        return UNREADABLE
    return text


def may_be_typed(text):
    """Whether a category could be somebody's own words, such as a name: no code and no age."""
    return not (_CODE.fullmatch(text) or _AGES.fullmatch(text))


def is_ordinary(text):
    """Whether a category is made of ordinary words for groups, codes, ages and signs.

    `White British`, `Own home` and `18 to 24` are; a name or an address is not.
    """
    if not may_be_typed(text):
        return True
    words = _WORDS_OR_NUMBERS.findall(text.lower())
    return all(word in ORDINARY or (word.isdigit() and len(word) <= _AGE_DIGITS) for word in words)


def is_organisation(text):
    """Whether a text ends in the legal form of an organisation, such as `Gannet Care CIC`."""
    return bool(_ORGANISATION.search(text))


def answer(text, words):
    """An answer that is a number or one of the words, in plain form; empty where there is none."""
    if not text:
        return ""
    if plain_answer(text) in words or _NUMBER.fullmatch(text):
        return text
    return UNREADABLE


def answer_words(item, said):
    """Every word that an answer to an item may be, in plain form.

    Parameters
    ----------
    item : str
    said : dict
        The survey's mapping: its `items`, `scales` and words for no answer, `missing`.
    """
    scale = said["scales"][said["items"][item]["scale"]] if "scale" in said["items"][item] else {}
    return {plain_answer(word) for word in (*scale, *said.get("missing", {}))}


def small_area(text):
    """The code of a small area."""
    return text if text and _SMALL_AREA.fullmatch(text) else None


def plain_postcodes(column):
    """Postcodes without spaces and signs and in capitals, as they are looked up.

    Parameters
    ----------
    column : pyarrow.Array or ChunkedArray of text
    """
    return pc.replace_substring_regex(pc.ascii_upper(column), "[^A-Z0-9]", "")
