/*---
description = """
Ratings of contracts against their indicators, by period, in the words of the notices; no score.
"""
grain      = ["contract_id", "metric_title", "start_date", "end_date", "kpi_source"]
not_null   = ["rating"]
references = { contract_id = "dim_contract" }
---*/

select contract_id, metric_title, start_date, end_date, rating, published_on, kpi_source, provider_reply
from int_contract_kpi
