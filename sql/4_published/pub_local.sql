/*---
description = """
What is local, by several definitions side by side, for each service and kind of flow: pounds, and the share as a range. The lower end counts only what
is known to be local, the upper end also what is not known; the truth lies between.
"""
grain = ["payer_id", "financial_year", "service_id", "flow_kind", "local_definition"]
order = ["payer_id", "financial_year", "service_id", "flow_kind", "sort_key"]
---*/

select
    spend.payer_id,
    spend.financial_year,
    spend.service_id,
    services.service_name,
    spend.flow_kind,
    spend.local_definition,
    definitions.definition_words,
    definitions.sort_key,
    spend.spend_gbp,
    spend.local_gbp,
    spend.elsewhere_gbp,
    spend.not_known_gbp,
    case when spend.spend_gbp > 0 then round((100.0 * spend.local_gbp / spend.spend_gbp)::double, 6) end                        as local_low_pct,
    case when spend.spend_gbp > 0
        then round((100.0 * (spend.local_gbp + spend.not_known_gbp) / spend.spend_gbp)::double, 6) end                         as local_high_pct,
    spend.why_no_value
from fct_local as spend
inner join dim_service as services on services.service_id = spend.service_id
inner join dim_local_definition as definitions on definitions.local_definition = spend.local_definition
