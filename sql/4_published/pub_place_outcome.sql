/*---
description = """
The outcomes that a place leads with, in order: people's own answers where a survey asked here, else the
estimates of the national survey.
"""
grain    = ["place_id", "measure_id"]
not_null = ["position", "is_estimate"]
order    = ["place_id", "position"]
---*/

with asked as (select distinct place_id from safe_cell where published_table = 'P1')

select leads.place_id, leads.measure_id, leads.position, leads.is_estimate
from dim_place_outcome as leads
left join asked on asked.place_id = leads.place_id
where leads.is_estimate = (asked.place_id is null)
