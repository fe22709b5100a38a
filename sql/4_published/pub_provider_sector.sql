/*---
description = """
What kind of organisation each provider is, with its basis: registered, declared in a notice, or likely by
its name, and how sure that is.
"""
grain = ["provider_id"]
audiences = ["board", "officer"]
order = ["provider_id"]
---*/

select
    sectors.provider_id,
    providers.provider_name,
    sectors.sector,
    sectors.sector_basis,
    sectors.sector_confidence,
    sectors.vcse_basis,
    sectors.sme_basis
from dim_provider_sector as sectors
inner join dim_provider as providers on providers.provider_id = sectors.provider_id
