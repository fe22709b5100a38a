"""The sentences about change over time: what a control chart says at its last point.

Rules, not prose: each is tested for sign, polarity, "we cannot tell", limits on trial and "too
early", and over thousands of series never to say what the chart does not. Plain values in, Markdown
with the key clause in bold out. None says that anything caused anything.
"""

from pipelines.stats.many import LAST_POINT
from pipelines.stats.sentences import number, plain, year_words
from pipelines.stats.sentences_people import amount, points

MEANINGS = {
    "better": "a real improvement",
    "worse": "a cause for concern",
    "change": "a real change, neither better nor worse in itself",
}
_WHY = {
    "too_few": "too few answered to show one",
    "guards_another": "it is hidden to guard another figure",
    "longer_period": "it is shown by a longer period instead",
    "not_heard": "nobody was heard",
    "not_asked": "nobody here was asked",
}
_TARGETS = {
    "consistent_pass": "**Were nothing to change, {every} would be expected to meet it**",
    "consistent_fail": "**Were nothing to change, no {noun} would be expected to meet it**",
    "inconsistent": "Were nothing to change, some {noun}s would meet it and others not, by chance",
}


def over_time(row):
    """What a series says now, and how far it may be trusted.

    Parameters
    ----------
    row : dict
        `period_kind, unit, period_words, value, why_no_value, usual_average, usual_lower,
        usual_upper` of the last period; `chart_signal, special_cause, signal_points, since_words`
        as `chart_reading.reading` has them; `segment_points, is_trial, rebased_words` of the last
        segment; `year_signal, year_from` of the change between whole years; `target_value,
        target_reading, set_by`; `series_looked_at, series_with_signal` of the place. None where
        there is none. `beside` takes the same.

    Returns
    -------
    str
    """
    return " ".join(part for part in (_finding(row), _trial(row), _years(row)) if part)


def beside(row):
    """What stands beside the finding: the target, and how many series were looked at."""
    return " ".join(part for part in (_target(row), _looked_at(row)) if part)


def reading_words(chart_signal, special_cause=None):
    """The reading of a small chart in a few words: "real improvement", "too early to tell"."""
    if chart_signal in MEANINGS:
        words = {
            "better": "real improvement",
            "worse": "cause for concern",
            "change": "real change",
        }
        way = "" if chart_signal != "change" else f", {_side(special_cause)}"
        return words[chart_signal] + way
    return {"none": "no change we can tell", "early": "too early to tell"}.get(
        chart_signal, "we cannot tell: no value in the latest period"
    )


def _finding(row):
    noun = _noun(row)
    if row["chart_signal"] == "early":
        return _early(row, noun)
    if row["chart_signal"] is None:
        why = _WHY.get(row["why_no_value"], "it has none")
        return (
            f"**We cannot tell whether anything has changed**: for the latest {noun}, "
            f"{row['period_words']}, {why}."
        )
    low, high = (amount(row[f"usual_{end}"], row["unit"]) for end in ("lower", "upper"))
    if row["chart_signal"] == "none":
        return (
            f"**No change we can tell**: the latest {noun}, {row['period_words']}, at "
            f"{amount(row['value'], row['unit'])} lies within the usual range of {low} to {high}."
        )
    return f"{_signal(row, noun)} {_size(row, noun)}"


def _early(row, noun):
    since = f" since the new start in {row['rebased_words']}" if row["rebased_words"] else ""
    known = number(row["segment_points"], noun)
    has = "has" if row["segment_points"] == 1 else "have"
    if row["segment_points"] < 7:
        return (
            f"**Too early to tell**: {known} {has} a value{since}, and fewer than seven say "
            "nothing of change."
        )
    return (
        f"**Too early to tell**: {known} {has} a value{since}, but no two one after the other, so "
        "there is no usual range."
    )


def _signal(row, noun):
    """What makes the signal, and what it means."""
    cause, means = row["special_cause"], MEANINGS[row["chart_signal"]]
    end = "upper" if _side(cause) == "up" else "lower"
    way = "above" if end == "upper" else "below"
    count = row["signal_points"]
    since = f" Marked without a break since {row['since_words']}." if count > 1 else ""
    average = amount(row["usual_average"], row["unit"])
    if cause.startswith("outside"):
        return f"**The latest {noun} lies {way} the usual range: {means}.**{since}"
    if cause.startswith("two_of_three"):
        return (
            f"**At least two of the last three {noun}s lie near the {end} end of the usual range: "
            f"{means}.**{since}"
        )
    all_of = f"The last {number(count, noun)}"
    if cause.startswith("trend"):
        rise = "higher" if end == "upper" else "lower"
        said = f"each {rise} than the one before"
        return f"**{all_of} lie {said}: {means}** since {row['since_words']}."
    return (
        f"**{all_of} all lie {way} the average of {average}: {means}** since {row['since_words']}."
    )


def _size(row, noun):
    """How far the latest value lies from the average, and what is usual."""
    unit, gap = row["unit"], row["value"] - row["usual_average"]
    size = points(abs(gap), unit)
    if not float(size.split()[0]):
        size = "a hair"
    way = "above" if gap > 0 else "below"
    beside = f"{size} {way} the average of" if gap else "on the average of"
    value, average, low, high = _told_apart(row)
    return (
        f"{row['period_words']} is at {value}, {beside} {average}; the usual range is {low} to "
        f"{high}."
    )


def _told_apart(row):
    """Value, average and limits, as exact as it takes to show a value that lies outside."""
    values = [row[k] for k in ("value", "usual_average", "usual_lower", "usual_upper")]
    told = [amount(v, row["unit"]) for v in values]
    crossed = row["special_cause"] and row["special_cause"].startswith("outside")
    digits = 1
    while crossed and told[0] in told[2:] and digits < 9:
        share = row["unit"] == "share of people"
        told = [f"{100 * v:.{digits}f}%" if share else f"{v:.{digits + 1}f}" for v in values]
        told = [text.replace("-", "\N{MINUS SIGN}") for text in told]
        digits += 1
    return told


def _side(cause):
    return "up" if cause.endswith(("above", "rising")) else "down"


def _noun(row):
    return "month" if row["period_kind"] == "month" else "quarter"


def _trial(row):
    if row["chart_signal"] == "early" or not row["is_trial"]:
        return ""
    return (
        f"The usual range is **on trial**: it rests on {number(row['segment_points'], _noun(row))},"
        " and thirteen make it firm."
    )


def _years(row):
    """What whole years say, where that is another thing: the chart may miss it, or see it first."""
    said, since = row["year_signal"], row["year_from"]
    if said is None or said == row["chart_signal"]:
        return ""
    if said == "none":
        if row["chart_signal"] not in MEANINGS:
            return ""
        return f"Between whole years we cannot tell a change since {year_words(since)}."
    return (
        f"**Between whole years there is {MEANINGS[said]}** since {year_words(since)}: the two ask "
        "different things, and a short chart can miss what whole years show."
    )


def _target(row):
    if row["target_value"] is None:
        return ""
    said = f"The target of {amount(row['target_value'], row['unit'])} was set by "
    said += f"{plain(row['set_by'])}."
    if words := _TARGETS.get(row["target_reading"]):
        noun = _noun(row)
        said += f" {words.format(noun=noun, every=f'every {noun}')}."
    return said


def _looked_at(row):
    """How many series of the place were looked at, how many signal, and how many by chance."""
    if not row["series_looked_at"]:
        return ""
    expected = row["series_looked_at"] * LAST_POINT
    # Few points signal by chance less often than many: eight about 0.9 times in a hundred.
    most = "at most " if row["is_trial"] else ""
    chance = f"{most}about {expected:.1f}" if expected >= 0.05 else "fewer than 0.1"
    looked = number(row["series_looked_at"], "measure").capitalize()
    found = (
        number(row["series_with_signal"], "x").split()[0] if row["series_with_signal"] else "none"
    )
    return (
        f"{looked} looked at here in this way, {found} with a signal; chance alone would give "
        f"{chance}."
    )
