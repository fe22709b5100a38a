/*---
description = """
What a service cost its body in a financial year: outturn, overhead and both. In-house services and
their external twins stand side by side. Where the overhead is not stated, the full cost is unknown.
"""
grain      = ["financial_year", "publisher_name", "service_id", "provider_id", "agreement_reference"]
not_null   = ["outturn_gbp"]
---*/

with latest as (
    -- A cost stated again later replaces the one before.
    select
        *,
        row_number() over (
            partition by financial_year, publisher_name, service_id, provider_id, agreement_reference
            order by as_at desc nulls last, source_file_id desc, line_number desc
        ) as recency
    from stg_service_costs
)

select
    latest.financial_year,
    latest.publisher_name,
    latest.service_id,
    names.shown_provider_id                         as provider_id,
    names.shown_provider_name                       as provider_name,
    agreement_reference,
    outturn_gbp,
    overhead_gbp,
    (outturn_gbp + overhead_gbp)::decimal(18, 2) as full_cost_gbp,
    staff_fte,
    -- Fewer than ten people are not told, here as elsewhere.
    case when people_helped >= 10 then people_helped end as people_helped,
    cost_basis,
    as_at
from latest
left join int_provider_name as names on names.provider_id = latest.provider_id
where recency = 1
