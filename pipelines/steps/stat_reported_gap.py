"""What a provider reports beside what people say of the same service in the same year.

Protected figures only: P3 cells of financial years and providers' returns. Both are taken as
samples of different people, which makes the interval of their gap wide rather than narrow: some
people may stand in both. Of all pairs of one measure and year, those gaps are told of which about
one in ten is there by chance (Benjamini and Hochberg, q = 0.10).
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.stats import sentences_reported
from pipelines.stats.change import difference_of_limits, signal
from pipelines.stats.intervals import wilson_interval
from pipelines.stats.many import benjamini_hochberg, p_of_limits

READS = ("safe_cell", "stat_cell", "safe_reported_outcome", "dim_measure")
WRITES = "stat_reported_gap"
GRAIN = ("measure_id", "provider_id", "service_id", "period")

_KEY = list(GRAIN)
_NAMES = ["provider_name", "service_name"]
_SAID = ["value", "lower", "upper"]
_REPORTED = ["reported_value", "reported_lower", "reported_upper"]
_GAP = ["difference", "difference_lower", "difference_upper", "verdict"]
_PLACES = 6
_Q = 0.10


def run(frames):
    """One row per measure, provider, service and year in which some provider reported on it."""
    rows = _said(frames).merge(_returns(frames), on=_KEY, how="outer", suffixes=("", "_of_return"))
    for name in _NAMES:
        rows[name] = rows[name].fillna(rows.pop(f"{name}_of_return"))
    rows["why_no_value"] = rows["why_no_value"].where(rows["is_heard"].notna(), "not_heard")
    rows["why_not_reported"] = rows["why_not_reported"].where(
        rows["is_returned"].notna(), "not_loaded"
    )
    rows = rows.sort_values(_KEY, ignore_index=True)
    said, told = ([rows[c].astype(float) for c in columns] for columns in (_SAID, _REPORTED))
    rows = pd.concat([rows, difference_of_limits(told, said)], axis=1)
    rows[["looked_at", "stands_out"]] = _standing_out(rows)
    measures = frames["dim_measure"].set_index("measure_id")
    for name in ("polarity", "unit"):
        rows[name] = rows["measure_id"].map(measures[name])
    rows["signal"] = [
        signal(verdict if stands_out else "cannot_tell", good) if verdict is not None else None
        for verdict, stands_out, good in zip(
            rows["verdict"], rows["stands_out"], rows["polarity"], strict=True
        )
    ]
    plain = rows.astype(object).where(rows.notna(), None)
    rows["sentence"] = [sentences_reported.gap(row) for row in plain.to_dict("records")]
    shown = [*_KEY, *_NAMES, *_SAID, "n_people", "why_no_value", "hidden_as",
             *_REPORTED, "reported_people",
             "why_not_reported", "how_reported", *_GAP, "looked_at", "stands_out", "signal",
             "unit", "sentence"]  # fmt: skip
    return rows[shown]


def _returns(frames):
    """Returns with their value and, of shares, limits; others come without a spread."""
    returns = frames["safe_reported_outcome"].reset_index(drop=True)
    people, so = (returns[c].astype(float) for c in ("reported_people", "reported_so"))
    share = (so / people.where(people > 0)).to_numpy()
    limits = wilson_interval(so.fillna(0), people.where(so.notna(), 0).fillna(0))
    found = returns[[*_KEY, *_NAMES, "reported_people", "how_reported"]].assign(
        reported_value=np.where(so.notna(), share, returns["reported_value"].astype(float)),
        reported_lower=limits[0],
        reported_upper=limits[1],
        is_returned=True,
        why_not_reported=None,
    )
    found[_REPORTED] = found[_REPORTED].round(_PLACES)
    few = returns["suppressed_because"].notna()
    found["why_not_reported"] = np.select(
        [few, people == 0], ["too_few", "not_heard"], default=None
    )
    return found


def _said(frames):
    """What people say by provider, of measures and years in which some provider reported."""
    cells = frames["safe_cell"]
    cells = cells[(cells["published_table"] == "P3") & (cells["period_kind"] == "financial_year")]
    asked = frames["safe_reported_outcome"][["measure_id", "period"]].drop_duplicates()
    columns = [*_KEY, *_NAMES, "n_people", "suppressed_because"]
    cells = cells[columns].merge(asked, on=["measure_id", "period"])
    figures = frames["stat_cell"]
    figures = figures.loc[figures["published_table"] == "P3", [*_KEY, *_SAID]]
    cells = cells.merge(figures, on=_KEY, how="left").assign(is_heard=True)
    cells["why_no_value"] = np.select(
        [cells["suppressed_because"].notna(), cells["n_people"].eq(0).fillna(False).astype(bool)],
        ["too_few", "not_heard"],
        default=None,
    )
    cells["hidden_as"] = cells.pop("suppressed_because").map(hidden_as)
    return cells


def _standing_out(rows):
    """How many pairs of the measure and year were looked at, and whether this one stands out."""
    p = p_of_limits(*(rows[c].astype(float) for c in _GAP[:3]))
    found = pd.DataFrame({"looked_at": 0, "stands_out": False}, index=rows.index)
    for _, part in pd.Series(p, rows.index).groupby([rows["measure_id"], rows["period"]]):
        judged = benjamini_hochberg(part.to_numpy(), q=_Q)
        found.loc[part.index, "looked_at"] = judged["looked_at"].to_numpy()
        # What is listed is also told from what people say by itself, as the verdict says.
        apart = rows.loc[part.index, "verdict"].isin(("higher", "lower")).to_numpy()
        found.loc[part.index, "stands_out"] = judged["is_listed"].to_numpy() & apart
    return found
