-- fail: What people recorded of a contract (decisions/contracts.csv, kpis.csv) names one that is there, a place that is one, and a day that is one.

with said as (
    select 'contracts' as file, publisher_id, contract_reference, what, says from ref_decided_contracts
    union all
    select 'kpis', publisher_id, contract_reference, 'rating', rating from ref_decided_kpis
)

select said.file, said.publisher_id, said.contract_reference, said.what
from said
left join (select distinct publisher_id, contract_reference from int_contracts) as contracts
    on contracts.publisher_id = said.publisher_id and contracts.contract_reference = said.contract_reference
left join (select distinct publisher_id, area_covered from int_area_place) as areas
    on said.what = 'delivery_place' and areas.publisher_id = said.publisher_id and areas.area_covered = said.says
where contracts.publisher_id is null
    or (said.what = 'delivery_place' and areas.publisher_id is null)
    or (said.what in ('review', 'completed') and try_cast(said.says as date) is null)
