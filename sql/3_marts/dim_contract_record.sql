/*---
description = """
One record for every contract and agreement, whatever its legal route: route, value as stated, by the year,
and spent so far; extensions, places, owner and review.

The yearly value is that of the register, else the total over its days. `spent_gbp` is what payments of loaded months are tied
to it (`int_spend_contract`); where none is, what was paid is not known here, and it is null. An owner is who people named (`decisions/contracts.csv`), else only the
department of the register.
"""
grain      = ["contract_id"]
not_null   = ["legal_route", "owner_basis", "annualised_basis", "spent_basis"]
references = { contract_id = "dim_contract", legal_route = "dim_legal_route" }
---*/

with decided as (
    select publisher_id, contract_reference, what, max_by(says, coalesce(said_on, '') || says) as says, max(said_on) as said_on
    from ref_decided_contracts
    group by publisher_id, contract_reference, what
),

places as (
    select
        contract_id, string_agg(place_id, '|' order by place_id) as place_key, count(*) as place_count,
        max(case when is_whole then 1 else 0 end) = 1 as is_whole
    from int_contract_place
    group by contract_id
),

paid as (
    -- What is capital only where the ledger says of every payment which it is.
    select
        purpose.contract_id,
        sum(purpose.amount_gbp)                                                                     as spent_gbp,
        case when count(*) = count(*) filter (where spend.capital_or_revenue in ('capital', 'revenue'))
            then coalesce(sum(purpose.amount_gbp) filter (where spend.capital_or_revenue = 'capital'), 0) end as capital_gbp
    from int_spend_purpose as purpose
    inner join int_spend_service as spend
        on spend.source_file_id = purpose.source_file_id and spend.line_number = purpose.line_number
    where purpose.contract_id is not null
    group by purpose.contract_id
)

select
    contracts.contract_id,
    routes.legal_route,
    routes.route_basis,
    routes.is_urgent,
    routes.is_under_act,
    contracts.total_value_gbp,
    coalesce(
        contracts.annual_value_gbp,
        case when contracts.expiry_date > contracts.start_date
            then contracts.total_value_gbp * 365.25 / (contracts.expiry_date - contracts.start_date + 1) end
    )::decimal(18, 2)                                           as annualised_gbp,
    case
        when contracts.annual_value_gbp is not null then 'stated'
        when contracts.expiry_date > contracts.start_date and contracts.total_value_gbp is not null then 'total value over its days'
        else 'not stated'
    end                                                         as annualised_basis,
    paid.spent_gbp::decimal(18, 2)                              as spent_gbp,
    paid.capital_gbp::decimal(18, 2)                            as spent_capital_gbp,
    case
        when paid.capital_gbp is null then 'not stated'
        when paid.capital_gbp = 0 then 'revenue'
        when paid.capital_gbp = paid.spent_gbp then 'capital'
        else 'capital and revenue'
    end                                                         as capital_or_revenue,
    case
        when paid.contract_id is not null then 'payments that are tied to it'
        when contracts.match_state = 'no_single_supplier' then 'no single supplier is named'
        when contracts.match_state = 'no_payment_found' then 'no payment found in loaded months'
        when contracts.supplier_contracts > 1 then 'its supplier has several contracts: which was paid is not stated'
        else 'its supplier was paid, but no payment is tied to it'
    end                                                         as spent_basis,
    terms.extension_option_months,
    terms.extensions_offered,
    terms.extensions_taken,
    coalesce(try_cast(reviews.says as date), terms.review_date) as review_date,
    coalesce(owners.says, contracts.directorate)                as owner_words,
    case when owners.says is not null then 'named' when contracts.directorate is not null then 'department only'
        else 'nobody' end                                       as owner_basis,
    terms.area_covered,
    places.place_key,
    coalesce(places.place_count, 0)                             as place_count,
    coalesce(places.is_whole, false)                            as is_whole,
    outcomes.says                                               as outcome_words
from dim_contract as contracts
inner join int_contract_route as routes on routes.contract_id = contracts.contract_id
left join stg_contracts_terms as terms
    on terms.source_file_id = contracts.source_file_id and terms.line_number = contracts.line_number
left join places on places.contract_id = contracts.contract_id
left join paid on paid.contract_id = contracts.contract_id
left join decided as owners
    on owners.what = 'owner' and owners.publisher_id = contracts.publisher_id and owners.contract_reference = contracts.contract_reference
left join decided as reviews
    on reviews.what = 'review' and reviews.publisher_id = contracts.publisher_id and reviews.contract_reference = contracts.contract_reference
left join decided as outcomes
    on outcomes.what = 'outcome' and outcomes.publisher_id = contracts.publisher_id and outcomes.contract_reference = contracts.contract_reference
