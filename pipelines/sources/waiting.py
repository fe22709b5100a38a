"""How many people asked for support, how many were taken on, and what became of the others."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="waiting",
        name="waiting_requests",
        raw_table="raw_waiting_requests",
        required=(
            ("financial_year",),
            ("place_id",),
            ("service",),
            ("people_asked",),
        ),
    ),
]
