/*---
description = """
Worklist: pounds that are laid upon no place narrower than the authority, by financial year, kind of flow and service.
"""
grain    = ["publisher_id", "financial_year", "flow_kind", "service_id"]
not_null = ["unplaced_gbp", "spend_gbp"]
order    = ["place_id", "financial_year", "sort_key"]
---*/

select
    ledger.publisher_id,
    publishers.place_id,
    ledger.financial_year,
    ledger.flow_kind,
    kinds.flow_words                                                     as flow_kinds_counted,
    ledger.service_id,
    services.service_name,
    cast(sum(ledger.spend_gbp) as decimal(18, 2))                        as spend_gbp,
    cast(sum(ledger.spend_gbp - ledger.placed_gbp) as decimal(18, 2))    as unplaced_gbp,
    cast(sum(ledger.payments) as bigint)                                 as payments,
    'Authority-wide, unallocated'                                        as unplaced_because,
    cast(row_number() over (
        partition by ledger.publisher_id, ledger.financial_year
        order by sum(ledger.spend_gbp - ledger.placed_gbp) desc, ledger.flow_kind, ledger.service_id
    ) as integer)                                                        as sort_key
from fct_purpose_ledger as ledger
inner join dim_publisher as publishers on publishers.publisher_id = ledger.publisher_id
inner join dim_service as services on services.service_id = ledger.service_id
inner join dim_flow_kind as kinds on kinds.flow_kind = ledger.flow_kind
group by
    ledger.publisher_id, publishers.place_id, ledger.financial_year, ledger.flow_kind, kinds.flow_words,
    ledger.service_id, services.service_name
having sum(ledger.spend_gbp - ledger.placed_gbp) <> 0
