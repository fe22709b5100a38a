"""The fields of a measure's file, each refused with the correction where it is wrong."""

from datetime import date

from pipelines.errors import MeasureError

_PLACEHOLDERS = {"", "n/a", "na", "tbc", "tbd", "todo", "-"}
_KNOWN = {
    *("title", "plain_title", "question", "why_it_matters", "definition", "unit", "kind"),
    *("polarity", "reporter", "defined_by", "source_name", "source_indicator", "licence", "method"),
    *("scale", "sort_key", "items", "min_items", "min_n", "scoring", "score_table"),
    *("balancing_measure", "breakdowns", "caveats", "review", "changed"),
}
SCORINGS = ("sum", "mean", "table")
MOST_EVENTS = 10  # of one person that count, as the disclosure rule for totals has it


def refuse_unknown(said, where):
    """Refuse a field that there is not: it would be left out in silence."""
    for key in said.keys() - _KNOWN:
        raise MeasureError(where, f"{key!r} is not known", f"Known: {', '.join(sorted(_KNOWN))}.")


def text_of(said, key, where, *, needed=True):
    """A field of words; a placeholder is none, and one that is not needed may be missing."""
    if not needed and key not in said:
        return ""
    value = said.get(key, "")
    if not isinstance(value, str):
        raise MeasureError(where, f"{key!r} is no text", f'Write {key} = "{value}".')
    if value.strip().lower() in _PLACEHOLDERS:
        what_to_do = "Fill it in." if needed else "Fill it in, or leave it out."
        raise MeasureError(where, f"{key!r} is missing or a placeholder", what_to_do)
    return value.strip()


def changes_of(said, where):
    """The dated versions, oldest first: each one more than the one before, and no earlier."""
    changes = said.get("changed")
    if not changes or not isinstance(changes, list):
        raise MeasureError(where, "has no [[changed]] entry", "Say what its first version is.")
    found = []
    for number, change in enumerate(changes, start=1):
        if change.get("version") != number:
            raise MeasureError(
                where, f"the [[changed]] entry {number} needs a version",
                f"Write version = {number}; the oldest stands first.",
            )  # fmt: skip
        if type(change.get("on")) is not date:
            raise MeasureError(where, f"version {number} has no day", "Write on = 2026-11-22.")
        if found and change["on"] < found[-1]["changed_on"]:
            raise MeasureError(
                where, f"version {number} is earlier than the one before it", "Mend its day."
            )
        what = text_of(change, "what", where)
        found.append({"version": number, "changed_on": change["on"], "what_changed": what})
    return tuple(found)


def least_of(said, where):
    """How many questions make the figure, how many of them suffice, and how many people."""
    items, min_n = said.get("items", 1), said.get("min_n", 10)
    min_items = said.get("min_items", items)
    if not all(type(n) is int and n > 0 for n in (items, min_items, min_n)):
        raise MeasureError(where, "items, min_items or min_n is no number", "Write items = 5.")
    if min_items > items:
        raise MeasureError(where, f"min_items {min_items} of {items} items", "Write fewer.")
    if items > 1 and said["kind"] != "score":
        raise MeasureError(where, f"several items and kind {said['kind']!r}", 'kind = "score"')
    if min_n < 10:
        raise MeasureError(where, f"min_n is {min_n}", "Fewer than 10 people are never shown.")
    return items, min_items, min_n


def refuse_no_count(said, low, high, where):
    """Of a count: whole events from none to an end, and a unit that says of whom they are told."""
    if said["kind"] != "count":
        return
    if low != 0 or high != int(high) or high > MOST_EVENTS:
        raise MeasureError(
            where, f"a count on a scale from {low:g} to {high:g}",
            f"Write scale = [0, {MOST_EVENTS}], or a smaller whole end: so many events of one "
            "person count, and more stand as that, so that no total is one person's.",
        )  # fmt: skip
    if high == 1:
        raise MeasureError(where, "a count of one event at most", 'Write kind = "proportion".')
    if not said["unit"].endswith(", per answer"):
        raise MeasureError(
            where, f"the unit of a count is {said['unit']!r}",
            'Write what was counted, over how long, and "per answer": '
            'unit = "times in three months, per answer".',
        )  # fmt: skip


def scoring_of(said, items, min_items, where):
    """How answers make the score, as a key and in words."""
    scoring = said.get("scoring", "sum")
    if scoring not in SCORINGS:
        raise MeasureError(where, f"scoring {scoring!r}", f"One of {SCORINGS}.")
    if (scoring == "table") != ("score_table" in said):
        raise MeasureError(
            where, "scoring by a table, and its file, go together",
            'Write scoring = "table" and score_table = "scores.csv", or neither.',
        )  # fmt: skip
    if scoring == "table" and min_items < items:
        raise MeasureError(
            where, "a table supposes that every item is answered", "Leave min_items out."
        )
    if said["kind"] == "paired_change":
        return scoring, (
            "The answer after less the answer before. Who left out one of the two has no change."
        )
    if said["kind"] == "published_estimate":
        return scoring, "As its source works it out."
    if said["kind"] == "count":
        end = f"{said['scale'][1]:g}"
        return scoring, (
            f"The events that each answer tells of, {end} standing for {end} and more; of one "
            f"person no more than {MOST_EVENTS} count in a period. Nobody is weighted: it is a "
            "count of those heard. What they told of in all is shown to the nearest five. The "
            f"limits allow for any one answer telling of up to {end}."
        )
    if items == 1:
        return scoring, "One question, counted as it was answered."
    what = {
        "sum": f"The sum of {items} answers.",
        "mean": f"The average of {items} answers.",
        "table": f"The sum of {items} answers, looked up in the table of the scale.",
    }[scoring]
    if min_items == items:
        return scoring, f"{what} Who left one out has no score."
    rest = f"At least {min_items} must be given; their average stands for the others."
    return scoring, f"{what} {rest} Who gave fewer has no score."


def breakdowns_of(said, where):
    """The groups by which it is shown; none named means every group that its survey asks for."""
    names = said.get("breakdowns", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise MeasureError(
            where, "breakdowns is no list of groups", 'Write breakdowns = ["age_band", "sex"].'
        )
    return tuple(names)
