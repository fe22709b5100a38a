"""Alliances: which places, partners, services and outcomes belong together, in TOML."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="alliances",
        name="alliances",
        raw_table="raw_alliances",
        required=(("alliance_id",), ("name",)),
        file_format="toml",
    )
]
