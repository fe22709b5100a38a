/*---
description = """
The alliances whose total a payment to a provider is in: those that count it, without those of which the
provider is a member that publishes payments itself. One row per set that counts and provider.
"""
grain    = ["counting_set", "provider_id"]
not_null = ["alliance_set"]
---*/

with pairs as (
    select distinct counting_set, provider_id from int_spend_benefit
),

alliances as (
    select counting_set, provider_id, unnest(string_split(counting_set, '|')) as alliance_id
    from pairs
),

counted as (
    select alliances.counting_set, alliances.provider_id, alliances.alliance_id
    from alliances
    left join int_alliance_member as receivers
        on receivers.alliance_id = alliances.alliance_id
        and receivers.member_id = alliances.provider_id
        and receivers.publishes_spend
    where receivers.member_id is null
)

select counting_set, provider_id, coalesce(string_agg(alliance_id, '|' order by alliance_id), '') as alliance_set
from counted
group by counting_set, provider_id
union all
select pairs.counting_set, pairs.provider_id, ''
from pairs
left join counted
    on counted.counting_set = pairs.counting_set and counted.provider_id is not distinct from pairs.provider_id
where counted.counting_set is null
