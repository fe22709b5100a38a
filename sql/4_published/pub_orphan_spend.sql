/*---
description = """
Worklist: purchases and grants that no contract explains, by payee, service and reason, the most pounds first, each
with its largest lines; only organisations are named.
"""
grain     = ["publisher_id", "financial_year", "flow_kind", "service_id", "contract_tie", "payee_name"]
parts     = "publisher_id"
audiences = ["board", "officer"]
order     = ["place_id", "financial_year", "sort_key"]
---*/

select
    orphans.publisher_id,
    publishers.place_id,
    orphans.financial_year,
    orphans.flow_kind,
    kinds.flow_words          as flow_kinds_counted,
    orphans.service_id,
    services.service_name,
    orphans.contract_tie,
    case orphans.contract_tie
        when 'one of several' then 'The supplier has several contracts that fit'
        when 'beyond its value' then 'More was paid than one and a half times the contract''s value'
        when 'outside the dates' then 'None of the supplier''s contracts ran on the day'
        else 'No supplier of the register by any form of this name'
    end                       as orphan_because,
    orphans.payee_name,
    orphans.spend_gbp,
    orphans.payments,
    orphans.files_with_lines,
    orphans.first_lines,
    cast(row_number() over (
        partition by orphans.publisher_id, orphans.financial_year
        order by orphans.spend_gbp desc, orphans.payee_name nulls last, orphans.service_id, orphans.contract_tie, orphans.flow_kind
    ) as integer)             as sort_key
from fct_orphan_spend as orphans
inner join dim_publisher as publishers on publishers.publisher_id = orphans.publisher_id
inner join dim_service as services on services.service_id = orphans.service_id
inner join dim_flow_kind as kinds on kinds.flow_kind = orphans.flow_kind
