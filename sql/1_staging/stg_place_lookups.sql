/*---
description = """
Look-ups between small areas, wards, districts, trusts and what lies around them, as published. `vintage` is
the latest that a line brings together, 0000 where none is known.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["vintage"]
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
    icb_nhs_code,
    sicbl_code,
    sicbl_name,
    sicbl_nhs_code,
    cauth_code,
    cauth_name,
    trust_code,
    parent_share,
    country_code,
    country_name,
    lsoa_vintage,
    msoa_vintage,
    ward_vintage,
    district_vintage,
    county_vintage,
    region_vintage,
    icb_vintage,
    sicbl_vintage,
    cauth_vintage,
    trust_vintage,
    country_vintage,
    vintage
from stg_place_lookups_judged
where rejected_because is null and part_number = 1
