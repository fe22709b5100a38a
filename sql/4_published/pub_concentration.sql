/*---
description = """
How much of what a body buys of a service lies with few: the Herfindahl-Hirschman index (0 to 10,000), the number of
sellers of equal size that would give the same, and the share of the largest four; counted by provider, and by group where
one is on record. Each as two bounds: payees that nobody knows are taken for many small ones (lower index), then for one (upper).

Purchases and grants only; in-house services are no sellers. Whoever on balance paid back has no share. No mark of it is too much or
too little: few sellers may be what a small place has.
"""
grain     = ["publisher_id", "service_id", "financial_year", "counted_by"]
not_null  = ["market_gbp", "sellers"]
accepted  = { counted_by = ["provider", "group"] }
audiences = ["board", "officer"]
order     = ["publisher_id", "financial_year", "service_id", "counted_by"]
---*/

select
    found.publisher_id,
    publishers.publisher_name,
    found.service_id,
    services.service_name,
    found.financial_year,
    found.counted_by,
    'Purchases and grants' as flow_kinds_counted,
    found.market_gbp,
    found.unknown_gbp,
    found.sellers,
    found.sellers_in_groups,
    found.hhi_lower,
    found.hhi_upper,
    found.effective_number_lower,
    found.effective_number_upper,
    found.largest_four_lower_pct,
    found.largest_four_upper_pct
from stat_concentration as found
inner join dim_publisher as publishers on publishers.publisher_id = found.publisher_id
inner join dim_service as services on services.service_id = found.service_id
