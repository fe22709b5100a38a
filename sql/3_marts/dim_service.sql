/*---
description = """
The short list of what is commissioned, and a row for what is not mapped to any of it.
"""
grain    = ["service_id"]
not_null = ["service_name", "sort_key"]
---*/

select service_id, service_name, cast(sort_key as integer) as sort_key
from ref_services
union all
select 'unmapped', 'Not mapped to a service', 999
