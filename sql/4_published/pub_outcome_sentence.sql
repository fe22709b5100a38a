/*---
description = """
One sentence for each measure of a place (P1), a service in a place (P2) and a provider of a service
(P3) in a financial year: what people said, how many were heard, and whether it has changed; or why
there is no value.
"""
grain = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "period"]
order = ["published_table", "measure_id", "place_id", "service_id", "provider_id", "period"]
---*/

select published_table, measure_id, place_id, service_id, provider_id, period, sentence
from stat_sentence_outcome
