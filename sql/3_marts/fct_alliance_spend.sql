/*---
description = """
What the members of an alliance paid in a month for its services, and between each other.

`gross_gbp` counts every payment of the member for the alliance's services, wherever in its area, and
its payments to other members that publish payments. The latter come round again as those members'
own payments: `eliminated_gbp` is taken out, and `spend_gbp` is the rest. Only covered months from the
alliance's first on.
"""
grain      = ["alliance_id", "publisher_id", "month"]
not_null   = ["gross_gbp", "eliminated_gbp", "spend_gbp"]
references = { alliance_id = "dim_alliance", publisher_id = "dim_publisher" }
---*/

with alliance_services as (
    select distinct alliance_id, trim(unnest(string_split(services, '|'))) as service_id
    from stg_alliances
),

spans as (
    select
        alliance_id,
        strftime(max(start_date), '%Y-%m') as first_month,
        strftime(max(end_date), '%Y-%m')   as last_month
    from stg_alliances
    group by alliance_id
),

payments as (
    select
        members.alliance_id,
        spend.publisher_id,
        spend.month,
        spend.financial_year,
        spend.amount_gbp,
        receivers.member_id is not null as is_between_members
    from int_spend_service as spend
    inner join int_alliance_member as members
        on members.member_id = spend.publisher_id and members.publishes_spend
    inner join spans
        on spans.alliance_id = members.alliance_id
        and spend.month >= coalesce(spans.first_month, spend.month)
        and spend.month <= coalesce(spans.last_month, spend.month)
    inner join int_months as months
        on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
    left join alliance_services
        on alliance_services.alliance_id = members.alliance_id
        and alliance_services.service_id = spend.service_id
    left join int_payee_provider as payees on payees.name_text = spend.payee_name
    left join int_alliance_member as receivers
        on receivers.alliance_id = members.alliance_id
        and receivers.member_id = payees.provider_id
        and receivers.publishes_spend
    where alliance_services.service_id is not null or receivers.member_id is not null
)

select
    alliance_id,
    publisher_id,
    month,
    max(financial_year)                                                                    as financial_year,
    sum(amount_gbp)::decimal(18, 2)                                                        as gross_gbp,
    coalesce(sum(amount_gbp) filter (where is_between_members), 0)::decimal(18, 2)         as eliminated_gbp,
    coalesce(sum(amount_gbp) filter (where not is_between_members), 0)::decimal(18, 2)     as spend_gbp
from payments
group by alliance_id, publisher_id, month
