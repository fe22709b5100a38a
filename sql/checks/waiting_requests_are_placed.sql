-- warn: People who asked for support are counted for a district, a county or a care board that we know; else nobody sees them.

select counts.source_file_id, counts.line_number, counts.place_id
from stg_waiting_requests as counts
left join dim_place as places
    on places.place_id = counts.place_id and places.place_level in ('district', 'county', 'icb')
where places.place_id is null
