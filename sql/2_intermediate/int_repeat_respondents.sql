/*---
description = """
Who answered a survey more than once in a month, a quarter or a financial year. Whoever did not is as many
people as answers.
"""
grain    = ["respondent_key", "period"]
not_null = ["period_kind"]
---*/

select responses.respondent_key, periods.period, periods.period_kind
from (
    select respondent_key, answered_in from stg_responses
    where respondent_key in (
        select respondent_key from stg_responses group by respondent_key having count(*) > 1
    )
) as responses
inner join int_response_periods as periods on periods.answered_in = responses.answered_in
group by responses.respondent_key, periods.period, periods.period_kind
having count(*) > 1
