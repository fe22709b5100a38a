/*---
description = """
What is local of purchases and grants together, by several definitions side by side: by year and all years together, by
service and for all of them (`all`). The share is a range: the lower end counts only what is known to be local, the upper end also what is not known.
"""
grain    = ["payer_id", "financial_year", "service_id", "local_definition"]
not_null = ["spend_gbp", "not_known_gbp"]
order    = ["payer_id", "financial_year", "service_id", "sort_key"]
---*/

with bought as (
    select
        payer_id, financial_year, service_id, local_definition, spend_gbp, local_gbp, elsewhere_gbp, not_known_gbp, why_no_value
    from fct_local
    where flow_kind in ('purchase', 'grant')
),

by_service as (
    select * from bought
    union all
    select payer_id, financial_year, 'all', local_definition, spend_gbp, local_gbp, elsewhere_gbp, not_known_gbp, why_no_value
    from bought
),

periods as (
    select * from by_service
    union all
    select payer_id, 'all', service_id, local_definition, spend_gbp, local_gbp, elsewhere_gbp, not_known_gbp, why_no_value
    from by_service
),

summed as (
    select
        payer_id, financial_year, service_id, local_definition,
        sum(spend_gbp)::decimal(18, 2)      as spend_gbp,
        sum(local_gbp)::decimal(18, 2)      as local_gbp,
        sum(elsewhere_gbp)::decimal(18, 2)  as elsewhere_gbp,
        sum(not_known_gbp)::decimal(18, 2)  as not_known_gbp,
        max(why_no_value)                   as why_no_value
    from periods
    group by payer_id, financial_year, service_id, local_definition
)

select
    summed.payer_id,
    summed.financial_year,
    summed.service_id,
    coalesce(services.service_name, 'Every service')                                                        as service_name,
    summed.local_definition,
    definitions.definition_words,
    definitions.sort_key,
    'Purchases and grants'      as flow_kinds_counted,
    summed.spend_gbp,
    summed.local_gbp,
    summed.elsewhere_gbp,
    summed.not_known_gbp,
    case when summed.spend_gbp > 0
        then round((100.0 * summed.local_gbp / summed.spend_gbp)::double, 6) end                            as local_low_pct,
    case when summed.spend_gbp > 0
        then round((100.0 * (summed.local_gbp + summed.not_known_gbp) / summed.spend_gbp)::double, 6) end   as local_high_pct,
    summed.why_no_value
from summed
inner join dim_local_definition as definitions on definitions.local_definition = summed.local_definition
left join dim_service as services on services.service_id = summed.service_id
