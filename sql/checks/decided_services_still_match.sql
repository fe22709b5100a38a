-- fail: Each line of decisions/services.csv names a service of ours and words that a payment has.

select decided.field, decided.text, decided.service_id
from ref_decided_services as decided
left join ref_services as services on services.service_id = decided.service_id
where decided.kind = 'spend'
    and exists (select 1 from stg_spend)
    and (
        services.service_id is null
        or not exists (
            select 1 from stg_spend as spend
            where lower(decided.text) = lower(case decided.field
                when 'expense_type' then spend.expense_type
                when 'directorate' then spend.directorate
            end)
        )
    )
