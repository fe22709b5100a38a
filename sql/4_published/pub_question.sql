/*---
description = """
Five questions worth a board's time, for every place that was heard and financial year: each with the rule that raised it, how
many things that rule looked at (`looked_at`), and how many all rules together (`checks_made`). What a register says is as at
its own date and stands with the latest year.
"""
grain    = ["place_id", "period", "question_number"]
not_null = ["rule", "board_question", "looked_at"]
accepted = { page = ["outcomes", "places", "money", "contracts"] }
order    = ["place_id", "period", "question_number"]
---*/

select place_id, period, question_number, rule, rule_words, looked_at, checks_made, measure_id, page, board_question
from stat_question
where question_number <= 5
