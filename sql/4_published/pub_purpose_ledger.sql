/*---
description = """
The purpose ledger: of every pound that a publisher paid in covered months, how much is tied to a contract, to
a service, to an outcome and to a place. By financial year and all years together, and by kind of flow, for
purchases and grants together, and for all kinds.

Credits may take a share below 0 or above 100 where little was paid: then none is given.
To an outcome is tied what was paid for a service of which people in the publisher's place reported
something that year that may be shown. `service by clear words` leaves out what only words of what was bought, of a whole
department or the payee's usual service say. Without a register, or a survey of that year, a tie is not loaded.
"""
grain    = ["publisher_id", "financial_year", "flow_group", "tie"]
not_null = ["total_gbp", "flow_kinds_counted"]
accepted = { tie = ["contract", "one of several contracts", "service", "service by clear words", "outcome", "contract, service and outcome", "place"], why_no_value = ["not_loaded"] }
order    = ["place_id", "financial_year", "flow_order", "tie_order"]
---*/

with reported as (
    select distinct place_id, service_id, period as financial_year
    from safe_cell
    where published_table = 'P2' and period_kind = 'financial_year' and n_people > 0 and suppressed_because is null
),

asked as (
    select distinct place_id, period as financial_year
    from safe_cell
    where published_table = 'P2' and period_kind = 'financial_year'
),

groups as (
    select flow_kind, flow_kind as flow_group, flow_words as flow_kinds_counted, flow_order from dim_flow_kind
    union all
    select flow_kind, 'purchase_and_grant', 'Purchases and grants', 100 from dim_flow_kind where flow_kind in ('purchase', 'grant')
    union all
    select flow_kind, 'all', 'All kinds of flow', 101 from dim_flow_kind
),

pounds as (
    select
        ledger.*,
        publishers.place_id,
        reported.service_id is not null as is_reported,
        asked.place_id is not null      as is_asked
    from fct_purpose_ledger as ledger
    inner join dim_publisher as publishers on publishers.publisher_id = ledger.publisher_id
    left join reported
        on reported.place_id = publishers.place_id
        and reported.service_id = ledger.service_id
        and reported.financial_year = ledger.financial_year
    left join asked on asked.place_id = publishers.place_id and asked.financial_year = ledger.financial_year
),

periods as (
    select pounds.*, financial_year as period from pounds
    union all
    select pounds.*, 'all' from pounds
),

summed as (
    select
        periods.publisher_id,
        periods.place_id,
        periods.period as financial_year,
        groups.flow_group,
        groups.flow_kinds_counted,
        groups.flow_order,
        sum(spend_gbp)                                                                          as total_gbp,
        coalesce(sum(spend_gbp) filter (where contract_tie = 'one contract'), 0)                as contract_gbp,
        coalesce(sum(spend_gbp) filter (where contract_tie = 'one of several'), 0)              as several_gbp,
        coalesce(sum(spend_gbp) filter (where service_id <> 'unmapped'), 0)                     as service_gbp,
        coalesce(sum(spend_gbp) filter (where service_id <> 'unmapped' and is_clear_service), 0) as clear_gbp,
        coalesce(sum(spend_gbp) filter (where is_reported), 0)                                  as outcome_gbp,
        coalesce(sum(spend_gbp) filter (where is_reported and contract_tie = 'one contract'), 0) as three_gbp,
        bool_or(contract_tie = 'no register')                                                   as has_no_register,
        bool_or(is_asked)                                                                       as any_asked
    from periods
    inner join groups on groups.flow_kind = periods.flow_kind
    group by periods.publisher_id, periods.place_id, periods.period, groups.flow_group, groups.flow_kinds_counted, groups.flow_order
),

laid as (
    select laid.publisher_id, laid.period as financial_year, groups.flow_group, sum(laid.amount_pence) as pence
    from (
        select publisher_id, financial_year, flow_kind, amount_pence, unnest([financial_year, 'all']) as period
        from stat_benefit
        where scenario = 'rules' and benefit_rule in (select benefit_rule from dim_benefit_rule where is_placed)
    ) as laid
    inner join groups on groups.flow_kind = laid.flow_kind
    group by laid.publisher_id, laid.period, groups.flow_group
),

ties as (
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'contract' as tie, 1 as tie_order, case when not has_no_register then contract_gbp end as spend_gbp from summed
    union all
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'one of several contracts', 2, case when not has_no_register then several_gbp end from summed
    union all
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'service', 3, service_gbp from summed
    union all
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'service by clear words', 4, clear_gbp from summed
    union all
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'outcome', 5, case when any_asked then outcome_gbp end from summed
    union all
    select publisher_id, place_id, financial_year, flow_group, flow_kinds_counted, flow_order, total_gbp,
        'contract, service and outcome', 6, case when any_asked and not has_no_register then three_gbp end
    from summed
    union all
    select summed.publisher_id, summed.place_id, summed.financial_year, summed.flow_group, summed.flow_kinds_counted,
        summed.flow_order, summed.total_gbp, 'place', 7, cast(coalesce(laid.pence, 0) as decimal(20, 0)) * 0.01
    from summed
    left join laid
        on laid.publisher_id = summed.publisher_id and laid.financial_year = summed.financial_year
        and laid.flow_group = summed.flow_group
)

select
    publisher_id,
    place_id,
    financial_year,
    flow_group,
    flow_kinds_counted,
    cast(flow_order as integer)                                         as flow_order,
    tie,
    tie_order,
    cast(spend_gbp as decimal(18, 2))                                   as spend_gbp,
    cast(total_gbp as decimal(18, 2))                                   as total_gbp,
    cast(total_gbp - spend_gbp as decimal(18, 2))                       as not_tied_gbp,
    case when spend_gbp between 0 and total_gbp
        then round((100.0 * spend_gbp / nullif(total_gbp, 0))::double, 6) end as tied_pct,
    case when spend_gbp is null then 'not_loaded' end                   as why_no_value
from ties
