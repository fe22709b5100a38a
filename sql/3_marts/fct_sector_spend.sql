/*---
description = """
Purchases and grants of each publisher by the kind of organisation that was paid and on what that rests. Covered
months only. Added up over kinds they are the pounds of which `fct_sector_share` is a share.
"""
grain      = ["publisher_id", "financial_year", "sector", "sector_basis"]
parts      = "publisher_id"
not_null   = ["spend_gbp", "payments"]
references = { publisher_id = "dim_publisher" }
---*/

select
    spend.publisher_id,
    spend.financial_year,
    coalesce(sectors.sector, 'unknown')             as sector,
    coalesce(sectors.sector_basis, 'not known')     as sector_basis,
    sum(spend.amount_gbp)::decimal(18, 2)           as spend_gbp,
    count(*)                                        as payments
from int_spend as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
left join int_payee_sector as sectors on sectors.name_text = spend.payee_name
where spend.flow_kind in ('purchase', 'grant')
group by spend.publisher_id, spend.financial_year, coalesce(sectors.sector, 'unknown'), coalesce(sectors.sector_basis, 'not known')
