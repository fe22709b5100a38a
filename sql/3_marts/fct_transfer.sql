/*---
description = """
Transfers to partners, by partner and covered month. Partners are public bodies; spellings of a
name that differ in capitals only are one.
"""
grain    = ["publisher_id", "month", "payee_name"]
not_null = ["spend_gbp", "payments"]
---*/

with names as (
    select
        spend.publisher_id,
        upper(spend.payee_name)                                         as name_in_capitals,
        coalesce(max(kinds.shown_name), 'A partner not named here')     as payee_name
    from int_spend as spend
    left join int_payee_kind as kinds on kinds.name_text = spend.payee_name
    where spend.flow_kind = 'transfer_to_partner'
    group by spend.publisher_id, upper(spend.payee_name)
)

select
    spend.publisher_id,
    spend.month,
    months.month_start,
    months.financial_year,
    names.payee_name,
    spend.flow_kind,
    max(spend.flow_basis)                   as flow_basis,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp,
    count(*)                                as payments
from int_spend as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id
    and months.month = spend.month
inner join names
    on names.publisher_id = spend.publisher_id
    and names.name_in_capitals = upper(spend.payee_name)
where spend.flow_kind = 'transfer_to_partner' and months.is_covered
group by
    spend.publisher_id, spend.month, months.month_start, months.financial_year, names.payee_name,
    spend.flow_kind
