/*---
description = """
What each answer is worth: one row per response and measure.

A person who is listed twice for one day, or without a day for one wave, in two files or in one, counts with the last line of the
later named file that asks for the measure.
A measure of one question counts as it was answered; how a score of several comes about, `int_scale_score`
says, and how a change between two occasions does, `int_proms_change`. Of events, whole ones count, of one person no more
than its scale has, and nobody is weighted. Not answering is not failing: such a response has no row.

The service and provider that a survey names bear our ids where the name is known, else an id made of the
name.
"""
grain = ["source_file_id", "line_number", "measure_id"]
---*/

with listed as (
    -- Only who answered more than once can be listed twice for one day.
    select
        said.source_file_id, said.line_number, said.respondent_key, said.answered_in, said.weight, said.small_area_id,
        said.service_text, said.provider_text, said.survey, said.answered_on, files.file_name,
        case when said.answered_on is null then said.wave end as wave,
        count(*) over (
            partition by said.survey, said.respondent_key, case when said.answered_on is null then said.wave end,
                said.answered_on, said.answered_in, said.service_text, said.provider_text
        ) as times
    from stg_responses as said
    left join int_response_files as files on files.source_file_id = said.source_file_id
    where said.respondent_key in (select respondent_key from int_repeat_respondents)
),

asked as (
    -- Few lines: what each of all lines asks is not looked at.
    select distinct items.source_file_id, items.line_number, items.measure_id
    from stg_response_items as items
    inner join listed
        on listed.source_file_id = items.source_file_id and listed.line_number = items.line_number and listed.times > 1
),

responses as (
    select
        source_file_id, line_number, respondent_key, answered_in, weight, small_area_id, service_text, provider_text,
        cast(null as varchar) as asked_measure_id, 1 as latest
    from stg_responses
    where respondent_key not in (select respondent_key from int_repeat_respondents)
    union all
    select
        source_file_id, line_number, respondent_key, answered_in, weight, small_area_id, service_text, provider_text, null, 1
    from listed
    where times = 1
    union all
    select
        listed.source_file_id, listed.line_number, listed.respondent_key, listed.answered_in, listed.weight, listed.small_area_id,
        listed.service_text, listed.provider_text, asked.measure_id,
        row_number() over (
            partition by asked.measure_id, listed.survey, listed.respondent_key, listed.wave, listed.answered_on,
                listed.answered_in, listed.service_text, listed.provider_text
            order by listed.file_name desc, listed.source_file_id desc, listed.line_number desc
        ) as latest
    from listed
    inner join asked on asked.source_file_id = listed.source_file_id and asked.line_number = listed.line_number
),

services as (
    -- A service by its own name, or by the words of a survey.
    select lower(ref_services.service_name) as words, ref_services.service_id, ref_services.service_name
    from ref_services
    union
    select lower(spoken.words), ref_services.service_id, ref_services.service_name
    from ref_service_words as spoken
    inner join ref_services on ref_services.service_id = spoken.service_id
    where spoken.scheme = 'survey' and lower(spoken.words) not in (select lower(service_name) from ref_services)
),

providers as (
    -- By the name on the list of providers, or the code on a register of the NHS, alone: answers rest on
    -- no payment and no contract.
    select words, min(provider_id) as provider_id, min(provider_name) as provider_name
    from (
        select lower(provider_name) as words, provider_id, provider_name from stg_providers
        union all
        select code, provider_id, provider_name from int_proms_provider
    ) as known
    group by words
    having count(distinct provider_id) = 1
),

said_services as (
    -- Each distinct text is looked up once.
    select
        said.service_text,
        coalesce(
            services.service_id,
            'service:' || trim(regexp_replace(lower(said.service_text), '[^a-z0-9]+', '-', 'g'), '-')
        )                                                        as service_id,
        coalesce(services.service_name, said.service_text)       as service_name
    from (select distinct service_text from stg_responses where service_text is not null) as said
    left join services on services.words = lower(said.service_text)
),

said_providers as (
    select
        said.provider_text,
        coalesce(
            providers.provider_id,
            'local:' || trim(regexp_replace(lower(said.provider_text), '[^a-z0-9]+', '-', 'g'), '-')
        )                                                        as provider_id,
        coalesce(providers.provider_name, said.provider_text)    as provider_name
    from (select distinct provider_text from stg_responses where provider_text is not null) as said
    left join providers on providers.words = lower(said.provider_text)
),

worth as (
    -- People give the same few answers: each is reckoned once.
    select
        items.measure_id,
        scales.measure_kind,
        items.value_num,
        case scales.measure_kind
            when 'count' then least(floor(items.value_num), scales.most_counted)
            else items.value_num
        end::decimal(12, 6)                as y
    from (select distinct measure_id, value_num from stg_response_items where value_num is not null) as items
    inner join int_scale as scales on scales.measure_id = items.measure_id
    where scales.is_one_answer
),

squared as (
    -- Exact sums do not depend on the order in which rows come.
    select *, (cast(y as decimal(19, 6)) * y)::decimal(12, 6) as y_squared from worth
),

scored as (
    -- A measure of one question in each survey needs no average.
    select
        items.source_file_id,
        items.line_number,
        items.measure_id,
        squared.measure_kind,
        squared.y,
        squared.y_squared
    from stg_response_items as items
    inner join squared on squared.measure_id = items.measure_id and squared.value_num = items.value_num
    union all
    select source_file_id, line_number, measure_id, measure_kind, y, (cast(y as decimal(19, 6)) * y)::decimal(12, 6)
    from int_scale_score
    union all
    select source_file_id, line_number, measure_id, measure_kind, y, (cast(y as decimal(19, 6)) * y)::decimal(12, 6)
    from int_proms_change
    where y is not null
)

select
    scored.source_file_id,
    scored.line_number,
    scored.measure_id,
    scored.measure_kind,
    scored.y,
    scored.y_squared,
    responses.respondent_key,
    responses.answered_in,
    -- Events are counted of those heard: no weight makes them everybody's.
    case when scored.measure_kind = 'count' then 1 else responses.weight end::decimal(9, 4) as weight,
    responses.small_area_id,
    said_services.service_id,
    said_services.service_name,
    said_providers.provider_id,
    said_providers.provider_name
from scored
inner join responses
    on responses.source_file_id = scored.source_file_id
    and responses.line_number = scored.line_number
    and coalesce(responses.asked_measure_id, scored.measure_id) = scored.measure_id
    and responses.latest = 1
left join said_services on said_services.service_text = responses.service_text
left join said_providers on said_providers.provider_text = responses.provider_text
