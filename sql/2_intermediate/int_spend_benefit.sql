/*---
description = """
What says where the payments of one payee for one service land, before anybody's answers are looked at. One
row per payer, year, payee, service, kind of flow, capital or revenue, alliances, stated place and places of the
matched contract; covered months only. Lines carry the same keys, so every line finds its row; the pounds add up to all lines.

`stated_key` is the one place that the payments state, else the one of the contract that they are matched to
(`int_spend_contract_place`), else, unmatched, the one that all contracts of the payee for this service name; `served_key`
the several places that they name, or that people decided (`decisions/catchments.csv`).
"""
grain = ["publisher_id", "financial_year", "payee_name", "service_id", "flow_kind", "capital_or_revenue", "counting_set", "area_covered", "is_contract_known", "place_key"]
parts = "publisher_id"
not_null = ["amount_gbp", "payments", "is_contract_known"]
---*/

with summed as (
    select
        spend.publisher_id,
        counts.financial_year,
        spend.payee_name,
        spend.service_id,
        spend.flow_kind,
        coalesce(spend.capital_or_revenue, 'not stated') as capital_or_revenue,
        counts.counting_set,
        stated.area_covered,
        under.contract_set is not null                   as is_contract_known,
        under.place_key,
        under.place_count,
        sum(spend.amount_gbp)::decimal(18, 2)            as amount_gbp,
        count(*)                                         as payments
    from int_spend_service as spend
    inner join int_alliance_counts as counts
        on counts.publisher_id = spend.publisher_id
        and counts.month = spend.month
        and counts.service_id = spend.service_id
    left join stg_spend_places as stated
        on stated.source_file_id = spend.source_file_id and stated.line_number = spend.line_number
    left join int_spend_contract_place as under
        on under.source_file_id = spend.source_file_id and under.line_number = spend.line_number
    group by
        spend.publisher_id, counts.financial_year, spend.payee_name, spend.service_id, spend.flow_kind,
        coalesce(spend.capital_or_revenue, 'not stated'), counts.counting_set, stated.area_covered,
        under.contract_set is not null, under.place_key, under.place_count
),

areas as (
    select
        publisher_id, area_covered, string_agg(place_id, '|' order by place_id) as place_key, count(*) as place_count,
        max(case when is_whole then 1 else 0 end) as whole
    from int_area_place
    group by publisher_id, area_covered
),

decided as (
    select areas.publisher_id, catchments.provider_id, catchments.service_id, string_agg(areas.place_id, '|' order by areas.place_id) as place_key
    from (select distinct provider_id, service_id, place from ref_decided_catchments) as catchments
    inner join int_area_place as areas on areas.area_covered = catchments.place and not areas.is_whole
    group by areas.publisher_id, catchments.provider_id, catchments.service_id
),

known as (
    select
        summed.*,
        payees.provider_id,
        case when areas.whole = 0 then areas.place_key end                       as line_key,
        case when areas.whole = 0 then areas.place_count end                     as line_places,
        case when summed.is_contract_known then summed.place_key
            else coalesce(for_service.place_key, for_all.place_key) end          as contract_key,
        case when summed.is_contract_known then summed.place_count
            else coalesce(for_service.place_count, for_all.place_count) end      as contract_places,
        decided.place_key                                                        as decided_key
    from summed
    left join int_payee_provider as payees on payees.name_text = summed.payee_name
    left join int_supplier_names as names on names.name_text = summed.payee_name
    left join areas on areas.publisher_id = summed.publisher_id and areas.area_covered = summed.area_covered
    left join int_supplier_place as for_service
        on for_service.publisher_id = summed.publisher_id
        and for_service.supplier_key = names.supplier_key
        and for_service.service_id = summed.service_id
    left join int_supplier_place as for_all
        on for_all.publisher_id = summed.publisher_id
        and for_all.supplier_key = names.supplier_key
        and for_all.service_id = '*'
        and summed.service_id = 'unmapped'
    left join decided
        on decided.publisher_id = summed.publisher_id
        and decided.provider_id = payees.provider_id
        and decided.service_id = summed.service_id
)

select
    publisher_id, financial_year, payee_name, service_id, flow_kind, capital_or_revenue, counting_set, area_covered,
    is_contract_known, place_key, provider_id,
    case when line_places = 1 then line_key when line_key is null and contract_places = 1 then contract_key end as stated_key,
    case
        when line_places > 1 then line_key
        when decided_key is not null then decided_key
        when contract_places > 1 then contract_key
    end                                                                                                        as served_key,
    amount_gbp,
    payments
from known
