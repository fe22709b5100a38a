/*---
description = """
What is open about each contract, by rule: what a review meeting could settle. A question is no finding of fault: what is
not found may stand where we did not look.

`question_about` says which indicator, notice or place is meant. `due_on` is the day by which, or since which.
"""
grain     = ["contract_id", "open_question", "question_about"]
audiences = ["board", "officer"]
order     = ["contract_id", "sort_key", "question_about"]
---*/

with running as (
    select contracts.contract_id, contracts.service_id, publishers.place_id
    from dim_contract as contracts
    inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
    where contracts.state in ('in_force', 'end_not_stated')
),

latest as (
    select contract_id, max(end_date) as end_date from fct_contract_kpi group by contract_id
),

heard as (
    -- Where anybody was heard about a service, too few to show among them.
    select distinct place_id, service_id
    from safe_cell
    where published_table = 'P2' and period_kind = 'financial_year' and (n_people > 0 or suppressed_because is not null)
),

stated as (
    select contract_id, unnest(string_split(place_key, '|')) as place_id
    from dim_contract_record
    where place_key is not null
),

served as (
    select running.contract_id, running.service_id, coalesce(stated.place_id, running.place_id) as place_id
    from running
    left join stated on stated.contract_id = running.contract_id
),

questions as (
    select contract_id, case window_state when 'open' then 'window_open' else 'window_closed' end as open_question,
        '' as question_about, window_closes_on as due_on
    from fct_contract_expiry
    where window_state in ('open', 'passed')
    union all
    select contract_id, gap, '', since from fct_contract_gap where gap in ('urgent_past_end', 'review_passed', 'no_review')
    union all
    select contract_id, 'no_owner', '', null from fct_contract_gap where gap in ('no_owner', 'department_only')
    union all
    select contracts.contract_id, 'paid_above_value', '', null
    from dim_contract as contracts
    inner join fct_contract_paid as paid on paid.contract_id = contracts.contract_id
    where paid.spend_gbp > contracts.total_value_gbp
    union all
    select running.contract_id, 'no_payment', orphans.orphan_because, null
    from running
    inner join fct_orphan_contract as orphans on orphans.contract_id = running.contract_id
    where not starts_with(orphans.orphan_because, 'In-house')
    union all
    select kpis.contract_id, 'rating', kpis.metric_title || ': ' || min(kpis.rating), max(kpis.end_date)
    from fct_contract_kpi as kpis
    inner join latest on latest.contract_id = kpis.contract_id and latest.end_date = kpis.end_date
    inner join running on running.contract_id = kpis.contract_id
    where kpis.rating in ('Requires improvement', 'Inadequate')
    group by kpis.contract_id, kpis.metric_title
    union all
    select running.contract_id, 'no_rating', '', null
    from running
    left join latest on latest.contract_id = running.contract_id
    where latest.contract_id is null
    union all
    select clock.contract_id, 'notice', notices.notice_words, clock.due_on
    from fct_contract_clock as clock
    inner join dim_clock_notice as notices on notices.notice = clock.notice
    where clock.clock_state in ('not_found', 'due')
    union all
    select
        contract_id, 'end_differs',
        strftime(notice_end_date, '%d %B %Y') || ' in the notices, ' || strftime(register_end_date, '%d %B %Y') || ' in the register', null
    from fct_contract_end_apart
    union all
    select contract_id, 'handback', asks, due_on from fct_contract_handback where readiness = 'not recorded'
    union all
    select served.contract_id, 'not_heard', coalesce(min(places.place_name), ''), null
    from served
    left join dim_place as places on places.place_id = served.place_id
    left join heard as here on here.place_id = served.place_id and here.service_id = served.service_id
    left join heard as around on around.place_id = places.district_id and around.service_id = served.service_id
    where served.service_id is not null
    group by served.contract_id
    having count(here.place_id) = 0 and count(around.place_id) = 0
)

select
    questions.contract_id,
    questions.open_question,
    words.question_words,
    questions.question_about,
    questions.due_on,
    words.sort_key
from questions
inner join dim_open_question as words on words.open_question = questions.open_question
