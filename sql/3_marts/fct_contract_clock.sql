/*---
description = """
The statutory clock: for each contract and each duty of the Procurement Act 2023, whether it applies, by which rule, what is
published, and what is due by when, as at the date of the register.

A duty that does not apply says why (`exempt_because`); a call-off has the duties that its framework has not. What is published without a duty is `voluntary`. Where the register
does not say what the rule turns on, nobody can tell which law applies, or no notice of its publisher is loaded, the state is `cannot_tell`. `not_found`: the day
has passed and no loaded notice shows it; it may have been published elsewhere. Whether a duty was met in substance is not judged.
"""
grain      = ["contract_id", "notice"]
not_null   = ["clock_state"]
references = { contract_id = "dim_contract" }
accepted   = { clock_state = ["published", "due", "not_found", "not_yet", "exempt", "voluntary", "cannot_tell"] }
---*/

with published as (
    select contract_id, notice, max(published_on) as published_on, min(published_on) as first_published_on
    from int_contract_notice
    where notice <> 'UK6'
    group by contract_id, notice
    union all
    select ids.contract_id, 'KPI', max(notices.release_date), min(notices.release_date)
    from int_contract_metric as metrics
    inner join int_contract_ocid as ids on ids.ocid = metrics.ocid and ids.award_id = metrics.award_id
    inner join stg_ocds as notices
        on notices.source_file_id = metrics.source_file_id and notices.line_number = metrics.line_number
    where metrics.metric_id is not null
    group by ids.contract_id
    having count(distinct metrics.metric_id) >= 3
),

changed as (
    select distinct contract_id from int_contract_notice where notice = 'UK10'
    union
    select contract_id from dim_contract where expiry_date > end_date
),

terminated as (
    select contract_id, min(published_on) as terminated_on from int_contract_notice where notice = 'UK11' group by contract_id
),

heard as (
    -- Whose notices of the Act are loaded at all.
    select distinct contracts.publisher_id
    from int_contract_notice as notices
    inner join dim_contract as contracts on contracts.contract_id = notices.contract_id
    where notices.notice <> 'UK6'
),

facts as (
    select
        contracts.contract_id, contracts.as_at, contracts.start_date, contracts.state, contracts.total_value_gbp,
        records.legal_route, records.is_under_act, clock.notice,
        -- What is asked once was published when it first was; what is asked again, when it last was.
        case when clock.notice in ('UK9', 'UK10') then published.published_on else published.first_published_on end as published_on,
        least(coalesce(terminated.terminated_on, contracts.expiry_date), contracts.expiry_date) as over_on,
        changed.contract_id is not null as is_changed,
        case
            when records.legal_route = 'not_known' then null
            when records.legal_route = 'legacy_pcr' then 'Begun before the Act: the regulations of 2015 apply'
            when starts_with(records.legal_route, 'psr_') then 'Health services: the Provider Selection Regime has notices of its own'
            when records.legal_route in ('grant', 's75_pooled', 'in_house', 'alliance') then 'Not a contract under procurement law'
            when records.legal_route = 'below_threshold' or contracts.total_value_gbp < routes.threshold_gbp
                then 'Below the thresholds of the Act'
            when not records.is_under_act then 'Begun before the Act: the regulations of 2015 apply'
            when clock.notice in ('KPI', 'UK9', 'UK10') and records.legal_route = 'light_touch' then 'Light-touch contract'
            when clock.notice in ('KPI', 'UK9') and contracts.total_value_gbp <= 5000000 then 'Not above £5 million'
        end as exempt_because,
        records.legal_route = 'not_known' or records.is_under_act is null or contracts.start_date is null or contracts.as_at is null or heard.publisher_id is null
            or (contracts.total_value_gbp is null and routes.threshold_gbp is not null) as lacks_facts
    from dim_contract as contracts
    inner join int_contract_route as records on records.contract_id = contracts.contract_id
    inner join dim_legal_route as routes on routes.legal_route = records.legal_route
    cross join ref_statutory_clock as clock
    left join published on published.contract_id = contracts.contract_id and published.notice = clock.notice
    left join heard on heard.publisher_id = contracts.publisher_id
    left join changed on changed.contract_id = contracts.contract_id
    left join terminated on terminated.contract_id = contracts.contract_id
),

dated as (
    select
        *,
        case notice
            when 'KPI' then start_date
            when 'UK7' then start_date + case when legal_route = 'light_touch' then 120 else 30 end
            -- After the last notice, published at the end or later, none is due.
            when 'UK9' then case when published_on is null or over_on is null or published_on < over_on
                then least(coalesce(published_on, start_date) + interval 1 year, over_on + interval 1 year)::date end
            when 'UK11' then over_on + 30
        end as due_on
    from facts
)

select
    contract_id,
    notice,
    as_at,
    exempt_because,
    published_on,
    case when exempt_because is null and not lacks_facts and (published_on is null or notice = 'UK9') then due_on end as due_on,
    case
        when exempt_because is not null and published_on is not null then 'voluntary'
        when exempt_because is not null then 'exempt'
        when lacks_facts then 'cannot_tell'
        when notice = 'UK10' and published_on is not null then 'published'
        when notice = 'UK10' and is_changed then 'not_found'
        when notice = 'UK10' then 'not_yet'
        when notice <> 'UK9' and published_on is not null then 'published'
        when notice = 'UK11' and (over_on is null or over_on > as_at) then 'not_yet'
        when due_on < as_at then 'not_found'
        when notice = 'UK9' and published_on is not null then 'published'
        when start_date > as_at or (notice = 'UK9' and due_on > as_at) then 'not_yet'
        else 'due'
    end as clock_state
from dated
