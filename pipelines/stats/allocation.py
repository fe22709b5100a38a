"""Whole units divided over shares so that they always add up: largest remainder. Pure."""

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError


def allocate(amounts, shares):
    """Divide each amount over its shares; the parts add up to it, to the unit.

    Each share first gets the whole units below its quota. What is left goes, one unit each, to the
    largest remainders; of equal ones to the first by place. The result does not depend on the order
    of rows. A negative amount is divided like its positive and bears its sign.

    Parameters
    ----------
    amounts : Series of int
        Pence, or other whole units, by key (the index; unique).
    shares : DataFrame
        `key`, `place_id` and `weight`, a positive whole number. A place stands once in a key.

    Returns
    -------
    Series of int
        The part of each row of `shares`, on its index.

    Raises
    ------
    StatisticsError
        If a key has no share, a weight is not a positive whole number, or a place stands twice.
    """
    _require_shares(amounts, shares)
    if shares.empty:
        return pd.Series([], index=shares.index, dtype="int64")
    ordered = shares.sort_values(["key", "place_id"], kind="stable")
    weight = ordered["weight"].astype("int64")
    whole = ordered["key"].map(amounts).astype("int64")
    total = weight.groupby(ordered["key"]).transform("sum")
    # Pence times people can pass 2**63, so quotas are worked out in two exact steps.
    units, rest = whole.abs() // total, whole.abs() % total
    parts = units * weight + rest * weight // total
    remainder = rest * weight % total
    left = whole.abs() - parts.groupby(ordered["key"]).transform("sum")
    ranked = ordered.assign(remainder=-remainder).sort_values(
        ["key", "remainder", "place_id"], kind="stable"
    )
    rank = ranked.groupby("key").cumcount().reindex(ordered.index)
    parts = (parts + (rank < left)) * np.sign(whole)
    return parts.reindex(shares.index).astype("int64")


def _require_shares(amounts, shares):
    if not amounts.index.is_unique:
        raise StatisticsError("an amount stands under two rows. Add up what has the same key.")
    without = amounts.index.difference(shares["key"])
    if len(without):
        raise StatisticsError(f"{len(without)} amounts have no share. Give each at least one.")
    weights = shares["weight"]
    if ((weights <= 0) | (weights != weights // 1)).any():
        raise StatisticsError("a weight is not a positive whole number. Leave such places out.")
    if shares.duplicated(["key", "place_id"]).any():
        raise StatisticsError("a place stands twice in a key. Add up its weights.")
