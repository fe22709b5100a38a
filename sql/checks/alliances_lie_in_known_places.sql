-- warn: Each small area of an alliance is in a look-up.

select areas.alliance_id, areas.place_id
from dim_alliance_small_area as areas
left join dim_place as places on places.place_id = areas.place_id
where places.place_id is null
