/*---
description = """
What kind of organisation each provider is, on what basis and how sure that is: by the surest of its names.
"""
grain      = ["provider_id"]
not_null   = ["sector", "sector_basis", "sector_confidence"]
references = { provider_id = "dim_provider" }
---*/

with ranked as (
    select
        names.shown_provider_id as provider_id,
        sectors.sector,
        sectors.sector_basis,
        sectors.sector_confidence,
        sectors.vcse_basis,
        sectors.sme_basis,
        payees.provider_method,
        row_number() over (
            partition by names.shown_provider_id
            order by sectors.sector_confidence desc, payees.provider_confidence desc, payees.name_text
        ) as place
    from int_payee_provider as payees
    inner join int_payee_sector as sectors on sectors.name_text = payees.name_text
    inner join int_provider_name as names on names.provider_id = payees.provider_id
)

select
    ranked.provider_id,
    ranked.sector,
    ranked.sector_basis,
    ranked.sector_confidence,
    ranked.vcse_basis,
    ranked.sme_basis
from ranked
inner join dim_provider on dim_provider.provider_id = ranked.provider_id
where ranked.place = 1
