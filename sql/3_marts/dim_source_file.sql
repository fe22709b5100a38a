/*---
description = """
Every file that was read: what it is, whose, and how many of its lines were accepted or refused.
Read = accepted + rejected, for each file. Of answers and postcodes the landing counts: nothing that
is published rests on people's answers without disclosure control, not even a count of lines.
"""
grain    = ["source_file_id"]
not_null = ["kind", "lines_read", "lines_accepted", "lines_rejected"]
within   = { lines_accepted = "0 .. lines_read" }
---*/

with accepted as (
    select source_file_id, count(*) as lines, sum(amount_gbp) as amount_gbp,
        min(month) as first_period, max(month) as last_period
    from stg_spend group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_contracts group by source_file_id
    union all
    select source_file_id, count(*), null, min(period), max(period) from stg_indicators group by source_file_id
    union all
    select source_file_id, count(*), null, min(period), max(period) from stg_published_ascs group by source_file_id
    union all
    -- A line holds several values; one of them is enough to accept it.
    select source_file_id, count(distinct line_number), null, min(period), max(period) from stg_health_index group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_indicator_metadata group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_place_lookups group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_place_boundaries group by source_file_id
    union all
    -- A table with a column for each domain or vintage gives several rows a line: one accepted is enough.
    select source_file_id, count(distinct line_number), null, null, null
    from stg_deprivation_districts group by source_file_id
    union all
    select source_file_id, count(distinct line_number), null, min(period), max(period)
    from stg_deflators group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_place_hexes group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_provider_register group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_unit_values group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_cpv group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_deprivation_small_areas group by source_file_id
    union all
    select source_file_id, count(*), null, min(period), max(period) from stg_population group by source_file_id
    union all
    select source_file_id, count(*), null, min(period), max(period) from stg_population_groups group by source_file_id
    union all
    -- A release is a line, whatever the number of its awards.
    select source_file_id, count(*), null, null, null from stg_ocds group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_contract_notices group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_alliances group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_providers group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_grants group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_social_value_commitments group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_social_value_deliveries group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_social_value_evidence group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_service_costs group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_voices group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_effort group by source_file_id
    union all
    select source_file_id, count(*), null, null, null from stg_invitations group by source_file_id
    union all
    select source_file_id, count(*), null, min(financial_year), max(financial_year)
    from stg_reported_outcomes group by source_file_id
    union all
    select source_file_id, count(*), null, min(financial_year), max(financial_year)
    from stg_waiting_requests group by source_file_id
),

rejected as (
    select source_file_id, count(*) as lines from rej_spend group by source_file_id
    union all
    select source_file_id, count(*) from rej_contracts group by source_file_id
    union all
    select source_file_id, count(*) from rej_indicators group by source_file_id
    union all
    select source_file_id, count(*) from rej_health_index group by source_file_id
    union all
    select source_file_id, count(*) from rej_published_ascs group by source_file_id
    union all
    select source_file_id, count(*) from rej_indicator_metadata group by source_file_id
    union all
    select source_file_id, count(*) from rej_place_lookups group by source_file_id
    union all
    select source_file_id, count(*) from rej_place_boundaries group by source_file_id
    union all
    select refused.source_file_id, count(distinct refused.line_number)
    from rej_deprivation_districts as refused
    left join stg_deprivation_districts as used
        on used.source_file_id = refused.source_file_id and used.line_number = refused.line_number
    where used.line_number is null
    group by refused.source_file_id
    union all
    select refused.source_file_id, count(distinct refused.line_number)
    from rej_deflators as refused
    left join stg_deflators as used
        on used.source_file_id = refused.source_file_id and used.line_number = refused.line_number
    where used.line_number is null
    group by refused.source_file_id
    union all
    select source_file_id, count(*) from rej_place_hexes group by source_file_id
    union all
    select source_file_id, count(*) from rej_provider_register group by source_file_id
    union all
    select source_file_id, count(*) from rej_unit_values group by source_file_id
    union all
    select source_file_id, count(*) from rej_cpv group by source_file_id
    union all
    select source_file_id, count(*) from rej_deprivation_small_areas group by source_file_id
    union all
    select source_file_id, count(*) from rej_population group by source_file_id
    union all
    select source_file_id, count(*) from rej_population_groups group by source_file_id
    union all
    select source_file_id, count(*) from rej_ocds group by source_file_id
    union all
    select source_file_id, count(*) from rej_contract_notices group by source_file_id
    union all
    select source_file_id, count(*) from rej_alliances group by source_file_id
    union all
    select source_file_id, count(*) from rej_providers group by source_file_id
    union all
    select source_file_id, count(*) from rej_grants group by source_file_id
    union all
    select source_file_id, count(*) from rej_social_value_commitments group by source_file_id
    union all
    select source_file_id, count(*) from rej_social_value_deliveries group by source_file_id
    union all
    select source_file_id, count(*) from rej_social_value_evidence group by source_file_id
    union all
    select source_file_id, count(*) from rej_service_costs group by source_file_id
    union all
    select source_file_id, count(*) from rej_voices group by source_file_id
    union all
    select source_file_id, count(*) from rej_effort group by source_file_id
    union all
    select source_file_id, count(*) from rej_invitations group by source_file_id
    union all
    select source_file_id, count(*) from rej_reported_outcomes group by source_file_id
    union all
    select source_file_id, count(*) from rej_waiting_requests group by source_file_id
)

select
    files.source_file_id,
    files.file_name,
    files.sha256,
    files.kind,
    kinds.kind_words,
    files.publisher_id,
    publishers.publisher_name,
    files.as_at,
    accepted.first_period,
    accepted.last_period,
    files.lines_read,
    case
        when files.kind in ('responses', 'postcodes', 'unknown') or files.refused_because is not null then files.lines_read - files.lines_rejected
        else coalesce(accepted.lines, 0)
    end                                         as lines_accepted,
    case
        when files.kind in ('responses', 'postcodes', 'unknown') or files.refused_because is not null then files.lines_rejected
        else coalesce(rejected.lines, 0)
    end                                         as lines_rejected,
    accepted.amount_gbp::decimal(18, 2)         as amount_gbp_accepted,
    files.columns_dropped,
    files.said_note,
    files.notes,
    files.refused_because
from stg_landed_files as files
left join accepted on accepted.source_file_id = files.source_file_id
left join rejected on rejected.source_file_id = files.source_file_id
left join ref_kinds as kinds on kinds.kind = files.kind
left join int_publishers as publishers on publishers.publisher_id = files.publisher_id
