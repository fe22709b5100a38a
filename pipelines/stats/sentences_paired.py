"""The sentence about people who answered twice: how far they came, and who was lost on the way.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. None says what brought
a change about.
"""

from pipelines.stats.change import VERDICTS
from pipelines.stats.paired import LEAST_PAIRS
from pipelines.stats.sentences_people import between, points

_MEANING = {
    "better": ", a real improvement",
    "worse": ", a cause for concern",
    "change": ", neither better nor worse in itself",
}


def distance(row):
    """How people who answered twice moved between their first and their latest answer.

    Parameters
    ----------
    row : dict
        `n_pairs, n_once, difference, difference_lower, difference_upper, verdict, signal,
        better_pct, same_pct, worse_pct, polarity, unit, hidden_as` of a protected cell.

    Returns
    -------
    str
    """
    if row["hidden_as"] == "too_few":
        return (
            "**Too few to show**: fewer people answered twice than can be shown without pointing "
            "at somebody."
        )
    if row["hidden_as"]:
        return (
            "**Hidden to guard another figure**: from this one it could be worked out, and too few "
            "people stand behind it."
        )
    if row["n_pairs"] == 0:
        return f"**Nobody answered twice**, so we cannot say how far people came.{_lost(row)}"
    people = "one person" if row["n_pairs"] == 1 else f"{row['n_pairs']:,} people"
    return f"{_moved(row, people)}{_better(row)}{_lost(row)}"


def _moved(row, people):
    if row["verdict"] not in VERDICTS or row["verdict"] == "cannot_tell":
        why = (
            f", fewer than the {LEAST_PAIRS} that an average of changes asks for"
            if row["n_pairs"] < LEAST_PAIRS
            else ""
        )
        return (
            f"**We cannot tell a change** between the first and the latest answer of {people}{why}."
        )
    size = points(abs(row["difference"]), row["unit"])
    if row["unit"] == "share of people":
        more = "more" if row["verdict"] == "higher" else "fewer"
        return (
            f"**{size} {more} of {people} said so in their latest answer than in their first** "
            f"({between(row)}){_MEANING[row['signal']]}."
        )
    direction = "up" if row["verdict"] == "higher" else "down"
    return (
        f"Between their first and their latest answer **{people} went {direction} by {size} on "
        f"average** ({between(row)}){_MEANING[row['signal']]}."
    )


def _better(row):
    """All three ways people can have gone, or that they are too few to be told apart."""
    if row["polarity"] == "neither":
        return ""
    if row["better_pct"] is None or row["better_pct"] != row["better_pct"]:
        return (
            " How many did better, the same or worse cannot be shown without pointing at somebody."
        )
    better, same, worse = (int(row[f"{way}_pct"]) for way in ("better", "same", "worse"))
    return f" {better}% did better, {same}% the same, {worse}% worse."


def _lost(row):
    once = row["n_once"]
    if once is None or once != once:
        return " How many answered only once is too few to show."
    if once == 0:
        return ""
    who = "One more answered" if once == 1 else f"{int(once):,} more answered"
    return f" {who} once and not again: how they fared since, nobody knows."
