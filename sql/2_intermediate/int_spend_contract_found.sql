/*---
description = """
Which contract each payment that states none was likely made under. One row for each payment to a supplier of
the register; none for others.

By the first that leaves one contract: the only contract of this payee that ran on the day; of several, the only
one of the payment's own service; the only one of which the payment is a twelfth, a quarter or the whole of a year's value,
or the whole value, within a hundredth. What still fits several belongs to one of them, and no contract is named.
"""
grain      = ["source_file_id", "line_number"]
parts      = "publisher_id"
not_null   = ["contract_tie", "match_method", "match_confidence", "candidate_contracts", "amount_gbp"]
accepted   = { contract_tie = ["one contract", "one of several", "outside the dates"], match_confidence = ["strong", "moderate", "weak", "none"] }
---*/

with payees as (
    -- Names are long and many: from here on a number stands for them.
    select
        publisher_id, payee_name, count(*) as contracts, max(tie_method) as tie_method,
        row_number() over (order by publisher_id, payee_name) as payee
    from int_supplier_tie
    group by publisher_id, payee_name
),

open_lines as (
    -- Lines that state no contract, of payees that have one.
    select spend.source_file_id, spend.line_number, spend.publisher_id, spend.paid_on, spend.amount_gbp, spend.expense_type, spend.directorate,
        payees.payee, payees.contracts, payees.tie_method
    from int_spend as spend
    inner join payees on payees.publisher_id = spend.publisher_id and payees.payee_name = spend.payee_name
    left join (select distinct source_file_id, line_number from int_spend_stated_contract) as stated
        on stated.source_file_id = spend.source_file_id and stated.line_number = spend.line_number
    where stated.line_number is null
),

days as (
    select payees.payee, near.paid_on, near.runs, near.candidates, near.contract_id
    from int_payee_day_contract as near
    inner join payees on payees.publisher_id = near.publisher_id and payees.payee_name = near.payee_name
),

ties as (
    -- A twelfth, a quarter or the whole of a year's value, or all of it, within a hundredth.
    select
        payees.payee,
        contracts.contract_id,
        services.service_id,
        coalesce(contracts.start_date, date '0001-01-01')               as first_day,
        coalesce(contracts.expiry_date, date '9999-12-31')              as last_day,
        try_cast(contracts.annual_value_gbp * 0.99 as decimal(18, 4))   as annual_from,
        try_cast(contracts.annual_value_gbp * 1.01 as decimal(18, 4))   as annual_to,
        try_cast(contracts.total_value_gbp * 0.99 as decimal(18, 4))    as total_from,
        try_cast(contracts.total_value_gbp * 1.01 as decimal(18, 4))    as total_to
    from int_supplier_tie as ties
    inner join payees on payees.publisher_id = ties.publisher_id and payees.payee_name = ties.payee_name
    inner join int_contracts as contracts on contracts.contract_id = ties.contract_id
    inner join int_contract_own_service as services on services.contract_id = ties.contract_id
),

undecided as (
    -- Several contracts ran: the service and the amount decide.
    select
        lines.source_file_id, lines.line_number, lines.payee, lines.paid_on, words.clear_service_id,
        case when days.runs then lines.paid_on else cast(lines.paid_on - interval 90 day as date) end as still_ran_on,
        try_cast(lines.amount_gbp as decimal(18, 4))         as as_year,
        try_cast(lines.amount_gbp * 4 as decimal(18, 4))     as as_quarter,
        try_cast(lines.amount_gbp * 12 as decimal(18, 4))    as as_month
    from open_lines as lines
    inner join days on days.payee = lines.payee and days.paid_on = lines.paid_on
    left join int_spend_words as words
        on words.expense_type = coalesce(lines.expense_type, '') and words.directorate = coalesce(lines.directorate, '')
    where days.candidates > 1
),

several as (
    select
        lines.source_file_id,
        lines.line_number,
        ties.contract_id,
        ties.service_id = lines.clear_service_id                               as is_its_service,
        lines.as_month between ties.annual_from and ties.annual_to
            or lines.as_quarter between ties.annual_from and ties.annual_to
            or lines.as_year between ties.annual_from and ties.annual_to
            or lines.as_year between ties.total_from and ties.total_to         as is_its_amount
    from undecided as lines
    inner join ties
        on ties.payee = lines.payee and ties.first_day <= lines.paid_on and ties.last_day >= lines.still_ran_on
),

narrowed as (
    select
        source_file_id,
        line_number,
        case when count(*) filter (where is_its_service) = 1 then min(contract_id) filter (where is_its_service) end as by_service,
        case when count(*) filter (where is_its_amount) = 1 then min(contract_id) filter (where is_its_amount) end   as by_amount
    from several
    where is_its_service or is_its_amount
    group by source_file_id, line_number
)

select
    lines.source_file_id,
    lines.line_number,
    lines.publisher_id,
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
    on days.payee = lines.payee and days.paid_on = lines.paid_on
left join narrowed on narrowed.source_file_id = lines.source_file_id and narrowed.line_number = lines.line_number
