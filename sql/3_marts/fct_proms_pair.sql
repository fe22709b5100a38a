/*---
description = """
Of the people who were asked before and after, how many gave both answers, and how many are lost because one
of the two or both are missing: by measure of change, service and financial year, over all providers. A
service of which nobody gave both has no row.
"""
grain      = ["measure_id", "service_id", "period"]
references = { measure_id = "dim_measure" }
not_null   = ["n_people", "n_both", "n_before_only", "n_after_only", "n_neither"]
within     = { n_both = "0 .. n_people", n_before_only = "0 .. n_people", n_after_only = "0 .. n_people" }
---*/

with services as (
    -- What the words of a survey are called, from those who have a change.
    select responses.service_text, min(answers.service_id) as service_id, min(answers.service_name) as service_name
    from int_answers as answers
    inner join stg_responses as responses
        on responses.source_file_id = answers.source_file_id and responses.line_number = answers.line_number
    where answers.measure_kind = 'paired_change' and answers.service_id is not null
    group by responses.service_text
)

select
    changes.measure_id,
    services.service_id,
    min(services.service_name)                                                               as service_name,
    periods.period,
    periods.period_kind,
    count(*)                                                                                 as n_people,
    count(*) filter (where changes.is_answered_before and changes.is_answered_after)         as n_both,
    count(*) filter (where changes.is_answered_before and not changes.is_answered_after)     as n_before_only,
    count(*) filter (where changes.is_answered_after and not changes.is_answered_before)     as n_after_only,
    count(*) filter (where not changes.is_answered_after and not changes.is_answered_before) as n_neither
from int_proms_change as changes
inner join stg_responses as responses
    on responses.source_file_id = changes.source_file_id and responses.line_number = changes.line_number
inner join services on services.service_text = responses.service_text
inner join int_response_periods as periods
    on periods.answered_in = responses.answered_in and periods.period_kind = 'financial_year'
group by changes.measure_id, services.service_id, periods.period, periods.period_kind
