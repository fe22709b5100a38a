/*---
description = """
Which payers' totals pounds are in, by publisher and by the alliances that count them: the publisher's own
place, and each of those alliances.
"""
grain      = ["publisher_id", "alliance_set", "payer_id"]
references = { publisher_id = "dim_publisher" }
---*/

with sets as (
    select distinct benefit.publisher_id, sets.alliance_set
    from int_spend_benefit as benefit
    inner join int_alliance_set as sets
        on sets.counting_set = benefit.counting_set
        and sets.provider_id is not distinct from benefit.provider_id
),

alliances as (
    select publisher_id, alliance_set, unnest(string_split(alliance_set, '|')) as payer_id
    from sets
)

select sets.publisher_id, sets.alliance_set, publishers.place_id as payer_id
from sets
inner join dim_publisher as publishers on publishers.publisher_id = sets.publisher_id
union all
select publisher_id, alliance_set, payer_id
from alliances
where payer_id <> ''
