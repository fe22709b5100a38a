/*---
description = """
Which contract each award of a publisher we know is, with what its notices say of it (`int_award_stated`).

One procurement may stand in several portals under several OCIDs: awards of one buyer with the same
reference and supplier, or as many suppliers, are one, under the lowest of their OCIDs, lot by lot. So are those in
two portals that are equal in buyer, supplier, title, value and days: Find a Tender gives references of its own.
Awards by other buyers stay in `int_award_parts`: they are nobody's here.
"""
grain    = ["ocid", "award_id"]
not_null = ["contract_id", "publisher_id", "release_date"]
---*/

with processes as (
    select
        *,
        coalesce(supplied_by, supplier_name, '') as supplier_key,
        left(ocid, 11)                           as portal,
        case
            when contract_reference is null or supplied_by is null then ocid
            else min(ocid) over (partition by publisher_id, upper(contract_reference), supplied_by)
        end as process_ocid
    from int_award_stated
),

lots as (
    select
        *,
        row_number() over (partition by process_ocid, ocid, supplier_key order by award_id) as lot,
        row_number() over (order by release_date, ocid, award_id) as notice_order
    from processes
),

by_reference as (
    select
        *,
        process_ocid || ':' || coalesce(
            min(case when ocid = process_ocid then award_id end) over (partition by process_ocid, supplier_key, lot),
            min(award_id) over (partition by process_ocid, supplier_key, lot)
        ) as lot_id
    from lots
),

ranked as (
    -- The first of one portal is the first of another: equal ones within a portal are several.
    select
        *,
        dense_rank() over (
            partition by portal, publisher_id, supplied_by, upper(title), total_value_gbp, start_date, end_date order by lot_id
        ) as place
    from by_reference
),

alike as (
    select
        *,
        case
            when supplied_by is null or title is null or total_value_gbp is null or start_date is null or end_date is null then lot_id
            else min(lot_id) over (
                partition by publisher_id, supplied_by, upper(title), total_value_gbp, start_date, end_date, place
            )
        end as alike_id
    from ranked
)

select
    min(alike_id) over (partition by lot_id) as contract_id,
    ocid,
    award_id,
    process_ocid,
    notice_order,
    publisher_id,
    source_file_id,
    line_number,
    release_date,
    contract_reference,
    title,
    supplier_name,
    supplier_id,
    procedure,
    cpv_code,
    start_date,
    end_date,
    last_date,
    terminated_on,
    total_value_gbp,
    value_unknown_because
from alike
