/*---
description = """
Every place that any file names: its level, its name, and the place around it. An alliance is a place
with small areas of its own (`int_alliance_small_area`).

A small area lies in a ward by best fit and in an MSOA; wards and MSOAs lie in a district; a
district in a region. Where look-ups of several vintages place it, the latest counts: its four digits stand
before each value, and the greatest text is the latest. Output areas are too small to be places here.
"""
grain    = ["place_id"]
not_null = ["place_level", "place_name"]
accepted = { place_level = ["small_area", "msoa", "ward", "district", "county", "icb", "alliance", "region", "country", "other"] }
---*/

with lookup_small_areas as (
    select
        lsoa_code          as place_id,
        'small_area'       as place_level,
        substring(max(vintage || lsoa_name), 5)     as place_name,
        substring(max(vintage || ward_code), 5)     as ward_id,
        substring(max(vintage || msoa_code), 5)     as msoa_id,
        substring(max(vintage || district_code), 5) as district_id,
        cast(null as varchar) as region_id
    from stg_place_lookups
    where lsoa_code is not null
    group by lsoa_code
),

lookup_wards as (
    select
        ward_code, 'ward', substring(max(vintage || ward_name), 5), cast(null as varchar), cast(null as varchar),
        substring(max(vintage || district_code), 5), cast(null as varchar)
    from stg_place_lookups
    where ward_code is not null
    group by ward_code
),

lookup_msoas as (
    select
        msoa_code, 'msoa', substring(max(vintage || msoa_name), 5), cast(null as varchar), cast(null as varchar),
        substring(max(vintage || district_code), 5), cast(null as varchar)
    from stg_place_lookups
    where msoa_code is not null
    group by msoa_code
),

lookup_districts as (
    select
        district_code, 'district', substring(max(vintage || district_name), 5), cast(null as varchar), cast(null as varchar),
        district_code, substring(max(vintage || region_code), 5)
    from stg_place_lookups
    where district_code is not null
    group by district_code
),

lookup_regions as (
    select
        region_code, 'region', substring(max(vintage || region_name), 5), cast(null as varchar), cast(null as varchar),
        cast(null as varchar), cast(null as varchar)
    from stg_place_lookups
    where region_code is not null
    group by region_code
),

lookup_around as (
    -- What lies around districts beside regions; a name may be missing, a code never.
    select
        place_id,
        place_level,
        coalesce(substring(max(vintage || place_name), 5), place_id) as place_name,
        cast(null as varchar) as ward_id,
        cast(null as varchar) as msoa_id,
        cast(null as varchar) as district_id,
        cast(null as varchar) as region_id
    from (
        select county_code as place_id, 'county' as place_level, county_name as place_name, vintage from stg_place_lookups
        union all
        select icb_code, 'icb', icb_name, vintage from stg_place_lookups
        union all
        select country_code, 'country', country_name, vintage from stg_place_lookups
    ) as around
    where place_id is not null
    group by place_id, place_level
),

measured as (
    select place_id, max(place_name) as place_name from stg_indicators group by place_id
    union all
    select place_id, max(place_name) from stg_health_index group by place_id
    union all
    select place_id, max(place_name) from stg_published_ascs group by place_id
    union all
    select place_id, max(place_name) from stg_deprivation_districts group by place_id
    union all
    select place_id, max(place_name) from int_population group by place_id
),

measured_places as (
    -- The letters of a GSS code say its level; invented codes keep the digits.
    select
        place_id,
        case
            when left(place_id, 1) = 'K' then 'other'  -- the United Kingdom and its parts together
            when substring(place_id, 2, 2) = '01' then 'small_area'
            when substring(place_id, 2, 2) = '02' then 'msoa'
            when substring(place_id, 2, 2) = '05' then 'ward'
            -- S12 are the council areas of Scotland; 11 are metropolitan counties.
            when substring(place_id, 2, 2) in ('06', '07', '08', '09') or left(place_id, 3) = 'S12' then 'district'
            when substring(place_id, 2, 2) in ('10', '11') then 'county'
            when substring(place_id, 2, 2) = '54' then 'icb'
            when substring(place_id, 2, 2) = '12' and left(place_id, 1) in ('E', 'X') then 'region'
            when substring(place_id, 2, 2) = '92' then 'country'
            else 'other'
        end             as place_level,
        max(place_name) as place_name
    from measured
    where substring(place_id, 2, 2) <> '00'
    group by place_id
),

publisher_places as (
    -- A publisher's place that no file of places names is called after its publisher.
    select place_id, max(publisher_name) as place_name
    from int_publishers
    where place_id not in (select place_id from measured)
    group by place_id
),

around as (
    select
        district_code                                                    as district_id,
        substring(max(vintage || county_code) filter (where county_code <> district_code), 5) as county_id
    from stg_place_lookups
    where district_code is not null
    group by district_code
),

looked_up as (
    select
        place_id, place_level, place_name, cast(null as varchar) as ward_id, cast(null as varchar) as msoa_id,
        district_id, cast(null as varchar) as region_id
    from int_place_predecessors
    union all
    select * from lookup_small_areas
    union all
    select * from lookup_wards
    union all
    select * from lookup_msoas
    union all
    select * from lookup_districts
    union all
    select * from lookup_regions
    union all
    select * from lookup_around
    union all
    select
        alliance_id, 'alliance', max(alliance_name), cast(null as varchar), cast(null as varchar),
        cast(null as varchar), cast(null as varchar)
    from stg_alliances
    group by alliance_id
),

all_places as (
    select
        place_id,
        place_level,
        place_name,
        ward_id,
        msoa_id,
        district_id,
        region_id
    from looked_up
    union all
    select
        place_id,
        place_level,
        coalesce(place_name, place_id)                          as place_name,
        cast(null as varchar)                                   as ward_id,
        cast(null as varchar)                                   as msoa_id,
        case when place_level = 'district' then place_id end    as district_id,
        cast(null as varchar)                                   as region_id
    from measured_places
    where place_id not in (select place_id from looked_up)
    union all
    select
        place_id,
        'district'                                              as place_level,
        place_name,
        cast(null as varchar)                                   as ward_id,
        cast(null as varchar)                                   as msoa_id,
        place_id                                                as district_id,
        cast(null as varchar)                                   as region_id
    from publisher_places
    where place_id not in (select place_id from looked_up)
)

select
    all_places.place_id,
    all_places.place_level,
    coalesce(all_places.place_name, all_places.place_id) as place_name,
    all_places.ward_id,
    all_places.msoa_id,
    all_places.district_id,
    around.county_id,
    boards.icb_id,
    all_places.region_id
from all_places
left join around on around.district_id = all_places.district_id
left join int_district_care_board as boards on boards.district_id = all_places.district_id
