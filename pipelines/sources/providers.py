"""Providers: who they are and what kind of organisation, in-house services among them."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="providers",
        name="providers",
        raw_table="raw_providers",
        required=(
            ("provider_id",),
            ("provider_name",),
            ("provider_kind",),
        ),
        personal=("home_postcode",),
    ),
]
