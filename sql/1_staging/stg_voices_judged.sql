/*---
description = """
Every quote, judged by its consent. One without consent, or withdrawn, is refused and its words go
no further than raw; a withdrawal counts even where its day cannot be read.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.quote_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.quote_id) end as quote_id,
        case when upper(trim(raw.survey)) not in ('', '-', 'NA', 'N/A') then trim(raw.survey) end as survey,
        coalesce(
            try_strptime(left(trim(raw.said_on), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.said_on), '%d/%m/%y'),
            try_strptime(trim(raw.said_on), '%d/%m/%Y')
        )::date as said_on,
        case when upper(trim(raw.place_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_id) end as place_id,
        case when upper(trim(raw.theme)) not in ('', '-', 'NA', 'N/A') then trim(raw.theme) end as theme,
        case when upper(trim(raw.quote)) not in ('', '-', 'NA', 'N/A') then trim(raw.quote) end as quote,
        lower(case when upper(trim(raw.consent)) not in ('', '-', 'NA', 'N/A') then trim(raw.consent) end) as consent,
        coalesce(
            try_strptime(left(trim(raw.consent_given_on), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.consent_given_on), '%d/%m/%y'),
            try_strptime(trim(raw.consent_given_on), '%d/%m/%Y')
        )::date as consent_given_on,
        coalesce(
            try_strptime(left(trim(raw.withdrawn_on), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.withdrawn_on), '%d/%m/%y'),
            try_strptime(trim(raw.withdrawn_on), '%d/%m/%Y')
        )::date as withdrawn_on,
        case when upper(trim(raw.withdrawn_on)) not in ('', '-', 'NA', 'N/A') then trim(raw.withdrawn_on) end as withdrawn_text
    from raw_voices as raw
)

select
    source_file_id,
    line_number,
    case
        when quote_id is null then 'without an id'
        when lower(consent) not in ('public', 'board only') or consent is null then 'no consent'
        when withdrawn_text is not null then 'consent was withdrawn'
        when quote is null then 'no words'
        when consent_given_on is null then 'a consent without its day'
    end as rejected_because,
    quote_id,
    survey,
    said_on,
    place_id,
    theme,
    case when lower(consent) in ('public', 'board only') and withdrawn_text is null then quote end as quote,
    consent,
    consent_given_on,
    withdrawn_on
from read
