"""How we know: what was asked, how it is counted, who stands behind it, and what changed when."""

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read


def how_we_know(view, measure):
    """What was asked, who wrote it, how it is counted, and who stands behind it."""
    changes = read(reading.measure_changes, view.published, measure["measure_id"])
    with components.finding_block("know", "How we know", measure["why_it_matters"]):
        components.table(
            f"The measure “{measure['title']}”",
            ["What", "In words"],
            [
                ["The question", measure["question"]],
                ["What is counted", measure["definition"]],
                ["How answers make a score", measure["scoring_words"]],
                ["How sure", measure["method"]],
                ["People behind a figure", _least(measure)],
                ["Which way is good", measured.direction(measure["polarity"]).capitalize()],
                ["Looked at beside it", _beside(measure)],
                ["Who answers", f"The {measure['reporter']}"],
                ["Written by, checked by", f"{measure['written_by']}, {measure['checked_by']}"],
                ["Looked at again", words.date(measure["next_review"])],
                ["Bear in mind", _or_none(measure["caveats"], "Nothing is written down.")],
                *map(_version, changes.to_dict("records")),
            ],
        )
        components.aside("A change here does not show what brought it about.")


def _least(measure):
    if measure["measure_kind"] in ("published", "published_estimate"):
        return "As many as its source asks for; what its source hides is not shown here either"
    least = f"At least {measure['min_n']}; fewer are never shown"
    if measure["measure_kind"] == "count":
        least += ". Shown where nobody, or ten or more, told of some; and likewise of none"
    return least


def _version(change):
    if words.is_missing(change["version"]):
        who = f"{change['decided_by']}, {words.date(change['decided_on'])}"
        return [
            f"Defined anew, {words.date(change['changed_on'])}",
            Cell(change["what_changed"], f"{change['changed_because']} — {who}"),
        ]
    return [
        f"Version {int(change['version'])}",
        Cell(change["what_changed"], words.date(change["changed_on"])),
    ]


def _beside(measure):
    """The measure that a gain might be bought with."""
    beside = measure["balancing_title"]
    return _or_none(None if words.is_missing(beside) else f"“{beside}”", "No measure is named.")


def _or_none(text, none):
    return Cell(none, missing=True) if words.is_missing(text) else text
