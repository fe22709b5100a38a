/*---
description = """
Legal routes of contracts and agreements, and how many months before the end a decision about what follows is
best begun and must be taken at the latest: our working assumption, to be changed in `legal_routes.csv`.
"""
grain    = ["legal_route"]
not_null = ["route_words", "law", "opens_months", "closes_months"]
---*/

select
    legal_route, route_words, law,
    cast(opens_months as bigint)  as opens_months,
    cast(closes_months as bigint) as closes_months,
    -- From which value on the Act asks for notices: of councils, services, with VAT; works have a higher one.
    try_cast(threshold_gbp as decimal(18, 2)) as threshold_gbp,
    cast(sort_key as integer)     as sort_key
from ref_legal_routes
