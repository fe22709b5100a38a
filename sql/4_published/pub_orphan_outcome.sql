/*---
description = """
Worklist: what people report of a service of which no purchase or grant is known, and what is paid for services of which
nobody reports. By place of the publisher, financial year, and service.

`outcome without money`: the measures that people there reported that year and that may be shown, and not a pound
mapped to the service. `money without outcome`: pounds for a service, and no such measure, in a year of a survey there.
"""
grain     = ["publisher_id", "financial_year", "service_id"]
not_null  = ["orphan_kind"]
accepted  = { orphan_kind = ["outcome without money", "money without outcome"] }
order     = ["place_id", "financial_year", "orphan_kind", "sort_key"]
---*/

with reported as (
    select
        publishers.publisher_id,
        cells.period                                                       as financial_year,
        cells.service_id,
        count(distinct cells.measure_id)                                   as measures,
        string_agg(distinct measures.title, '; ' order by measures.title)  as measure_titles
    from safe_cell as cells
    inner join dim_publisher as publishers on publishers.place_id = cells.place_id
    inner join dim_measure as measures on measures.measure_id = cells.measure_id
    where cells.published_table = 'P2' and cells.period_kind = 'financial_year'
        and cells.n_people > 0 and cells.suppressed_because is null
    group by publishers.publisher_id, cells.period, cells.service_id
),

paid as (
    select publisher_id, financial_year, service_id, sum(spend_gbp) as spend_gbp, sum(payments) as payments
    from fct_purpose_ledger
    where flow_kind in ('purchase', 'grant') and service_id <> 'unmapped'
    group by publisher_id, financial_year, service_id
),

years as (
    -- A year without payments, or without a survey in the place, has no orphans: nothing is known of the other side.
    select distinct ledger.publisher_id, ledger.financial_year
    from fct_purpose_ledger as ledger
    inner join dim_publisher as publishers on publishers.publisher_id = ledger.publisher_id
    inner join safe_cell as cells
        on cells.published_table = 'P2' and cells.place_id = publishers.place_id and cells.period = ledger.financial_year
),

united as (
    select
        coalesce(paid.publisher_id, reported.publisher_id)     as publisher_id,
        coalesce(paid.financial_year, reported.financial_year) as financial_year,
        coalesce(paid.service_id, reported.service_id)         as service_id,
        paid.spend_gbp, paid.payments, reported.measures, reported.measure_titles
    from paid
    full join reported
        on reported.publisher_id = paid.publisher_id
        and reported.financial_year = paid.financial_year
        and reported.service_id = paid.service_id
    where paid.service_id is null or reported.service_id is null
)

select
    united.publisher_id,
    publishers.place_id,
    united.financial_year,
    united.service_id,
    coalesce(services.service_name, united.service_id)                                     as service_name,
    case when united.measures is null then 'money without outcome' else 'outcome without money' end as orphan_kind,
    'Purchases and grants'                                                                 as flow_kinds_counted,
    cast(united.spend_gbp as decimal(18, 2))                                               as spend_gbp,
    cast(united.payments as bigint)                                                        as payments,
    united.measures,
    united.measure_titles,
    cast(row_number() over (
        partition by united.publisher_id, united.financial_year
        order by united.spend_gbp desc nulls last, united.service_id
    ) as integer)                                                                          as sort_key
from united
inner join years on years.publisher_id = united.publisher_id and years.financial_year = united.financial_year
inner join dim_publisher as publishers on publishers.publisher_id = united.publisher_id
left join dim_service as services on services.service_id = united.service_id
