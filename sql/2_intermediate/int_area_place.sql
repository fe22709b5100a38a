/*---
description = """
Which places of a publisher's own area the words for an area mean, by code or by name. Several stand apart by
a semicolon or a bar. A name that several places bear is that of the widest, which claims least; words for
the whole area, or for no place there, have no row or the publisher's own place.
"""
grain    = ["publisher_id", "area_covered", "place_id"]
not_null = ["is_whole"]
---*/

with said as (
    select files.publisher_id, terms.area_covered
    from stg_contracts_terms as terms
    inner join stg_landed_files as files on files.source_file_id = terms.source_file_id
    union
    select files.publisher_id, places.area_covered
    from stg_spend_places as places
    inner join stg_landed_files as files on files.source_file_id = places.source_file_id
    union
    select publisher_id, says from ref_decided_contracts where what = 'delivery_place'
    union
    select publishers.publisher_id, catchments.place
    from ref_decided_catchments as catchments
    cross join int_publishers as publishers
),

parts as (
    select publisher_id, area_covered, lower(trim(unnest(string_split(replace(area_covered, '|', ';'), ';')))) as words
    from said
    where area_covered is not null
),

places as (
    select
        publishers.publisher_id, publishers.place_id as payer_place_id, places.place_id, lower(places.place_name) as place_words,
        case places.place_level when 'icb' then 1 when 'county' then 2 when 'district' then 3 when 'ward' then 4 when 'msoa' then 5 else 6 end as width
    from int_publishers as publishers
    inner join int_places as places
        on publishers.place_id in (places.place_id, places.district_id, places.county_id, places.icb_id)
    where places.place_level in ('icb', 'county', 'district', 'ward', 'msoa', 'small_area')
),

found as (
    select parts.publisher_id, parts.area_covered, parts.words, places.place_id, places.width, places.payer_place_id
    from parts
    inner join places on places.publisher_id = parts.publisher_id and places.place_words = parts.words
    union
    select parts.publisher_id, parts.area_covered, parts.words, places.place_id, places.width, places.payer_place_id
    from parts
    inner join places on places.publisher_id = parts.publisher_id and lower(places.place_id) = parts.words
    union
    select parts.publisher_id, parts.area_covered, parts.words, publishers.place_id, 0, publishers.place_id
    from parts
    inner join int_publishers as publishers on publishers.publisher_id = parts.publisher_id
    where parts.words in ('whole area', 'the whole area', 'whole', 'authority wide', 'authority-wide', 'countywide',
        'county-wide', 'citywide', 'city-wide', 'boroughwide', 'borough-wide', 'all', 'all areas')
),

widest as (
    select *, row_number() over (partition by publisher_id, area_covered, words order by width, place_id) as choice
    from found
)

select
    publisher_id,
    area_covered,
    place_id,
    max(case when place_id = payer_place_id then 1 else 0 end) = 1 as is_whole
from widest
where choice = 1
group by publisher_id, area_covered, place_id
