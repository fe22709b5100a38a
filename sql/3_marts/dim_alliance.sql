/*---
description = """
Alliances: what they are there for, since when, and over how many small areas and members.
"""
grain    = ["alliance_id"]
not_null = ["alliance_name", "small_area_count", "member_count"]
---*/

with areas as (
    select alliance_id, count(*) as small_area_count from int_alliance_small_area group by alliance_id
),

members as (
    select alliance_id, count(*) as member_count from int_alliance_member group by alliance_id
),

alliances as (
    select
        alliance_id, max(alliance_name) as alliance_name, max(purpose) as purpose, max(start_date) as start_date,
        max(end_date) as end_date, max(services) as services, max(outcomes) as outcomes
    from stg_alliances
    group by alliance_id
)

select
    alliances.alliance_id,
    alliances.alliance_name,
    alliances.purpose,
    alliances.start_date,
    alliances.end_date,
    alliances.services,
    alliances.outcomes,
    coalesce(areas.small_area_count, 0)  as small_area_count,
    coalesce(members.member_count, 0)    as member_count
from alliances
left join areas on areas.alliance_id = alliances.alliance_id
left join members on members.alliance_id = alliances.alliance_id
