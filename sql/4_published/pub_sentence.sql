/*---
description = """
The sentence of each block, by place, period and, where it has one, measure.
"""
grain = ["block", "place_id", "period", "measure_id"]
order = ["block", "place_id", "period", "measure_id"]
---*/

select block, place_id, period, nullif(measure_id, '') as measure_id, sentence
from stat_sentence_people
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_money
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_contracts
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_place
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_outcomes
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_payer
union all
select block, place_id, period, measure_id, sentence
from stat_sentence_heard
union all
select block, place_id, period, measure_id, sentence
from stat_sentence_fair
union all
select block, place_id, period, cast(null as varchar) as measure_id, sentence
from stat_sentence_question
