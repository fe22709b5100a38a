"""How numbers, dates and missing values are written. Formatting only: nothing is computed here."""

import datetime
import html
import math
import re
from decimal import Decimal

MINUS = "\u2212"
EVERY_MONTH = "all"
EVERY_MONTH_WORDS = "Every month loaded"

# Marks that turn the direction of writing; a name with them can make what follows read backwards.
# And controls, blanks and line ends apart: no reader sees them, a terminal obeys them.
_TURNS = dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
) | dict.fromkeys(code for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r\x85")
_NOT_THERE = {"nan", "NaN", "NaT", "<NA>"}

NO_VALUE = {
    "not_asked": "not asked",
    "not_heard": "not heard",
    "too_few": "too few to show",
    "guards_another": "hidden to guard another",
    "longer_period": "shown by a longer period",
    "not_loaded": "not loaded",
    "not_applicable": "not applicable",
}
HIDDEN = ("too_few", "guards_another", "longer_period")  # what disclosure control hid
NOT_KNOWN = "not known"
NO_VALUE_REASON = {
    "not_asked": "No survey that we loaded asked this question here.",
    "not_heard": "People were asked, and nobody has answered yet.",
    "too_few": "Too few people answered to show a value without guessing or pointing at somebody.",
    "guards_another": "From this value another could be worked out that too few people stand "
    "behind, so it is hidden as well.",
    "longer_period": "Most of the shorter periods would be hidden here, so the figures are shown "
    "by the longer one.",
    "not_loaded": "No file that we loaded covers this.",
    "not_applicable": "There is nothing to measure here, so nothing is missing.",
}
PROVIDER_KINDS = {
    "charity": "Charity",
    "cic": "Community interest company",
    "company": "Company",
    "consortium": "Consortium",
    "cooperative": "Cooperative",
    "in_house": "In-house",
    "mutual": "Mutual",
    "nhs": "NHS body",
    "public_body": "Other public body",
    "sole_trader": "Sole trader",
    "not known": "Not on a list of providers",
    "not stated": "Kind not stated",
}
SECTORS = {
    "charity": "Charity",
    "cic_or_social_enterprise": "CIC or other social enterprise",
    "in_house": "In-house",
    "individual": "Individual",
    "large_company": "Large company",
    "nhs": "NHS body",
    "other_public_body": "Other public body",
    "small_or_medium_company": "Small or medium company",
    "unknown": "Kind not known",
}
SECTOR_BASES = {
    "registered": "registered",
    "declared": "declared in a notice",
    "likely": "likely by its name",
    "not known": "nothing says",
}
WATCHES = {
    "ends_within_a_year": "Ends within a year",
    "handback": "To be handed back within seven years",
    "urgent_past_end": "Urgent award past its end, supplier still paid",
}


def one_line(text):
    """Text from data on one line, without marks that turn the direction of what stands near it."""
    return " ".join(unturned(text).split())


def unturned(text):
    """Text from data without the marks that turn its direction, and without controls."""
    return str(text).translate(_TURNS)


def is_missing(value):
    """True for None, NaN, NaT and pandas' NA: a value that is not there."""
    return value is None or (not isinstance(value, str) and str(value) in _NOT_THERE)


def pounds(value):
    """Pounds for charts and tables: £12.4m, £0.31m, £31,200, £391."""
    if is_missing(value):
        return NO_VALUE["not_loaded"]
    amount = Decimal(str(value))
    size = abs(amount)
    if size >= Decimal("999500000"):
        text = f"£{size / 1_000_000_000:.2f}bn"
    elif size >= Decimal("999500"):
        text = f"£{size / 1_000_000:.1f}m"
    elif size >= Decimal("99950"):
        text = f"£{size / 1_000_000:.2f}m"
    else:
        text = f"£{size:,.0f}"
    return f"{MINUS}{text}" if amount < 0 and text != "£0" else text


def per_cent(value, missing=NO_VALUE["not_applicable"]):
    """A share from 0 to 100, whole: 61%. Little is not nothing, and nearly all is not all."""
    if is_missing(value):
        return missing
    return f"{_whole(value)}%"


def pence(value):
    """A share from 0 to 100 as pence in the pound: "84p in the £"; little is not nothing."""
    return "" if is_missing(value) else f"{_whole(value)}p in the £"


def _whole(value):
    if 0 < value < 0.5:
        return "under 1"
    return "over 99" if 99.5 <= value < 100 else f"{value:.0f}".replace("-", MINUS)


def share_range(low, high):
    """A share as a range, from 0 to 100: "37% to 96%", or one share where both ends agree.

    A range from nothing to all of it says that nothing is known.
    """
    if is_missing(low) or is_missing(high) or (low <= 0 and high >= 100):
        return NOT_KNOWN
    low, high = per_cent(low), per_cent(high)
    return low if low == high else f"{low} to {high}"


def pounds_exact(value):
    """Pounds and pence, for those who follow one number: £14,212,331.07."""
    if is_missing(value):
        return NO_VALUE["not_loaded"]
    amount = Decimal(str(value))
    return f"{MINUS if amount < 0 else ''}£{abs(amount):,.2f}"


def count(value):
    """A whole number with thousands separators."""
    if is_missing(value):
        return NO_VALUE["not_loaded"]
    return f"{int(value):,}".replace("-", MINUS)


def counted(value, one, many):
    """`counted(1, "month", "months")` is "1 month"."""
    return f"{count(value)} {one if int(value) == 1 else many}"


def score(value, digits=2):
    """A score as people read it: 7.37; negative numbers carry a real minus sign."""
    if is_missing(value):
        return NO_VALUE["not_loaded"]
    text = f"{abs(value):.{digits}f}"
    negative = value < 0 and float(text) != 0
    return f"{MINUS}{text}" if negative else text


def score_with_interval(value, lower, upper, why=None, digits=2):
    """A score with its 95% interval, or the reason why there is none: 7.37 (7.14 to 7.61)."""
    if is_missing(value):
        return no_value(why)
    if is_missing(lower) or is_missing(upper):
        return f"{score(value, digits)} (no interval published)"
    return f"{score(value, digits)} ({score(lower, digits)} to {score(upper, digits)})"


def no_value(why):
    """The word that stands where a number is missing."""
    return NO_VALUE.get(why, "not loaded")


def why_none(row):
    """The reason why a row has no value: of one that is hidden, which rule hid it if it says so."""
    hidden_as = row.get("hidden_as")
    if row["why_no_value"] == "too_few" and not is_missing(hidden_as):
        return hidden_as
    return row["why_no_value"]


def reasons(cells):
    """Why the rows of a frame have no value, a reason for each that has none."""
    none = cells[cells["why_no_value"].notna()]
    return [why_none(row) for row in none.to_dict("records")]


def none_of(row):
    """The word that stands where the number of this row is missing."""
    return no_value(why_none(row))


def date(value):
    """14 July 2026."""
    if is_missing(value):
        return "not stated"
    value = _as_date(value)
    return f"{value.day} {value:%B %Y}"


def month(key):
    """`2022-05` is "May 2022"."""
    return f"{_first_of(key):%B %Y}"


def month_short(key):
    """`2022-05` is "May 2022" with a month of three letters."""
    return f"{_first_of(key):%b %Y}"


def months_range(first, last):
    """A run of months: "May 2018 to May 2020", or one month alone."""
    return month(first) if first == last else f"{month(first)} to {month(last)}"


def period(key):
    """A period key in words: `FY2022-23` is "2022 to 23", `all` every month loaded."""
    if is_missing(key):
        return NO_VALUE["not_applicable"]
    if key == EVERY_MONTH:
        return EVERY_MONTH_WORDS
    if match := re.fullmatch(r"FY(\d{4})-(\d{2})", key):
        return f"{match[1]} to {match[2]}"
    if match := re.fullmatch(r"CY(\d{4})", key):
        return match[1]
    return month(key) if re.fullmatch(r"\d{4}-\d{2}", key) else key


def period_axis(key):
    """A financial year on an axis: 2022/23."""
    match = re.fullmatch(r"FY(\d{4})-(\d{2})", key or "")
    return f"{match[1]}/{match[2]}" if match else period(key)


def built(moment):
    """When the published file was built: 22 November 2026."""
    return date(moment)


def difference(verdict, comparator):
    """A comparison in words, never a judgement: "lower than England"."""
    said = {"higher": "higher than", "lower": "lower than", "cannot_tell": "cannot be told from"}
    return f"{said[verdict]} {comparator}" if verdict in said else f"not compared with {comparator}"


def listed(names):
    """`["a", "b", "c"]` is "a, b and c"."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence_html(sentence):
    """A published sentence as HTML: everything escaped, only `**bold**` is honoured."""
    parts = _parts(sentence)
    if len(parts) % 2 == 0:  # a mark without its fellow is no mark
        parts[-2:] = ["**".join(parts[-2:])]
    told = [html.escape(part) for part in parts]
    return "".join(f"<strong>{one}</strong>" if i % 2 else one for i, one in enumerate(told))


def sentence_plain(sentence):
    """A published sentence without any mark-up."""
    return "".join(_parts(sentence))


_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+!|<>$~])")
_AWAY = 0xE000  # where Unicode keeps nothing: a mark that was escaped waits there


def _parts(sentence):
    """A sentence cut at its marks of bold, its escaped marks as a reader sees them."""
    hidden = _ESCAPED.sub(lambda found: chr(_AWAY + ord(found[1])), one_line(sentence or ""))
    back = {_AWAY + code: chr(code) for code in range(128)}
    return [part.translate(back) for part in hidden.split("**")]


def spoken(text):
    """Text for `alt`: the minus sign as a word."""
    return unturned(text).replace(MINUS, "minus ")


def _as_date(value):
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(str(value)[:10])


def _first_of(key):
    return datetime.date(int(key[:4]), int(key[5:7]), 1)


def finite(value):
    """The value as a float to draw, or None where there is none."""
    if is_missing(value) or not math.isfinite(float(value)):
        return None
    return float(value)


def quarter_axis(key):
    """A quarter on an axis, in two lines: April to June and its year; a year as 2022/23."""
    match = re.fullmatch(r"FY(\d{4})-(\d{2}) Q([1-4])", key)
    if not match:
        return period_axis(key)
    number = int(match[3])
    months = ("Apr to Jun", "Jul to Sep", "Oct to Dec", "Jan to Mar")[number - 1]
    return f"{months}<br>{int(match[1]) + (number == 4)}"


# What one is called of the units that are promised most: no rule of spelling is right of all.
_OF_ONE = {
    f"{one}s": one
    for one in ("apprentice", "apprenticeship", "adult", "carer", "course", "day", "event", "home",
                "hour", "household", "job", "learner", "meal", "mile", "month", "organisation",
                "placement", "pupil", "referral", "resident", "school", "session", "tonne", "tree",
                "visit", "volunteer", "week", "workshop", "year")
} | {"children": "child", "families": "family", "people": "person"}  # fmt: skip
# What is counted stands before “of training” or “per person”.
_COUNTED = re.compile(
    rf"(?P<before>(?:(?!\b(?:of|per|in|for|with|to|from)\b).)*?\b)(?P<many>{'|'.join(_OF_ONE)})\b"
)


def units(value, unit=""):
    """A number of units as it was reported: "1,260 miles", "1 mile"; whole where it is whole."""
    if is_missing(value):
        return "nothing reported"
    text = f"{float(value):,.1f}".removesuffix(".0").replace("-", MINUS)
    if text.removeprefix(MINUS) == "1" and (counted := _COUNTED.match(unit)):
        unit = f"{counted['before']}{_OF_ONE[counted['many']]}{unit[counted.end() :]}"
    return f"{text} {unit}" if unit else text


def quarter(key):
    """A quarter in words: `FY2024-25 Q1` is "April to June 2024"."""
    match = re.fullmatch(r"FY(\d{4})-(\d{2}) Q([1-4])", key or "")
    if not match:
        return period(key)
    number = int(match[3])
    months = ("April to June", "July to September", "October to December", "January to March")
    return f"{months[number - 1]} {int(match[1]) + (number == 4)}"


def kind_of_body(sector, basis):
    """What kind of organisation somebody is and on what that rests: "Charity, registered"."""
    if is_missing(sector) or sector == "unknown":
        return SECTORS["unknown"]
    if sector in ("in_house", "individual") and basis == "registered":
        return f"{SECTORS[sector]}, on the list of providers"
    return f"{SECTORS[sector]}, {SECTOR_BASES[basis]}"
