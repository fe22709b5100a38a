/*---
description = """
What happened to each contract, in plain words and in order: begun, extended, changed, assessed, ended, and what people
recorded. From registers, notices and `decisions/contracts.csv`. The day is null where nobody says it.

`event_number` numbers the events of a contract: by day, and on one day in the order in which such things happen.
"""
grain      = ["contract_id", "event_number"]
not_null   = ["event", "event_words", "event_source"]
references = { contract_id = "dim_contract" }
---*/

with changes as (
    select
        ids.contract_id, amendments.amended_on, amendments.amendment_stage, amendments.rationale, amendments.end_date,
        amendments.total_value_gbp, amendments.suppliers_added, amendments.suppliers_removed, notices.release_date
    from stg_contract_amendments as amendments
    inner join int_contract_ocid as ids on ids.ocid = amendments.ocid and ids.award_id = amendments.award_id
    inner join stg_ocds as notices
        on notices.source_file_id = amendments.source_file_id and notices.line_number = amendments.line_number
),

events as (
    select
        contracts.contract_id, contracts.start_date as happened_on, 1 as rank, 'began' as event,
        'Begins' || coalesce(', to run until ' || strftime(contracts.end_date, '%d %B %Y'), '') as event_words,
        contracts.total_value_gbp as stated_value_gbp, 'register or notice' as event_source
    from dim_contract as contracts
    where contracts.start_date is not null
    union
    select contract_id, published_on, 0, 'awarded', 'Its award is published', null, 'notice'
    from int_contract_notice where notice = 'UK6'
    union
    select contract_id, published_on, 2, 'details', 'Its details are published', null, 'notice'
    from int_contract_notice where notice = 'UK7'
    union
    select
        contract_id, coalesce(amended_on, release_date), 3, case amendment_stage when 'proposed' then 'change proposed' else 'changed' end,
        case amendment_stage when 'proposed' then 'A change is proposed' else 'Changed' end
            || coalesce(', to end on ' || strftime(end_date, '%d %B %Y'), '')
            || case when suppliers_added > 0 then ', with another supplier' else '' end
            || case when suppliers_removed > 0 then ', without a supplier it had' else '' end
            || coalesce('. Reason given: ' || rationale, ''),
        total_value_gbp, 'notice'
    from changes
    union
    select
        contract_id, end_date, 4, 'extended',
        'Extended: first to end on ' || strftime(end_date, '%d %B %Y') || ', now on ' || strftime(expiry_date, '%d %B %Y'),
        null, 'register'
    from dim_contract
    where expiry_date > end_date and contract_id not in (select contract_id from changes where end_date is not null)
    union
    select contract_id, published_on, 5, 'assessed', 'Its performance is assessed: ' || count(distinct metric_title) || ' indicators', null, kpi_source
    from int_contract_kpi
    group by contract_id, published_on, kpi_source
    union
    select
        ids.contract_id, failures.decision_date, 6, 'failure',
        'A notice publishes a failure to perform' || coalesce(': ' || failures.requirement, '') || coalesce('. ' || failures.description, ''),
        failures.penalty_gbp, 'notice'
    from stg_performance_failures as failures
    inner join int_contract_ocid as ids on ids.ocid = failures.ocid and ids.award_id = failures.award_id
    union
    select notices.contract_id, notices.published_on, 7, 'terminated',
        'Its end before time is published' || coalesce(': ' || max(said.rationale), ''), null, 'notice'
    from int_contract_notice as notices
    left join stg_contract_terminations as said
        on said.source_file_id = notices.source_file_id and said.line_number = notices.line_number
    where notices.notice = 'UK11'
    group by notices.contract_id, notices.published_on
    union
    select
        contracts.contract_id, try_cast(said.said_on as date), 8, 'recorded',
        case
            when said.what = 'owner' then 'Looked after by ' || said.says
            when said.what = 'review' then 'To be reviewed on ' || coalesce(strftime(try_cast(said.says as date), '%d %B %Y'), said.says)
            when said.what = 'completed' then 'Completed on ' || coalesce(strftime(try_cast(said.says as date), '%d %B %Y'), said.says)
            when said.what = 'outcome' then 'It is for this: ' || said.says
            when said.what = 'delivery_place' then 'Delivered in ' || said.says
            when starts_with(said.what, 'handback_') then 'Handback, ' || right(said.what, 1) || ' years before its end: ' || said.says
            when starts_with(said.what, 'check_') then 'Checked ' || right(said.what, 1) || ' years on: ' || said.says
            else replace(said.what, '_', ' ') || ': ' || said.says
        end,
        null, 'recorded locally'
    from ref_decided_contracts as said
    inner join int_contracts as contracts
        on contracts.publisher_id = said.publisher_id and contracts.contract_reference = said.contract_reference
    where said.says is not null
    union
    select contract_id, expiry_date, 9, 'ends', case when state = 'ended' then 'Ended' else 'Ends' end, null, 'register or notice'
    from dim_contract
    where expiry_date is not null
)

select
    contract_id,
    row_number() over (partition by contract_id order by happened_on nulls last, rank, event_words, stated_value_gbp, event_source)::bigint as event_number,
    happened_on,
    event,
    event_words,
    stated_value_gbp::decimal(18, 2) as stated_value_gbp,
    event_source
from events
