/*---
description = """
What stands beside each name of a payee or supplier: whether a register, list or notice names it, whether
it does so with a number, or a list with a kind, that only organisations have, and whether it was paid for what persons are paid
for (`payee_categories`).
"""
grain    = ["name_text"]
not_null = ["is_listed", "is_registered", "is_paid_as_person"]
---*/

with listed as (
    select supplier_name as name_text, case when regexp_matches(company_number, '^[A-Z0-9]{8}$') then 'GB-COH-' end as number
    from stg_contracts
    union all
    select supplier_name, supplier_id from stg_award_suppliers
    union all
    select supplier_name, supplier_id from stg_notice_suppliers
    union all
    select provider_name, case when provider_kind in ('sole_trader', 'individual', 'person', 'not stated') then provider_id else 'GB-LAE-' end
    from stg_providers
    union all
    select provider_name, provider_id from stg_service_costs
    union all
    select recipient_name, recipient_id from stg_grants
    union all
    select payee_name, provider_id from ref_decided_aliases where lower(is_the_same) = 'yes'
    union all
    select name, 'GB-LAE-' from ref_publishers
),

ledger_words as (
    -- Each distinct text of a ledger is judged once.
    select distinct texts.field, texts.words
    from (
        select distinct 'expense_type' as field, expense_type as words from stg_spend
        union all
        select distinct 'directorate', directorate from stg_spend
        union all
        select distinct 'payee_type', payee_type from stg_spend
    ) as texts
    inner join ref_payee_categories as categories
        on categories.field = texts.field and regexp_matches(upper(texts.words), categories.pattern)
),

found as (
    select name_text, 1 as is_listed,
        case when regexp_matches(number, '^GB-(COH|CHC|SC|NIC|NHS|LAE)-') then 1 else 0 end as is_registered,
        0 as is_paid_as_person
    from listed
    union all
    select spend.payee_name, 0, 0, 1
    from stg_spend as spend
    inner join ledger_words as words on words.field = 'expense_type' and words.words = spend.expense_type
    union all
    select spend.payee_name, 0, 0, 1
    from stg_spend as spend
    inner join ledger_words as words on words.field = 'directorate' and words.words = spend.directorate
    union all
    select spend.payee_name, 0, 0, 1
    from stg_spend as spend
    inner join ledger_words as words on words.field = 'payee_type' and words.words = spend.payee_type
)

select
    name_text,
    max(is_listed) = 1          as is_listed,
    max(is_registered) = 1      as is_registered,
    max(is_paid_as_person) = 1  as is_paid_as_person
from found
where name_text is not null
group by name_text
