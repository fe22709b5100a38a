/*---
description = """
Publishers that pay in these files, by the names under which others may pay them: their own, or one that people
decided is theirs; from no register, so that payments rest on payments. A name of two of them is nobody's.
"""
grain    = ["name_in_small"]
not_null = ["partner_id"]
---*/

with paying as (
    select distinct publisher_id from stg_landed_files where kind = 'spend' and refused_because is null
)

select lower(publishers.name) as name_in_small, min(publishers.publisher_id) as partner_id
from (
    select publisher_id, name from ref_publishers
    union
    select provider_id, payee_name from ref_decided_aliases where lower(is_the_same) = 'yes'
) as publishers
inner join paying on paying.publisher_id = publishers.publisher_id
group by lower(publishers.name)
having count(distinct publishers.publisher_id) = 1
