/*---
description = """
The members of each alliance; those that publish payments are marked.
"""
grain    = ["alliance_id", "member_id"]
not_null = ["publishes_spend"]
---*/

with members as (
    select distinct alliance_id, trim(unnest(string_split(partners, '|'))) as member_id
    from stg_alliances
)

select
    members.alliance_id,
    members.member_id,
    publishers.publisher_id is not null as publishes_spend
from members
left join int_publishers as publishers on publishers.publisher_id = members.member_id
where members.member_id <> ''
