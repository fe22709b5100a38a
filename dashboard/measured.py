"""How values about people, differences of them and signals are told. Formatting only."""

from dashboard import words

DIMENSIONS = {
    "deprivation_fifth": "By where people live",
    "age_band": "By age",
    "sex": "By sex",
    "housing": "By home",
    "internet": "By internet at home",
    "disability": "By long-term condition or disability",
    "ethnic_group": "By ethnic group",
    "carer": "By caring for somebody",
}
SIGNALS = {
    "better": "Real improvement",
    "worse": "Cause for concern",
    "change": "Real change",
    "none": "No change we can tell",
}
SPECIAL_CAUSES = {
    "outside_above": "above the usual range",
    "outside_below": "below the usual range",
    "trend_rising": "one of seven or more, each higher than the one before",
    "trend_falling": "one of seven or more, each lower than the one before",
    "two_of_three_above": "one of two in three near the upper end",
    "two_of_three_below": "one of two in three near the lower end",
    "shift_above": "one of seven or more on end above the average",
    "shift_below": "one of seven or more on end below the average",
}


def in_unit(value, unit):
    """A value about people in its unit, without the unit's words: 68%, 7.35, 11.4."""
    if unit == "share of people":
        return f"{100 * value:.0f}%"
    if unit.startswith("index"):
        return words.score(value, 3)
    return words.score(value, 2 if unit == "score out of 10" or unit.startswith("times") else 1)


def unit_words(unit):
    """What follows a value of this unit: " out of 10", " days of 28"; nothing after a share."""
    return "" if unit == "share of people" else f" {unit.removeprefix('score ')}"


def difference_unit(unit):
    """What differences of this unit are told in: "percentage points", "points out of 10"."""
    if unit == "share of people":
        return "percentage points"
    for scale in ("score out of ", "points of "):
        if unit.startswith(scale):
            return f"points out of {unit.removeprefix(scale)}"
    return unit.replace("score", "points").replace(", per", " per")


def size_in_unit(size, unit):
    """The size of a difference with its unit, as the generated sentences have it."""
    told, said = in_unit(size, unit).rstrip("%"), difference_unit(unit)
    return f"{told} {'percentage point' if said[:3] == 'per' and told == '1' else said}"


def difference_between(row):
    """The limits of a difference that is told, as the generated sentences have them: "8 to 17"."""
    ends = sorted(abs(row[f"difference_{end}"]) for end in ("lower", "upper"))
    return " to ".join(_limit(end, row["unit"]) for end in ends)


def _limit(size, unit):
    told = in_unit(size, unit).rstrip("%")
    return f"under {told[:-1]}1" if size and not float(told) else told


def with_interval(row, *, unit=False):
    """A cell about people: "68% (67% to 70%)", or the reason why there is no value."""
    if words.is_missing(row["value"]):
        return words.none_of(row)
    value, lower, upper = (in_unit(row[key], row["unit"]) for key in ("value", "lower", "upper"))
    return f"{value} ({lower} to {upper}){unit_words(row['unit']) if unit else ''}"


def as_before(row):
    """ "as on 3 May 2026" for a figure that is published as it was then; empty for any other."""
    since = row.get("frozen_since")
    return "" if words.is_missing(since) else f"as on {words.date(since)}"


def interval(row):
    """The interval of a cell about people: "48% to 54%, 95% interval"; nothing without a value."""
    if words.is_missing(row["value"]):
        return ""
    lower, upper = (in_unit(row[key], row["unit"]) for key in ("lower", "upper"))
    return f"{lower} to {upper}, 95% interval"


def heard(n_people):
    """How many people stand behind a value: "1,204 heard"; nothing where that is not shown."""
    return "" if words.is_missing(n_people) else f"{words.count(n_people)} heard"


def heard_and_here(row):
    """A group's two shares: "12% heard, 21% live here, under-heard"; or why there are none."""
    if words.is_missing(row["heard_share"]) or words.is_missing(row["here_share"]):
        return {
            "too_few": "Too few heard to show",
            "guards_another": "Hidden to guard another",
            "not_loaded": "Who lives here: not loaded",
        }.get(words.why_none(row), "No other group to hold it beside")
    verdict = {"under_heard": ", under-heard", "cannot_tell": ", we cannot tell"}
    heard_, here = (in_unit(row[key], "share of people") for key in ("heard_share", "here_share"))
    shares = f"{heard_} heard, {here} live here"
    return shares + verdict.get(row["heard_verdict"], "")


def direction(polarity):
    """Which way is good, in words."""
    return {
        "higher_is_better": "higher is better",
        "lower_is_better": "lower is better",
        "neither": "neither higher nor lower is better",
    }[polarity]


def dimension(name):
    """A respect in which people differ, as a heading: `age_band` is "By age"."""
    return DIMENSIONS.get(name, f"By {name.replace('_', ' ')}")


def chart_point(row):
    """What a point of a control chart is: "Real improvement: above the usual range"."""
    if words.is_missing(row["value"]):
        return words.none_of(row)
    if words.is_missing(row["point_signal"]):
        return "Too early to tell"
    cause = SPECIAL_CAUSES.get(row["special_cause"])
    if cause is None:
        return "Within the usual range"
    return f"{SIGNALS[row['point_signal']]}: {cause}"


def part_reading(row, *, since=True):
    """What a part of a place says of change, in a few words and since when."""
    if not words.is_missing(row["reading_words"]):
        return row["reading_words"]
    if words.is_missing(row["signal"]):
        return words.none_of(row)
    said = SIGNALS.get(row["signal"], "Too early to tell")
    said = said[:1].lower() + said[1:]
    if not since or words.is_missing(row["from_period"]):
        return said
    return f"{said} since {words.period(row['from_period'])}"
