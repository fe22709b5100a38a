/*---
description = """
Every feature of its files, cast and judged. Boundaries of places, one row per place and file. The level
comes from the property that holds the code, or else from the letters of the code.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        source_file_id,
        line_number,
        coalesce(lsoa_code, msoa_code, ward_code, place_code, district_code) as place_id,
        trim(coalesce(lsoa_name, msoa_name, ward_name, place_name, district_name)) as place_name,
        case
            when lsoa_code is not null then 'small_area'
            when msoa_code is not null then 'msoa'
            when ward_code is not null then 'ward'
            when place_code is null then 'district'
            when substring(place_code, 2, 2) = '01' then 'small_area'
            when substring(place_code, 2, 2) = '02' then 'msoa'
            when substring(place_code, 2, 2) = '05' then 'ward'
            when substring(place_code, 2, 2) in ('06', '07', '08', '09') or left(place_code, 3) = 'S12' then 'district'
            when substring(place_code, 2, 2) in ('10', '11') then 'county'
            when substring(place_code, 2, 2) = '54' then 'icb'
            else 'other'
        end as place_level,
        district_code,
        geometry,
        -- Its first corner tells in what, and in which order, its corners are.
        try_cast(regexp_extract(geometry, '\[ *(-?[0-9.]+([eE][+-]?[0-9]+)?) *,', 1) as double) as first_number,
        try_cast(
            regexp_extract(geometry, '\[ *-?[0-9.]+([eE][+-]?[0-9]+)? *, *(-?[0-9.]+([eE][+-]?[0-9]+)?)', 2) as double
        ) as second_number
    from raw_place_boundaries
)

select
    source_file_id,
    line_number,
    case
        when place_id is null then 'no place code'
        when geometry is null or geometry = 'null' then 'no shape'
        when geometry = '"no polygon"' then 'its shape is no polygon: points and lines are no boundary'
        -- Degrees have three digits at most; metres of the National Grid six.
        when regexp_matches(geometry, '\[ *-?[0-9]{4,}') or abs(first_number) > 180 or abs(second_number) > 90
            then 'not in degrees: save it in longitude and latitude (EPSG:4326)'
        -- As it stands it would lie in the Indian Ocean, and the other way round in the United Kingdom.
        when first_number between 49 and 61.5 and second_number between -9 and 2.5
            then 'latitude stands before longitude: save it with longitude first'
        -- In kilometres of the National Grid its corner may be one on the globe, and far from its code.
        when regexp_matches(place_id, '^[EWSNK][0-9]{8}$')
            and not (first_number between -14 and 3 and second_number between 49 and 62)
            then 'not in degrees of the United Kingdom, where its code is: save it in longitude and latitude (EPSG:4326)'
    end as rejected_because,
    place_id,
    place_name,
    place_level,
    district_code,
    geometry
from read
