"""What is seen now beside what a decision saw: the difference, or that we cannot tell.

Rules, not prose. Nothing here says that a decision brought a difference about.
"""

from pipelines.stats.change import VERDICTS
from pipelines.stats.sentences_people import between, points

_MEANING = {"better": ", better than then", "worse": ", a cause for concern", "change": ""}


def since(row):
    """One decision's figure, then and now.

    Parameters
    ----------
    row : dict
        `seen_value, period` as the decision saw them, `now_period, now_value, now_why`,
        `difference, difference_lower, difference_upper, verdict, signal, unit`; None where unknown.

    Returns
    -------
    str
    """
    if row["now_period"] is None:
        return "**Nothing is published** for this place and measure now."
    if row["now_period"] == row["period"]:
        return "**No later year** has been published since."
    if row["seen_value"] is None:
        return "**We cannot tell**: no value was seen then."
    if row["verdict"] not in VERDICTS:
        return "**We cannot tell**: there is no value to hold beside it now."
    if row["verdict"] == "cannot_tell":
        return "**We cannot tell a change** since then."
    size = points(abs(row["difference"]), row["unit"])
    way = "up" if row["verdict"] == "higher" else "down"
    return f"**{way.capitalize()} by {size} since then** ({between(row)}){_MEANING[row['signal']]}."
