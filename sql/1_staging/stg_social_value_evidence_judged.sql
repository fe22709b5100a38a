/*---
description = """
Every piece of evidence of a delivery, cast and judged. Grades: 0 claim, 1 record, 2 checked sample,
3 independent, 4 confirmed by people.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        raw.source_file_id,
        raw.line_number,
        case when upper(trim(raw.delivery_id)) not in ('', '-', 'NA', 'N/A') then trim(raw.delivery_id) end as delivery_id,
        try_cast(regexp_replace(regexp_extract(trim(raw.evidence_grade), '^-?[0-9,]+([.]0+)?$'), ',([0-9]{3})\b', '\1', 'g') as bigint) as evidence_grade,
        case when upper(trim(raw.evidence_note)) not in ('', '-', 'NA', 'N/A') then trim(raw.evidence_note) end as evidence_note,
        case when upper(trim(raw.checked_by)) not in ('', '-', 'NA', 'N/A') then trim(raw.checked_by) end as checked_by,
        coalesce(
            try_strptime(left(trim(raw.checked_on), 10), '%Y-%m-%d'),
            try_strptime(trim(raw.checked_on), '%d/%m/%y'),
            try_strptime(trim(raw.checked_on), '%d/%m/%Y')
        )::date as checked_on
    from raw_social_value_evidence as raw
)

select
    source_file_id,
    line_number,
    case
        when delivery_id is null then 'without a delivery'
        when evidence_grade is null or evidence_grade not between 0 and 4 then 'a grade other than 0 to 4'
    end as rejected_because,
    delivery_id,
    evidence_grade,
    evidence_note,
    checked_by,
    checked_on
from read
