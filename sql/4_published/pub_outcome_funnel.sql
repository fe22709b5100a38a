/*---
description = """
Providers of one service side by side on what people say, in-house and external in one funnel: between which values a provider
of that many people would lie if all were alike, and on which side of them it lies. Nobody is ranked. Limits are null where
fewer than five providers have a value, and where a provider's own value is hidden.
"""
grain    = ["measure_id", "service_id", "period", "provider_id"]
accepted = { funnel_side = ["above_998", "above_95", "within", "below_95", "below_998"] }
order    = ["measure_id", "service_id", "period", "provider_name", "provider_id"]
---*/

select
    measure_id, service_id, service_name, period, provider_id, provider_name, is_in_house, n_people, funnel_size, value,
    lower_95, upper_95, lower_998, upper_998, funnel_centre, funnel_side, phi, is_adjusted
from stat_outcome_funnel
