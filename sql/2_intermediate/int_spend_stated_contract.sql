/*---
description = """
Payments that state the reference of a contract in their publisher's register, with the contract; one row for each
part of a payment that states several.

Where contracts share a reference, that of the payee's own counts; if none or several are left, nothing is named. A payment of
several contracts is split in proportion to their values a year where all are known, else evenly: whole
pennies, what remains to the largest remainders, in the order of the contracts' ids.
"""
grain      = ["source_file_id", "line_number", "part_number"]
parts      = "publisher_id"
not_null   = ["contract_id", "amount_gbp", "match_confidence"]
references = { contract_id = "int_contracts" }
---*/

with keyed as (
    select
        contract_id, publisher_id, annual_value_gbp,
        ltrim(regexp_replace(upper(contract_reference), '[^A-Z0-9]+', '', 'g'), '0') as reference_key
    from int_contracts
    where contract_reference is not null
),

found as (
    select
        spend.source_file_id, spend.line_number, spend.publisher_id, spend.amount_gbp, stated.reference_key,
        keyed.contract_id, keyed.annual_value_gbp,
        ties.contract_id is not null as is_of_the_payee,
        count(*) over (partition by spend.source_file_id, spend.line_number, stated.reference_key) as bearing_it,
        count(ties.contract_id) over (partition by spend.source_file_id, spend.line_number, stated.reference_key) as of_the_payee
    from int_spend as spend
    inner join stg_spend_references as stated
        on stated.source_file_id = spend.source_file_id and stated.line_number = spend.line_number
    inner join keyed on keyed.publisher_id = spend.publisher_id and keyed.reference_key = stated.reference_key
    left join int_supplier_tie as ties
        on ties.publisher_id = spend.publisher_id and ties.payee_name = spend.payee_name
        and ties.contract_id = keyed.contract_id
),

clear as (
    select distinct source_file_id, line_number, publisher_id, amount_gbp, contract_id, annual_value_gbp, is_of_the_payee
    from found
    where (is_of_the_payee and of_the_payee = 1) or (bearing_it = 1 and of_the_payee = 0)
),

weighed as (
    select
        *,
        cast(round(amount_gbp * 100) as bigint) as pennies,
        case
            when min(coalesce(annual_value_gbp, 0)) over (partition by source_file_id, line_number) > 0
                then cast(round(annual_value_gbp * 100) as bigint) else 1
        end as weight
    from clear
),

shared as (
    select
        *,
        sum(weight) over (partition by source_file_id, line_number)                                   as weights,
        -- Whole numbers throughout: a quotient in floating point would lose a penny of a large sum.
        cast(abs(pennies) as hugeint) * weight // sum(weight) over (partition by source_file_id, line_number) as whole,
        cast(abs(pennies) as hugeint) * weight % sum(weight) over (partition by source_file_id, line_number)  as remainder
    from weighed
),

placed as (
    select
        *,
        row_number() over (partition by source_file_id, line_number order by remainder desc, contract_id) as by_remainder,
        row_number() over (partition by source_file_id, line_number order by contract_id)                 as part_number,
        abs(pennies) - sum(whole) over (partition by source_file_id, line_number)                         as left_over
    from shared
)

select
    source_file_id,
    line_number,
    publisher_id,
    part_number,
    contract_id,
    cast(
        cast(sign(pennies) * (whole + case when by_remainder <= left_over then 1 else 0 end) as decimal(18, 0)) * 0.01
        as decimal(18, 2)
    ) as amount_gbp,
    case when is_of_the_payee then 'certain' else 'moderate' end as match_confidence
from placed
