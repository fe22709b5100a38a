-- fail: Each line of decisions/aliases.csv names a payee or supplier of the files and a provider that is known.

select aliases.payee_name, aliases.provider_id
from ref_decided_aliases as aliases
left join (
    select provider_id from int_provider_name
    union
    select provider_id from dim_provider
    union
    select provider_id from int_listed_name
) as providers on providers.provider_id = aliases.provider_id
where exists (select 1 from stg_spend)
    and (
        providers.provider_id is null
        or not exists (select 1 from stg_spend as spend where lower(spend.payee_name) = lower(aliases.payee_name))
        and not exists (select 1 from int_contracts as contracts where lower(contracts.supplier_name) = lower(aliases.payee_name))
    )
