"""What kept builds showed stays known: a figure that changed by few people is not shown anew.

Whoever has two published files has their difference, and a difference of one to nine people is a
figure about few people. So the earlier figure is published again until nought or enough people
have come between; and what a kept build hid stays hidden, since an unchanged figure that is shown
now would tell what was hidden then.
"""

import numpy as np
import pandas as pd

KEY = ("published_table", "measure_id", "place_id", "service_id", "provider_id",
       "group_dimension", "group_value", "period")  # fmt: skip
COUNTS = ("n_people", "n_responses", "n_with", "n_without")
SUMS = ("sum_w", "sum_w2", "sum_wy", "sum_wy2")
HELD = "hidden as long as an earlier publication that hid it is kept"
FROZEN = "changed by too few people since it was published"
_ALIKE = 1e-9


def with_earlier(cells, shown, threshold):
    """The cells, and what kept builds make of each.

    Parameters
    ----------
    cells : DataFrame
        Counts and sums as they are now.
    shown : DataFrame
        `build_id, shown_on`, the key, `suppressed_because`, `frozen_since`, counts and sums, of
        every cell of every kept build.
    threshold : int

    Returns
    -------
    DataFrame
        With `is_frozen`, `is_held` and `is_known` (shown as it is now), `since` and the counts and
        sums of the last build that showed a cell, with `_then`.
    """
    then = [f"{name}_then" for name in (*COUNTS, *SUMS)]
    empty = {"is_frozen": False, "is_held": False, "is_known": False, "since": pd.NaT}
    if not len(shown):
        return cells.assign(**empty, **dict.fromkeys(then, np.nan))
    pairs = _pairs(cells, shown)
    found = pd.concat(
        [_marks(pairs, len(cells), threshold), _last(pairs, len(cells), then)], axis=1
    )
    found = found.set_axis(cells.index)
    return cells.assign(**{name: found[name] for name in found})


def _marks(pairs, n, threshold):
    """What kept builds make of each cell."""
    was_shown = pairs["suppressed_because"].isna()
    few, same = _apart(pairs, threshold)
    marks = pd.DataFrame(
        {
            "is_frozen": was_shown & few,
            "is_known": was_shown & same,
            "was_shown": was_shown,
            "was_hidden": ~was_shown & pairs["suppressed_because"].ne(HELD),
        }
    )
    found = marks.groupby(pairs["row"].to_numpy()).any().reindex(range(n))
    found = found.astype("boolean").fillna(False).astype(bool)
    found["is_held"] = found["was_hidden"] & ~found["was_shown"]
    return found.drop(columns=["was_shown", "was_hidden"])


def _last(pairs, n, then):
    """The figures of the last build that showed a cell, and since when it showed them."""
    last = pairs[pairs["suppressed_because"].isna()].sort_values("build_id")
    last = last.drop_duplicates("row", keep="last").set_index("row").reindex(range(n))
    since = last["frozen_since"].fillna(last["shown_on"]).rename("since")
    return pd.concat([since, last[then].astype(float)], axis=1)


def _pairs(cells, shown):
    """Each cell with each kept build that has it."""
    key = list(KEY)
    now = cells[[*key, *COUNTS, *SUMS]].reset_index(drop=True)
    now[key] = now[key].astype(object).where(now[key].notna(), "")
    before = shown.copy()
    before[key] = before[key].astype(object).where(before[key].notna(), "")
    for name in ("shown_on", "frozen_since"):
        before[name] = pd.to_datetime(before[name])
    return now.assign(row=range(len(now))).merge(before, on=key, suffixes=("", "_then"))


def _apart(pairs, threshold):
    """Whether few people lie between both figures, and whether nothing does."""
    few = pd.Series(False, pairs.index)
    same = pd.Series(True, pairs.index)
    for name in COUNTS:
        # What a build did not count was not shown by it, and says nothing of what came between.
        gap = (pairs[name].astype(float) - pairs[f"{name}_then"].astype(float)).fillna(0)
        few |= gap.abs().between(0.5, threshold - 0.5)
        same &= gap.abs() < 0.5
    # As many answers, and yet others: how many changed is not known.
    for name in SUMS:
        now, then = (pairs[c].astype(float).fillna(0) for c in (name, f"{name}_then"))
        other = (now - then).abs() > _ALIKE * (1 + then.abs())
        few |= same & other
        same &= ~other
    return few, same


def published_again(safe, cells):
    """Frozen cells with the figures that were shown before, and since when."""
    again = safe["suppressed_because"].eq(FROZEN).to_numpy()
    safe = safe.assign(frozen_since=pd.Series(pd.NaT, safe.index, dtype="datetime64[us]"))
    safe.loc[again, "frozen_since"] = cells["since"].to_numpy()[again]
    for name in (*COUNTS, *SUMS):
        safe.loc[again, name] = cells[f"{name}_then"].to_numpy()[again]
    safe.loc[again, "suppressed_because"] = None
    return safe
