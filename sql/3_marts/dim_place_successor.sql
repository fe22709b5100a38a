/*---
description = """
Which place followed which where a boundary or a code changed, with the name of the successor. A place that split has several; one that is
unchanged has no row. Of wards nobody states it: a ward that no small area lies in any more is followed by those that its small areas lie in by
the latest look-up of each.
"""
grain    = ["place_id", "successor_id"]
not_null = ["change_words"]
---*/

with wards as (
    select
        lsoa_code, ward_code, ward_name, vintage,
        max(vintage) over (partition by lsoa_code) as latest_vintage
    from stg_place_lookups
    where lsoa_code is not null and ward_code is not null
),

latest as (
    select lsoa_code, ward_code, vintage
    from wards
    where vintage = latest_vintage
    group by lsoa_code, ward_code, vintage
),

ward_areas as (
    select ward_code, count(distinct lsoa_code) as small_areas
    from latest
    group by ward_code
),

ward_changes as (
    select
        olds.ward_code as old_code, news.ward_code as new_code, max(olds.ward_name) as old_name,
        max(olds.vintage) as old_vintage, max(news.vintage) as new_vintage, count(distinct olds.lsoa_code) as small_areas
    from wards as olds
    inner join latest as news on news.lsoa_code = olds.lsoa_code
    left join ward_areas as still on still.ward_code = olds.ward_code
    where still.ward_code is null
    group by olds.ward_code, news.ward_code
),

changes as (
    select
        old_code, new_code, max(old_name) as old_name, max(old_vintage) as old_vintage, max(new_vintage) as new_vintage,
        max(change_code) as change_code
    from stg_place_successors
    where old_code <> new_code
    group by old_code, new_code
    union all
    select
        changed.old_code, changed.new_code, changed.old_name, changed.old_vintage, changed.new_vintage,
        case
            when count(*) over (partition by changed.old_code) > 1 then 'S'
            when areas.small_areas > changed.small_areas then 'M'
        end
    from ward_changes as changed
    inner join ward_areas as areas on areas.ward_code = changed.new_code
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
