"""Postcodes and the small area each lies in: read to place respondents, and not kept."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="postcodes",
        name="postcodes",
        raw_table="raw_postcodes",
        required=(("postcode",), ("small_area_id",)),
        values={"postcode": "postcode", "small_area_id": "small area"},
        keeps_table=False,
    )
]
