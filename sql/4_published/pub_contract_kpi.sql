/*---
description = """
How contracts did against their indicators, in the words of the notices. Never a score. `is_required` says whether the law asks
for it; the others are voluntary, and as welcome.
"""
grain     = ["contract_id", "metric_title", "start_date", "end_date", "kpi_source"]
audiences = ["board", "officer"]
order     = ["contract_id", "metric_title", "end_date"]
---*/

select
    kpis.contract_id,
    kpis.metric_title,
    kpis.start_date,
    kpis.end_date,
    kpis.rating,
    kpis.published_on,
    kpis.kpi_source,
    kpis.provider_reply,
    coalesce(clock.exempt_because is null and clock.clock_state <> 'cannot_tell', false) as is_required,
    clock.exempt_because
from fct_contract_kpi as kpis
left join fct_contract_clock as clock on clock.contract_id = kpis.contract_id and clock.notice = 'KPI'
