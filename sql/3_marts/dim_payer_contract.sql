/*---
description = """
Whose contracts they are: those of each publisher's place, and those that members of an alliance hold for
the alliance's services. A contract may belong to several alliances.
"""
grain      = ["payer_id", "contract_id"]
references = { contract_id = "dim_contract" }
---*/

with alliance_services as (
    select distinct alliance_id, trim(unnest(string_split(services, '|'))) as service_id
    from dim_alliance
)

select publishers.place_id as payer_id, contracts.contract_id
from dim_contract as contracts
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
union
select members.alliance_id, contracts.contract_id
from dim_contract as contracts
inner join int_alliance_member as members on members.member_id = contracts.publisher_id
inner join alliance_services
    on alliance_services.alliance_id = members.alliance_id and alliance_services.service_id = contracts.service_id
