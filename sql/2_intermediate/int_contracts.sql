/*---
description = """
Contracts of every legal route, one row each: lines of registers, agreements, and awards that only
notices state. With the supplier's plain name, and their state at the date of the register.

The reference of a register is neither complete nor unique, so the id is made of publisher,
reference, supplier, title, dates and value; equal lines are told apart by a number. A line whose
reference stands once in the register and once in the notices, to no other supplier, is that award,
as is one of several whose supplier, or supplier and first day, stands there once in both, and one that is equal to no other award in
supplier, title and first day: it bears the award's OCID, and what the register leaves out is taken from the notice.
"""
grain      = ["contract_id"]
not_null   = ["publisher_id", "state"]
accepted   = { state = ["in_force", "ended", "not_started", "end_not_stated", "day_not_stated"] }
---*/

with awards as (
    select
        int_awards.*,
        case when names.names_no_single_supplier then null else names.supplier_key end as supplier_key,
        -- A portal's own number of a supplier says nothing beyond the portal.
        case when regexp_matches(int_awards.supplier_id, '^(GB-(COH|CHC|SC|NIC|NHS|LAE|PPON)-|local:)')
            then int_awards.supplier_id end as provider_id,
        max(int_awards.release_date) over (partition by int_awards.publisher_id) as latest_notice,
        count(*) over (partition by int_awards.publisher_id, upper(int_awards.contract_reference)) as same_reference,
        count(*) over (partition by int_awards.publisher_id, upper(int_awards.contract_reference), names.supplier_key) as same_supplier,
        count(*) over (partition by int_awards.publisher_id, upper(int_awards.contract_reference), names.supplier_key, int_awards.start_date) as same_start,
        count(*) over (partition by int_awards.publisher_id, names.supplier_key, upper(int_awards.title), int_awards.start_date) as same_words
    from int_awards
    left join int_supplier_names as names on names.name_text = int_awards.supplier_name
),

by_reference as (
    select named.register_id, awards.contract_id
    from int_contract_lines as named
    inner join awards
        on awards.publisher_id = named.publisher_id
        and upper(awards.contract_reference) = upper(named.contract_reference)
    where (
            awards.same_reference = 1
            and named.same_reference = 1
            and coalesce(awards.supplier_key, named.supplier_key, '') = coalesce(named.supplier_key, awards.supplier_key, '')
        )
        or (awards.same_supplier = 1 and named.same_supplier = 1 and awards.supplier_key = named.supplier_key)
        or (
            awards.same_start = 1
            and named.same_start = 1
            and awards.supplier_key = named.supplier_key
            and awards.start_date = named.start_date
        )
),

by_words as (
    select named.register_id, awards.contract_id
    from int_contract_lines as named
    inner join awards
        on awards.publisher_id = named.publisher_id
        and awards.supplier_key = named.supplier_key
        and upper(awards.title) = upper(named.title)
        and awards.start_date = named.start_date
        and awards.same_words = 1
        and named.same_words = 1
    where named.register_id not in (select register_id from by_reference)
        and awards.contract_id not in (select contract_id from by_reference)
),

pairs as (
    select register_id, contract_id from by_reference
    union all
    select register_id, contract_id from by_words
),

united as (
    select
        coalesce(awards.contract_id, named.register_id)             as contract_id,
        awards.ocid,
        named.source_file_id,
        named.line_number,
        named.publisher_id,
        named.contract_reference,
        coalesce(named.title, awards.title)                         as title,
        coalesce(named.supplier_name, awards.supplier_name)         as supplier_name,
        coalesce(named.supplier_key, case when named.supplier_name is null then awards.supplier_key end) as supplier_key,
        coalesce(
            named.provider_id,
            'GB-COH-' || named.company_number,
            'GB-CHC-' || named.charity_number,
            awards.provider_id
        )                                                           as provider_id,
        named.directorate,
        coalesce(named.procedure, awards.procedure)                 as procedure,
        named.legal_route,
        named.service_id,
        coalesce(named.cpv_code, awards.cpv_code)                   as cpv_code,
        coalesce(named.start_date, awards.start_date)               as start_date,
        coalesce(named.end_date, awards.end_date)                   as end_date,
        -- A notice that it was ended before its time is later news than the register's line.
        case
            when awards.terminated_on < coalesce(named.expiry_date, awards.terminated_on + 1) then awards.terminated_on
            else coalesce(named.expiry_date, awards.expiry_date)
        end                                                         as expiry_date,
        named.annual_value_gbp,
        coalesce(named.total_value_gbp, awards.total_value_gbp)     as total_value_gbp,
        named.register_date                                         as as_at,
        named.as_at is not null                                     as is_as_at_stated
    from int_contract_lines as named
    left join pairs on pairs.register_id = named.register_id
    left join awards on awards.contract_id = pairs.contract_id
    union all
    select
        awards.contract_id,
        awards.ocid,
        awards.source_file_id,
        awards.line_number,
        awards.publisher_id,
        awards.contract_reference,
        awards.title,
        awards.supplier_name,
        awards.supplier_key,
        awards.provider_id,
        null,
        awards.procedure,
        null,
        null,
        awards.cpv_code,
        awards.start_date,
        awards.end_date,
        awards.expiry_date,
        null,
        awards.total_value_gbp,
        awards.latest_notice,
        true
    from awards
    left join pairs on pairs.contract_id = awards.contract_id
    where pairs.contract_id is null
)

select
    *,
    case
        when start_date > as_at then 'not_started'
        when expiry_date is null then 'end_not_stated'
        when as_at is null then 'day_not_stated'
        when expiry_date < as_at then 'ended'
        else 'in_force'
    end as state
from united
