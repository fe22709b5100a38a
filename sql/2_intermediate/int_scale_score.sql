/*---
description = """
The score of each response on measures of several questions, where the measure's least number was answered.

Answers left out count as the average of those given. A scale that is looked up has the score that its
table gives for the sum, and none where the table has no such sum (`sums_stand_in_their_table`).
"""
grain    = ["source_file_id", "line_number", "measure_id"]
not_null = ["measure_kind"]
---*/

with averaged as (
    select
        items.source_file_id,
        items.line_number,
        items.measure_id,
        max(scales.measure_kind)      as measure_kind,
        max(scales.items)             as questions,
        max(scales.scoring)           as scoring,
        avg(items.value_num)          as average
    from stg_response_items as items
    inner join int_scale as scales on scales.measure_id = items.measure_id
    where not scales.is_one_answer and scales.measure_kind <> 'paired_change'
    group by items.source_file_id, items.line_number, items.measure_id
    having count(items.value_num) >= max(scales.min_items)
)

select
    averaged.source_file_id,
    averaged.line_number,
    averaged.measure_id,
    averaged.measure_kind,
    case averaged.scoring
        when 'table' then cast(looked_up.score as decimal(12, 6))
        when 'mean' then averaged.average::decimal(12, 6)
        else (averaged.average * averaged.questions)::decimal(12, 6)
    end                               as y
from averaged
left join ref_measure_score_table as looked_up
    on looked_up.measure_id = averaged.measure_id
    and cast(looked_up.answers_sum as bigint) = cast(round(averaged.average * averaged.questions) as bigint)
where averaged.scoring <> 'table' or looked_up.score is not null
