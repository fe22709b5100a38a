"""Payments to suppliers, as the Local Government Transparency Code has councils publish them."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="spend",
        name="spend",
        raw_table="raw_spend",
        required=(
            ("paid_on",),
            ("payee_name",),
            ("amount_net", "amount_gross", "amount_unstated"),
        ),
        # The postcode of a sole trader is a home address.
        personal=("supplier_postcode",),
        body_column="body_name",
    )
]
