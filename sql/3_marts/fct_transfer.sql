/*---
description = """
Transfers to partners, by partner and covered month. Partners are public bodies; spellings of a
name that differ in capitals only are one.
"""
grain    = ["publisher_id", "month", "payee_name"]
not_null = ["spend_gbp", "payments"]
---*/

select
    spend.publisher_id,
    spend.month,
    months.month_start,
    months.financial_year,
    max(spend.payee_name)                   as payee_name,
    spend.flow_kind,
    max(spend.flow_basis)                   as flow_basis,
    sum(spend.amount_gbp)::decimal(18, 2)   as spend_gbp,
    count(*)                                as payments
from int_spend as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id
    and months.month = spend.month
where spend.flow_kind = 'transfer_to_partner' and months.is_covered
group by
    spend.publisher_id, spend.month, months.month_start, months.financial_year, upper(spend.payee_name),
    spend.flow_kind
