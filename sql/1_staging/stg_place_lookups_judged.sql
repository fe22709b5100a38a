/*---
description = """
Every line of its files, cast and judged. Look-ups between small areas, wards, districts, trusts and what lies
around them, as published, each level at the latest vintage that the file holds. A line that holds a level at
several vintages has a part for each step (stg_place_successors); it is judged by its first.
"""
grain = ["source_file_id", "line_number", "part_number"]
---*/

with read as (
    select
        raw.*,
        nullif(nullif(trim(lsoa_code), ''), 'NA') as lsoa,
        nullif(nullif(trim(msoa_code), ''), 'NA') as msoa,
        nullif(nullif(trim(ward_code), ''), 'NA') as ward,
        nullif(nullif(trim(district_code), ''), 'NA') as district,
        nullif(nullif(trim(county_code), ''), 'NA') as county,
        nullif(nullif(trim(region_code), ''), 'NA') as region,
        nullif(nullif(trim(icb_code), ''), 'NA') as icb,
        nullif(nullif(trim(sicbl_code), ''), 'NA') as sicbl,
        nullif(nullif(trim(cauth_code), ''), 'NA') as cauth,
        nullif(nullif(trim(country_code), ''), 'NA') as country,
        nullif(nullif(trim(trust_code), ''), 'NA') as trust
    from raw_place_lookups as raw
)

select
    source_file_id,
    line_number,
    coalesce(try_cast(part_number as bigint), 1) as part_number,
    case
        when coalesce(part_number, '1') = '1'
            and coalesce(lsoa, msoa, ward, district, county, region, icb, sicbl, cauth, trust) is null
            then 'no place code'
        -- A code is capitals and digits: a note or a heading that comes again is none.
        when not regexp_full_match(
            concat_ws(' ', lsoa, msoa, ward, district, county, region, icb, sicbl, cauth, country, trust), '[A-Z0-9 ]*'
        ) then 'a code that is none'
    end as rejected_because,
    lsoa as lsoa_code,
    trim(lsoa_name) as lsoa_name,
    msoa as msoa_code,
    trim(msoa_name) as msoa_name,
    ward as ward_code,
    trim(ward_name) as ward_name,
    district as district_code,
    trim(district_name) as district_name,
    region as region_code,
    trim(region_name) as region_name,
    -- The upper tier of a unitary authority is itself: only counties are places of their own.
    case when substring(county, 2, 2) in ('10', '11') then county end as county_code,
    trim(county_name) as county_name,
    icb as icb_code,
    trim(icb_name) as icb_name,
    nullif(trim(icb_nhs_code), '') as icb_nhs_code,
    sicbl as sicbl_code,
    trim(sicbl_name) as sicbl_name,
    nullif(trim(sicbl_nhs_code), '') as sicbl_nhs_code,
    cauth as cauth_code,
    trim(cauth_name) as cauth_name,
    trust as trust_code,
    try_cast(share as double) as parent_share,
    country as country_code,
    trim(country_name) as country_name,
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
    -- The latest of the vintages that a line brings together; a level without one is as old as the others.
    greatest(
        coalesce(lsoa_vintage, '0000'), coalesce(msoa_vintage, '0000'), coalesce(ward_vintage, '0000'),
        coalesce(district_vintage, '0000'), coalesce(county_vintage, '0000'), coalesce(region_vintage, '0000'),
        coalesce(icb_vintage, '0000')
    ) as vintage
from read
