/*---
description = """
Which contract each award of a publisher we know is, with what its notices say of it (`int_award_stated`).

One procurement may stand in several portals under several OCIDs: awards of one buyer with the same
reference and supplier, or as many suppliers, are one, under the lowest of their OCIDs, lot by lot, unless one starts
when all before it have ended (`term`). So are those in two portals that are equal in buyer, supplier, title, value and
days: Find a Tender gives references of its own.
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
            else min(ocid) over (partition by publisher_id, upper(contract_reference), supplied_by, term)
        end as process_ocid
    from int_award_stated
),

lots as (
    select
        *,
        row_number() over (partition by process_ocid, ocid, supplier_key, term order by award_id) as lot,
        row_number() over (order by release_date, ocid, award_id) as notice_order
    from processes
),

by_reference as (
    select
        *,
        supplied_by || '|' || upper(title) || '|' || total_value_gbp || '|' || start_date || '|' || end_date as words,
        coalesce(
            min(case when ocid = process_ocid then ocid || ':' || award_id end) over (partition by process_ocid, supplier_key, term, lot),
            min(ocid || ':' || award_id) over (partition by process_ocid, supplier_key, term, lot)
        ) as lot_id
    from lots
),

spread as (
    select
        *,
        min(portal) over (partition by lot_id) = max(portal) over (partition by lot_id) as is_in_one_portal,
        min(words) over (partition by lot_id) = max(words) over (partition by lot_id)   as is_worded_alike,
        count(words) over (partition by lot_id) = count(*) over (partition by lot_id)   as is_worded_throughout
    from by_reference
),

ranked as (
    -- The first of one portal is the first of another: equal ones within a portal are several.
    select
        *,
        case when words is not null
            then dense_rank() over (partition by portal, publisher_id, words order by is_in_one_portal, lot_id) end as place
    from spread
),

placed as (
    select
        *,
        -- In a portal where it says less nobody knows beside which others it stands.
        is_worded_alike and (is_in_one_portal or is_worded_throughout)
            and min(place) over (partition by lot_id) = max(place) over (partition by lot_id) as has_one_place
    from ranked
),

alike as (
    -- What its reference has put elsewhere already must not draw two of one portal together.
    select
        *,
        case
            when words is not null and bool_and(has_one_place) over (partition by publisher_id, words)
                then min(lot_id) over (partition by publisher_id, words, place)
            else lot_id
        end as alike_id
    from placed
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
