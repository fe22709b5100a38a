/*---
description = """
Which place followed which where a boundary or a code changed, with the name of the successor. A place that split has several; one that is
unchanged has no row.
"""
grain    = ["place_id", "successor_id"]
not_null = ["change_words"]
---*/

with changes as (
    select
        old_code, new_code, max(old_name) as old_name, max(old_vintage) as old_vintage, max(new_vintage) as new_vintage,
        max(change_code) as change_code
    from stg_place_successors
    where old_code <> new_code
    group by old_code, new_code
)

select
    changes.old_code                            as place_id,
    coalesce(changes.old_name, olds.place_name) as place_name,
    olds.place_level,
    changes.old_vintage                         as place_vintage,
    changes.new_code                            as successor_id,
    news.place_name                             as successor_name,
    changes.new_vintage                         as successor_vintage,
    case changes.change_code
        when 'S' then 'Split: part of it is now this place'
        when 'M' then 'Merged into this place with others'
        when 'X' then 'Its boundary changed in another way'
        else 'Has another code now'
    end                                         as change_words,
    news.district_id
from changes
left join int_places as olds on olds.place_id = changes.old_code
left join int_places as news on news.place_id = changes.new_code
