"""How far the same people came, after disclosure control.

A cell about fewer than ten people who answered twice is hidden, and so is one from which such a
cell could be worked out. Of a yes-or-no question those who moved up, down and not at all are
counted: none of the three may be one to nine. How many did better, worse and the same stand or
are hidden together, and with how many answered once only have the same rule of their own.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.overlaps import hide_recoverable
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_paired_change", "dim_measure", "dim_place")
WRITES = "safe_paired_change"
GRAIN = ("measure_id", "place_id", "provider_id", "service_id")

_CELL = list(GRAIN)
_SUMS = ["sum_change", "sum_change2"]
_COUNTS = ["n_pairs", "n_higher", "n_lower", "n_same", "n_once"]
_SHOWN = [*_CELL, "provider_name", "service_name", "n_pairs", "n_higher", "n_lower", "n_once",
          *_SUMS, "first_wave", "latest_wave", "suppressed_because"]  # fmt: skip
_FROM_OTHERS = "could be worked out from other figures"


def run(frames):
    """One row per measure and place, or provider of a service, with `suppressed_because`."""
    parts = frames["fct_paired_change"]
    measures = frames["dim_measure"].set_index("measure_id")
    _refuse_outside(parts, frames["dim_place"])
    found = [
        _protected(of.reset_index(drop=True), measures.loc[measure])
        for measure, of in parts.groupby("measure_id", sort=True)
    ]
    if not found:
        return pd.DataFrame(columns=_SHOWN)
    return pd.concat(found, ignore_index=True)[_SHOWN]


def _protected(parts, measure):
    """The cells of one measure."""
    key = parts[_CELL].fillna("").groupby(_CELL).ngroup()
    parts = parts.assign(n_same=parts["n_pairs"] - parts["n_higher"] - parts["n_lower"])
    part, names = pd.factorize(parts["part_key"], sort=True)
    member = np.zeros((key.max() + 1, len(names)), dtype=bool)
    member[key, part] = True
    of_part = parts.drop_duplicates("part_key").set_index("part_key").loc[names]
    cells = _cells(parts, key)
    safe = protect(cells.assign(n_people=cells["n_pairs"], basis="counted from answers"), Policy())
    few = safe["suppressed_because"].notna() | cells["n_pairs"].between(1, measure["min_n"] - 1)
    if measure["measure_kind"] == "proportion":
        few |= _few(cells["n_higher"]) | _few(cells["n_lower"]) | _few(cells["n_same"])
    hidden = hide_recoverable(member, of_part["n_pairs"], few)
    better = _of_both_ways(cells, member, of_part, measure, hidden)
    lost = hide_recoverable(member, of_part["n_once"], _few(cells["n_once"]))
    for columns, hide in (
        (["n_pairs", *_SUMS, "first_wave", "latest_wave"], hidden),
        (["n_higher", "n_lower"], better),
        (["n_once"], lost),
    ):
        cells[columns] = cells[columns].mask(pd.Series(hide, cells.index), axis=0)
    why = pd.Series(None, index=cells.index, dtype=object).mask(hidden, _FROM_OTHERS)
    cells["suppressed_because"] = why.mask(few, f"fewer than {Policy().threshold} people")
    return cells


def _of_both_ways(cells, member, of_part, measure, hidden):
    """Where those who moved up, down or not at all are too few to be counted out."""
    hide = hidden
    ways = ("n_higher", "n_lower", "n_same")
    few = pd.concat(
        [_few(cells[way]) | _few(cells["n_pairs"] - cells[way]) for way in ways], axis=1
    )
    for way in ways:
        hide = hide | hide_recoverable(member, of_part[way], few.any(axis=1) | hidden)
    return hide if measure["polarity"] != "neither" else hide | True


def _few(counts):
    return counts.between(1, Policy().threshold - 1)


def _cells(parts, key):
    """The parts of each cell added up."""
    groups = parts.groupby(key)
    cells = groups[_COUNTS + _SUMS].sum()
    cells[_COUNTS] = cells[_COUNTS].astype("Int64")
    named = groups[[*_CELL, "provider_name", "service_name"]].first()
    waves = groups.agg(first_wave=("first_wave", "min"), latest_wave=("latest_wave", "max"))
    return cells.join(named).join(waves)


def _refuse_outside(parts, places):
    """A cell of another level than the closed list gives is a fault of ours."""
    listed = load_publish_list()["P6_paired"].place_levels
    levels = parts["place_id"].map(places.set_index("place_id")["place_level"])
    outside = parts["place_id"].notna() & ~levels.isin(listed)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} parts lie outside the closed list P6_paired",
            "Add the level to sql/measures/publish.toml by a decision.",
        )
