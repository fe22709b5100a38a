"""How many people live in a place."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="population",
        name="population",
        raw_table="raw_population",
        required=(("place_id",), ("population",)),
        constants=("period",),
    )
]
