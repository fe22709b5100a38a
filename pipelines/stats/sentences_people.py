"""The sentences about what people report in a survey of our own.

Rules, not prose: each is tested for sign and for "we cannot tell". Plain values in, Markdown with
the key clause in bold out. None says that anything caused anything.
"""

import re

from pipelines.stats.change import VERDICTS
from pipelines.stats.sentences import (
    comparisons_made,
    listed,
    number,
    plain,
    year_words,
)

MINUS = "\N{MINUS SIGN}"
_PARTS = (
    [(f"about {n} in 10", n / 10) for n in (1, 3, 7, 9)]
    + [("about 1 in 5", 0.2), ("about 2 in 5", 0.4), ("about 3 in 5", 0.6), ("about 4 in 5", 0.8)]
    + [("about a quarter", 0.25), ("about a third", 1 / 3), ("about half", 0.5)]
    + [("about two thirds", 2 / 3), ("about three quarters", 0.75)]
)
_NEAR = 0.02
_SCALE = re.compile("(?:score out|points) of (.+)")  # units that end at the top of a scale
_NONE = {
    "not_asked": "**Not asked** in {year}: no survey that was loaded put this question.",
    "not_heard": "**Not heard** in {year}: people here were asked, and nobody answered.",
    "too_few": "**Too few to show** in {year}: fewer people answered than can be shown without "
    "pointing at somebody.",
    "guards_another": "**Hidden to guard another figure** in {year}: from this one it could be "
    "worked out, and too few people stand behind it.",
    "longer_period": "**Shown by a longer period instead**: most shorter ones would be hidden.",
}


_EVERY = {
    "not_asked": "None of its outcomes was asked about in this year",
    "not_heard": "People here were asked, and **nobody was heard**, on any of its outcomes",
    "too_few": "On each of its outcomes **too few answered** to show a value",
    "guards_another": "Each of its outcomes **is hidden to guard another figure**",
    "longer_period": "Each of its outcomes is shown by a longer period instead",
}


def about(share):
    """A share in everyday words where one lies within two points, else none: "about 3 in 5"."""
    words, nearest = min(_PARTS, key=lambda part: abs(part[1] - share))
    return words if abs(nearest - share) <= _NEAR + 1e-9 else ""


def amount(value, unit):
    """A value as people read it in its unit: 68%, 7.35, 11.4."""
    if unit == "share of people":
        return f"{_fixed(100 * value, 0)}%"
    return _fixed(value, _digits(unit))


def value_words(row):
    """A value with its interval and unit: "68% (67% to 70%)", "7.35 (7.29 to 7.42) out of 10"."""
    value, lower, upper = (amount(row[key], row["unit"]) for key in ("value", "lower", "upper"))
    return f"{value} ({lower} to {upper}){_unit_words(row['unit'])}"


def outcome(row):
    """What people said of one measure in one year, how many were heard, and whether it changed.

    Parameters
    ----------
    row : dict
        `period, value, lower, upper, unit, n_people, why_no_value` of a protected cell,
        `events_told` where it counts events, with how many of an answer and of one person count
        (`most, most_of_one`) and in how many answers (`n_responses`), and
        `from_period, difference, difference_lower, difference_upper, verdict, signal` of its
        change, None where it has none.

    Returns
    -------
    str
    """
    year = year_words(row["period"])
    if row["why_no_value"] in _NONE:
        return _NONE[row["why_no_value"]].format(year=year)
    said = f"**{value_words(row)}** in {year}"
    if words := about(row["value"]) if row["unit"] == "share of people" else "":
        said = f"{words[0].upper()}{words[1:]} said so: {said}"
    return f"{said}, {row['n_people']:,} people heard. {_told(row)}{change(row)}"


def _told(row):
    """Of a count, what those who were heard told of in all; it says nothing of anybody else."""
    total = row.get("events_told")
    if total is None:
        return ""
    rest = "; what those not heard would have told is not known. "
    if not total:
        return f"In all they told of none{rest}"
    most, of_one = row["most"], row["most_of_one"]
    of_answer = f"{most:g} of any answer and " if most < of_one else ""
    counted = f"counting at most {of_answer}{of_one} of anybody"
    answers = f"in {row['n_responses']:,} answers"
    return f"In all, {counted}, they told of about {total:,} {answers}{rest}"


def change(row):
    """The change since the first year in words, never more than the interval allows."""
    if row["verdict"] not in VERDICTS:
        return "No earlier year has a value, so we cannot say whether it has changed."
    since = year_words(row["from_period"])
    if row["verdict"] == "cannot_tell":
        return f"**We cannot tell a change** since {since}."
    size = points(abs(row["difference"]), row["unit"])
    direction = "Up" if row["verdict"] == "higher" else "Down"
    meaning = {"better": "a real improvement", "worse": "a cause for concern"}.get(row["signal"])
    meant = f", {meaning}" if meaning else ", neither better nor worse in itself"
    return f"**{direction} by {size} since {since}** ({between(row)}){meant}."


def outcomes(place, since, signals, missing):
    """How the outcomes of a place moved together.

    Parameters
    ----------
    place : str
        Its name, as a file has it.
    since : list of str
        Keys of the years that were compared with, in order.
    signals : dict
        A measure in people's words to better, worse, change or none; those compared only.
    missing : dict
        A measure in people's words to the reason why it has no value.
    """
    groups = (
        ("better", "real improvement", "show"),
        ("worse", "cause for concern", "give"),
        ("change", "real change", "show"),
    )
    parts = []
    for signal, meaning, verb in groups:
        titles = [_quoted(title) for title, found in signals.items() if found == signal]
        if titles:
            shows = f"{verb}s" if len(titles) == 1 else verb
            parts.append(f"**{listed(titles)} {shows} {meaning}**")
    doubt = sum(found == "none" for found in signals.values())
    if doubt:
        parts.append(f"on {number(doubt, 'outcome')} **we cannot tell a change**")
    if not parts:
        first = f"**Nothing can be compared over time in {plain(place)} yet.**"
    else:
        start = year_words(since[0])
        since_words = (
            f"Since {start}" if len(since) == 1 else f"Since first asked ({start} or later)"
        )
        first = f"{since_words}: {'; '.join(parts)}."
    said = [first, *_missing(missing, signals)]
    return " ".join([*said, comparisons_made(len(signals))] if signals else said)


def _quoted(title):
    return f"“{plain(title)}”"


def _missing(missing, known):
    words = {
        "not_asked": "was not asked",
        "not_heard": "was not heard",
        "too_few": "has too few answers",
        "guards_another": "is hidden to guard another figure",
        "longer_period": "is shown by a longer period instead",
    }
    for reason, said in words.items():
        titles = [_quoted(title) for title, why in missing.items() if why == reason]
        if titles and len(titles) == len(missing) and not known:
            yield f"{_EVERY[reason]}."
        elif titles:
            plural = said.replace("was", "were").replace("has", "have").replace("is ", "are ")
            yield f"{listed(titles)} {said if len(titles) == 1 else plural}."


def points(size, unit):
    """The size of a difference as people say it, with its unit: "8 percentage points".

    Others are "0.35 points out of 10", "2.3 points out of 48", "1.2 hours a week" and, of a count,
    "0.45 times in three months per answer".
    """
    if unit == "share of people":
        points = _fixed(100 * size, 0)
        return f"{points} percentage point{'' if points == '1' else 's'}"
    of = _SCALE.fullmatch(unit)
    words = (
        f"points out of {of[1]}" if of else unit.replace("score", "points").replace(", per", " per")
    )
    return f"{_fixed(size, _digits(unit))} {words}"


def between(row, name="difference"):
    """The limits of a difference that is told, the nearer to nought first: "8 to 17".

    A limit that is not nought is never written as nought: the difference would seem to hold it.
    """
    ends = sorted(abs(row[f"{name}_{end}"]) for end in ("lower", "upper"))
    return " to ".join(_limit(end, row["unit"]) for end in ends)


def _limit(size, unit):
    told = amount(size, unit).rstrip("%")
    return f"under {told[:-1]}1" if size and not float(told) else told


def _unit_words(unit):
    if unit == "share of people":
        return ""
    return f" {re.sub('^score ', '', unit)}"


def _digits(unit):
    if unit.startswith("index"):
        return 3
    return 2 if unit == "score out of 10" or unit.startswith("times") else 1


def _fixed(value, digits):
    text = f"{abs(value):.{digits}f}"
    return f"{MINUS}{text}" if value < 0 and float(text) else text


def spread(row):
    """How far apart wards are, and whether that is more than chance would make.

    Parameters
    ----------
    row : dict
        `spread_lower, spread_upper, unit, wards_shown, wards_without_value, wards_apart,
        wards_verdict` (differ or cannot_tell).
    """
    low, high = (amount(row[f"spread_{end}"], row["unit"]) for end in ("lower", "upper"))
    said = f"**8 in 10 wards lie between {low} and {high}" + (
        ", and wards differ by more than chance would explain.**"
        if row["wards_verdict"] == "differ"
        else "; we cannot tell whether they differ**: chance alone may make them so."
    )
    wards, apart = int(row["wards_shown"]), int(row["wards_apart"])
    if not apart:
        none = f"none of {number(wards, 'ward')}"
        said += f" In {none} does the range leave out the whole place's value."
    else:
        some = "one" if apart == 1 else number(apart, "x").split()[0]
        said += (
            f" In {some} of {number(wards, 'ward')} the range leaves out the whole place's value; "
            f"chance alone would make about {max(round(wards * 0.05, 1), 0.1):g} do so."
        )
    if missing := int(row["wards_without_value"]):
        said += (
            f" {number(missing, 'ward').capitalize()} {'has' if missing == 1 else 'have'} no value."
        )
    return said
