/*---
description = """
Under which OCIDs and awards notices speak of each contract; where a notice names no award, under the number of the
contract. One procurement may stand in several portals under
several OCIDs (`int_award_contract`): a notice about any of them is about the contract. Where several contracts could be
meant, none is.
"""
grain    = ["ocid", "award_id"]
not_null = ["contract_id"]
---*/

with by_award as (
    select awards.contract_id, awards.ocid, awards.award_id
    from int_award_contract as awards
    inner join int_contracts as contracts on contracts.contract_id = awards.contract_id
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
