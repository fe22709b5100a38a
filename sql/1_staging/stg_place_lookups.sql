/*---
description = """
Look-ups between small areas, wards, districts and regions, as published.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    lsoa_code,
    lsoa_name,
    msoa_code,
    msoa_name,
    ward_code,
    ward_name,
    district_code,
    district_name,
    region_code,
    region_name,
    county_code,
    county_name,
    icb_code,
    icb_name,
    country_code,
    country_name,
    vintage
from stg_place_lookups_judged
where rejected_because is null
