"""What providers report of an outcome that people are asked about as well: yearly returns."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="provider_reports",
        name="reported_outcomes",
        raw_table="raw_reported_outcomes",
        required=(
            ("provider_name",),
            ("measure",),
            ("financial_year",),
            ("people_counted",),
        ),
    ),
]
