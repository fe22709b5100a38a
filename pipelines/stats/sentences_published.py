"""The sentence about an estimate that a publication gives of a place.

Rules, not prose: plain values in, Markdown with the key clause in bold out. Without limits of the
publisher's own nothing is compared, and that is said.
"""

from pipelines.stats.change import VERDICTS
from pipelines.stats.sentences import plain
from pipelines.stats.sentences_people import amount, between, points, value_words

_NONE = {
    "too_few": "**Its source suppressed the value** for {period}: too few answered.",
    "not_heard": "**Its source states no value** for {period}.",
    "not_applicable": "**Its source publishes no value of this place** for {period}.",
}
NO_LIMITS = (
    "**Its source gives no interval**, so how sure it is cannot be said, and it is compared with "
    "no other year and no other place."
)


def estimate(row):
    """The latest value with its interval, and how it moved since the first.

    Parameters
    ----------
    row : dict
        `period_words, value, lower, upper, has_limits, unit, why_no_value`, `nhs_area_name` where
        it is of an area around the place, and of the change
        `from_period_words, difference, difference_lower, difference_upper, verdict, signal`.

    Returns
    -------
    str
    """
    where = f"{plain(row['nhs_area_name'])}: " if row.get("nhs_area_name") else ""
    return f"{where}{_said(row)}"


def _said(row):
    if row["value"] is None:
        return _NONE.get(row["why_no_value"], _NONE["not_heard"]).format(period=row["period_words"])
    if not row["has_limits"]:
        value = f"{amount(row['value'], row['unit'])}{_unit(row['unit'])}"
        return f"**{value}** in {row['period_words']}. {NO_LIMITS}"
    return f"**{value_words(row)}** in {row['period_words']}. {_moved(row)}"


def _moved(row):
    if row["verdict"] not in VERDICTS:
        return (
            "No earlier value with an interval can be held against it, so we cannot say whether it "
            "has changed."
        )
    since = row["from_period_words"]
    if row["verdict"] == "cannot_tell":
        return f"**We cannot tell a change** since {since}."
    size = points(abs(row["difference"]), row["unit"])
    direction = "Up" if row["verdict"] == "higher" else "Down"
    meaning = {"better": "a real improvement", "worse": "a cause for concern"}.get(row["signal"])
    meant = f", {meaning}" if meaning else ", neither better nor worse in itself"
    return f"**{direction} by {size} since {since}** ({between(row)}){meant}."


def _unit(unit):
    return "" if unit == "share of people" else f" {unit.removeprefix('score ')}"
