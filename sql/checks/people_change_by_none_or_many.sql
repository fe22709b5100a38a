-- fail: A figure about people differs from one that a kept build shows by nobody, or by ten people or more.

select cells.published_table, cells.measure_id, cells.period, kept.build_id
from safe_cell as cells
inner join ref_shown as kept
    on kept.published_table = cells.published_table
    and kept.measure_id = cells.measure_id
    and kept.period = cells.period
    and kept.place_id is not distinct from cells.place_id
    and kept.service_id is not distinct from cells.service_id
    and kept.provider_id is not distinct from cells.provider_id
    and kept.group_dimension is not distinct from cells.group_dimension
    and kept.group_value is not distinct from cells.group_value
where kept.suppressed_because is null
    and cells.suppressed_because is null
    and (
        abs(kept.n_people - cells.n_people) between 1 and 9
        or abs(kept.n_responses - cells.n_responses) between 1 and 9
        or abs(kept.n_with - cells.n_with) between 1 and 9
        or abs(kept.n_without - cells.n_without) between 1 and 9
    )
