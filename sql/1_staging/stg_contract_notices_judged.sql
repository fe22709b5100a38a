/*---
description = """
Notices that Contracts Finder exports as a table, one row each, cast and judged.

An awarded value of 0 or 1 only fills the field and is unknown, as is one below nought. A day is of our calendar,
from 1990 to 2100: 3034 is a slip of the pen, 9999 fills a field. A notice is refused when it has no id or no buyer.
"""
grain = ["source_file_id", "line_number"]
---*/

with first_lines as (
    -- A notice lands once for each supplier; the first record says what the notice says.
    select * from raw_contract_notices where supplier_number = '1'
),

counted as (
    select source_file_id, line_number, count(case when upper(trim(supplier_name)) not in ('', '-', 'NA', 'N/A') then 1 end) as suppliers
    from raw_contract_notices
    group by source_file_id, line_number
),

read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.notice_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.notice_id) end   as notice_id,
        case when upper(trim(raw.buyer_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.buyer_name) end as buyer_name,
        case when upper(trim(raw.title)) not in ('', '-', 'NA', 'N/A') then trim(raw.title) end           as title,
        lower(nullif(trim(raw.status), ''))                                                               as status,
        coalesce(
            try_strptime(split_part(trim(raw.published_on), ' ', 1), '%d/%m/%y'), try_strptime(split_part(trim(raw.published_on), ' ', 1), '%d/%m/%Y'),
            try_strptime(left(trim(raw.published_on), 10), '%Y-%m-%d')
        )::date as published_on,
        coalesce(
            try_strptime(split_part(trim(raw.awarded_on), ' ', 1), '%d/%m/%y'), try_strptime(split_part(trim(raw.awarded_on), ' ', 1), '%d/%m/%Y'),
            try_strptime(left(trim(raw.awarded_on), 10), '%Y-%m-%d')
        )::date as awarded_on,
        coalesce(
            try_strptime(split_part(trim(raw.start_date), ' ', 1), '%d/%m/%y'), try_strptime(split_part(trim(raw.start_date), ' ', 1), '%d/%m/%Y'),
            try_strptime(left(trim(raw.start_date), 10), '%Y-%m-%d')
        )::date as start_date,
        coalesce(
            try_strptime(split_part(trim(raw.end_date), ' ', 1), '%d/%m/%y'), try_strptime(split_part(trim(raw.end_date), ' ', 1), '%d/%m/%Y'),
            try_strptime(left(trim(raw.end_date), 10), '%Y-%m-%d')
        )::date as end_date,
        try_cast(regexp_replace(replace(replace(trim(raw.total_value), '£', ''), '_', '?'), ',([0-9]{3})\b', '\1', 'g') as decimal(18, 2)) as value_stated_gbp,
        split_part(trim(raw.cpv_codes), ' ', 1)                                                           as cpv_code,
        nullif(trim(raw.procedure), '')                                                                   as procedure,
        case when counted.suppliers = 1 and upper(trim(raw.supplier_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.supplier_name) end as supplier_name,
        case when counted.suppliers = 1 then nullif(trim(raw.supplier_id), '') end                        as supplier_id,
        counted.suppliers
    from first_lines as raw
    left join counted
        on counted.source_file_id is not distinct from raw.source_file_id and counted.line_number = raw.line_number
)

select
    source_file_id,
    line_number,
    case
        when notice_id is null then 'without an id of the notice'
        when buyer_name is null then 'without a buyer'
        when published_on is null or published_on not between date '1990-01-01' and date '2100-12-31' then 'without the day of its publication'
    end                                                                             as rejected_because,
    notice_id,
    buyer_name,
    title,
    status,
    published_on,
    case when awarded_on between date '1990-01-01' and date '2100-12-31' then awarded_on end as awarded_on,
    case when start_date between date '1990-01-01' and date '2100-12-31' then start_date end as start_date,
    case when end_date between date '1990-01-01' and date '2100-12-31' then end_date end as end_date,
    case when value_stated_gbp > 0 and value_stated_gbp <> 1 then value_stated_gbp end as total_value_gbp,
    case
        when value_stated_gbp in (0, 1) then 'a placeholder of 0 or 1'
        when value_stated_gbp < 0 then 'a sum that cannot be true'
    end                                                                             as value_unknown_because,
    nullif(cpv_code, '')                                                            as cpv_code,
    procedure,
    suppliers,
    supplier_name,
    supplier_id
from read
