/*---
description = """
Pounds that stand in the files of two publishers, by the publisher whose lines mirror the other's and month: where both are added
up, these are left out (`int_spend_mirrored`).
"""
grain      = ["publisher_id", "other_publisher_id", "month", "mirror_kind"]
not_null   = ["spend_gbp", "payments"]
references = { publisher_id = "dim_publisher" }
---*/

select
    mirrored.publisher_id,
    other.publisher_id                              as other_publisher_id,
    mirrored.month,
    mirrored.mirror_kind,
    sum(mirrored.amount_gbp)::decimal(18, 2)        as spend_gbp,
    count(*)                                        as payments
from int_spend_mirrored as mirrored
inner join int_spend as other
    on other.source_file_id = mirrored.other_source_file_id and other.line_number = mirrored.other_line_number
group by mirrored.publisher_id, other.publisher_id, mirrored.month, mirrored.mirror_kind
