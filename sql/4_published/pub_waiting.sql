/*---
description = """
People who asked for a service in a place and year: how many, how many were taken on, how many were not and why, as a body counted
them. A row stands for each kind of count of each service that is counted anywhere, so that what was not supplied has its row.
"""
grain    = ["place_id", "service_id", "period", "waiting_kind"]
accepted = { why_no_value = ["too_few", "not_loaded"], hidden_as = ["too_few", "guards_another", "longer_period"], waiting_kind = ["asked", "taken_on", "not_taken_on", "referred_on", "outside_rules", "no_reply", "still_waiting", "reason_not_supplied"] }
order    = ["place_id", "period", "service_name", "service_id", "kind_order"]
---*/

with kinds as (
    select waiting_kind, kind_order
    from (
        values ('asked', 1), ('taken_on', 2), ('not_taken_on', 3), ('referred_on', 4), ('outside_rules', 5),
            ('no_reply', 6), ('still_waiting', 7), ('reason_not_supplied', 8)
    ) as listed(waiting_kind, kind_order)
),

spine as (
    select places.place_id, places.period, services.service_id, services.service_name, kinds.waiting_kind, kinds.kind_order
    from (select distinct place_id, period from safe_waiting) as places
    cross join (select service_id, max(service_name) as service_name from safe_waiting group by service_id) as services
    cross join kinds
)

select
    spine.place_id,
    spine.service_id,
    spine.service_name,
    spine.period,
    spine.waiting_kind,
    spine.kind_order,
    counts.waiting_people,
    case
        when counts.suppressed_because is not null then 'too_few'
        when counts.waiting_people is null then 'not_loaded'
    end                                                              as why_no_value,
    case
        when counts.suppressed_because like 'fewer%' then 'too_few'
        when counts.suppressed_because like '%longer period%' then 'longer_period'
        when counts.suppressed_because is not null then 'guards_another'
    end as hidden_as,
    counts.waiting_source
from spine
left join safe_waiting as counts
    on counts.place_id = spine.place_id and counts.period = spine.period
    and counts.service_id = spine.service_id and counts.waiting_kind = spine.waiting_kind
