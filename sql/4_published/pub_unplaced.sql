/*---
description = """
Worklist: pounds of which nothing says where they land within the payer's area, by financial year, kind of flow
and service, beside all that was paid so.
"""
grain    = ["publisher_id", "financial_year", "flow_kind", "service_id"]
not_null = ["unplaced_gbp", "spend_gbp"]
order    = ["place_id", "financial_year", "sort_key"]
---*/

with landed as (
    select
        publisher_id,
        financial_year,
        flow_kind,
        service_id,
        cast(sum(amount_pence) as decimal(20, 0)) * 0.01                                                  as spend_gbp,
        cast(sum(amount_pence) filter (where benefit_rule = 'authority_wide') as decimal(20, 0)) * 0.01   as unplaced_gbp
    from stat_benefit
    where scenario = 'rules'
    group by publisher_id, financial_year, flow_kind, service_id
),

payments as (
    select publisher_id, financial_year, flow_kind, service_id, sum(payments) as payments
    from fct_purpose_ledger
    group by publisher_id, financial_year, flow_kind, service_id
)

select
    landed.publisher_id,
    publishers.place_id,
    landed.financial_year,
    landed.flow_kind,
    kinds.flow_words                                                     as flow_kinds_counted,
    landed.service_id,
    services.service_name,
    cast(landed.spend_gbp as decimal(18, 2))                             as spend_gbp,
    cast(landed.unplaced_gbp as decimal(18, 2))                          as unplaced_gbp,
    cast(payments.payments as bigint)                                    as payments,
    'Nothing says where in the area'                                     as unplaced_because,
    cast(row_number() over (
        partition by landed.publisher_id, landed.financial_year
        order by landed.unplaced_gbp desc, landed.flow_kind, landed.service_id
    ) as integer)                                                        as sort_key
from landed
inner join dim_publisher as publishers on publishers.publisher_id = landed.publisher_id
inner join dim_service as services on services.service_id = landed.service_id
inner join dim_flow_kind as kinds on kinds.flow_kind = landed.flow_kind
left join payments
    on payments.publisher_id = landed.publisher_id
    and payments.financial_year = landed.financial_year
    and payments.flow_kind = landed.flow_kind
    and payments.service_id = landed.service_id
where landed.unplaced_gbp <> 0
