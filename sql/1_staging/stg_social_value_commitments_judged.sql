/*---
description = """
Every promise of social value, cast and judged. Units, no pounds.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.commitment_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.commitment_id) end as commitment_id,
        case when upper(trim(raw.agreement_reference)) not in ('', '-', 'NA', 'N/A') then trim(raw.agreement_reference) end as agreement_reference,
        case when upper(trim(raw.measure_code)) not in ('', '-', 'NA', 'N/A') then trim(raw.measure_code) end as measure_code,
        case when upper(trim(raw.framework)) not in ('', '-', 'NA', 'N/A') then trim(raw.framework) end as framework,
        case when upper(trim(raw.mission)) not in ('', '-', 'NA', 'N/A') then trim(raw.mission) end as mission,
        case when upper(trim(raw.outcome)) not in ('', '-', 'NA', 'N/A') then trim(raw.outcome) end as intended_outcome,
        case when upper(trim(raw.what)) not in ('', '-', 'NA', 'N/A') then trim(raw.what) end as promise,
        case when upper(trim(raw.unit)) not in ('', '-', 'NA', 'N/A') then trim(raw.unit) end as unit,
        try_cast(regexp_replace(trim(raw.quantity), ',([0-9]{3})\b', '\1', 'g') as double) as promised_units,
        coalesce(
            try_strptime(left(trim(raw.due_on), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.due_on), '%d/%m/%y'),
            try_strptime(trim(raw.due_on), '%d/%m/%Y')
        )::date as due_on,
        case when upper(trim(raw.place_scope)) not in ('', '-', 'NA', 'N/A') then trim(raw.place_scope) end as place_scope,
        case when upper(trim(raw.core_or_addon)) not in ('', '-', 'NA', 'N/A') then trim(raw.core_or_addon) end as core_or_addon,
        try_cast(regexp_replace(trim(raw.weight_in_award_pct), ',([0-9]{3})\b', '\1', 'g') as double) as award_weight_pct
    from raw_social_value_commitments as raw
)

select
    source_file_id,
    line_number,
    case
        when commitment_id is null or agreement_reference is null then 'without an id or an agreement'
        when promised_units is null or promised_units < 0 then 'a quantity that cannot be read'
    end as rejected_because,
    commitment_id,
    agreement_reference,
    measure_code,
    framework,
    mission,
    intended_outcome,
    promise,
    unit,
    promised_units,
    due_on,
    place_scope,
    core_or_addon,
    award_weight_pct
from read
