"""Social value: what was promised, what was delivered, and how we know."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="social_value",
        name="social_value_commitments",
        raw_table="raw_social_value_commitments",
        required=(
            ("commitment_id",),
            ("agreement_reference",),
            ("quantity",),
        ),
    ),
    Layout(
        kind="social_value",
        name="social_value_deliveries",
        raw_table="raw_social_value_deliveries",
        required=(
            ("delivery_id",),
            ("commitment_id",),
            ("quantity",),
        ),
    ),
    Layout(
        kind="social_value",
        name="social_value_evidence",
        raw_table="raw_social_value_evidence",
        required=(
            ("delivery_id",),
            ("evidence_grade",),
        ),
    ),
]
