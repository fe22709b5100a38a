/*---
description = """
Estimates that a publication gives by place, of the measures that the data folder took from the shelf: value and limits
as published, and no limits where the publication gives none. A share that is published in per cent is a fraction here.

One row per measure, place and period. Where two files state the same, the later named file counts. A district has the estimate
of the area of the NHS that it lies in (`nhs_area_id`) where it has none of its own.
"""
grain      = ["measure_id", "place_id", "period"]
references = { measure_id = "dim_measure" }
not_null   = ["period_kind", "period_start"]
accepted   = { period_kind = ["month", "financial_year", "calendar_year", "rolling"] }
---*/

with shown_in as (
    select distinct place_id as nhs_area_id, place_id, cast(null as varchar) as nhs_area_name from int_published_estimate
    union all
    select nhs_area_id, place_id, nhs_area_name from int_published_around
),

known as (
    select
        measures.measure_id,
        shown_in.place_id,
        case when shown_in.nhs_area_name is not null then shown_in.nhs_area_id end  as nhs_area_id,
        shown_in.nhs_area_name,
        indicators.period,
        case
            when starts_with(indicators.period, 'FY') then 'financial_year'
            when starts_with(indicators.period, 'CY') then 'calendar_year'
            when starts_with(indicators.period, 'R') then 'rolling'
            else 'month'
        end                                                                 as period_kind,
        indicators.period_words,
        indicators.period_start,
        case when measures.unit = 'share of people' then 0.01 else 1.0 end  as times,
        indicators.value,
        indicators.lower,
        indicators.upper,
        indicators.why_no_value,
        indicators.source_note,
        files.said_note,
        row_number() over (
            partition by measures.measure_id, shown_in.place_id, indicators.period
            order by shown_in.nhs_area_name is not null, files.file_name desc, indicators.line_number desc
        ) as latest
    from int_published_estimate as indicators
    inner join shown_in on shown_in.nhs_area_id = indicators.place_id
    inner join stg_landed_files as files on files.source_file_id = indicators.source_file_id
    inner join ref_measures as measures
        on measures.source_indicator = indicators.indicator and measures.kind = 'published_estimate'
)

select
    measure_id,
    place_id,
    nhs_area_id,
    nhs_area_name,
    period,
    period_kind,
    period_words,
    period_start,
    (value * times)::double    as value,
    (lower * times)::double    as lower,
    (upper * times)::double    as upper,
    why_no_value,
    source_note,
    said_note
from known
where latest = 1
