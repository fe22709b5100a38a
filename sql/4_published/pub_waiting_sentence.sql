/*---
description = """
What became of people who asked for support, in a sentence, by place and year: of one service, or of all (without a service).
"""
grain = ["place_id", "service_id", "period"]
order = ["place_id", "period", "service_id"]
---*/

select place_id, service_id, period, sentence
from stat_sentence_waiting
