/*---
description = """
What each publisher paid to each known provider for each service, by financial year; covered months only.
"""
grain    = ["provider_id", "publisher_id", "financial_year", "service_id"]
parts    = "publisher_id"
not_null = ["spend_gbp", "payments"]
references = { provider_id = "dim_provider", publisher_id = "dim_publisher", service_id = "dim_service" }
---*/

select
    names.shown_provider_id                 as provider_id,
    spend.publisher_id,
    spend.financial_year,
    spend.service_id,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp,
    count(*)                                as payments
from int_spend_service as spend
inner join int_payee_provider as payees on payees.name_text = spend.payee_name
inner join int_provider_name as names on names.provider_id = payees.provider_id
-- Asked, not joined: joined, payments would be added up once before it and once behind.
where exists (
    select 1 from int_months as months
    where months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
)
group by names.shown_provider_id, spend.publisher_id, spend.financial_year, spend.service_id
