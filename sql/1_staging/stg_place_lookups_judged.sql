/*---
description = """
Every line of its files, cast and judged. Look-ups between small areas, wards, districts and regions, as published.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when coalesce(nullif(trim(lsoa_code), ''), nullif(trim(msoa_code), ''), nullif(trim(ward_code), ''), nullif(trim(district_code), '')) is null
            then 'no place code'
    end as rejected_because,
    nullif(trim(lsoa_code), '') as lsoa_code,
    trim(lsoa_name) as lsoa_name,
    nullif(trim(msoa_code), '') as msoa_code,
    trim(msoa_name) as msoa_name,
    nullif(trim(ward_code), '') as ward_code,
    trim(ward_name) as ward_name,
    nullif(trim(district_code), '') as district_code,
    trim(district_name) as district_name,
    nullif(trim(region_code), '') as region_code,
    trim(region_name) as region_name,
    coalesce(lsoa_vintage, msoa_vintage, ward_vintage, district_vintage) as vintage
from raw_place_lookups
