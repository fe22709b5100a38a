/*---
description = """
From all payments to those that the register explains, step by step, with what falls away.
"""
grain = ["publisher_id", "period", "step"]
order = ["place_id", "period", "step"]
---*/

select
    matched.publisher_id,
    publishers.place_id,
    matched.period,
    matched.step,
    case matched.step
        when 1 then 'All payments'
        when 2 then 'To a supplier named in the register'
        else 'Paid while one of its contracts ran'
    end                                             as step_words,
    'All kinds of flow'                             as flow_kinds_counted,
    matched.spend_gbp,
    matched.payments,
    matched.suppliers,
    (before.spend_gbp - matched.spend_gbp)::decimal(18, 2) as falls_away_gbp,
    before.payments - matched.payments              as falls_away_payments,
    case matched.step
        when 2 then 'the payee is not in the register by name, or is not named'
        when 3 then 'paid before or after the contracts listed'
    end                                             as falls_away_words
from fct_contract_match as matched
inner join dim_publisher as publishers on publishers.publisher_id = matched.publisher_id
left join fct_contract_match as before
    on before.publisher_id = matched.publisher_id
    and before.period = matched.period
    and before.step = matched.step - 1
