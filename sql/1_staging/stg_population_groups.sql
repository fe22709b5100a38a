/*---
description = "How many people of a place are of each group, by dimension, as published."
grain    = ["source_file_id", "line_number"]
not_null = ["place_id", "group_dimension", "group_value", "population"]
---*/

select source_file_id, line_number, place_id, place_name, group_dimension, group_value, population, period
from stg_population_groups_judged
where rejected_because is null
