/*---
description = """
How much each person was asked by a survey in a financial year: questionnaires that came back, one a wave, and the questions in
them, answered or not. A person counts where the latest of them came from.
"""
grain    = ["survey", "respondent_key", "period"]
not_null = ["questionnaires", "questions"]
---*/

with asked as (
    select source_file_id, line_number, count(*) as questions
    from stg_response_items
    group by source_file_id, line_number
),

waves as (
    -- Who is listed twice in a wave had one questionnaire: that with the most questions.
    select
        responses.survey,
        responses.respondent_key,
        coalesce(responses.wave, responses.answered_in)         as wave,
        periods.period,
        max(coalesce(asked.questions, 0))                       as questions,
        max(responses.answered_in)                              as answered_in,
        max_by(responses.small_area_id, responses.answered_in || responses.source_file_id || lpad(cast(responses.line_number as varchar), 12, '0'))
            filter (where responses.small_area_id is not null)  as small_area_id
    from stg_responses as responses
    inner join int_response_periods as periods
        on periods.answered_in = responses.answered_in and periods.period_kind = 'financial_year'
    left join asked
        on asked.source_file_id = responses.source_file_id and asked.line_number = responses.line_number
    group by responses.survey, responses.respondent_key, coalesce(responses.wave, responses.answered_in), periods.period
)

select
    survey,
    respondent_key,
    period,
    count(*)                                                                    as questionnaires,
    sum(questions)::bigint                                                      as questions,
    max_by(small_area_id, answered_in) filter (where small_area_id is not null) as small_area_id
from waves
group by survey, respondent_key, period
