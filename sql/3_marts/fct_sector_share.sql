/*---
description = """
Of what each publisher paid in purchases and grants in a financial year, the pounds that went to voluntary,
community and social enterprise bodies and to small or medium businesses: those registered as such, and
those registered, declared by a notice or likely by their name. The truth lies between the two.
Payments whose payee is not known count among all and in neither. Covered months only.
"""
grain    = ["publisher_id", "financial_year"]
parts    = "publisher_id"
not_null = ["counted_gbp", "vcse_registered_gbp", "vcse_possible_gbp", "sme_registered_gbp", "sme_possible_gbp"]
---*/

select
    spend.publisher_id,
    spend.financial_year,
    sum(spend.amount_gbp)::decimal(18, 2)                                                                as counted_gbp,
    coalesce(sum(spend.amount_gbp) filter (where sectors.vcse_basis = 'registered'), 0)::decimal(18, 2)  as vcse_registered_gbp,
    coalesce(sum(spend.amount_gbp) filter (where sectors.vcse_basis is not null), 0)::decimal(18, 2)     as vcse_possible_gbp,
    coalesce(sum(spend.amount_gbp) filter (where sectors.sme_basis = 'registered'), 0)::decimal(18, 2)   as sme_registered_gbp,
    coalesce(sum(spend.amount_gbp) filter (where sectors.sme_basis is not null), 0)::decimal(18, 2)      as sme_possible_gbp,
    coalesce(sum(spend.amount_gbp) filter (where coalesce(sectors.sector, 'unknown') = 'unknown'), 0)::decimal(18, 2)
                                                                                                         as sector_unknown_gbp
from int_spend as spend
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
left join int_payee_sector as sectors on sectors.name_text = spend.payee_name
where spend.flow_kind in ('purchase', 'grant')
group by spend.publisher_id, spend.financial_year
