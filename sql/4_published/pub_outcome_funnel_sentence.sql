/*---
description = """
What each funnel of providers (`pub_outcome_funnel`) says: how many providers were looked at, how many lie outside each pair of
limits, how far they spread against chance, and the sentence.
"""
grain    = ["measure_id", "service_id", "period"]
not_null = ["sentence"]
order    = ["measure_id", "service_id", "period"]
---*/

select
    measure_id, service_id, period, providers_shown, providers_hidden, providers_outside_998, providers_outside_95, phi, sentence
from stat_sentence_funnel
