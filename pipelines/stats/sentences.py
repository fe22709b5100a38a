"""The sentences that pages lead with. Rules, not prose: each is tested for sign and for doubt.

Every function takes plain values and returns Markdown with its key clause in bold. None says that
anything caused anything. Text from files goes through `plain` first.
"""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from pipelines.stats.change import VERDICTS

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>$~])")
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def plain(text):
    """Text from a file, unable to act as Markdown or HTML."""
    return _MARKS.sub(r"\\\1", " ".join(str(text).split()))


def pounds(amount):
    """£14.2 million, £391,000 or £950; a minus sign for credits."""
    value = Decimal(amount)
    size, sign = abs(value), "\N{MINUS SIGN}" if value < 0 else ""
    if size >= 1_000_000_000:
        return f"{sign}£{_rounded(size / 1_000_000_000, '0.01')} billion"
    if size >= 100_000_000:
        return f"{sign}£{_rounded(size / 1_000_000, '1')} million"
    if size >= 1_000_000:
        return f"{sign}£{_rounded(size / 1_000_000, '0.1')} million"
    if size >= 10_000:
        return f"{sign}£{int(_rounded(size / 1000, '1')):,},000"
    whole = int(_rounded(size, "1"))
    return f"{sign if whole else ''}£{whole:,}"


def pence_in_the_pound(part, whole):
    """How many pence of each pound: "38p in every £". None where credits leave no share to say."""
    if Decimal(whole) <= 0 or Decimal(part) < 0:
        return None
    pence = 100 * Decimal(part) / Decimal(whole)
    if 0 < pence < 1:
        return "less than 1p in every £"
    if pence < 100 <= _rounded(pence, "1"):
        return "more than 99p in every £"
    return f"{_rounded(pence, '1')}p in every £"


def number(count, noun, plural=None):
    """two months, 126 months, one contract."""
    words = _NUMBERS[count] if 0 <= count <= 10 else f"{count:,}"
    return f"{words} {noun if count == 1 else plural or noun + 's'}"


def listed(parts):
    """`["a", "b", "c"]` is "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def day(date):
    """31 July 2022, whatever the system's own way of writing dates."""
    return f"{date.day} {date:%B %Y}"


def estimate(value, lower, upper):
    """7.37 (7.14 to 7.61), or the value alone where its source states no limits."""
    if math.isnan(lower) or math.isnan(upper):
        return f"{value:.2f}"
    return f"{value:.2f} ({lower:.2f} to {upper:.2f})"


def compared(name, row):
    """One comparison in words: how the place stands to `name`.

    `row` holds comparator_value, difference, difference_lower, difference_upper and verdict.
    """
    if row["verdict"] not in VERDICTS:
        return f"{name}: no value to compare with"
    against = f"{name} {row['comparator_value']:.2f}"
    if row["verdict"] == "cannot_tell":
        return f"{against}: **we cannot tell a difference**"
    size, low, high = _sizes(row)
    return f"{against}: **{row['verdict']} here by {size:.2f} points** ({low:.2f} to {high:.2f})"


def changed(title, row, since):
    """One change in words, for a measure since a first year."""
    if row["verdict"] not in VERDICTS:
        return f"{title}: one of the two years has no value"
    if row["verdict"] == "cannot_tell":
        return f"{title}: we cannot tell a change since {since}"
    size, low, high = _sizes(row)
    direction = "up" if row["verdict"] == "higher" else "down"
    meaning = {"better": ", an improvement", "worse": ", a concern", "change": ""}[row["signal"]]
    return (
        f"{title}: **{direction} by {size:.2f} points since {since}**"
        f" ({low:.2f} to {high:.2f}){meaning}"
    )


def people_finding(place, comparator, verdicts):
    """How many measures differ from a comparator, and which way. `verdicts`: {title: verdict}."""
    known = {title: verdict for title, verdict in verdicts.items() if verdict in VERDICTS}
    if not known:
        return f"**No measure has a value for {place} and {comparator} in this year.**"
    apart = {title: v for title, v in known.items() if v != "cannot_tell"}
    if not apart:
        measures = (
            "the one measure" if len(known) == 1 else f"any of {number(len(known), 'measure')}"
        )
        return f"**We cannot tell {place} from {comparator}** on {measures}."
    parts = [f"{_inside(title)} is {verdict}" for title, verdict in apart.items()]
    rest = len(known) - len(apart)
    doubt = f"; on {number(rest, 'other', 'others')} we cannot tell" if rest else ""
    return f"Against {comparator}, **{listed(parts)} in {place}**{doubt}."


def changes_finding(since, signals):
    """Which measures changed since a first year. `signals`: {title: signal}."""
    meanings = {"better": "better", "worse": "worse", "change": "different"}
    parts = []
    for signal, meaning in meanings.items():
        titles = [title for title, found in signals.items() if found == signal]
        if titles:
            verb = "is" if len(titles) == 1 else "are"
            parts.append(f"**{listed([_inside(t) for t in titles])} {verb} {meaning}**")
    doubt = sum(found == "none" for found in signals.values())
    if doubt:
        on = "all of them" if not parts and doubt > 1 else number(doubt, "measure")
        parts.append(f"on {on} **we cannot tell a change**")
    if not parts:
        return f"**No measure has a value both in {since} and now.**"
    return f"Since {since}: {'; '.join(parts)}."


def comparisons_made(count, confidence=Decimal("0.95")):
    """How many comparisons were made, and how many chance alone would show as different."""
    by_chance = _rounded(count * (1 - confidence), "0.1")
    return (
        f"{number(count, 'comparison').capitalize()} made; chance alone would make about "
        f"{by_chance} of them look different."
    )


def year_words(period):
    """FY2011-12 as 2011 to 12; a calendar year as itself."""
    return period[2:].replace("-", " to ")


def spend_finding(total, covered, in_span, span_words):
    """What was paid in the months that are loaded, and how many are not."""
    missing = in_span - covered
    loaded = f"**{pounds(total)} in {number(covered, 'month')} that {_is(covered)} loaded**"
    if not missing:
        return f"{loaded}: {span_words}{', every month' if covered > 1 else ''}."
    return (
        f"{loaded}, of {number(in_span, 'month')} from {span_words}. "
        f"The other {number(missing, 'month')} {_is(missing)} not loaded, which is not zero: "
        "this is no total for the whole time."
    )


def transfer_finding(month, transfers, total, purchases):
    """How much of a month's payments were transfers to partners, and how much purchases."""
    if not transfers:
        return f"In {month} **none of the {pounds(total)} was a transfer to a partner**."
    share = pence_in_the_pound(transfers, total)
    share_words = f" ({share})" if share else ""
    return (
        f"In {month} **{pounds(transfers)} of {pounds(total)}{share_words} went to partners**: "
        f"a transfer, not a purchase. {pounds(purchases)} was purchases."
    )


def transfers_over_months(transfers, total, months):
    """How much of all the loaded months together went to partners."""
    share = pence_in_the_pound(transfers, total)
    return (
        f"Over the {number(months, 'month')} loaded it was {pounds(transfers)} of {pounds(total)}"
        f"{f' ({share})' if share else ''}."
    )


def _sizes(row):
    ends = sorted((abs(row["difference_lower"]), abs(row["difference_upper"])))
    return abs(row["difference"]), ends[0], ends[1]


def _inside(title):
    """A title as it stands inside a sentence."""
    return title[0].lower() + title[1:]


def _is(count):
    return "is" if count == 1 else "are"


def _rounded(value, step):
    return value.quantize(Decimal(step), rounding=ROUND_HALF_UP)
