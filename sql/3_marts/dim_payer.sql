/*---
description = """
Whose money is counted: the place of each publisher, and each alliance with its members that publish
payments, from the month in which the alliance began.
"""
grain      = ["payer_id", "publisher_id"]
references = { publisher_id = "dim_publisher" }
---*/

select place_id as payer_id, publisher_id, cast(null as varchar) as first_month
from dim_publisher
where place_id is not null
union all
select members.alliance_id, members.member_id, strftime(alliances.start_date, '%Y-%m')
from int_alliance_member as members
inner join dim_alliance as alliances on alliances.alliance_id = members.alliance_id
where members.publishes_spend
