"""What people said in their own words, and what they agreed may be done with it."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="voices",
        name="voices",
        raw_table="raw_voices",
        required=(
            ("quote_id",),
            ("quote",),
            ("consent",),
        ),
        personal=("respondent",),
    ),
]
