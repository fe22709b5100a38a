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

select
    payments.alliance_id,
    payments.publisher_id,
    payments.month,
    max(payments.financial_year)                                                                    as financial_year,
    sum(payments.amount_gbp)::decimal(18, 2)                                                        as gross_gbp,
    coalesce(sum(payments.amount_gbp) filter (where payments.is_between_members), 0)::decimal(18, 2)     as eliminated_gbp,
    coalesce(sum(payments.amount_gbp) filter (where not payments.is_between_members), 0)::decimal(18, 2) as spend_gbp,
    string_agg(distinct kinds.flow_words, ', ' order by kinds.flow_words)
        filter (where not payments.is_between_members)                                              as flow_kinds_counted
from int_alliance_payment as payments
left join ref_flow_kinds as kinds on kinds.flow_kind = payments.flow_kind
group by payments.alliance_id, payments.publisher_id, payments.month
