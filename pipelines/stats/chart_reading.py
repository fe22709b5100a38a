"""What a control chart of one series says at its last point, and from when on it says so.

Pure functions: values and decisions in, a frame and one reading out. The chart itself is `spc.xmr`;
here stands when it may speak: a signal that is still there at the last point, of seven points or
more since the last new start.
"""

import numpy as np
import pandas as pd

from pipelines.stats.spc import TOO_EARLY, TRIAL, xmr

DIRECTIONS = {"higher_is_better": "up", "lower_is_better": "down", "neither": "neutral"}
SIGNALS = {
    "special_cause_improvement": "better",
    "special_cause_concern": "worse",
    "special_cause_neutral_high": "change",
    "special_cause_neutral_low": "change",
    "common_cause": "none",
    "too_early": "early",
}
_HIGH = ("above", "rising")


def chart(values, *, polarity, rebase_at=(), target=None):
    """A control chart as it is published: nothing is marked where it is too early to tell.

    Parameters
    ----------
    values : array_like of float
        In order of time; NaN is a period without a value.
    polarity : str
        higher_is_better, lower_is_better or neither. It decides words and no number.
    rebase_at : sequence of int
        Positions with which a new segment begins; a person's decision.
    target : float, optional
        That of the last point.

    Returns
    -------
    DataFrame
        A row per value: `usual_average, usual_lower, usual_upper` in the unit of the values;
        `special_cause` and what it means, `point_signal`; `chart_segment` from 1 and how many
        values it has, `segment_points`; `is_trial` under 13 of them, `is_too_early` under 7.
        `variation` and `target_reading` are those of the whole series, in every row: variation is
        None where the last period has no value.
    """
    found = xmr(values, improvement=DIRECTIONS[polarity], target=target, rebase_at=rebase_at)
    value, average, lower, upper = (
        found.points[name].to_numpy() for name in ("value", "mean", "lower", "upper")
    )
    known = ~np.isnan(value)
    starts = np.isin(np.arange(len(value)), [at for at in rebase_at if at > 0])
    segment = 1 + np.cumsum(starts)
    size = np.bincount(segment, weights=known).astype(int)[segment]
    # Seven values apart from each other have no range between neighbours, so nothing is usual.
    early = (size < TOO_EARLY) | np.isnan(upper)
    causes = [None if e else c for c, e in zip(found.points["special_cause"], early, strict=True)]
    said = [
        meaning(cause, polarity) if can else None
        for cause, can in zip(causes, known & ~early, strict=True)
    ]
    last = found.variation if known[-1] else None
    return pd.DataFrame(
        {
            "value": value,
            "usual_average": average,
            "usual_lower": lower,
            "usual_upper": upper,
            "special_cause": pd.Series(causes, dtype=object),
            "point_signal": pd.Series(said, dtype=object),
            "chart_segment": segment,
            "segment_points": size,
            "is_trial": size < TRIAL,
            "is_too_early": early,
            "variation": "too_early" if early[-1] else last,
            "target_reading": None if early[-1] else found.assurance,
        }
    )


def meaning(cause, polarity):
    """What a special cause means for people: better, worse, change, or none where there is none."""
    if cause is None:
        return "none"
    if polarity == "neither":
        return "change"
    high = cause.endswith(_HIGH)
    return "better" if high == (polarity == "higher_is_better") else "worse"


def reading(points):
    """What the chart says now.

    Parameters
    ----------
    points : DataFrame
        As `chart` gives them.

    Returns
    -------
    dict
        `chart_signal`: better, worse, change, none, early, or None where the last period has no
        value; `special_cause` of the last point; `signal_points`: of those that make the signal
        the last so many on end, the first at position `since`; both None without a signal.
    """
    last = points.iloc[-1]
    said = {"chart_signal": SIGNALS.get(last["variation"]), "special_cause": None,
            "signal_points": None, "since": None}  # fmt: skip
    if said["chart_signal"] in ("better", "worse", "change"):
        on_end = _on_end(points, last["special_cause"])
        said |= {"special_cause": last["special_cause"], "signal_points": on_end,
                 "since": len(points) - on_end}  # fmt: skip
    return said


def _on_end(points, cause):
    """How many points at the end make the signal together, without a break."""
    part = points[points["chart_segment"] == points["chart_segment"].iloc[-1]]
    high, value = cause.endswith(_HIGH), part["value"]
    if cause.startswith("trend"):
        steps = value.diff()
        return 1 + _run((steps > 0) if high else (steps < 0))
    if cause.startswith("shift"):
        away = value - part["usual_average"]
        return _run((away > 0) if high else (away < 0))
    same = part["special_cause"].map(lambda mark: mark is not None and mark.endswith(_HIGH) == high)
    return _run(same.astype(bool))


def _run(holds):
    """Length of the run of True at the end."""
    backwards = holds.to_numpy(dtype=bool)[::-1]
    return len(backwards) if backwards.all() else int(np.argmin(backwards))


def positions(periods, names):
    """Where each of the named periods stands; those that are not there are left out."""
    at = pd.Series(range(len(periods)), index=periods)
    return [int(at[name]) for name in names if name in at.index]
