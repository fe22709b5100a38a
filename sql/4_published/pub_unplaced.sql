/*---
description = """
Worklist: pounds that no rule lays upon a place narrower than the authority, by financial year, kind of flow and
service, the most first. Payments are those of all its pounds, placed or not.
"""
grain    = ["publisher_id", "financial_year", "flow_kind", "service_id"]
not_null = ["unplaced_gbp", "spend_gbp"]
order    = ["place_id", "financial_year", "sort_key"]
---*/

with laid as (
    select
        benefit.publisher_id, benefit.financial_year, benefit.flow_kind, benefit.service_id,
        cast(sum(benefit.amount_pence) as decimal(20, 0)) * 0.01                                        as spend_gbp,
        cast(coalesce(sum(benefit.amount_pence) filter (where not rules.is_placed), 0) as decimal(20, 0)) * 0.01 as unplaced_gbp
    from stat_benefit as benefit
    inner join dim_benefit_rule as rules on rules.benefit_rule = benefit.benefit_rule
    where benefit.scenario = 'rules'
    group by benefit.publisher_id, benefit.financial_year, benefit.flow_kind, benefit.service_id
),

counted as (
    select publisher_id, financial_year, flow_kind, service_id, sum(payments) as payments
    from fct_purpose_ledger
    group by publisher_id, financial_year, flow_kind, service_id
)

select
    laid.publisher_id,
    publishers.place_id,
    laid.financial_year,
    laid.flow_kind,
    kinds.flow_words                                as flow_kinds_counted,
    laid.service_id,
    services.service_name,
    cast(laid.spend_gbp as decimal(18, 2))          as spend_gbp,
    cast(laid.unplaced_gbp as decimal(18, 2))       as unplaced_gbp,
    cast(counted.payments as bigint)                as payments,
    'Authority-wide, unallocated'                   as unplaced_because,
    cast(row_number() over (
        partition by laid.publisher_id, laid.financial_year
        order by laid.unplaced_gbp desc, laid.flow_kind, laid.service_id
    ) as integer)                                   as sort_key
from laid
left join counted
    on counted.publisher_id = laid.publisher_id
    and counted.financial_year = laid.financial_year
    and counted.flow_kind = laid.flow_kind
    and counted.service_id = laid.service_id
inner join dim_publisher as publishers on publishers.publisher_id = laid.publisher_id
inner join dim_service as services on services.service_id = laid.service_id
inner join dim_flow_kind as kinds on kinds.flow_kind = laid.flow_kind
where laid.unplaced_gbp <> 0
