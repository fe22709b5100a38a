/*---
description = """
People who asked for support, with our service: one row a place, service and year. Of a count that stands twice the last line counts.
"""
grain    = ["place_id", "service_id", "period"]
not_null = ["people_asked"]
---*/

with services as (
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

known as (
    select
        coalesce(services.service_id,
            'service:' || trim(regexp_replace(lower(lines.waiting_service), '[^a-z0-9]+', '-', 'g'), '-')) as service_id,
        coalesce(services.service_name, lines.waiting_service)                                             as service_name,
        lines.*
    from stg_waiting_requests as lines
    left join services on services.words = lower(lines.waiting_service)
),

latest as (
    select
        known.*,
        row_number() over (
            partition by place_id, service_id, financial_year order by source_file_id desc, line_number desc
        ) as nth
    from known
)

select
    place_id,
    service_id,
    service_name,
    financial_year as period,
    people_asked,
    people_taken_on,
    people_referred_on,
    people_outside_rules,
    people_no_reply,
    people_still_waiting,
    waiting_source
from latest
where nth = 1
