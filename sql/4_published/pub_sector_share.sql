/*---
description = """
How much of a publisher's purchases and grants went to voluntary, community and social enterprise bodies
and to small or medium businesses, each as a range: from registered only, to registered, declared in a
notice or likely by name. Credits may take a share below 0 or above 100 where little was paid: then none is given.
"""
grain = ["publisher_id", "financial_year"]
order = ["publisher_id", "financial_year"]
---*/

select
    shares.publisher_id,
    publishers.publisher_name,
    shares.financial_year,
    'Purchases and grants'                                                              as flow_kinds_counted,
    shares.counted_gbp,
    shares.vcse_registered_gbp,
    shares.vcse_possible_gbp,
    shares.sme_registered_gbp,
    shares.sme_possible_gbp,
    shares.sector_unknown_gbp,
    case when shares.vcse_registered_gbp between 0 and shares.counted_gbp
        then round(100 * shares.vcse_registered_gbp / nullif(shares.counted_gbp, 0), 1) end::double as vcse_lower_pct,
    case when shares.vcse_possible_gbp between 0 and shares.counted_gbp
        then round(100 * shares.vcse_possible_gbp / nullif(shares.counted_gbp, 0), 1) end::double   as vcse_upper_pct,
    case when shares.sme_registered_gbp between 0 and shares.counted_gbp
        then round(100 * shares.sme_registered_gbp / nullif(shares.counted_gbp, 0), 1) end::double  as sme_lower_pct,
    case when shares.sme_possible_gbp between 0 and shares.counted_gbp
        then round(100 * shares.sme_possible_gbp / nullif(shares.counted_gbp, 0), 1) end::double    as sme_upper_pct
from fct_sector_share as shares
inner join dim_publisher as publishers on publishers.publisher_id = shares.publisher_id
