"""What services cost that are run in-house, with their overhead, and twins of theirs."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="service_costs",
        name="service_costs",
        raw_table="raw_service_costs",
        required=(
            ("financial_year",),
            ("service_id",),
            ("provider_id",),
            ("outturn_gbp",),
        ),
    ),
]
