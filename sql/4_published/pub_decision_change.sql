/*---
description = """
For each decision that names an outcome and a place: the latest year's cell beside the one that it saw, with the difference or
that we cannot tell.
"""
grain     = ["decision_id"]
audiences = ["board", "officer"]
order     = ["decision_id"]
accepted  = { now_why = ["too_few", "not_heard"], now_hidden_as = ["too_few", "guards_another", "longer_period"] }
---*/

select
    decision_id, now_period, now_value, now_lower, now_upper, now_people, now_why, now_hidden_as,
    difference, difference_lower, difference_upper, verdict, signal, sentence
from stat_decision_change
