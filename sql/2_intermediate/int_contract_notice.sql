/*---
description = """
Notices about each contract, one row per notice: which kind it is, by what it tags itself as, and its day. A notice of a
process with several awards is about those that its parts name, else about all of them.
"""
grain    = ["contract_id", "source_file_id", "line_number"]
not_null = ["notice", "published_on"]
accepted = { notice = ["UK6", "UK7", "UK9", "UK10", "UK11"] }
---*/

with notices as (
    select
        source_file_id, line_number, ocid, release_date as published_on,
        case
            when contains(lower(tag), 'termination') then 'UK11'
            when contains(lower(tag), 'amendment') then 'UK10'
            when contains(lower(tag), 'implementation') then 'UK9'
            when contains(lower(tag), 'contract') then 'UK7'
            when contains(lower(tag), 'award') then 'UK6'
        end as notice
    from stg_ocds
),

named as (
    select source_file_id, line_number, award_id from stg_contract_amendments where award_id is not null
    union
    select source_file_id, line_number, award_id from stg_contract_terminations where award_id is not null
    union
    select source_file_id, line_number, award_id from stg_kpi_observations where award_id is not null
    union
    select source_file_id, line_number, award_id from stg_performance_failures where award_id is not null
),

by_award as (
    select ids.contract_id, notices.notice, notices.published_on, notices.source_file_id, notices.line_number
    from notices
    inner join named on named.source_file_id = notices.source_file_id and named.line_number = notices.line_number
    inner join int_contract_ocid as ids on ids.ocid = notices.ocid and ids.award_id = named.award_id
),

by_process as (
    select ids.contract_id, notices.notice, notices.published_on, notices.source_file_id, notices.line_number
    from notices
    inner join int_contract_ocid as ids on ids.ocid = notices.ocid
    left join named on named.source_file_id = notices.source_file_id and named.line_number = notices.line_number
    where named.award_id is null
)

select contract_id, notice, published_on, source_file_id, line_number from by_award where notice is not null
union
select contract_id, notice, published_on, source_file_id, line_number from by_process where notice is not null
