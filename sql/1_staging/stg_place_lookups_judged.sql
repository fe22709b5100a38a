/*---
description = """
Every line of its files, cast and judged. Look-ups between small areas, wards, districts and what lies around them, as published.
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
    -- The upper tier of a unitary authority is itself: only counties are places of their own.
    case when substring(trim(county_code), 2, 2) in ('10', '11') then trim(county_code) end as county_code,
    trim(county_name) as county_name,
    nullif(trim(icb_code), '') as icb_code,
    trim(icb_name) as icb_name,
    nullif(trim(country_code), '') as country_code,
    trim(country_name) as country_name,
    coalesce(lsoa_vintage, msoa_vintage, ward_vintage, district_vintage) as vintage
from raw_place_lookups
