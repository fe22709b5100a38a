/*---
description = """
Providers' returns with our measure, service and provider: one row each a year. Of a return that stands twice the last line counts.

A provider is known as answers know it: by its name on the list of providers, else by an id made of the name; what it is called
where it is published says `int_answer_provider`. A share that is given without its people is of so many of those counted, to the
nearest person.
"""
grain    = ["measure_id", "provider_id", "service_id", "period"]
not_null = ["provider_name", "reported_people"]
---*/

with measures as (
    select said.words, min(said.measure_id) as measure_id, min(said.kind) as measure_kind
    from (
        select lower(measure_id) as words, measure_id, kind from ref_measures
        union
        select lower(title), measure_id, kind from ref_measures
        union
        select lower(plain_title), measure_id, kind from ref_measures
    ) as said
    group by said.words
    having count(distinct said.measure_id) = 1
),

services as (
    select said.words, min(said.service_id) as service_id, min(said.service_name) as service_name
    from (
        select lower(service_id) as words, service_id, service_name from ref_services
        union
        select lower(service_name), service_id, service_name from ref_services
        union
        select lower(spoken.words), ref_services.service_id, ref_services.service_name
        from ref_service_words as spoken
        inner join ref_services on ref_services.service_id = spoken.service_id
        where spoken.scheme = 'survey'
    ) as said
    group by said.words
    having count(distinct said.service_id) = 1
),

listed as (
    select
        lower(provider_name) as words, min(provider_id) as provider_id, min(provider_name) as provider_name
    from stg_providers
    group by lower(provider_name)
    having count(distinct provider_id) = 1
),

known as (
    select
        measures.measure_id,
        measures.measure_kind,
        coalesce(services.service_id,
            'service:' || trim(regexp_replace(lower(returns.reported_service), '[^a-z0-9]+', '-', 'g'), '-')) as service_id,
        coalesce(services.service_name, returns.reported_service)                                            as service_name,
        coalesce(listed.provider_id,
            'local:' || trim(regexp_replace(lower(returns.reported_provider), '[^a-z0-9]+', '-', 'g'), '-'))  as provider_id,
        coalesce(listed.provider_name, returns.reported_provider)                                            as provider_name,
        returns.*
    from stg_reported_outcomes as returns
    inner join measures on measures.words = lower(returns.reported_measure)
    left join services on services.words = lower(returns.reported_service)
    left join listed on listed.words = lower(returns.reported_provider)
),

latest as (
    select
        known.*,
        row_number() over (
            partition by measure_id, provider_id, service_id, financial_year order by source_file_id desc, line_number desc
        ) as nth
    from known
)

select
    latest.measure_id,
    latest.provider_id,
    latest.service_id,
    latest.service_name,
    latest.financial_year                                                                       as period,
    latest.provider_name,
    latest.reported_people,
    case when latest.measure_kind = 'proportion' then
        coalesce(latest.reported_so, cast(round(latest.reported_value * latest.reported_people) as bigint)) end as reported_so,
    case when latest.measure_kind <> 'proportion' then latest.reported_value end                as reported_value,
    latest.how_reported
from latest
where latest.nth = 1
