/*---
description = """
Several alliances taken together, each pound once: every two that there are, and all of them (`union_key` names them in order).

`alone_gbp` adds up what each counts by itself; `overlap_gbp` is in it more than once; `between_gbp` is paid by a member of
one to a member of another that publishes payments, and comes round again as its own. `spend_gbp` is the union: alone, less the two.
Small areas and people of the union are those of either, once.
"""
grain    = ["union_key", "financial_year"]
not_null = ["alone_gbp", "overlap_gbp", "between_gbp", "spend_gbp", "alliances"]
---*/

with every as (
    select distinct alliance_id from stg_alliances
),

unions as (
    select one.alliance_id || '|' || other.alliance_id as union_key, unnest(string_split(one.alliance_id || '|' || other.alliance_id, '|')) as alliance_id
    from every as one
    inner join every as other on one.alliance_id < other.alliance_id
    union
    select all_of.union_key, every.alliance_id
    from (select string_agg(alliance_id, '|' order by alliance_id) as union_key from every) as all_of
    cross join every
),

keys as (
    select
        benefit.publisher_id, benefit.financial_year, benefit.counting_set, sets.alliance_set, benefit.provider_id,
        sum(benefit.amount_gbp) as amount_gbp
    from int_spend_benefit as benefit
    inner join int_alliance_set as sets
        on sets.counting_set = benefit.counting_set and sets.provider_id is not distinct from benefit.provider_id
    where sets.alliance_set <> ''
    group by benefit.publisher_id, benefit.financial_year, benefit.counting_set, sets.alliance_set, benefit.provider_id
),

counted as (
    select publisher_id, financial_year, counting_set, alliance_set, provider_id, amount_gbp, unnest(string_split(alliance_set, '|')) as alliance_id
    from keys
),

in_unions as (
    select
        counted.publisher_id, counted.financial_year, counted.counting_set, counted.alliance_set, counted.provider_id, unions.union_key,
        max(counted.amount_gbp) as amount_gbp, count(*) as times
    from counted
    inner join unions on unions.alliance_id = counted.alliance_id
    group by counted.publisher_id, counted.financial_year, counted.counting_set, counted.alliance_set, counted.provider_id, unions.union_key
),

receivers as (
    select distinct unions.union_key, members.member_id
    from unions
    inner join int_alliance_member as members on members.alliance_id = unions.alliance_id
    where members.publishes_spend
),

pounds as (
    select
        in_unions.union_key, in_unions.financial_year,
        sum(in_unions.amount_gbp * in_unions.times)                                                                as alone_gbp,
        sum(in_unions.amount_gbp * (in_unions.times - 1))                                                          as overlap_gbp,
        coalesce(sum(in_unions.amount_gbp) filter (where receivers.member_id is not null), 0)                      as between_gbp,
        coalesce(sum(in_unions.amount_gbp) filter (where receivers.member_id is null), 0)                          as spend_gbp
    from in_unions
    left join receivers on receivers.union_key = in_unions.union_key and receivers.member_id = in_unions.provider_id
    group by in_unions.union_key, in_unions.financial_year
),

areas as (
    select union_key, count(*) as small_area_count
    from (
        select distinct unions.union_key, areas.place_id
        from unions
        inner join int_alliance_small_area as areas on areas.alliance_id = unions.alliance_id
    ) as distinct_areas
    group by union_key
),

sizes as (select union_key, count(*) as alliances from unions group by union_key)

select
    pounds.union_key,
    pounds.financial_year,
    sizes.alliances,
    coalesce(areas.small_area_count, 0)       as small_area_count,
    pounds.alone_gbp::decimal(18, 2)          as alone_gbp,
    pounds.overlap_gbp::decimal(18, 2)        as overlap_gbp,
    pounds.between_gbp::decimal(18, 2)        as between_gbp,
    pounds.spend_gbp::decimal(18, 2)          as spend_gbp
from pounds
inner join sizes on sizes.union_key = pounds.union_key
left join areas on areas.union_key = pounds.union_key
