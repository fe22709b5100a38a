/*---
description = """
How much of a payer's pounds is local, by several definitions side by side, by year, service and kind of flow: local,
elsewhere, not known.
Of an alliance, local to the member that pays. Covered months only.

Registered: the home area that the list of providers states of the payee. Delivered: every contract of the payee states the
area or a place in it; where one does not say, it is not known. Where the work is done by whom nobody has told us: of that
definition everything is not known (`not_loaded`).
"""
grain      = ["payer_id", "financial_year", "service_id", "flow_kind", "local_definition"]
not_null   = ["spend_gbp", "not_known_gbp"]
references = { service_id = "dim_service" }
accepted   = { why_no_value = ["not_loaded"] }
---*/

with homes as (
    select provider_id, lower(max(home_area)) as words
    from stg_providers
    where home_area is not null
    group by provider_id
),

inside as (
    select distinct publishers.publisher_id, lower(places.place_name) as words
    from int_publishers as publishers
    inner join int_places as places
        on publishers.place_id in (places.place_id, places.district_id, places.county_id, places.icb_id)
    where places.place_level in ('ward', 'district', 'county', 'icb')
),

suppliers as (
    select
        contracts.publisher_id, contracts.supplier_key,
        count(distinct contracts.contract_id) = count(distinct places.contract_id) as is_delivered_here
    from int_contracts as contracts
    left join int_contract_place as places on places.contract_id = contracts.contract_id
    where contracts.supplier_key is not null
    group by contracts.publisher_id, contracts.supplier_key
),

standing as (
    select
        benefit.publisher_id, benefit.financial_year, benefit.service_id, benefit.flow_kind, benefit.counting_set,
        benefit.provider_id, benefit.amount_gbp,
        case when homes.words is null then 'not_known' when inside.words is not null then 'local' else 'elsewhere' end as registered,
        case when benefit.stated_key is not null or benefit.served_key is not null or suppliers.is_delivered_here
            then 'local' else 'not_known' end as delivered
    from int_spend_benefit as benefit
    left join homes on homes.provider_id = benefit.provider_id
    left join inside on inside.publisher_id = benefit.publisher_id and inside.words = homes.words
    left join int_supplier_names as names on names.name_text = benefit.payee_name
    left join suppliers on suppliers.publisher_id = benefit.publisher_id and suppliers.supplier_key = names.supplier_key
),

paid as (
    select
        payers.payer_id, standing.financial_year, standing.service_id, standing.flow_kind, standing.registered, standing.delivered,
        sum(standing.amount_gbp) as spend_gbp
    from standing
    inner join int_alliance_set as sets
        on sets.counting_set = standing.counting_set
        and sets.provider_id is not distinct from standing.provider_id
    inner join dim_payer_set as payers
        on payers.publisher_id = standing.publisher_id and payers.alliance_set = sets.alliance_set
    group by payers.payer_id, standing.financial_year, standing.service_id, standing.flow_kind, standing.registered, standing.delivered
),

defined as (
    select
        payer_id, financial_year, service_id, flow_kind, 'registered_place' as local_definition, registered as standing, spend_gbp
    from paid
    union all
    select payer_id, financial_year, service_id, flow_kind, 'delivery_place', delivered, spend_gbp from paid
    union all
    select payer_id, financial_year, service_id, flow_kind, 'workforce', 'not_known', spend_gbp from paid
)

select
    payer_id,
    financial_year,
    service_id,
    flow_kind,
    local_definition,
    sum(spend_gbp)::decimal(18, 2)                                                              as spend_gbp,
    case when local_definition <> 'workforce' then coalesce(sum(spend_gbp) filter (where standing = 'local'), 0)
    end::decimal(18, 2)                                                                         as local_gbp,
    case when local_definition <> 'workforce' then coalesce(sum(spend_gbp) filter (where standing = 'elsewhere'), 0)
    end::decimal(18, 2)                                                                         as elsewhere_gbp,
    coalesce(sum(spend_gbp) filter (where standing = 'not_known'), 0)::decimal(18, 2)           as not_known_gbp,
    case when local_definition = 'workforce' then 'not_loaded' end                              as why_no_value
from defined
group by payer_id, financial_year, service_id, flow_kind, local_definition
