"""Notices of awards and contracts, as release packages of the Open Contracting Data Standard."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="ocds",
        name="ocds",
        raw_table="raw_ocds",
        required=(),
        file_format="ocds",
        # Notices name officers and sole traders' homes; free text may hold either.
        left_out=("contactPoint", "address", "description", "documents", "bids"),
    )
]
