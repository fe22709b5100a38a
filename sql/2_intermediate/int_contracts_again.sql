/*---
description = """
Lines of registers whose contract a later register of the same publisher, or another file of the same day, states as well: they
do not count. A contract is the same by its reference, title, supplier and first day; without a reference by its department
too, and without a first day by its end. Where nothing of either is known, it is the same if it is worth the same. Its end and
its value may have changed since: the later register tells. Of several that are the same in these, as lots of one supplier are, as
many stand again as the later register has; those first that it states with the same end and value.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["counted_in"]
---*/

with keyed as (
    select
        contracts.source_file_id,
        contracts.line_number,
        contracts.end_date,
        contracts.total_value_gbp,
        coalesce(contracts.as_at, max(contracts.start_date) over (partition by contracts.source_file_id), date '1900-01-01')::varchar
            || contracts.source_file_id                                                                         as recency,
        concat_ws(
            '|', files.publisher_id, coalesce(upper(contracts.contract_reference), '-' || upper(contracts.directorate), '-'),
            coalesce(upper(contracts.title), '-'), coalesce(upper(contracts.supplier_name), '-'),
            coalesce('from ' || contracts.start_date, 'to ' || contracts.end_date),
            case when coalesce(contracts.contract_reference, contracts.directorate) is null
                or coalesce(contracts.start_date, contracts.end_date) is null then contracts.total_value_gbp end
        )                                                                                                       as same_contract
    from stg_contracts as contracts
    inner join stg_landed_files as files on files.source_file_id = contracts.source_file_id
    where contracts.contract_reference is not null or coalesce(contracts.start_date, contracts.end_date) is not null
),

latest as (
    select same_contract, max_by(source_file_id, recency) as latest_file
    from keyed
    group by same_contract
    having count(distinct source_file_id) > 1
),

several as (
    select
        keyed.*,
        latest.latest_file,
        row_number() over (
            partition by keyed.source_file_id, keyed.same_contract, keyed.end_date, keyed.total_value_gbp order by keyed.line_number
        ) as equal_line
    from keyed
    inner join latest on latest.same_contract = keyed.same_contract
),

compared as (
    select
        *,
        count(case when source_file_id = latest_file then 1 end) over (partition by same_contract) as latest_lines,
        max_by(source_file_id, recency) over (partition by same_contract, end_date, total_value_gbp, equal_line) as equal_in
    from several
),

changed as (
    -- What no later register states with the same end and value may be there with others.
    select
        *,
        latest_lines - count(case when equal_in = latest_file then 1 end) over (partition by source_file_id, same_contract) as others,
        row_number() over (partition by source_file_id, same_contract, equal_in = source_file_id order by line_number) as left_line
    from compared
)

select
    source_file_id,
    line_number,
    case when equal_in <> source_file_id then equal_in else latest_file end as counted_in
from changed
where source_file_id <> latest_file and (equal_in <> source_file_id or left_line <= others)
