"""How much work commissioning took, by stage and quarter."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="effort",
        name="effort",
        raw_table="raw_effort",
        required=(
            ("agreement_reference",),
            ("stage",),
            ("quarter",),
            ("staff_days",),
        ),
        personal=("logged_by",),
    ),
]
