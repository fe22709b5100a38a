/*---
description = """
Which service each payment is for, and how that is known. One row per payment.

What people decided (`decisions/services.csv`) comes first, then the ledger's own words, then the
words of the directorate. Where no words fit, the payment is `unmapped`: its pounds stay in sight.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["service_id", "service_method"]
accepted = { service_method = ["decided", "ledger words", "directorate words", "unmapped"] }
---*/

with decided as (
    select field, lower(text) as words, max(service_id) as service_id
    from ref_decided_services
    where kind = 'spend'
    group by field, lower(text)
),

words as (
    -- Some ledgers speak in the words of ProClass; those of the ledger itself come first.
    select lower(words) as words, min_by(service_id, scheme) as service_id
    from ref_service_words
    where scheme in ('ledger', 'proclass')
    group by lower(words)
),

directorates as (
    select lower(words) as words, max(service_id) as service_id
    from ref_service_words
    where scheme = 'directorate'
    group by lower(words)
)

select
    spend.source_file_id,
    spend.line_number,
    spend.publisher_id,
    spend.month,
    spend.financial_year,
    spend.amount_gbp,
    spend.payee_name,
    spend.flow_kind,
    lower(lines.capital_or_revenue)                                       as capital_or_revenue,
    coalesce(
        by_expense.service_id, by_directorate.service_id, words.service_id, directorates.service_id, 'unmapped'
    )                                                                     as service_id,
    case
        when coalesce(by_expense.service_id, by_directorate.service_id) is not null then 'decided'
        when words.service_id is not null then 'ledger words'
        when directorates.service_id is not null then 'directorate words'
        else 'unmapped'
    end                                                                   as service_method
from int_spend as spend
inner join stg_spend as lines
    on lines.source_file_id = spend.source_file_id and lines.line_number = spend.line_number
left join decided as by_expense
    on by_expense.field = 'expense_type' and by_expense.words = lower(lines.expense_type)
left join decided as by_directorate
    on by_directorate.field = 'directorate' and by_directorate.words = lower(lines.directorate)
left join words on words.words = lower(lines.expense_type)
left join directorates on directorates.words = lower(lines.directorate)
