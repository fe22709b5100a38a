/*---
description = """
Awards and contracts of OCDS release packages, one row each, cast and judged.

`line_number` is the release's position in its package; a release may hold several parts. Values in
other currencies are unknown in pounds.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.ocid)) not in ('', '-', 'NA', 'N/A') then trim(raw.ocid) end as ocid,
        case when upper(trim(raw.release_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.release_id) end as release_id,
        coalesce(
            try_strptime(left(trim(raw.release_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.release_date), '%d/%m/%y'),
            try_strptime(trim(raw.release_date), '%d/%m/%Y')
        )::date as release_date,
        case when upper(trim(raw.tag)) not in ('', '-', 'NA', 'N/A') then trim(raw.tag) end as tag,
        case when upper(trim(raw.buyer_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.buyer_id) end as buyer_id,
        case when upper(trim(raw.buyer_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.buyer_name) end as buyer_name,
        case when upper(trim(raw.contract_reference)) not in ('', '-', 'NA', 'N/A') then trim(raw.contract_reference) end as contract_reference,
        case when upper(trim(raw.title)) not in ('', '-', 'NA', 'N/A') then trim(raw.title) end as title,
        case when upper(trim(raw.cpv_code)) not in ('', '-', 'NA', 'N/A') then trim(raw.cpv_code) end as cpv_code,
        case when upper(trim(raw.procedure)) not in ('', '-', 'NA', 'N/A') then trim(raw.procedure) end as procedure,
        case when upper(trim(raw.part)) not in ('', '-', 'NA', 'N/A') then trim(raw.part) end as part,
        try_cast(replace(trim(raw.part_number), ',', '') as bigint) as part_number,
        case when upper(trim(raw.award_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.award_id) end as award_id,
        case when upper(trim(raw.status)) not in ('', '-', 'NA', 'N/A') then trim(raw.status) end as status,
        try_cast(replace(replace(trim(raw.total_value), '£', ''), ',', '') as decimal(18, 2)) as value_stated_gbp,
        case when upper(trim(raw.currency)) not in ('', '-', 'NA', 'N/A') then trim(raw.currency) end as currency,
        coalesce(
            try_strptime(left(trim(raw.start_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.start_date), '%d/%m/%y'),
            try_strptime(trim(raw.start_date), '%d/%m/%Y')
        )::date as start_date,
        coalesce(
            try_strptime(left(trim(raw.end_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.end_date), '%d/%m/%y'),
            try_strptime(trim(raw.end_date), '%d/%m/%Y')
        )::date as end_date,
        coalesce(
            try_strptime(left(trim(raw.expiry_date), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.expiry_date), '%d/%m/%y'),
            try_strptime(trim(raw.expiry_date), '%d/%m/%Y')
        )::date as expiry_date,
        try_cast(replace(trim(raw.suppliers), ',', '') as bigint) as suppliers,
        case when upper(trim(raw.supplier_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.supplier_name) end as supplier_name,
        case when upper(trim(raw.supplier_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.supplier_id) end as supplier_id
    from raw_ocds as raw
)

select
    source_file_id,
    line_number,
    case
        when part is null then 'a notice without an award or a contract'
        when ocid is null or award_id is null then 'without an OCID or an id of the award'
        when lower(status) in ('cancelled', 'unsuccessful') then 'an award that did not stand'
        when title is null and supplier_name is null then 'neither a title nor a supplier'
    end as rejected_because,
    ocid,
    release_id,
    release_date,
    tag,
    buyer_id,
    buyer_name,
    contract_reference,
    title,
    cpv_code,
    procedure,
    part,
    part_number,
    award_id,
    status,
    case when coalesce(currency, 'GBP') = 'GBP' then value_stated_gbp end::decimal(18, 2) as total_value_gbp,
    start_date,
    end_date,
    expiry_date,
    suppliers,
    supplier_name,
    supplier_id
from read
