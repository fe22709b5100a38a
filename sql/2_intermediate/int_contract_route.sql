/*---
description = """
By which legal route each contract or agreement came about: as its register states it, else by the words for
its procedure (`procedure_routes.csv`), else not known. Words that only say that a procurement law applied
mean the Procurement Act 2023 where the procurement began on 24 February 2025 or later, else the regulations of 2015.

When it began is told by the first loaded notice of a tender or award (`first_notice_on`). Without one, a contract that starts
before that day was begun before it; of one that starts later nobody can tell, and `is_under_act` is null. A call-off
is under the law of its framework, whose beginning no register states: it is null as well.
"""
grain    = ["contract_id"]
not_null = ["legal_route", "route_basis", "is_urgent"]
accepted = { route_basis = ["stated", "procedure and notice", "procedure and start", "procedure", "not known"] }
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

begun as (
    -- Whoever plans or sounds out a market has not begun to buy.
    select ids.contract_id, min(notices.release_date) as first_notice_on
    from int_contract_ocid as ids
    inner join stg_ocds as notices on notices.ocid = ids.ocid
    where not regexp_matches(lower(notices.tag), '^(planning|planningupdate)$')
    group by ids.contract_id
),

dated as (
    select
        contracts.contract_id,
        contracts.procedure,
        contracts.legal_route,
        begun.first_notice_on,
        contracts.start_date is not null or begun.first_notice_on is not null       as has_a_day,
        case
            when least(begun.first_notice_on, contracts.start_date) < date '2025-02-24' then false
            when begun.first_notice_on >= date '2025-02-24' then true
        end                                                                         as is_begun_under_act
    from int_contracts as contracts
    left join begun on begun.contract_id = contracts.contract_id
),

routes as (
    select
        dated.contract_id,
        dated.first_notice_on,
        dated.is_begun_under_act,
        case
            when listed.legal_route is not null then listed.legal_route
            when read.legal_route = 'by_date' and dated.is_begun_under_act then 'procurement_act'
            when read.legal_route = 'by_date' and not dated.is_begun_under_act then 'legacy_pcr'
            when read.legal_route = 'by_date' and dated.has_a_day then 'law_not_known'
            when read.legal_route = 'by_date' then 'not_known'
            else coalesce(read.legal_route, 'not_known')
        end                                                                  as legal_route,
        case
            when listed.legal_route is not null then 'stated'
            when read.legal_route = 'by_date' and dated.first_notice_on is not null then 'procedure and notice'
            when read.legal_route = 'by_date' and dated.has_a_day then 'procedure and start'
            when read.legal_route is not null and read.legal_route <> 'by_date' then 'procedure'
            else 'not known'
        end                                                                  as route_basis,
        coalesce(read.is_urgent, false)                                      as is_urgent
    from dated
    left join ref_legal_routes as listed on listed.legal_route = lower(dated.legal_route)
    left join read on read.procedure = dated.procedure
)

select
    contract_id,
    legal_route,
    route_basis,
    is_urgent,
    first_notice_on,
    case
        when legal_route in ('procurement_act', 'light_touch') then is_begun_under_act
        when legal_route = 'framework_call_off' and is_begun_under_act then null
        when legal_route in ('framework_call_off', 'law_not_known') then is_begun_under_act
        else false
    end as is_under_act
from routes
