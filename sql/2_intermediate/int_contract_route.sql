/*---
description = """
By which legal route each contract or agreement came about: as its register states it, else by the words for
its procedure (`procedure_routes.csv`), else not known. Words that only say that a procurement law applied
mean the Procurement Act 2023 from 24 February 2025 on, and the regulations of 2015 before: by the day on which the
contract starts, since registers do not say when its procurement began.
"""
grain    = ["contract_id"]
not_null = ["legal_route", "route_basis", "is_urgent", "is_under_act"]
accepted = { route_basis = ["stated", "procedure and start", "procedure", "not known"] }
---*/

with read as (
    -- A few dozen distinct procedures against a dozen patterns: the first that fits.
    select
        said.procedure,
        min_by(rules.legal_route, cast(rules.route_number as integer))       as legal_route,
        max(rules.is_urgent) = 'yes'                                         as is_urgent
    from (select distinct procedure from int_contracts where procedure is not null) as said
    inner join ref_procedure_routes as rules on regexp_matches(upper(said.procedure), rules.pattern)
    group by said.procedure
),

routes as (
    select
        contracts.contract_id,
        contracts.start_date,
        case
            when listed.legal_route is not null then listed.legal_route
            when read.legal_route = 'by_date' and contracts.start_date >= date '2025-02-24' then 'procurement_act'
            when read.legal_route = 'by_date' and contracts.start_date is not null then 'legacy_pcr'
            when read.legal_route = 'by_date' then 'not_known'
            else coalesce(read.legal_route, 'not_known')
        end                                                                  as legal_route,
        case
            when listed.legal_route is not null then 'stated'
            when read.legal_route = 'by_date' and contracts.start_date is not null then 'procedure and start'
            when read.legal_route is not null and read.legal_route <> 'by_date' then 'procedure'
            else 'not known'
        end                                                                  as route_basis,
        coalesce(read.is_urgent, false)                                      as is_urgent
    from int_contracts as contracts
    left join ref_legal_routes as listed on listed.legal_route = lower(contracts.legal_route)
    left join read on read.procedure = contracts.procedure
)

select
    contract_id,
    legal_route,
    route_basis,
    is_urgent,
    coalesce(
        legal_route in ('procurement_act', 'light_touch', 'framework_call_off') and start_date >= date '2025-02-24', false
    ) as is_under_act
from routes
