/*---
description = """
Every line of the annex tables of the Adult Social Care Survey by council, cast and judged. A sheet that states respondents holds
per cents, one that states weighted respondents holds people, and one that states neither holds margins of error at 95 %.
"""
grain    = ["source_file_id", "line_number"]
accepted = { figure_kind = ["per_cent", "people", "margin"] }
---*/

with read as (
    select
        source_file_id,
        line_number,
        nullif(trim(place_id), '')              as place_id,
        nullif(trim(place_name), '')            as place_name,
        nullif(trim(period), '')                as period,
        nullif(trim(extremely_satisfied), '')   as value_text,
        case
            when nullif(trim(respondents), '') is not null then 'per_cent'
            when nullif(trim(weighted_respondents), '') is not null then 'people'
            else 'margin'
        end                                     as figure_kind
    from raw_published_ascs
)

select
    read.source_file_id,
    read.line_number,
    case
        when read.place_id is null then 'no place'
        when calendar.financial_year is null then 'no period can be read'
        when read.value_text is not null and try_cast(read.value_text as double) is null and marks.mark is null
            then 'the value is no number'
    end                                                                     as rejected_because,
    read.place_id,
    read.place_name,
    'ASCS: extremely satisfied with care and support'                       as indicator,
    calendar.financial_year                                                 as period,
    calendar.financial_year_words                                           as period_words,
    calendar.period_start,
    read.figure_kind,
    try_cast(read.value_text as double)                                     as value,
    case when try_cast(read.value_text as double) is null
        then coalesce(marks.why_no_value, 'not_heard') end                  as why_no_value,
    case when try_cast(read.value_text as double) is null then marks.mark_words end as source_note
from read
left join (
    select distinct financial_year, financial_year_words, try_cast(financial_year_start as date) as period_start
    from ref_calendar
) as calendar on calendar.financial_year = read.period
left join ref_source_marks as marks on marks.mark = lower(read.value_text)
