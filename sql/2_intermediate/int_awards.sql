/*---
description = """
Awards of OCDS notices to suppliers of the publishers we know, one row per contract, with what all
notices of its process say of it.

One procurement may stand in several portals under several OCIDs: awards of one buyer with the same
reference and supplier, or as many suppliers, are one, under the lowest of their OCIDs, lot by lot. Awards by other buyers
stay in `int_award_parts`: they are nobody's here.
"""
grain    = ["contract_id"]
not_null = ["publisher_id", "ocid", "release_date"]
---*/

with noticed as (
    select
        notices.*,
        coalesce(by_id.publisher_id, by_name.publisher_id) as publisher_id,
        row_number() over (
            partition by notices.ocid, notices.award_id
            order by notices.release_date, notices.part_number, notices.source_file_id, notices.line_number
        ) as step
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
        max_by(source_file_id, step)                                                     as source_file_id,
        max_by(line_number, step)                                                        as line_number,
        max(release_date)                                                                as release_date,
        max_by(contract_reference, step) filter (where contract_reference is not null)   as contract_reference,
        max_by(title, step) filter (where title is not null)                             as title,
        max_by(supplier_name, step) filter (where supplier_name is not null)             as supplier_name,
        max_by(supplier_id, step) filter (where supplier_id is not null)                 as supplier_id,
        max_by(suppliers, step) filter (where suppliers > 0)                             as suppliers,
        max_by(procedure, step) filter (where procedure is not null)                     as procedure,
        max_by(cpv_code, step) filter (where cpv_code is not null)                       as cpv_code,
        max_by(start_date, step) filter (where start_date is not null)                   as start_date,
        max_by(end_date, step) filter (where end_date is not null)                       as end_date,
        max_by(coalesce(expiry_date, end_date), step)
            filter (where coalesce(expiry_date, end_date) is not null)                   as last_date,
        min(terminated_on)                                                               as terminated_on,
        max_by(total_value_gbp, step) filter (where total_value_gbp is not null)         as total_value_gbp,
        max_by(value_unknown_because, step) filter (where value_unknown_because is not null) as value_unknown_because
    from noticed
    where publisher_id is not null
    group by ocid, award_id
    having count(title) + count(supplier_name) > 0  -- else it says nothing of use
),

supplied as (
    -- Several suppliers have no name here: how many they are stands for them.
    select
        awards.*,
        coalesce(names.supplier_key, case when awards.suppliers > 1 then awards.suppliers::varchar || ' suppliers' end) as supplied_by
    from awards
    left join int_supplier_names as names on names.name_text = awards.supplier_name
),

processes as (
    select
        *,
        coalesce(supplied_by, supplier_name, '') as supplier_key,
        case
            when contract_reference is null or supplied_by is null then ocid
            else min(ocid) over (partition by publisher_id, upper(contract_reference), supplied_by)
        end as process_ocid
    from supplied
),

lots as (
    select
        *,
        row_number() over (partition by process_ocid, ocid, supplier_key order by award_id) as lot,
        row_number() over (order by release_date, ocid, award_id) as step
    from processes
)

select
    process_ocid || ':'
        || coalesce(min(award_id) filter (where ocid = process_ocid), min(award_id))         as contract_id,
    process_ocid                                                                         as ocid,
    max(publisher_id)                                                                    as publisher_id,
    max_by(source_file_id, step)                                                         as source_file_id,
    max_by(line_number, step)                                                            as line_number,
    max(release_date)                                                                    as release_date,
    max_by(contract_reference, step) filter (where contract_reference is not null)       as contract_reference,
    max_by(title, step) filter (where title is not null)                                 as title,
    max_by(supplier_name, step) filter (where supplier_name is not null)                 as supplier_name,
    max_by(supplier_id, step) filter (where supplier_id is not null)                     as supplier_id,
    max_by(procedure, step) filter (where procedure is not null)                         as procedure,
    max_by(cpv_code, step) filter (where cpv_code is not null)                           as cpv_code,
    max_by(start_date, step) filter (where start_date is not null)                       as start_date,
    max_by(end_date, step) filter (where end_date is not null)                           as end_date,
    case
        when min(terminated_on) < max_by(last_date, step) filter (where last_date is not null)
            then min(terminated_on)
        else max_by(last_date, step) filter (where last_date is not null)
    end                                                                                  as expiry_date,
    min(terminated_on)                                                                   as terminated_on,
    max_by(total_value_gbp, step) filter (where total_value_gbp is not null)             as total_value_gbp,
    case when count(total_value_gbp) = 0
        then max_by(value_unknown_because, step) filter (where value_unknown_because is not null)
    end                                                                                  as value_unknown_because
from lots
group by process_ocid, supplier_key, lot
