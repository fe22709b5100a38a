/*---
description = """
Awards of OCDS notices to suppliers of the publishers we know, one row per contract, with what all
notices of its process say of it, in whatever portals (`int_award_contract`).
"""
grain    = ["contract_id"]
not_null = ["publisher_id", "ocid", "release_date"]
---*/

select
    contract_id,
    min(process_ocid)                                                                    as ocid,
    max(publisher_id)                                                                    as publisher_id,
    max_by(source_file_id, notice_order)                                                         as source_file_id,
    max_by(line_number, notice_order)                                                            as line_number,
    max(release_date)                                                                    as release_date,
    -- A portal that gives its own number as the reference knows none of the buyer's.
    coalesce(
        max_by(contract_reference, notice_order) filter (where contract_reference not like 'ocds-%'),
        max(contract_reference)
    )                                                                                    as contract_reference,
    max_by(title, notice_order) filter (where title is not null)                      as title,
    max_by(supplier_name, notice_order) filter (where supplier_name is not null)      as supplier_name,
    max_by(supplier_id, notice_order) filter (where supplier_id is not null)          as supplier_id,
    max_by(procedure, notice_order) filter (where procedure is not null)              as procedure,
    max_by(cpv_code, notice_order) filter (where cpv_code is not null)                as cpv_code,
    max_by(start_date, notice_order) filter (where start_date is not null)            as start_date,
    max_by(end_date, notice_order) filter (where end_date is not null)                as end_date,
    case
        when min(terminated_on) < max_by(last_date, notice_order) filter (where last_date is not null)
            then min(terminated_on)
        else max_by(last_date, notice_order) filter (where last_date is not null)
    end                                                                                  as expiry_date,
    min(terminated_on)                                                                   as terminated_on,
    max_by(total_value_gbp, notice_order) filter (where total_value_gbp is not null)  as total_value_gbp,
    case when count(total_value_gbp) = 0
        then max_by(value_unknown_because, notice_order) filter (where value_unknown_because is not null)
    end                                                                                  as value_unknown_because
from int_award_contract
group by contract_id
