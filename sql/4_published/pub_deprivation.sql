/*---
description = """
Deprivation of the small areas of home districts, by tenth and fifth of the country.
"""
grain = ["place_id"]
order = ["district_id", "place_name"]
---*/

select
    places.place_id,
    places.place_name,
    places.ward_id,
    wards.place_name                                        as ward_name,
    places.district_id,
    places.deprivation_score                                as score,
    places.deprivation_decile                               as decile,
    (places.deprivation_decile + 1) // 2                    as fifth,
    case (places.deprivation_decile + 1) // 2
        when 1 then 'Most deprived fifth of small areas in the country'
        when 2 then 'Second most deprived fifth'
        when 3 then 'Middle fifth'
        when 4 then 'Second least deprived fifth'
        else 'Least deprived fifth of small areas in the country'
    end                                                     as fifth_words
from dim_place as places
inner join dim_place as homes on homes.place_id = places.district_id and homes.is_home
left join dim_place as wards on wards.place_id = places.ward_id
where places.place_level = 'small_area' and places.deprivation_decile is not null
