/*---
description = """
Questions and what was learned, by stage of commissioning.
"""
grain     = ["learning_id"]
audiences = ["board", "officer"]
order     = ["noted_on", "learning_id"]
---*/

select learning_id, noted_on, stage, service_id, learning_question, learned, answered_on, noted_by
from dim_learning
