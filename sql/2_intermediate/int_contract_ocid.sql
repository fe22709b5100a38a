/*---
description = """
Under which OCIDs and awards notices speak of each contract; where a notice names no award, under the number of the
contract. One procurement may stand in several portals under
several OCIDs (`int_awards`): a notice about any of them is about the contract. Where several contracts could be
meant, none is.
"""
grain    = ["ocid", "award_id"]
not_null = ["contract_id"]
---*/

with own as (
    select contract_id, ocid, substring(contract_id, length(ocid) + 2) as award_id
    from int_contracts
    where ocid is not null
),

parts as (
    select distinct
        parts.ocid, parts.award_id, parts.contract_reference, names.supplier_key, parts.suppliers > 1 as names_several,
        coalesce(by_id.publisher_id, by_name.publisher_id) as publisher_id
    from int_award_parts as parts
    left join (select distinct publisher_id from ref_publishers) as by_id on by_id.publisher_id = parts.buyer_id
    left join (select lower(name) as name, min(publisher_id) as publisher_id from ref_publishers group by lower(name)) as by_name
        on by_name.name = lower(parts.buyer_name)
    left join int_supplier_names as names on names.name_text = parts.supplier_name
    where parts.contract_reference is not null
),

elsewhere as (
    select contracts.contract_id, parts.ocid, parts.award_id
    from parts
    inner join int_contracts as contracts
        on contracts.publisher_id = parts.publisher_id
        and upper(contracts.contract_reference) = upper(parts.contract_reference)
        and contracts.ocid is not null
    left join own on own.ocid = parts.ocid and own.award_id = parts.award_id
    where own.contract_id is null
        and (contracts.supplier_key = parts.supplier_key or (parts.names_several and contracts.supplier_key is null))
),

by_award as (
    select contract_id, ocid, award_id from own
    union
    select contract_id, ocid, award_id from elsewhere
),

said as (
    select ocid, award_id from stg_contract_amendments
    union
    select ocid, award_id from stg_contract_terminations
    union
    select ocid, award_id from stg_kpi_observations
    union
    select ocid, award_id from stg_performance_failures
    union
    select ocid, award_id from int_contract_metric
),

every as (
    select contract_id, ocid, award_id from by_award
    union
    select by_award.contract_id, said.ocid, said.award_id
    from said
    inner join int_award_parts as parts
        on parts.ocid = said.ocid and contains('|' || parts.contract_number || '|', '|' || said.award_id || '|')
    inner join by_award on by_award.ocid = parts.ocid and by_award.award_id = parts.award_id
    left join by_award as named on named.ocid = said.ocid and named.award_id = said.award_id
    where named.contract_id is null
)

select ocid, award_id, max(contract_id) as contract_id
from every
group by ocid, award_id
having count(distinct contract_id) = 1
