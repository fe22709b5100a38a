/*---
description = """
Every line of the list of providers, cast and judged.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.provider_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_id) end as provider_id,
        case when upper(trim(raw.provider_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_name) end as provider_name,
        case when upper(trim(raw.provider_kind)) not in ('', '-', 'NA', 'N/A') then trim(raw.provider_kind) end as provider_kind,
        case when upper(trim(raw.kind_basis)) not in ('', '-', 'NA', 'N/A') then trim(raw.kind_basis) end as kind_basis,
        case when upper(trim(raw.home_area)) not in ('', '-', 'NA', 'N/A') then trim(raw.home_area) end as home_area,
        case when upper(trim(raw.staff_band)) not in ('', '-', 'NA', 'N/A') then trim(raw.staff_band) end as staff_band,
        case lower(trim(raw.is_sme)) when 'yes' then true when 'no' then false end as is_sme,
        case when upper(trim(raw.other_identifiers)) not in ('', '-', 'NA', 'N/A') then trim(raw.other_identifiers) end as other_identifiers,
        case when upper(trim(raw.services)) not in ('', '-', 'NA', 'N/A') then trim(raw.services) end as services,
        case when upper(trim(raw.parent_provider_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.parent_provider_id) end as parent_provider_id,
        case when upper(trim(raw.parent_provider_name)) not in ('', '-', 'NA', 'N/A') then trim(raw.parent_provider_name) end as parent_provider_name
    from raw_providers as raw
)

select
    source_file_id,
    line_number,
    case
        when provider_id is null or provider_name is null then 'without an id or a name'
    end as rejected_because,
    provider_id,
    provider_name,
    provider_kind,
    kind_basis,
    home_area,
    staff_band,
    is_sme,
    other_identifiers,
    services,
    parent_provider_id,
    parent_provider_name
from read
