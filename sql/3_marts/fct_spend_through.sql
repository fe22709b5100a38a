/*---
description = """
What was paid for each service through which kind of provider, by financial year: for the place of each
publisher, and for each alliance with payments between members left out. Covered months only.

`provider_kind` is that of the list of providers, or `not known` where the payee is nobody on it. What an
in-house service costs stands in its accounts (`fct_service_cost`), not in payments.
"""
grain    = ["payer_id", "financial_year", "service_id", "flow_kind", "provider_kind"]
not_null = ["spend_gbp", "payments"]
references = { service_id = "dim_service", flow_kind = "dim_flow_kind" }
---*/

with kinds as (
    select provider_id, max(provider_kind) as provider_kind from stg_providers group by provider_id
),

payments as (
    select
        publishers.place_id as payer_id, spend.financial_year, spend.service_id, spend.flow_kind,
        payees.provider_id, spend.amount_gbp
    from int_spend_service as spend
    inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
    inner join int_months as months
        on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
    left join int_payee_provider as payees on payees.name_text = spend.payee_name
    union all
    select alliance_id, financial_year, service_id, flow_kind, provider_id, amount_gbp
    from int_alliance_payment
    where not is_between_members
)

select
    payments.payer_id,
    payments.financial_year,
    payments.service_id,
    payments.flow_kind,
    coalesce(kinds.provider_kind, 'not known')  as provider_kind,
    sum(payments.amount_gbp)::decimal(18, 2)    as spend_gbp,
    count(*)                                    as payments
from payments
left join kinds on kinds.provider_id = payments.provider_id
group by payments.payer_id, payments.financial_year, payments.service_id, payments.flow_kind,
    coalesce(kinds.provider_kind, 'not known')
