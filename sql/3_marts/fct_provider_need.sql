/*---
description = """
What each publisher paid each provider for each service in its last twelve covered months, beside what it paid
everybody for the service, and the contracts and agreements in force between them.

`counted_gbp` and `service_paid_gbp` are purchases and grants; the latter counts payees that nobody knows as well.
"""
grain      = ["provider_id", "publisher_id", "service_id"]
parts      = "publisher_id"
not_null   = ["last_twelve_gbp", "contracts_in_force"]
references = { provider_id = "dim_provider", publisher_id = "dim_publisher", service_id = "dim_service" }
---*/

with covered as (
    select publisher_id, month, row_number() over (partition by publisher_id order by month desc) as months_to_last
    from int_months
    where is_covered
),

spend as (
    select
        spend.publisher_id,
        spend.service_id,
        names.shown_provider_id                                                         as provider_id,
        sum(spend.amount_gbp)                                                           as paid_gbp,
        sum(spend.amount_gbp) filter (where spend.flow_kind in ('purchase', 'grant'))   as counted_gbp
    from int_spend_service as spend
    inner join covered
        on covered.publisher_id = spend.publisher_id and covered.month = spend.month and covered.months_to_last <= 12
    left join int_payee_provider as payees on payees.name_text = spend.payee_name
    left join int_provider_name as names on names.provider_id = payees.provider_id
    group by spend.publisher_id, spend.service_id, names.shown_provider_id
),

everybody as (
    select publisher_id, service_id, sum(counted_gbp) as service_paid_gbp
    from spend
    group by publisher_id, service_id
),

agreed as (
    select
        provider_id,
        publisher_id,
        coalesce(service_id, 'unmapped')    as service_id,
        count(*)                            as contracts_in_force,
        count(annual_value_gbp)             as contracts_with_value,
        sum(annual_value_gbp)               as annual_value_gbp
    from dim_contract
    where state = 'in_force' and provider_id is not null
    group by provider_id, publisher_id, coalesce(service_id, 'unmapped')
),

spine as (
    select provider_id, publisher_id, service_id from spend where provider_id is not null
    union
    select provider_id, publisher_id, service_id from agreed
)

select
    spine.provider_id,
    spine.publisher_id,
    spine.service_id,
    coalesce(spend.paid_gbp, 0)::decimal(18, 2)     as last_twelve_gbp,
    spend.counted_gbp::decimal(18, 2)               as counted_gbp,
    everybody.service_paid_gbp::decimal(18, 2)      as service_paid_gbp,
    coalesce(agreed.contracts_in_force, 0)          as contracts_in_force,
    agreed.contracts_with_value,
    agreed.annual_value_gbp::decimal(18, 2)         as annual_value_gbp
from spine
left join spend
    on spend.provider_id = spine.provider_id and spend.publisher_id = spine.publisher_id
    and spend.service_id = spine.service_id
left join agreed
    on agreed.provider_id = spine.provider_id and agreed.publisher_id = spine.publisher_id
    and agreed.service_id = spine.service_id
left join everybody on everybody.publisher_id = spine.publisher_id and everybody.service_id = spine.service_id
