/*---
description = """
The names under which each provider is paid or holds contracts, how each is known to be it, and what was paid to
it in covered months. Only names that are plainly organisations', of providers that are named themselves.
"""
grain      = ["provider_id", "payee_name"]
not_null   = ["provider_method", "provider_confidence"]
references = { provider_id = "dim_provider" }
---*/

with paid as (
    select spend.payee_name as name_text, sum(spend.amount_gbp) as spend_gbp, count(*) as payments
    from int_spend as spend
    inner join int_months as months
        on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
    where spend.payee_name is not null
    group by spend.payee_name
),

-- A name of a provider that is not named would name it.
named as (
    select names.provider_id, names.shown_provider_id
    from int_provider_name as names
    inner join dim_provider as providers on providers.provider_id = names.provider_id
    where names.shown_provider_id = names.provider_id
)

select
    named.shown_provider_id                                     as provider_id,
    kinds.shown_name                                            as payee_name,
    max_by(known.provider_method, known.provider_confidence)    as provider_method,
    max(known.provider_confidence)                              as provider_confidence,
    sum(paid.spend_gbp)::decimal(18, 2)                         as spend_gbp,
    coalesce(sum(paid.payments), 0)::bigint                     as payments
from int_payee_provider as known
inner join named on named.provider_id = known.provider_id
inner join int_payee_kind as kinds on kinds.name_text = known.name_text
left join paid on paid.name_text = known.name_text
where kinds.shown_name is not null
group by named.shown_provider_id, kinds.shown_name
