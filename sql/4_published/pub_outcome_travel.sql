/*---
description = """
How far the parts of a place differ on what people report in a year, what one more such part would be expected
to have, and whether the change since the first year is one that it would share. Five parts or more.
"""
grain    = ["place_id", "measure_id", "period"]
not_null = ["sentence", "parts_verdict"]
accepted = { parts_verdict = ["differ", "cannot_tell", "too_few_places"], change_travels = ["travels", "depends_on_place", "cannot_tell", "too_few_places"] }
order    = ["place_id", "measure_id", "period"]
---*/

select
    place_id, measure_id, period, part_words, parts_compared, parts_verdict, part_average, part_average_lower,
    part_average_upper, next_part_lower, next_part_upper, between_share, parts_p, change_from, change_average,
    change_travels, measures_looked_at, sentence, beside_words
from stat_outcome_travel
