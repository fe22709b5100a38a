"""Grants by other funders, in the columns of the 360Giving standard."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="grants",
        name="grants",
        raw_table="raw_grants",
        required=(
            ("grant_id",),
            ("amount_awarded",),
            ("award_date",),
            ("recipient_name",),
            ("funder_name",),
        ),
        personal=("description",),
    ),
]
