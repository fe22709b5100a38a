/*---
description = """
How each contract did against each of its indicators in a period: as a notice publishes it, or, for agreements of which the law
asks no notice, as people recorded it (`decisions/kpis.csv`). The rating is in the words of the notices; it is
no score and has no order or colour here. Where the provider replied and that was recorded, its reply stands beside.
"""
grain    = ["contract_id", "metric_title", "start_date", "end_date", "kpi_source"]
not_null = ["rating", "kpi_source"]
accepted = { rating = ["Good", "Approaching target", "Requires improvement", "Inadequate", "Other"], kpi_source = ["notice", "recorded locally"] }
---*/

with noticed as (
    select
        ids.contract_id, coalesce(seen.metric_title, seen.metric_id) as metric_title, seen.start_date, seen.end_date,
        max_by(seen.rating, notices.release_date) as rating,
        max(notices.release_date)                 as published_on,
        cast(null as varchar)                     as provider_reply
    from stg_kpi_observations as seen
    inner join int_contract_ocid as ids on ids.ocid = seen.ocid and ids.award_id = seen.award_id
    inner join stg_ocds as notices
        on notices.source_file_id = seen.source_file_id and notices.line_number = seen.line_number
    where seen.rating is not null
    group by ids.contract_id, coalesce(seen.metric_title, seen.metric_id), seen.start_date, seen.end_date
),

recorded as (
    select
        contracts.contract_id, kpis.metric as metric_title, try_cast(kpis.from_on as date) as start_date,
        try_cast(kpis.until_on as date) as end_date,
        max_by(upper(left(kpis.rating, 1)) || lower(substring(kpis.rating, 2)), coalesce(kpis.said_on, '') || lower(kpis.rating)) as rating,
        max(try_cast(kpis.said_on as date)) as published_on,
        -- A reply to an earlier rating is none to the one that stands.
        nullif(max_by(coalesce(kpis.provider_reply, ''), coalesce(kpis.said_on, '') || lower(kpis.rating)), '') as provider_reply
    from ref_decided_kpis as kpis
    inner join int_contracts as contracts
        on contracts.publisher_id = kpis.publisher_id and contracts.contract_reference = kpis.contract_reference
    group by contracts.contract_id, kpis.metric, kpis.from_on, kpis.until_on
)

select contract_id, metric_title, start_date, end_date, rating, published_on, provider_reply, 'notice' as kpi_source
from noticed
union all
select contract_id, metric_title, start_date, end_date, rating, published_on, provider_reply, 'recorded locally'
from recorded
