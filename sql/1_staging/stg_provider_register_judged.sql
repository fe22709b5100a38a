/*---
description = """
Every line of registers of organisations, cast and judged. An org-id is the scheme and the number; company
numbers have the leading zeros again that spreadsheets take away.
"""
grain = ["source_file_id", "line_number"]
---*/

with days as (
    -- Of a day with an hour the day counts. Of a year of two digits the first two are no noughts: no organisation
    -- of 1962 opens in 2062: it may be known a year before when one will.
    select
        *,
        regexp_replace(regexp_replace(trim(opened_on), '[ T][0-9:.]+Z?$', ''), '/([0-9][0-9])$', '/20\1') as opened_day,
        regexp_replace(regexp_replace(trim(closed_on), '[ T][0-9:.]+Z?$', ''), '/([0-9][0-9])$', '/20\1') as closed_day,
        regexp_matches(trim(opened_on), '/[0-9][0-9]([ T][0-9:.]+Z?)?$')                                   as opened_is_short,
        regexp_matches(trim(closed_on), '/[0-9][0-9]([ T][0-9:.]+Z?)?$')                                   as closed_is_short
    from raw_provider_register
),

read as (
    select
        source_file_id,
        line_number,
        register,
        case
            when scheme = 'GB-CHC' and regexp_matches(trim(register_number), '^SC[0-9]{6}$') then 'GB-SC'
            when scheme is not null then scheme
            when register_number like 'local-authority-eng:%' then 'GB-LAE'
            when nation = 'England' then 'GB-LAE'
            when nation = 'Scotland' then 'GB-LAS'
            when nation = 'Wales' then 'GB-PLA'
            when nation = 'Northern Ireland' then 'GB-LANI'
        end as scheme,
        case when upper(trim(register_number)) not in ('', '-', 'NA', 'N/A')
            -- A charity linked to another has its number, and one behind it; the main one has 0 there.
            then concat_ws('-', trim(replace(register_number, 'local-authority-eng:', '')),
                nullif(regexp_replace(
                    regexp_replace(trim(linked_number), '[.]0+$', ''), '^([–-]+|0+|#?(?i:n[/.]?a[.]?|none|null|nil|not applicable)!?)$', ''), '')) end as register_number,
        case when regexp_matches(trim(provider_id), '^[A-Z]{2}-[A-Z]+-.+$') then trim(provider_id) end as given_id,
        case when regexp_matches(trim(same_as_id), '^[A-Z]{2}-[A-Z]+-.+$') then trim(same_as_id) end as given_same_as,
        same_as_scheme || '-' || nullif(trim(same_as_number), '') as made_same_as,
        case when upper(trim(company_number)) not in ('', '-', 'NA', 'N/A', 'NONE', '0')
            then upper(replace(trim(company_number), ' ', '')) end as company_number,
        case when upper(trim(provider_name)) not in ('', '-', 'NA', 'N/A') then trim(provider_name) end as provider_name,
        case when upper(trim(other_name)) not in ('', '-', 'NA', 'N/A') then trim(other_name) end as other_name,
        case when upper(trim(provider_kind)) not in ('', '-', 'NA', 'N/A') then trim(provider_kind) end as provider_kind,
        nullif(trim(parent_name), '') as run_by,
        nullif(trim(short_name), '') as short_name,
        case when regexp_matches(trim(place_id), '^[A-Z][0-9]{8}$') then trim(place_id) end as place_id,
        nullif(trim(slug), '') as slug,
        coalesce(try_strptime(opened_day, '%Y-%m-%d'), try_strptime(opened_day, '%Y%m%d'),
            try_strptime(opened_day, '%d/%m/%Y'))::date as opened_on,
        coalesce(try_strptime(closed_day, '%Y-%m-%d'), try_strptime(closed_day, '%Y%m%d'),
            try_strptime(closed_day, '%d/%m/%Y'))::date as closed_on,
        opened_is_short,
        closed_is_short,
        nullif(trim(replaced_by), '') as replaced_by
    from days
),

named as (
    select
        *,
        coalesce(given_id, scheme || '-' || register_number) as provider_id,
        coalesce(given_same_as, made_same_as, 'GB-COH-' || company_number) as same_as_provider_id,
        case
            when
                opened_is_short and opened_on > current_date
                and (opened_on > current_date + interval 1 year or opened_on > closed_on)
                then cast(opened_on - interval 100 year as date)
            else opened_on
        end as began_on
    from read
)

select
    source_file_id,
    line_number,
    case
        when coalesce(provider_name, other_name) is null then 'no name'
        when coalesce(provider_id, register_number, place_id, short_name) is null then 'no number, no place'
    end as rejected_because,
    register,
    case
        when regexp_matches(provider_id, '^GB-COH-[0-9]{1,7}$') then 'GB-COH-' || lpad(substring(provider_id, 8), 8, '0')
        when regexp_matches(provider_id, '^GB-COH-[A-Z]{2}[0-9]{1,5}$')
            then left(provider_id, 9) || lpad(substring(provider_id, 10), 6, '0')
        else provider_id
    end as provider_id,
    register_number,
    provider_name,
    other_name,
    provider_kind,
    case
        when regexp_matches(same_as_provider_id, '^GB-COH-[0-9]{1,7}$')
            then 'GB-COH-' || lpad(substring(same_as_provider_id, 8), 8, '0')
        when regexp_matches(same_as_provider_id, '^GB-COH-[A-Z]{2}[0-9]{1,5}$')
            then left(same_as_provider_id, 9) || lpad(substring(same_as_provider_id, 10), 6, '0')
        else same_as_provider_id
    end as same_as_provider_id,
    run_by,
    short_name,
    place_id,
    slug,
    began_on as opened_on,
    -- A day on which it will close may be known some years before, and none closes before it opens.
    case
        when
            closed_is_short and closed_on > current_date + interval 5 year
            and coalesce(closed_on - interval 100 year >= began_on, true)
            then cast(closed_on - interval 100 year as date)
        else closed_on
    end as closed_on,
    replaced_by
from named
