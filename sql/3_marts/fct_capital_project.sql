/*---
description = """
What is being built: contracts under which capital was paid, or whose supplier was paid capital while they ran. Where, for
which outcome, and when it is to be finished, as far as it is stated.

`capital_gbp` is matched to this contract (`int_spend_contract`); it is null where no capital is. `supplier_only_gbp` was paid to
its supplier while it ran and is matched to no contract: the same pounds may stand beside each contract of that supplier, so they
are never added up. The outcome is what people recorded, else null: a service is not an outcome.
"""
grain      = ["contract_id"]
references = { contract_id = "dim_contract" }
---*/

with lines as (
    select
        spend.source_file_id, spend.line_number, spend.publisher_id, spend.amount_gbp,
        coalesce(spend.capital_or_revenue = 'capital', false) as is_capital
    from int_spend_service as spend
),

tied as (
    select
        matched.contract_id,
        sum(matched.amount_gbp) filter (where lines.is_capital)         as capital_gbp,
        sum(matched.amount_gbp) filter (where not lines.is_capital)     as revenue_gbp,
        min(days.paid_on) filter (where lines.is_capital)               as first_paid_on,
        max(days.paid_on) filter (where lines.is_capital)               as last_paid_on
    from int_spend_contract as matched
    inner join lines on lines.source_file_id = matched.source_file_id and lines.line_number = matched.line_number
    inner join int_spend as days on days.source_file_id = matched.source_file_id and days.line_number = matched.line_number
    where matched.contract_id is not null
    group by matched.contract_id
),

untied_days as (
    select lines.publisher_id, named.supplier_key, named.paid_on, sum(lines.amount_gbp) as supplier_only_gbp
    from lines
    inner join int_spend_matched as named
        on named.source_file_id = lines.source_file_id and named.line_number = lines.line_number
    left join (
        select distinct source_file_id, line_number from int_spend_contract where contract_id is not null
    ) as tied_lines
        on tied_lines.source_file_id = lines.source_file_id and tied_lines.line_number = lines.line_number
    where named.is_matched and lines.is_capital and tied_lines.line_number is null
    group by lines.publisher_id, named.supplier_key, named.paid_on
),

untied as (
    select contracts.contract_id, sum(days.supplier_only_gbp) as supplier_only_gbp
    from dim_contract as contracts
    inner join untied_days as days
        on days.publisher_id = contracts.publisher_id
        and days.supplier_key = contracts.supplier_key
        and days.paid_on between contracts.start_date and contracts.expiry_date
    group by contracts.contract_id
),

decided as (
    select publisher_id, contract_reference, max_by(says, coalesce(said_on, '') || says) as says
    from ref_decided_contracts
    where what = 'completed'
    group by publisher_id, contract_reference
)

select
    contracts.contract_id,
    tied.capital_gbp::decimal(18, 2)                                        as capital_gbp,
    tied.revenue_gbp::decimal(18, 2)                                        as revenue_gbp,
    untied.supplier_only_gbp::decimal(18, 2)                                as supplier_only_gbp,
    contracts.supplier_contracts,
    tied.first_paid_on,
    tied.last_paid_on,
    try_cast(decided.says as date)                                          as completed_on,
    coalesce(try_cast(decided.says as date), contracts.expiry_date)         as finished_on,
    case when decided.says is not null then 'recorded' else 'end of the contract' end as finished_basis,
    contracts.as_at
from dim_contract as contracts
left join tied on tied.contract_id = contracts.contract_id
left join untied on untied.contract_id = contracts.contract_id
left join decided
    on decided.publisher_id = contracts.publisher_id and decided.contract_reference = contracts.contract_reference
where tied.capital_gbp is not null or untied.supplier_only_gbp is not null
