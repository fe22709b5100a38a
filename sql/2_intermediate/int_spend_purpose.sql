/*---
description = """
Every pound in a covered month with what is known of its purpose: contract and service. One row for each
payment, or for each part of one that states several contracts.

`contract_tie` is that of `int_spend_contract`, `no supplier of the register`, or `no register` where none was loaded.
"""
grain    = ["source_file_id", "line_number", "part_number"]
parts    = "publisher_id"
not_null = ["publisher_id", "flow_kind", "service_id", "contract_tie", "amount_gbp"]
---*/

with registers as (
    select distinct publisher_id from int_contracts
)

select
    spend.source_file_id,
    spend.line_number,
    coalesce(contracts.part_number, 1)                                      as part_number,
    spend.publisher_id,
    spend.month,
    spend.financial_year,
    spend.flow_kind,
    spend.payee_name,
    spend.service_id,
    spend.service_method,
    spend.service_confidence,
    contracts.contract_id,
    case
        when contracts.contract_tie is not null then contracts.contract_tie
        when registers.publisher_id is null then 'no register'
        else 'no supplier of the register'
    end                                                                     as contract_tie,
    contracts.match_method,
    contracts.match_confidence,
    coalesce(contracts.amount_gbp, spend.amount_gbp)                        as amount_gbp
from int_spend_service as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
left join registers on registers.publisher_id = spend.publisher_id
left join int_spend_contract as contracts
    on contracts.source_file_id = spend.source_file_id and contracts.line_number = spend.line_number
