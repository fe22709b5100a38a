/*---
description = """
The ten districts most like each home district: of the same type (the first three characters of
the code) and nearest in average deprivation score. Places equally near are taken by code, and
`tie_note` names those that are exactly as near as the tenth but were left out.
"""
grain      = ["place_id", "similar_place_id"]
within     = { nearness = "1 .. 10" }
references = { place_id = "dim_place" }
---*/

with latest as (
    -- Scores of different indices cannot be compared: only those of the latest year that is there.
    select place_id, average_score, data_year
    from stg_deprivation_districts
    where
        domain = 'Index of Multiple Deprivation'
        and coalesce(data_year, 0) = (
            select max(coalesce(data_year, 0))
            from stg_deprivation_districts
            where domain = 'Index of Multiple Deprivation'
        )
),

scores as (
    select
        latest.place_id,
        places.place_name,
        max(latest.average_score) as deprivation_score,
        max(latest.data_year)     as data_year
    from latest
    inner join int_places as places on places.place_id = latest.place_id
    group by latest.place_id, places.place_name
),

pairs as (
    select
        home.place_id,
        other.place_id                                          as similar_place_id,
        other.place_name                                        as similar_place_name,
        other.deprivation_score,
        other.data_year,
        case substring(own.place_id, 2, 2)
            when '06' then 'unitary authorities'
            when '07' then 'districts'
            when '08' then 'metropolitan districts'
            when '09' then 'London boroughs'
            else 'places'
        end                                                     as similar_kind_words,
        -- Scores carry three decimals; rounding keeps equal distances equal.
        round(other.deprivation_score - own.deprivation_score, 6) as score_difference
    from int_home_places as home
    inner join scores as own on own.place_id = home.place_id
    inner join scores as other
        on left(other.place_id, 3) = left(own.place_id, 3)
    where other.place_id <> own.place_id
),

ordered as (
    select
        *,
        row_number() over (partition by place_id order by abs(score_difference), similar_place_id) as nearness
    from pairs
),

tenth as (
    select place_id, abs(score_difference) as distance from ordered where nearness = 10
),

left_out as (
    select
        ordered.place_id,
        string_agg(ordered.similar_place_name, ', ' order by ordered.similar_place_name) as tie_note
    from ordered
    inner join tenth on tenth.place_id = ordered.place_id
    where ordered.nearness > 10 and abs(ordered.score_difference) = tenth.distance
    group by ordered.place_id
)

select
    ordered.place_id,
    ordered.similar_place_id,
    ordered.similar_place_name,
    ordered.nearness,
    ordered.deprivation_score,
    ordered.score_difference,
    ordered.similar_kind_words,
    ordered.data_year,
    left_out.tie_note
from ordered
left join left_out on left_out.place_id = ordered.place_id
where ordered.nearness <= 10
