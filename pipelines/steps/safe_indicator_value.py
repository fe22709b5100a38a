"""Published indicators after disclosure control.

Values that their source has already published pass as "published by source"; everything about
people goes this way all the same, so that nothing can reach a page without passing here. Cells
outside the closed list of published tables are refused.
"""

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.primary import PUBLISHED_BY_SOURCE
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_indicator_value", "dim_place")
WRITES = "safe_indicator_value"
GRAIN = ("measure_id", "place_id", "period")

_KINDS_OF_PERIOD = {"FY": "financial_year", "CY": "calendar_year"}


def run(frames):
    """One row per measure, place and year, with `suppressed_because`."""
    places = frames["dim_place"][["place_id", "place_level"]]
    listed = load_publish_list()["P1_place"]
    cells = frames["fct_indicator_value"].merge(places, on="place_id", how="left")
    cells = cells[cells["place_level"].isin(listed.place_levels)]
    kinds = cells["period"].str[:2].map(_KINDS_OF_PERIOD)
    outside = ~kinds.isin(listed.periods)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} cells have a period outside the closed list P1_place",
            "Add the kind of period to sql/measures/publish.toml by a decision.",
        )
    safe = protect(cells.assign(basis=PUBLISHED_BY_SOURCE), Policy())
    return safe.drop(columns=["place_level"])
