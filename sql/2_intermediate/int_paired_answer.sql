/*---
description = """
The first and the latest answer of the same person about a measure of people with support; or the only one.

A person is who bears the same keyed hash. Home is that of the latest answer; service and provider are
known where the first and the latest answer are about the same ones. Two answers of one month are no
distance: such a person has answered once.
"""
grain    = ["measure_id", "respondent_key"]
not_null = ["first_wave", "latest_wave", "has_answered_again"]
---*/

with numbered as (
    select
        measure_id, respondent_key, measure_kind, answered_in, y, small_area_id,
        service_id, service_name, provider_id,
        row_number() over (
            partition by measure_id, respondent_key order by answered_in, source_file_id, line_number
        )                                                            as nth,
        count(*) over (partition by measure_id, respondent_key)      as answers
    from int_answers
    -- Of events, totals alone are told, in steps: a change of pairs would tell more.
    where service_id is not null and measure_kind <> 'count'
)

select
    latest.measure_id,
    latest.respondent_key,
    latest.measure_kind,
    earliest.answered_in                                             as first_wave,
    latest.answered_in                                               as latest_wave,
    earliest.answered_in <> latest.answered_in                       as has_answered_again,
    case when earliest.answered_in <> latest.answered_in
        then (latest.y - earliest.y)::decimal(12, 6) end             as y_change,
    latest.small_area_id,
    case when earliest.service_id = latest.service_id and earliest.provider_id = latest.provider_id
        then latest.service_id end                                   as service_id,
    case when earliest.service_id = latest.service_id and earliest.provider_id = latest.provider_id
        then latest.service_name end                                 as service_name,
    case when earliest.service_id = latest.service_id and earliest.provider_id = latest.provider_id
        then latest.provider_id end                                  as provider_id
from numbered as latest
inner join numbered as earliest
    on earliest.measure_id = latest.measure_id
    and earliest.respondent_key = latest.respondent_key
    and earliest.nth = 1
where latest.nth = latest.answers
