/*---
description = """
Several alliances taken together, each pound and each small area once. With two alliances there is one union; with more, every two and all.
"""
grain = ["union_key", "financial_year"]
order = ["union_key", "financial_year"]
---*/

select union_key, financial_year, alliances, small_area_count, alone_gbp, overlap_gbp, between_gbp, spend_gbp
from fct_alliance_union
