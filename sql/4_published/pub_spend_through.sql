/*---
description = """
What was paid for each service through which kind of provider, by financial year, for places that publish
payments and for alliances (payments between members left out).
"""
grain = ["payer_id", "financial_year", "service_id", "flow_kind", "provider_kind"]
order = ["payer_id", "financial_year", "sort_key", "provider_kind"]
---*/

select
    spend.payer_id,
    spend.financial_year,
    spend.service_id,
    services.service_name,
    services.sort_key,
    spend.flow_kind,
    kinds.flow_words,
    spend.provider_kind,
    spend.spend_gbp,
    spend.payments
from fct_spend_through as spend
inner join dim_service as services on services.service_id = spend.service_id
inner join dim_flow_kind as kinds on kinds.flow_kind = spend.flow_kind
