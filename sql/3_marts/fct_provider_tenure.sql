/*---
description = """
How long each publisher has paid each provider, and what would be open if the provider stopped tomorrow:
the pounds, services and contracts of the last twelve covered months.

That payments begin is only said where months before the first payment are covered, and that they ended
where three covered months or more follow the last; otherwise nobody can tell, and it is null.
"""
grain      = ["provider_id", "publisher_id"]
parts      = "publisher_id"
references = { provider_id = "dim_provider" }
not_null   = ["first_paid_month", "last_paid_month", "months_paid"]
---*/

with covered as (
    select
        publisher_id,
        month,
        row_number() over (partition by publisher_id order by month)      as months_since_first,
        row_number() over (partition by publisher_id order by month desc) as months_to_last
    from int_months
    where is_covered
),

paid as (
    select
        names.shown_provider_id                                                        as provider_id,
        spend.publisher_id,
        min(spend.month)                                                               as first_paid_month,
        max(spend.month)                                                               as last_paid_month,
        count(distinct spend.month)                                                    as months_paid,
        min(covered.months_since_first)                                                as months_since_first,
        min(covered.months_to_last)                                                    as months_to_last,
        sum(spend.amount_gbp) filter (where covered.months_to_last <= 12)              as last_twelve_gbp,
        count(distinct spend.service_id) filter (where covered.months_to_last <= 12 and spend.service_id <> 'unmapped')
                                                                                       as services_paid
    from int_spend_service as spend
    inner join covered on covered.publisher_id = spend.publisher_id and covered.month = spend.month
    inner join int_payee_provider as payees on payees.name_text = spend.payee_name
    inner join int_provider_name as names on names.provider_id = payees.provider_id
    group by names.shown_provider_id, spend.publisher_id
),

running as (
    select
        names.shown_provider_id as provider_id,
        contracts.publisher_id,
        count(*)                as contracts_in_force
    from int_contracts as contracts
    left join int_payee_provider as suppliers on suppliers.name_text = contracts.supplier_name
    inner join int_provider_name as names
        on names.provider_id = coalesce(contracts.provider_id, suppliers.provider_id)
    where contracts.state = 'in_force'
    group by names.shown_provider_id, contracts.publisher_id
)

select
    paid.provider_id,
    paid.publisher_id,
    paid.first_paid_month,
    paid.last_paid_month,
    paid.months_paid,
    case when paid.months_since_first > 1 then true end                as is_seen_to_begin,
    case when paid.months_to_last > 3 then true end                    as is_seen_to_end,
    coalesce(paid.last_twelve_gbp, 0)::decimal(18, 2)                  as last_twelve_gbp,
    paid.services_paid,
    coalesce(running.contracts_in_force, 0)                            as contracts_in_force
from paid
left join running on running.provider_id = paid.provider_id and running.publisher_id = paid.publisher_id
