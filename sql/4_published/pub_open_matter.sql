/*---
description = """
What waits, the longest first: questions without an answer, reviews whose day has passed, what people said and nobody has
answered. By the day to which the loaded files reach (`dim_as_at`), not by the day on which somebody looks.
"""
grain     = ["matter", "matter_id"]
audiences = ["board", "officer"]
order     = ["waiting_since", "matter", "matter_id"]
accepted  = { matter = ["question", "review", "said"] }
---*/

with waiting as (
    select 'question' as matter, learning_id as matter_id, learning_question as matter_words, noted_on as waiting_since
    from dim_learning
    where answered_on is null
    union all
    select 'review', decision_id, decision_question, review_on
    from dim_decision
    union all
    select 'said', said_id, you_said, noted_on
    from dim_said
    where we_changed is null and not_done_because is null
)

select
    waiting.matter,
    waiting.matter_id,
    waiting.matter_words,
    waiting.waiting_since,
    as_at.as_at,
    date_diff('day', waiting.waiting_since, as_at.as_at) as waiting_days
from waiting
cross join dim_as_at as as_at
where waiting.waiting_since <= as_at.as_at
