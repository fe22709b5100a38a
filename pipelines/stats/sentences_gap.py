"""The sentence about the gap between the most and the least deprived areas.

Rules, not prose. Plain values in, Markdown with the key clause in bold out.
"""

from pipelines.stats.change import VERDICTS
from pipelines.stats.sentences import year_words
from pipelines.stats.sentences_people import between, points

_SIDES = {
    "better": "people in the most deprived fifth of areas say better",
    "worse": "people in the most deprived fifth of areas say worse",
    "change": "the two fifths differ",
}


def gap(row):
    """How far apart the most and the least deprived fifth of areas are, and whether that changed.

    Parameters
    ----------
    row : dict
        `difference, difference_lower, difference_upper, verdict, signal` of the most less the least
        deprived fifth, in the measure's unit; the same with `change_` before them for the gap now
        less the gap in `from_period`; `unit, period`.

    Returns
    -------
    str
    """
    year = year_words(row["period"])
    if row["verdict"] not in VERDICTS:
        return f"**Too few heard** in {year} in the most or the least deprived fifth of areas."
    if row["verdict"] == "cannot_tell":
        said = (
            f"**We cannot tell the most deprived fifth of areas from the least deprived** in {year}"
        )
    else:
        size = points(abs(row["difference"]), row["unit"])
        said = (
            f"Between the most and the least deprived fifth of areas lie **{size}** "
            f"({between(row)}) in {year}: **{_SIDES[row['signal']]}**"
        )
    return f"{said}{_changed(row)}."


def _changed(row):
    if row["change_verdict"] not in VERDICTS:
        return ""
    since = year_words(row["from_period"])
    if row["change_verdict"] == "cannot_tell":
        return f"; we cannot tell that this has changed since {since}"
    wider = (row["change_difference"] > 0) == (row["difference"] > 0)
    size = points(abs(row["change_difference"]), row["unit"])
    way = "widened" if wider else "narrowed"
    return f"; **it has {way} by {size}** ({between(row, 'change_difference')}) since {since}"
