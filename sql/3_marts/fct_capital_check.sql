/*---
description = """
What is to be checked one, three and five years after something was built, by when, and whether somebody recorded it
(`decisions/contracts.csv`). Counted from its completion where that is recorded, else from the end of its contract.
"""
grain    = ["contract_id", "years_after"]
not_null = ["asks", "readiness"]
accepted = { readiness = ["recorded", "not recorded", "ahead"] }
---*/

with decided as (
    select publisher_id, contract_reference, what, max_by(says, coalesce(said_on, '') || says) as says, max(try_cast(said_on as date)) as said_on
    from ref_decided_contracts
    group by publisher_id, contract_reference, what
),

built as (
    select
        contracts.contract_id, contracts.publisher_id, contracts.contract_reference, contracts.as_at,
        coalesce(try_cast(decided.says as date), contracts.expiry_date) as finished_on
    from dim_contract as contracts
    inner join (
        select distinct spend.publisher_id, matched.supplier_key
        from int_spend_service as spend
        inner join int_spend_matched as matched
            on matched.source_file_id = spend.source_file_id and matched.line_number = spend.line_number
        where matched.is_matched and spend.capital_or_revenue = 'capital'
    ) as capital on capital.publisher_id = contracts.publisher_id and capital.supplier_key = contracts.supplier_key
    left join decided
        on decided.what = 'completed'
        and decided.publisher_id = contracts.publisher_id
        and decided.contract_reference = contracts.contract_reference
),

checks as (
    select built.*, 1 as years_after, (finished_on + interval 1 year)::date as due_on, 'Is it used, and by whom it was meant for?' as asks from built
    union all
    select built.*, 3, (finished_on + interval 3 year)::date, 'Has the outcome that it is for begun to change, and what does it cost to run?' from built
    union all
    select built.*, 5, (finished_on + interval 5 year)::date, 'Was it worth it: what would we build again, and what not?' from built
)

select
    checks.contract_id,
    checks.years_after::bigint as years_after,
    checks.due_on,
    checks.asks,
    case when decided.says is not null then 'recorded' when checks.due_on <= checks.as_at then 'not recorded' else 'ahead' end as readiness,
    decided.said_on            as recorded_on,
    decided.says               as recorded_words,
    checks.as_at
from checks
left join decided
    on decided.what = 'check_' || checks.years_after
    and decided.publisher_id = checks.publisher_id
    and decided.contract_reference = checks.contract_reference
