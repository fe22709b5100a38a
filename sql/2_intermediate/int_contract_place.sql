/*---
description = """
Where each contract is delivered, and how that is known: by what people decided (`decisions/contracts.csv`),
else by the area that its register states. A contract for several places has a row for each; one for which
nothing is stated, or nothing that is a place of its publisher's area, has none.
"""
grain    = ["contract_id", "place_id"]
not_null = ["is_whole", "place_basis"]
accepted = { place_basis = ["decided", "stated in the register"] }
---*/

with decided as (
    select publisher_id, contract_reference, max_by(says, coalesce(said_on, '') || says) as area_covered
    from ref_decided_contracts
    where what = 'delivery_place'
    group by publisher_id, contract_reference
),

said as (
    select
        contracts.contract_id,
        contracts.publisher_id,
        coalesce(decided.area_covered, terms.area_covered)                                          as area_covered,
        case when decided.area_covered is not null then 'decided' else 'stated in the register' end as place_basis
    from int_contracts as contracts
    left join stg_contracts_terms as terms
        on terms.source_file_id = contracts.source_file_id and terms.line_number = contracts.line_number
    left join decided
        on decided.publisher_id = contracts.publisher_id and decided.contract_reference = contracts.contract_reference
)

select said.contract_id, areas.place_id, areas.is_whole, said.place_basis
from said
inner join int_area_place as areas
    on areas.publisher_id = said.publisher_id and areas.area_covered = said.area_covered
