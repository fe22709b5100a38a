/*---
description = """
When each contract ends, and the window in which a decision about what follows must be taken, as at the date of its register.

The window opens and closes so many months before the end, by legal route (`dim_legal_route`: an assumption); a review that
is stated to be earlier opens it. `passed`: the window is over and the contract still runs, so less time is left than
a decision of its kind takes. A contract of a register whose day nobody knows is not here.
"""
grain      = ["contract_id"]
not_null   = ["expiry_date", "window_opens_on", "window_closes_on", "window_state"]
references = { contract_id = "dim_contract" }
accepted   = { window_state = ["ahead", "open", "passed", "ended"] }
---*/

with windows as (
    select
        contracts.contract_id, contracts.as_at, contracts.expiry_date, contracts.state,
        least(
            (contracts.expiry_date - routes.opens_months * interval 1 month)::date,
            case when records.review_date < contracts.expiry_date then records.review_date end
        )                                                                       as window_opens_on,
        (contracts.expiry_date - routes.closes_months * interval 1 month)::date as window_closes_on,
        records.extension_option_months,
        records.extensions_offered - records.extensions_taken                   as extensions_left,
        records.is_urgent
    from dim_contract as contracts
    inner join dim_contract_record as records on records.contract_id = contracts.contract_id
    inner join dim_legal_route as routes on routes.legal_route = records.legal_route
    where contracts.expiry_date is not null and contracts.as_at is not null
)

select
    contract_id,
    as_at,
    expiry_date,
    window_opens_on,
    window_closes_on,
    case
        when state = 'ended' then 'ended'
        when as_at < window_opens_on then 'ahead'
        when as_at <= window_closes_on then 'open'
        else 'passed'
    end                                                                    as window_state,
    extensions_left,
    case when extensions_left > 0 then extension_option_months end         as extension_option_months,
    is_urgent
from windows
