/*---
description = """
How much of the money finds a service, and by which method: by publisher, financial year and kind of flow. What finds
none is `unmapped`, beside the others. `of_purchases_and_grants_pct` and `of_all_pct` are shares of what the publisher paid that
year in purchases and grants, and in all.
"""
grain    = ["publisher_id", "financial_year", "flow_kind", "service_method", "service_confidence"]
order    = ["place_id", "financial_year", "flow_kind", "service_method", "service_confidence"]
---*/

with totals as (
    select
        publisher_id,
        financial_year,
        sum(spend_gbp)                                                     as all_gbp,
        sum(spend_gbp) filter (where flow_kind in ('purchase', 'grant'))   as bought_gbp
    from fct_service_method
    group by publisher_id, financial_year
)

select
    methods.publisher_id,
    publishers.place_id,
    methods.financial_year,
    methods.flow_kind,
    kinds.flow_words                                                       as flow_kinds_counted,
    methods.service_method,
    methods.service_confidence,
    methods.spend_gbp,
    methods.payments,
    case when methods.flow_kind in ('purchase', 'grant')
        then cast(100 * methods.spend_gbp / nullif(totals.bought_gbp, 0) as double) end as of_purchases_and_grants_pct,
    cast(100 * methods.spend_gbp / nullif(totals.all_gbp, 0) as double)    as of_all_pct
from fct_service_method as methods
inner join totals on totals.publisher_id = methods.publisher_id and totals.financial_year = methods.financial_year
inner join dim_publisher as publishers on publishers.publisher_id = methods.publisher_id
inner join dim_flow_kind as kinds on kinds.flow_kind = methods.flow_kind
