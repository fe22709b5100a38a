"""Where the people who use a provider's service live, as shares that point at nobody.

A ward is shown with ten people or more. Those of a district's other wards stand together, where
they are ten or more. Everybody else is the rest, without a place. Were the rest one to nine people,
the smallest shown place would join it, since the rest can be told from what is shown. Shares are in
steps of 5 % and add up to 100: no count can be told from them.
"""

import pandas as pd

from pipelines.disclosure import Policy
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list
from pipelines.stats.allocation import allocate

READS = ("fct_home_people", "dim_place")
WRITES = "safe_home_share"
GRAIN = ("provider_id", "service_id", "place_id")

_STEP = 5
_REST = ""  # stands for no place, and sorts first
_OF = ["provider_id", "service_id"]


def run(frames):
    """One row per provider, service and place with a share; the rest has no place."""
    people = frames["fct_home_people"]
    threshold = Policy().threshold
    cells = _shown(people, threshold)
    cells = pd.concat(
        [_with_rest(group, threshold) for _, group in cells.groupby(_OF)] or [cells],
        ignore_index=True,
    )
    cells["key"] = cells["provider_id"] + "|" + cells["service_id"]
    units = pd.Series(100 // _STEP, index=cells["key"].unique(), dtype="int64")
    shares = cells.rename(columns={"n_people": "weight"})[["key", "place_id", "weight"]]
    cells["share_pct"] = allocate(units, shares) * float(_STEP)
    cells = cells[cells["share_pct"] > 0]
    _refuse_outside(cells, frames["dim_place"])
    place = cells["place_id"].where(cells["place_id"] != _REST, None)
    return cells.assign(place_id=place)[[*GRAIN, "share_pct"]].reset_index(drop=True)


def _shown(people, threshold):
    """Wards with enough people, districts of the others, and the rest."""
    wards = people.assign(
        place_id=people["ward_id"].where(people["n_people"] >= threshold),
        district_id=people["district_id"].fillna(_REST),
    )
    named = wards[wards["place_id"].notna() & wards["ward_id"].notna()]
    others = wards[~wards.index.isin(named.index)]
    others = others.groupby([*_OF, "district_id"], as_index=False)["n_people"].sum()
    enough = (others["n_people"] >= threshold) & (others["district_id"] != _REST)
    others["place_id"] = others["district_id"].where(enough, _REST)
    cells = pd.concat([named, others])[[*_OF, "place_id", "n_people"]]
    return cells.groupby([*_OF, "place_id"], as_index=False)["n_people"].sum()


def _with_rest(cells, threshold):
    """The cells of one provider and service, the rest being nobody or enough people."""
    cells = cells.sort_values(["n_people", "place_id"], ignore_index=True)
    is_rest = cells["place_id"] == _REST
    while 0 < cells.loc[is_rest, "n_people"].sum() < threshold and not is_rest.all():
        is_rest.loc[is_rest.index[~is_rest][0]] = True
    cells.loc[is_rest, "place_id"] = _REST
    return cells.groupby([*_OF, "place_id"], as_index=False)["n_people"].sum()


def _refuse_outside(cells, places):
    """A share of a place of another level than the closed list gives is a fault of ours."""
    listed = load_publish_list()["P5_home"].place_levels
    levels = cells["place_id"].map(places.set_index("place_id")["place_level"])
    outside = ~levels.isin(listed) & (cells["place_id"] != _REST)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} shares lie outside the closed list P5_home",
            "Add the level to sql/measures/publish.toml by a decision.",
        )
