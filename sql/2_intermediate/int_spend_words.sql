/*---
description = """
Which service the words of a payment speak of: one row for each pair of a ledger text and a directorate that
payments have. Null where no words fit.

`clear_service_id` is what people decided or words that name a service; `weak_service_id` comes from words of what was
bought, else of a whole department, and counts only where nothing better is known.
"""
grain = ["expense_type", "directorate"]
by_key = true
---*/

with pairs as (
    select distinct coalesce(expense_type, '') as expense_type, coalesce(directorate, '') as directorate
    from stg_spend
),

decided as (
    select field, lower(text) as words, max(service_id) as service_id
    from ref_decided_services
    where kind = 'spend'
    group by field, lower(text)
)

select
    pairs.expense_type,
    pairs.directorate,
    coalesce(decided_expense.service_id, decided_directorate.service_id)                     as decided_service_id,
    coalesce(
        decided_expense.service_id, decided_directorate.service_id,
        exact.service_id, pattern.service_id, exact_directorate.service_id, directorate.service_id
    )                                                                                        as clear_service_id,
    case
        when coalesce(decided_expense.service_id, decided_directorate.service_id) is not null then 'decided'
        when exact.service_id is not null then 'ledger words'
        when pattern.service_id is not null then 'ledger pattern'
        when coalesce(exact_directorate.service_id, directorate.service_id) is not null then 'directorate words'
    end                                                                                      as clear_method,
    coalesce(bought.service_id, department.service_id)                                       as weak_service_id,
    case
        when bought.service_id is not null then 'what was bought'
        when department.service_id is not null then 'department'
    end                                                                                      as weak_method
from pairs
left join decided as decided_expense
    on decided_expense.field = 'expense_type' and decided_expense.words = lower(pairs.expense_type)
left join decided as decided_directorate
    on decided_directorate.field = 'directorate' and decided_directorate.words = lower(pairs.directorate)
left join int_service_of_words as exact
    on exact.field = 'expense_type' and exact.reading = 'exact' and exact.text = pairs.expense_type
left join int_service_of_words as pattern
    on pattern.field = 'expense_type' and pattern.reading = 'pattern' and pattern.text = pairs.expense_type
left join int_service_of_words as exact_directorate
    on exact_directorate.field = 'directorate' and exact_directorate.reading = 'exact'
    and exact_directorate.text = pairs.directorate
left join int_service_of_words as directorate
    on directorate.field = 'directorate' and directorate.reading = 'pattern' and directorate.text = pairs.directorate
left join int_service_of_words as bought
    on bought.field = 'expense_type' and bought.reading = 'bought' and bought.text = pairs.expense_type
left join int_service_of_words as department
    on department.field = 'directorate' and department.reading = 'department' and department.text = pairs.directorate
