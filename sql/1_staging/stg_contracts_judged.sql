/*---
description = """
Every line of every contracts register, cast and judged.

A value of '-', 'NA' or 'None' and a date of 'TBC' are unknown, not a reason to refuse the contract; a
value of 0 or 1 only fills the field (`value_unknown_because`). A line is refused only when it has
neither a title nor a supplier; a row of headings, a note and a total are set apart. Company numbers regain the zeros that spreadsheets take.
"""
grain    = ["source_file_id", "line_number"]
---*/

with heading_words as (
    select "column" as column_name, heading from ref_headings where layout = 'contracts_register'
),

numbers as (
    select
        number_text,
        case
            when regexp_matches(number, '^0*$') then null  -- zeros alone are no number
            when regexp_matches(number, '^[0-9]{5}R$') then 'IP' || number  -- a registered society
            when regexp_matches(number, '^[A-Z]{2}[0-9]{5}[A-Z]$') then number
            when regexp_matches(number, '^[0-9]{1,8}$') then lpad(number, 8, '0')
            when regexp_matches(number, '^[A-Z][0-9]{1,7}$') then left(number, 1) || lpad(substring(number, 2), 7, '0')
            when regexp_matches(number, '^[A-Z]{2}[0-9]{1,6}$') then left(number, 2) || lpad(substring(number, 3), 6, '0')
        end as company_number
    from (
        select company_number as number_text, regexp_replace(upper(regexp_replace(trim(company_number), '\.0$', '')), '[- .]', '', 'g') as number
        from raw_contracts group by company_number
    ) as distinct_numbers
),

named as (
    select
        raw_contracts.*,
        case when upper(trim(contract_reference)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(contract_reference) end as reference,
        case when upper(trim(title)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(title) end                           as contract_title,
        case when upper(trim(supplier_name)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(supplier_name) end           as supplier,
        lower(trim(coalesce(is_sme, case when lower(trim(sme_or_vcse)) in ('no', 'large') then 'no' end)))                as sme,
        lower(trim(coalesce(is_vcse, case when lower(trim(sme_or_vcse)) = 'no' then 'no' end)))                           as vcse,
        trim(regexp_replace(lower(title), '[^a-z0-9]+', ' ', 'g')) in (select heading from heading_words where column_name = 'title')
            and trim(regexp_replace(lower(supplier_name), '[^a-z0-9]+', ' ', 'g'))
            in (select heading from heading_words where column_name = 'supplier_name')                                    as is_heading,
        trim(concat(start_date, end_date, expiry_date)) <> ''                                                             as has_day,
        coalesce(cast(other_columns as varchar), '{}') <> '{}' or trim(concat(
            contract_reference, directorate, procedure, legal_route, service_id, cpv_code, provider_id, company_number,
            charity_number, is_sme, is_vcse, sme_or_vcse
        )) <> ''                                                                                                          as says_more,
        trim(concat(annual_value, total_value)) <> ''                                                                     as has_value,
        coalesce(worth.amount, a_year.amount)                                                                             as worth
    from raw_contracts
    left join stg_contracts_amounts as worth on worth.amount_text = raw_contracts.total_value
    left join stg_contracts_amounts as a_year on a_year.amount_text = raw_contracts.annual_value
),

told as (
    select
        *,
        case
            when is_heading then 'heading'
            when contract_title is null and supplier is null then 'unreadable'
            when has_day or (contract_title is not null and supplier is not null) then 'contract'
            when not says_more and not has_value then 'note'
            -- Nothing but a value: a word of a total in it, or the sum of the contracts above, tells.
            when not says_more and (
                regexp_matches(lower(coalesce(contract_title, supplier)), '\b(sub)?totals?\b|\bsum\b')
                or worth = sum(case when contract_title is not null and supplier is not null then worth end) over above) then 'total'
            when regexp_full_match(lower(coalesce(contract_title, supplier)), '((grand|sub|overall)[ -]?)?totals?( (value|of|for) .*)?:?') then 'total'
            else 'contract'
        end as kind_of_line
    from named
    window above as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding)
)

select
    raw.source_file_id,
    raw.line_number,
    raw.kind_of_line,
    case raw.kind_of_line
        when 'heading' then 'a second row of headings'
        when 'unreadable' then 'neither a title nor a supplier'
        when 'note' then 'a note: it says one thing alone'
        when 'total' then 'a total of contracts'
    end                                             as rejected_because,
    raw.reference                                   as contract_reference,
    raw.contract_title                              as title,
    raw.supplier                                    as supplier_name,
    case when upper(trim(raw.directorate)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(raw.directorate) end as directorate,
    case when upper(trim(raw.procedure)) not in ('', '-', 'NA', 'N/A', 'NONE') then trim(raw.procedure) end     as procedure,
    nullif(trim(raw.legal_route), '')               as legal_route,
    nullif(trim(raw.service_id), '')                as service_id,
    -- Of several codes the first that is whole.
    nullif(regexp_extract(raw.cpv_code, '[0-9]{8}'), '') as cpv_code,
    nullif(trim(raw.provider_id), '')               as provider_id,
    numbers.company_number,
    case when regexp_matches(trim(raw.charity_number), '^[0-9]{5,7}(-[0-9]+)?$') then trim(raw.charity_number) end as charity_number,
    case
        when raw.sme in ('yes', 'y', 'true') or regexp_matches(lower(raw.sme_or_vcse), '\b(sme|micro|small|medium)\b') then true
        when raw.sme in ('no', 'n', 'false') then false
    end                                             as is_sme,
    case
        when raw.vcse in ('yes', 'y', 'true') or regexp_matches(lower(raw.sme_or_vcse), 'vcse|vsce|charit|voluntary|\bcic\b') then true
        when raw.vcse in ('no', 'n', 'false') then false
    end                                             as is_vcse,
    starts.date_read                                as start_date,
    ends.date_read                                  as end_date,
    -- The current expiry moves with each extension; without it the first end date stands.
    coalesce(expires.date_read, ends.date_read)     as expiry_date,
    nullif(nullif(coalesce(annual.amount, case when total.is_a_year then total.amount end), 0), 1) as annual_value_gbp,
    case when not total.is_a_year and total.amount not in (0, 1) then total.amount end             as total_value_gbp,
    case when total.amount in (0, 1) then 'a placeholder of 0 or 1' end                            as value_unknown_because,
    try_cast(raw.as_at as date)                     as as_at
from told as raw
left join numbers on numbers.number_text = raw.company_number
left join stg_contracts_dates as starts on starts.source_file_id = raw.source_file_id and starts.date_text = raw.start_date
left join stg_contracts_dates as ends on ends.source_file_id = raw.source_file_id and ends.date_text = raw.end_date
left join stg_contracts_dates as expires on expires.source_file_id = raw.source_file_id and expires.date_text = raw.expiry_date
left join stg_contracts_amounts as annual on annual.amount_text = raw.annual_value
left join stg_contracts_amounts as total on total.amount_text = raw.total_value
