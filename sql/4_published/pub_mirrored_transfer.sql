/*---
description = """
Transfers that stand in the files of both partners, by month: what to leave out where both are added up.
"""
grain = ["publisher_id", "other_publisher_id", "month", "mirror_kind"]
order = ["place_id", "month", "other_publisher_id", "mirror_kind"]
---*/

select
    mirrored.publisher_id,
    publishers.place_id,
    mirrored.other_publisher_id,
    others.publisher_name as other_publisher_name,
    mirrored.month,
    mirrored.mirror_kind,
    mirrored.spend_gbp,
    mirrored.payments
from fct_mirrored_transfer as mirrored
inner join dim_publisher as publishers on publishers.publisher_id = mirrored.publisher_id
inner join dim_publisher as others on others.publisher_id = mirrored.other_publisher_id
