/*---
description = """
What is reported beside what people say, in a sentence: of a measure over its providers, or of a provider over its questions,
by service or over all services. A null key means all of them together.
"""
grain = ["measure_id", "provider_id", "service_id", "period"]
order = ["period", "measure_id", "provider_id", "service_id"]
---*/

select measure_id, provider_id, service_id, period, sentence
from stat_sentence_reported
