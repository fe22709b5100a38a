/*---
description = """
What providers report of an outcome, by measure, provider, service and year. About people: published only through protection.
What cannot be on the measure's scale, or says nothing in its unit, is left out (a check warns of it). So is an average number of events:
times its people it would be a total without steps.
"""
grain      = ["measure_id", "provider_id", "service_id", "period"]
references = { measure_id = "dim_measure" }
---*/

select
    returns.measure_id,
    shown.shown_provider_id   as provider_id,
    shown.shown_provider_name as provider_name,
    returns.service_id,
    returns.service_name,
    returns.period,
    returns.reported_people,
    returns.reported_so,
    returns.reported_value,
    returns.how_reported
from int_reported_outcome as returns
inner join int_answer_provider as shown on shown.provider_id = returns.provider_id
inner join dim_measure as measures on measures.measure_id = returns.measure_id
where measures.measure_kind = 'proportion' and returns.reported_so between 0 and returns.reported_people
    or measures.measure_kind not in ('proportion', 'count') and returns.reported_value between measures.scale_low and measures.scale_high
