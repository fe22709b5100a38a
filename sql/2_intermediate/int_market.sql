/*---
description = """
What each publisher bought of each service from each payee's provider by financial year, purchases and grants of
covered months only. Payees that nobody knows stand together, without a provider. Pounds mapped to no service are no
market.
"""
grain    = ["publisher_id", "service_id", "financial_year", "provider_id"]
parts    = "publisher_id"
not_null = ["counted_gbp"]
---*/

select
    spend.publisher_id,
    spend.service_id,
    spend.financial_year,
    names.shown_provider_id                 as provider_id,
    sum(spend.amount_gbp)::decimal(18, 2)   as counted_gbp
from int_spend_service as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
left join int_payee_provider as payees on payees.name_text = spend.payee_name
left join int_provider_name as names on names.provider_id = payees.provider_id
where spend.flow_kind in ('purchase', 'grant') and spend.service_id <> 'unmapped'
group by spend.publisher_id, spend.service_id, spend.financial_year, names.shown_provider_id
