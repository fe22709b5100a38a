"""Estimates of publications after disclosure control: published by their source, and passed so.

Cells outside the closed list of published tables are refused; places of a level that is not on it,
such as combined authorities, are left out.
"""

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.primary import PUBLISHED_BY_SOURCE
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_published_estimate", "dim_place")
WRITES = "safe_published_estimate"
GRAIN = ("measure_id", "place_id", "period")


def run(frames):
    """One row per measure, place and period, with `suppressed_because`."""
    places = frames["dim_place"][["place_id", "place_level"]]
    listed = load_publish_list()["published_estimates"]
    cells = frames["fct_published_estimate"].merge(places, on="place_id", how="left")
    cells = cells[cells["place_level"].isin(listed.place_levels)].reset_index(drop=True)
    outside = ~cells["period_kind"].isin(listed.periods)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} cells have a period outside the closed list published_estimates",
            "Add the kind of period to sql/measures/publish.toml by a decision.",
        )
    safe = protect(cells.assign(basis=PUBLISHED_BY_SOURCE), Policy())
    return safe.drop(columns=["place_level"])
