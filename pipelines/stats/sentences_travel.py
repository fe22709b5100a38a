"""The sentence about the parts of a place: how far they differ, and whether a figure travels.

Rules, not prose. An average of places is never said without what one more such place would be
expected to have.
"""

from decimal import Decimal

from pipelines.stats.sentences import number, year_words
from pipelines.stats.sentences_people import amount

_FALSE = Decimal("0.10")  # of the measures said to differ, the share that may be chance


def travel(row):
    """How far the parts of a place differ on one measure in one year, and what may be carried on.

    Parameters
    ----------
    row : dict
        `part_words` (ward), `parts_compared, parts_verdict` (differ, cannot_tell or
        too_few_places), `part_average` with `_lower, _upper`, `next_part_lower, next_part_upper,
        unit, measures_looked_at`; `change_travels, change_from, change_average, polarity` of their
        change.
    """
    noun, count = row["part_words"], int(row["parts_compared"])
    if row["parts_verdict"] == "too_few_places":
        have = "has" if count == 1 else "have"
        return (
            f"**{number(count, noun).capitalize()} {have} a value, and fewer than five say nothing "
            "of how far places differ**, nor of what one more would be like."
        )
    average, low, high, next_low, next_high = (
        amount(row[name], row["unit"])
        for name in ("part_average", "part_average_lower", "part_average_upper",
                     "next_part_lower", "next_part_upper")
    )  # fmt: skip
    if row["parts_verdict"] == "differ":
        said = (
            f"**No: the {number(count, noun)} differ by more than chance would explain, so the "
            "average does not travel.**"
        )
    else:
        said = f"**We cannot tell the {number(count, noun)} apart**: chance alone may make them so."
    return " ".join(
        [
            said,
            f"The average {noun} is at {average} ({low} to {high}); one more such {noun} would be "
            f"expected between {next_low} and {next_high}.",
            *_change(row, noun),
        ]
    )


def _change(row, noun):
    """Whether the change since the first year is one that the next place would share."""
    verdict = row["change_travels"]
    if verdict in (None, "too_few_places"):
        return
    since = year_words(row["change_from"])
    if verdict == "cannot_tell":
        yield f"Whether the average {noun} has changed since {since}, we cannot tell."
        return
    up = row["change_average"] > 0
    way = f"went {'up' if up else 'down'} since {since}{_good(up, row['polarity'])}"
    if verdict == "travels":
        yield f"The average {noun} {way}, and **one more would be expected to do so as well**."
    else:
        yield f"The average {noun} {way}, but **it depends on the place**: one more need not."


def _good(up, polarity):
    if polarity == "neither":
        return ""
    return ", which is better" if up == (polarity == "higher_is_better") else ", which is worse"


def beside(row):
    """How many measures were looked at, and what the list of those that differ may hold."""
    if row["parts_verdict"] == "too_few_places":
        return ""
    looked = number(int(row["measures_looked_at"]), "measure").capitalize()
    false = int(_FALSE * 10)
    return f"{looked} looked at here; of those said to differ about {false} in 10 may be chance."
