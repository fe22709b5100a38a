"""Outcomes that their source has already published as estimates, with limits."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="indicators",
        name="indicators",
        raw_table="raw_indicators",
        required=(("place_id",), ("indicator",), ("period",), ("value",)),
    )
]
