/*---
description = """
Which place lies in which, one row per pair of places and their vintages, from every look-up. `parent_share`
is the share of an NHS trust's patients who come from a care board, where that is what the look-up states.
"""
grain    = ["child_code", "child_vintage", "parent_code", "parent_vintage", "child_level", "parent_level"]
not_null = ["child_code", "parent_code"]
---*/

with pairs as (
    select 'small_area' as child_level, lsoa_code as child_code, lsoa_vintage as child_vintage, 'msoa' as parent_level,
        msoa_code as parent_code, msoa_vintage as parent_vintage, cast(null as double) as parent_share from stg_place_lookups
    union all
    select 'small_area' as child_level, lsoa_code as child_code, lsoa_vintage as child_vintage, 'ward' as parent_level,
        ward_code as parent_code, ward_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'small_area' as child_level, lsoa_code as child_code, lsoa_vintage as child_vintage, 'district' as parent_level,
        district_code as parent_code, district_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'small_area' as child_level, lsoa_code as child_code, lsoa_vintage as child_vintage, 'sub_icb' as parent_level,
        sicbl_code as parent_code, sicbl_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'small_area' as child_level, lsoa_code as child_code, lsoa_vintage as child_vintage, 'icb' as parent_level,
        icb_code as parent_code, icb_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'msoa' as child_level, msoa_code as child_code, msoa_vintage as child_vintage, 'district' as parent_level,
        district_code as parent_code, district_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'ward' as child_level, ward_code as child_code, ward_vintage as child_vintage, 'district' as parent_level,
        district_code as parent_code, district_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'district' as child_level, district_code as child_code, district_vintage as child_vintage, 'county' as parent_level,
        county_code as parent_code, county_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'district' as child_level, district_code as child_code, district_vintage as child_vintage, 'region' as parent_level,
        region_code as parent_code, region_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'district' as child_level, district_code as child_code, district_vintage as child_vintage, 'icb' as parent_level,
        icb_code as parent_code, icb_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'district' as child_level, district_code as child_code, district_vintage as child_vintage, 'combined_authority' as parent_level,
        cauth_code as parent_code, cauth_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'sub_icb' as child_level, sicbl_code as child_code, sicbl_vintage as child_vintage, 'icb' as parent_level,
        icb_code as parent_code, icb_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'nhs_trust' as child_level, trust_code as child_code, trust_vintage as child_vintage, 'icb' as parent_level,
        icb_code as parent_code, icb_vintage as parent_vintage, parent_share from stg_place_lookups
    union all
    select 'region' as child_level, region_code as child_code, region_vintage as child_vintage, 'country' as parent_level,
        country_code as parent_code, country_vintage as parent_vintage, null from stg_place_lookups
    union all
    select 'district' as child_level, district_code as child_code, district_vintage as child_vintage, 'country' as parent_level,
        country_code as parent_code, country_vintage as parent_vintage, null from stg_place_lookups
)

select
    child_level,
    child_code,
    child_vintage,
    parent_level,
    parent_code,
    parent_vintage,
    max(parent_share) as parent_share
from pairs
where child_code is not null and parent_code is not null and child_code <> parent_code
group by child_level, child_code, child_vintage, parent_level, parent_code, parent_vintage
