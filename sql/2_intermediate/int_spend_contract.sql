/*---
description = """
Which contract each payment was made under, as far as that can be told, with how it is known and how surely. One
row for each payment to a supplier of the register, or for each part of one that states several references; none for others.

A reference that the payment states comes first, then what `int_spend_contract_found` infers. An inference that would
put more than one and a half times a contract's whole value under it is not believed: then no contract is named.
"""
grain      = ["source_file_id", "line_number", "part_number"]
parts      = "publisher_id"
not_null   = ["contract_tie", "match_method", "match_confidence", "candidate_contracts", "amount_gbp"]
accepted   = { contract_tie = ["one contract", "one of several", "beyond its value", "outside the dates"], match_confidence = ["certain", "strong", "moderate", "weak", "none"] }
references = { contract_id = "int_contracts" }
---*/

with ties as (
    select
        source_file_id, line_number, publisher_id, part_number, contract_id,
        'one contract' as contract_tie, 'stated reference' as match_method, match_confidence,
        1 as candidate_contracts, amount_gbp
    from int_spend_stated_contract
    union all
    select
        source_file_id, line_number, publisher_id, 1, contract_id,
        contract_tie, match_method, match_confidence, candidate_contracts, amount_gbp
    from int_spend_contract_found
),

beyond as (
    select ties.contract_id
    from ties
    inner join int_contracts as contracts on contracts.contract_id = ties.contract_id
    group by ties.contract_id
    having sum(ties.amount_gbp) > 1.5 * max(contracts.total_value_gbp)
),

believed as (
    select ties.*, beyond.contract_id is not null and ties.match_method <> 'stated reference' as is_beyond
    from ties
    left join beyond on beyond.contract_id = ties.contract_id
)

select
    source_file_id,
    line_number,
    publisher_id,
    cast(part_number as bigint)                                                  as part_number,
    case when not is_beyond then contract_id end                                 as contract_id,
    case when is_beyond then 'beyond its value' else contract_tie end            as contract_tie,
    match_method,
    case when is_beyond then 'none' else match_confidence end                    as match_confidence,
    candidate_contracts,
    amount_gbp
from believed
