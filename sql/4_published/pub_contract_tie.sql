/*---
description = """
How payments are tied to contracts, by method and confidence; what is tied to none stands beside the others with its reason.
"""
grain = ["publisher_id", "financial_year", "flow_kind", "contract_tie", "match_method", "match_confidence"]
order = ["place_id", "financial_year", "flow_kind", "contract_tie", "match_method", "match_confidence"]
---*/

select
    ties.publisher_id,
    publishers.place_id,
    ties.financial_year,
    ties.flow_kind,
    kinds.flow_words    as flow_kinds_counted,
    ties.contract_tie,
    ties.match_method,
    ties.match_confidence,
    ties.spend_gbp,
    ties.payments,
    ties.contracts,
    ties.payees
from fct_contract_tie as ties
inner join dim_publisher as publishers on publishers.publisher_id = ties.publisher_id
inner join dim_flow_kind as kinds on kinds.flow_kind = ties.flow_kind
