/*---
description = """
Awards to suppliers of the publishers we know, one row each, with what all notices of its process say of it, and by whom it
is supplied: a plain name, or how many there are. Of one reference and supplier, those that start when all before them have
ended are of another `term`.
"""
grain    = ["ocid", "award_id"]
not_null = ["publisher_id", "release_date"]
---*/

with noticed as (
    select
        notices.*,
        coalesce(by_id.publisher_id, by_name.publisher_id) as publisher_id,
        row_number() over (
            partition by notices.ocid, notices.award_id
            order by notices.release_date, notices.part_number, notices.source_file_id, notices.line_number
        ) as notice_order
    from int_award_parts as notices
    left join (select distinct publisher_id from ref_publishers) as by_id
        on by_id.publisher_id = notices.buyer_id
    left join (
        select lower(name) as name, min(publisher_id) as publisher_id from ref_publishers group by lower(name)
    ) as by_name
        on by_name.name = lower(notices.buyer_name)
),

awards as (
    -- What a contract says stands before what its award said, which it need not repeat.
    select
        ocid,
        award_id,
        max(publisher_id)                                                                as publisher_id,
        max_by(source_file_id, notice_order)                                                     as source_file_id,
        max_by(line_number, notice_order)                                                        as line_number,
        max(release_date)                                                                as release_date,
        max_by(contract_reference, notice_order) filter (where contract_reference is not null) as contract_reference,
        max_by(title, notice_order) filter (where title is not null)                      as title,
        max_by(supplier_name, notice_order) filter (where supplier_name is not null)      as supplier_name,
        max_by(supplier_id, notice_order) filter (where supplier_id is not null)          as supplier_id,
        max_by(suppliers, notice_order) filter (where suppliers > 0)                      as suppliers,
        max_by(procedure, notice_order) filter (where procedure is not null)              as procedure,
        max_by(cpv_code, notice_order) filter (where cpv_code is not null)                as cpv_code,
        max_by(start_date, notice_order) filter (where start_date is not null)            as start_date,
        max_by(end_date, notice_order) filter (where end_date is not null)                as end_date,
        max_by(coalesce(expiry_date, end_date), notice_order)
            filter (where coalesce(expiry_date, end_date) is not null)                   as last_date,
        min(terminated_on)                                                               as terminated_on,
        max_by(total_value_gbp, notice_order) filter (where total_value_gbp is not null)  as total_value_gbp,
        max_by(value_unknown_because, notice_order) filter (where value_unknown_because is not null) as value_unknown_because
    from noticed
    where publisher_id is not null
    group by ocid, award_id
    having count(title) + count(supplier_name) > 0  -- else it says nothing of use
),

named as (
    -- Several suppliers have no name here: how many they are stands for them.
    select
        awards.*,
        coalesce(names.supplier_key, case when awards.suppliers > 1 then awards.suppliers::varchar || ' suppliers' end) as supplied_by
    from awards
    left join int_supplier_names as names on names.name_text = awards.supplier_name
),

begun as (
    select
        *,
        start_date > max(last_date) over (
            partition by publisher_id, upper(contract_reference), supplied_by
            order by start_date nulls last, ocid, award_id rows between unbounded preceding and 1 preceding
        ) as is_begun_anew
    from named
)

select
    begun.*,
    count(case when is_begun_anew then 1 end) over (
        partition by publisher_id, upper(contract_reference), supplied_by
        order by start_date nulls last, ocid, award_id rows between unbounded preceding and current row
    ) as term
from begun
