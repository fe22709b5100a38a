/*---
description = """
How the answers of a survey make each measure's score: how many questions, how many of them suffice, and
whether they are summed, averaged or looked up in a table that a body has brought.
"""
grain    = ["measure_id"]
not_null = ["measure_kind", "items", "min_items", "scoring"]
accepted = { scoring = ["sum", "mean", "table"] }
---*/

select
    measures.measure_id,
    max(measures.kind)                                                 as measure_kind,
    max(cast(measures.items as integer))                               as items,
    max(cast(measures.min_items as integer))                           as min_items,
    max(measures.scoring)                                              as scoring,
    -- Of one person no more events than that count.
    max(case when measures.kind = 'count' then cast(measures.scale_high as double) end) as most_counted,
    -- One question in each survey, counted as it is answered.
    max(asked.questions) = 1
        and max(cast(measures.min_items as integer)) = 1
        and max(cast(measures.items as integer)) = 1
        and max(measures.scoring) <> 'table'
        and max(measures.kind) <> 'paired_change'                      as is_one_answer
from ref_measures as measures
inner join (
    select measure_id, count(*) as questions
    from ref_survey_items
    where measure_id is not null
    group by survey, measure_id
) as asked on asked.measure_id = measures.measure_id
group by measures.measure_id
