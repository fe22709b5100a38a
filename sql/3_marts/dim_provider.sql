/*---
description = """
Who provides: everyone on the list of providers, in-house services like any other, and whoever a
contract names by identifier. With the contracts and agreements in force, and what was paid to payees
of their name in covered months; null where no payment was found. Who is not plainly an organisation is
not named, and bears another id (`int_provider_name`).
"""
grain    = ["provider_id"]
not_null = ["provider_name", "provider_kind", "is_in_house", "contracts"]
---*/

with listed as (
    select
        provider_id, max(provider_kind) as provider_kind,
        max(kind_basis) as kind_basis, max(home_area) as home_area, max(staff_band) as staff_band,
        max(case when is_sme then 1 when not is_sme then 0 end) = 1 as is_sme
    from stg_providers
    group by provider_id
),

contracts as (
    select
        coalesce(contracts.provider_id, suppliers.provider_id)                          as provider_id,
        count(*)                                                                        as contracts,
        count(*) filter (where contracts.state = 'in_force')                            as contracts_in_force,
        sum(contracts.annual_value_gbp) filter (where contracts.state = 'in_force')     as annual_value_gbp
    from int_contracts as contracts
    left join int_payee_provider as suppliers on suppliers.name_text = contracts.supplier_name
    where coalesce(contracts.provider_id, suppliers.provider_id) is not null
    group by coalesce(contracts.provider_id, suppliers.provider_id)
),

paid as (
    select
        payees.provider_id,
        sum(spend.amount_gbp) as paid_gbp,
        count(*)              as payments,
        min(spend.paid_on)    as first_paid_on,
        max(spend.paid_on)    as last_paid_on
    from int_spend as spend
    inner join int_payee_provider as payees on payees.name_text = spend.payee_name
    -- Asked, not joined: joined, payments would be added up once before it and once behind.
    where exists (
        select 1 from int_months as months
        where months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
    )
    group by payees.provider_id
),

ids as (
    select provider_id from listed
    union
    select provider_id from contracts
    union
    select provider_id from paid
)

select
    names.shown_provider_id                                                    as provider_id,
    names.shown_provider_name                                                  as provider_name,
    coalesce(listed.provider_kind, 'not stated')                               as provider_kind,
    coalesce(listed.kind_basis, 'not on the list of providers')                as kind_basis,
    coalesce(listed.provider_kind = 'in_house', false)                         as is_in_house,
    case when names.shown_provider_id = ids.provider_id then listed.home_area end as home_area,
    listed.staff_band,
    listed.is_sme,
    coalesce(contracts.contracts, 0)                                           as contracts,
    coalesce(contracts.contracts_in_force, 0)                                  as contracts_in_force,
    contracts.annual_value_gbp::decimal(18, 2)                                 as annual_value_gbp,
    paid.paid_gbp::decimal(18, 2)                                              as paid_gbp,
    paid.payments,
    paid.first_paid_on,
    paid.last_paid_on
from ids
inner join int_provider_name as names on names.provider_id = ids.provider_id
left join listed on listed.provider_id = ids.provider_id
left join contracts on contracts.provider_id = ids.provider_id
left join paid on paid.provider_id = ids.provider_id
