/*---
description = """
How far the same people came between their first and their latest answer: by place, or by provider and
service over all places. All waves together. With the shares that did better, the same and worse, and how many answered once only.
A share moves by percentage points.
"""
grain    = ["measure_id", "place_id", "provider_id", "service_id"]
order    = ["measure_id", "place_id", "provider_id", "service_id"]
accepted = { why_no_value = ["too_few", "not_heard"], hidden_as = ["too_few", "guards_another", "longer_period"] }
---*/

select
    cells.measure_id,
    cells.place_id,
    cells.provider_id,
    cells.provider_name,
    cells.service_id,
    cells.service_name,
    figures.difference * scaled.times          as value,
    figures.difference_lower * scaled.times    as lower,
    figures.difference_upper * scaled.times    as upper,
    figures.signal,
    cells.n_pairs,
    cells.n_once,
    figures.better_share,
    figures.better_lower,
    figures.better_upper,
    figures.same_share,
    figures.worse_share,
    figures.better_pct,
    figures.same_pct,
    figures.worse_pct,
    cells.first_wave,
    cells.latest_wave,
    case
        when cells.suppressed_because is not null then 'too_few'
        when cells.n_pairs = 0 then 'not_heard'
    end as why_no_value,
    case
        when cells.suppressed_because like 'fewer%' then 'too_few'
        when cells.suppressed_because like '%longer period%' then 'longer_period'
        when cells.suppressed_because is not null then 'guards_another'
    end as hidden_as,
    scaled.unit,
    figures.method_words,
    figures.sentence
from safe_paired_change as cells
inner join (
    select
        measure_id,
        case when unit = 'share of people' then 'percentage points' else unit end as unit,
        case when unit = 'share of people' then 100.0 else 1.0 end     as times
    from dim_measure
) as scaled on scaled.measure_id = cells.measure_id
inner join stat_paired_change as figures
    on figures.measure_id = cells.measure_id
    and figures.place_id is not distinct from cells.place_id
    and figures.provider_id is not distinct from cells.provider_id
    and figures.service_id is not distinct from cells.service_id
