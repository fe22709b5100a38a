"""The primary rule: a figure about fewer than ten distinct people does not leave."""

from dataclasses import dataclass

import pandas as pd

from pipelines.errors import DisclosureError

PUBLISHED_BY_SOURCE = "published by source"


@dataclass(frozen=True)
class Policy:
    """What may be shown.

    `threshold` is the least number of distinct people behind a figure; a complement smaller than
    it (all but three said yes) is hidden too. `value_columns` and the counts
    are emptied in a hidden cell.

    `totals` says which figures add up to which, `sets` what overlapping places are made of
    (`relations.members_of` says how): with either, further cells are hidden until nobody can work
    out a hidden one, nor bound it closer than by `width` either way; a third of what a hidden
    figure may be where it is not said.
    """

    threshold: int = 10
    value_columns: tuple[str, ...] = ("value", "lower", "upper")
    totals: tuple = ()
    sets: object = None
    width: int | None = None

    @property
    def least_width(self):
        """How many other values a hidden figure may have, at least, for all that is shown."""
        return self.width or max(1, (self.threshold - 1) // 3)


def protect(cells, policy):
    """Hide every cell that could point at a person.

    Parameters
    ----------
    cells : DataFrame
        One row per cell. `n_people` is the number of distinct people behind it, null for an
        estimate that its source has already published; such rows must say so in `basis`.
        `n_with`, where present, is how many of them the figure is about; `n_without` how many
        it is not about, where that is not the rest (a person may answer twice). `least`, where
        present, is the number of people that the measure asks for: it adds to the policy.
    policy : Policy

    Returns
    -------
    DataFrame
        The same rows; hidden ones have null values and the reason in `suppressed_because`.
        Zero people with the answer is shown: zero is a value. An unsuppressed value is unchanged.

    Raises
    ------
    DisclosureError
        If a cell has no count of people and was not published by its source.
    """
    counts = cells["n_people"] if "n_people" in cells else pd.Series(pd.NA, cells.index)
    by_source = pd.Series(False, cells.index)
    if "basis" in cells:
        by_source = cells["basis"].eq(PUBLISHED_BY_SOURCE)
    few = _few(cells, counts, by_source, policy.threshold)
    safe = cells.copy()
    safe["suppressed_because"] = pd.Series(None, index=cells.index, dtype=object)
    safe.loc[few, "suppressed_because"] = f"fewer than {policy.threshold} people"
    if "least" in cells:
        asks = ~by_source & ~few & counts.gt(0) & counts.lt(cells["least"].fillna(0))
        safe.loc[asks, "suppressed_because"] = "fewer people than its measure asks for"
        few |= asks
    for column in (*policy.value_columns, "n_people", "n_with"):
        if column in safe:
            safe[column] = safe[column].where(~few)
    return safe


def _few(cells, counts, by_source, threshold):
    """Which cells are about few people, or about few on one side."""
    unknown = counts.isna() & ~by_source
    if unknown.any():
        raise DisclosureError(
            f"{int(unknown.sum())} cells",
            "have no count of people and were not published by their source",
            "Count distinct people in the mart.",
        )
    parts = [counts.fillna(0)]
    if "n_with" in cells:
        with_answer = cells["n_with"].fillna(0)
        sides = [with_answer, counts.fillna(0) - with_answer]
        if "n_without" in cells:
            sides = [side.where(cells["n_with"].notna(), 0) for side in sides]
            sides.append(cells["n_without"].fillna(0))
        parts += sides
    few = pd.Series(False, cells.index)
    for part in parts:
        few |= (part > 0) & (part < threshold)
    return few & ~by_source
