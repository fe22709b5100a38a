/*---
description = """
Lines of spend files that state the place that a payment is for, as they write it. Most files have no such
column, and then there is no row.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["area_covered"]
---*/

select source_file_id, line_number, trim(benefit_place) as area_covered
from raw_spend
where upper(trim(benefit_place)) not in ('', '-', 'NA', 'N/A', 'NONE')
