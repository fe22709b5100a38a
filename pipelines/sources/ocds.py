"""Notices of awards and contracts: releases of the Open Contracting Data Standard."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="ocds",
        name="ocds",
        raw_table="raw_ocds",
        required=(),
        file_format="ocds",
        # Notices name officers and sole traders' homes; free text may hold either. What is read
        # is listed in pipelines/notices/shape.py, and nothing else of a release is.
        left_out=(
            *("contactPoint", "address", "documents", "links", "roleDetails"),
            *("description", "tender.description", "awards.description"),
        ),
    )
]
