/*---
description = """
Which contract each payment that states none was likely made under. One row for each payment to a supplier of
the register; none for others.

By the first that leaves one contract: the only contract of this payee that ran on the day; of several, the only
one of the payment's own service; the only one of which the payment is a twelfth, a quarter or the whole of a year's value,
or the whole value, within a hundredth. What still fits several belongs to one of them, and no contract is named.
"""
grain      = ["source_file_id", "line_number"]
not_null   = ["contract_tie", "match_method", "match_confidence", "candidate_contracts", "amount_gbp"]
accepted   = { contract_tie = ["one contract", "one of several", "outside the dates"], match_confidence = ["strong", "moderate", "weak", "none"] }
---*/

with payees as (
    select publisher_id, payee_name, count(*) as contracts, max(tie_method) as tie_method
    from int_supplier_tie
    group by publisher_id, payee_name
),

open_lines as (
    -- Lines that state no contract, of payees that have one; of several that ran, the service and the amount decide.
    select spend.source_file_id, spend.line_number, spend.publisher_id, spend.payee_name, spend.paid_on,
        spend.amount_gbp, payees.contracts, payees.tie_method
    from int_spend_named as spend
    inner join payees on payees.publisher_id = spend.publisher_id and payees.payee_name = spend.payee_name
    left join (select distinct source_file_id, line_number from int_spend_stated_contract) as stated
        on stated.source_file_id = spend.source_file_id and stated.line_number = spend.line_number
    where spend.supplier_key is not null and stated.line_number is null
),

days as (
    select publisher_id, payee_name, paid_on, max(candidates) as candidates, min(contract_id) as contract_id, max(runs) as runs
    from int_payee_day_contract
    group by publisher_id, payee_name, paid_on
),

several as (
    select
        lines.source_file_id,
        lines.line_number,
        near.contract_id,
        services.service_id = words.clear_service_id as is_its_service,
        -- A twelfth, a quarter or the whole of a year's value, or all of it, within a hundredth.
        (abs(lines.amount_gbp * 12 - contracts.annual_value_gbp) <= contracts.annual_value_gbp * 0.01
            or abs(lines.amount_gbp * 4 - contracts.annual_value_gbp) <= contracts.annual_value_gbp * 0.01
            or abs(lines.amount_gbp - contracts.annual_value_gbp) <= contracts.annual_value_gbp * 0.01
            or abs(lines.amount_gbp - contracts.total_value_gbp) <= contracts.total_value_gbp * 0.01) as is_its_amount
    from open_lines as lines
    inner join int_payee_day_contract as near
        on near.publisher_id = lines.publisher_id and near.payee_name = lines.payee_name and near.paid_on = lines.paid_on
    inner join int_contracts as contracts on contracts.contract_id = near.contract_id
    inner join int_contract_own_service as services on services.contract_id = near.contract_id
    inner join stg_spend as texts on texts.source_file_id = lines.source_file_id and texts.line_number = lines.line_number
    left join int_spend_words as words
        on words.expense_type = coalesce(texts.expense_type, '') and words.directorate = coalesce(texts.directorate, '')
    where near.candidates > 1
),

narrowed as (
    select
        source_file_id,
        line_number,
        case when count(*) filter (where is_its_service) = 1 then min(contract_id) filter (where is_its_service) end as by_service,
        case when count(*) filter (where is_its_amount) = 1 then min(contract_id) filter (where is_its_amount) end   as by_amount
    from several
    group by source_file_id, line_number
)

select
    lines.source_file_id,
    lines.line_number,
    case when days.candidates = 1 then days.contract_id else coalesce(narrowed.by_service, narrowed.by_amount) end as contract_id,
    case
        when days.candidates = 1 or coalesce(narrowed.by_service, narrowed.by_amount) is not null then 'one contract'
        when days.candidates > 1 then 'one of several'
        else 'outside the dates'
    end as contract_tie,
    case
        when days.candidates = 1 and days.runs then 'the only contract that ran'
        when days.candidates = 1 then 'the only contract, ended up to 90 days before'
        when narrowed.by_service is not null then 'dates and service'
        when narrowed.by_amount is not null then 'dates and amount'
        when days.candidates > 1 then 'several contracts fit'
        when lines.paid_on is null then 'the day is not known'
        else 'none of its contracts ran'
    end as match_method,
    case
        when days.candidates is null or (days.candidates > 1 and coalesce(narrowed.by_service, narrowed.by_amount) is null) then 'none'
        when lines.tie_method = 'beginning of the name' or not days.runs or (days.candidates > 1 and narrowed.by_service is null) then 'weak'
        when days.candidates = 1 and lines.contracts = 1 and lines.tie_method in ('same provider', 'plain name') then 'strong'
        else 'moderate'
    end as match_confidence,
    coalesce(days.candidates, 0) as candidate_contracts,
    lines.amount_gbp
from open_lines as lines
left join days
    on days.publisher_id = lines.publisher_id and days.payee_name = lines.payee_name and days.paid_on = lines.paid_on
left join narrowed on narrowed.source_file_id = lines.source_file_id and narrowed.line_number = lines.line_number
