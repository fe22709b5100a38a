/*---
description = """
What each publisher bought of each service from each known provider by financial year, purchases and grants of
covered months only, with the group that the provider belongs to where one is on record. Payees that nobody knows
stand together, without a provider. Pounds mapped to no service are no market.
"""
grain      = ["publisher_id", "service_id", "financial_year", "provider_id"]
parts      = "publisher_id"
references = { publisher_id = "dim_publisher", service_id = "dim_service", provider_id = "dim_provider" }
not_null   = ["counted_gbp"]
---*/

select
    market.publisher_id,
    market.service_id,
    market.financial_year,
    market.provider_id,
    max(groups.group_id)                        as group_id,
    sum(market.counted_gbp)::decimal(18, 2)     as counted_gbp
from int_market as market
left join int_provider_group as groups on groups.provider_id = market.provider_id
group by market.publisher_id, market.service_id, market.financial_year, market.provider_id
