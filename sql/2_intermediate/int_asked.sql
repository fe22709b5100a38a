/*---
description = """
The financial years in which somebody answered what a measure asks, wherever they are known to live: where
no answer has a home, no place is silent. A change before and after an operation is asked of patients, not of
a place's people: nobody is silent about it.
"""
grain = ["measure_id", "period"]
---*/

select distinct answers.measure_id, periods.period, periods.period_kind, periods.period_start, periods.period_words
from (
    select distinct measure_id, answered_in
    from int_answers
    where measure_kind <> 'paired_change' and small_area_id is not null
) as answers
inner join int_response_periods as periods on periods.answered_in = answers.answered_in
where periods.period_kind = 'financial_year'
