/*---
description = """
The outcomes that a place leads with, six at most, in order.

An alliance leads with those that it names, eight at most. Any other place leads with what residents wrote themselves,
then with the others, in the order of the list of measures. Estimates of the national survey are counted apart:
they lead where no survey of the place's own was loaded.
"""
grain    = ["place_id", "measure_id"]
not_null = ["position"]
references = { place_id = "dim_place", measure_id = "dim_measure" }
---*/

with candidates as (
    select
        places.place_id,
        measures.measure_id,
        strpos('|' || replace(alliances.outcomes, ' ', '') || '|', '|' || measures.measure_id || '|') as named_at,
        measures.measure_kind = 'published'    as is_estimate,
        measures.defined_by = 'residents'      as is_residents_own,
        measures.sort_key
    from dim_place as places
    cross join dim_measure as measures
    left join dim_alliance as alliances on alliances.alliance_id = places.place_id
    where places.place_level not in ('small_area', 'msoa')
        -- A measure without direction stands beside others; it is no outcome.
        and measures.polarity <> 'neither'
        -- Patients of hospitals, and estimates of other publications, are no outcome that a place leads with.
        and measures.measure_kind not in ('paired_change', 'published_estimate')
),

ordered as (
    select
        place_id,
        measure_id,
        is_estimate,
        case when named_at > 0 then 8 else 6 end as most,
        row_number() over (
            partition by place_id, is_estimate
            order by named_at nulls last, not is_residents_own, sort_key, measure_id
        ) as position
    from candidates
    where named_at > 0 or not starts_with(place_id, 'alliance:')
)

select place_id, measure_id, is_estimate, cast(position as integer) as position
from ordered
where position <= most
