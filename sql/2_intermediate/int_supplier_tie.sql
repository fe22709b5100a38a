/*---
description = """
Which contracts of a publisher's register are with whom it paid, and how that is known. One row for each name
of a payee and contract of its supplier.

By the first that fits: one provider on the list or in the register (`int_payee_provider`, or the number
that the contract states); the same plain name; another form of the name (`int_name_forms`), where at most three suppliers
bear it; one name that begins the other, of three words or sixteen letters, where that is so of one only.
"""
grain      = ["publisher_id", "payee_name", "contract_id"]
parts      = "publisher_id"
not_null   = ["tie_method"]
accepted   = { tie_method = ["same provider", "plain name", "another form of the name", "beginning of the name"] }
references = { contract_id = "int_contracts" }
---*/

with payees as (
    select spend.publisher_id, spend.payee_name, names.supplier_key, providers.provider_id
    from (select distinct publisher_id, payee_name from int_spend) as spend
    inner join (select distinct publisher_id from int_contracts) as registers on registers.publisher_id = spend.publisher_id
    inner join int_supplier_names as names on names.name_text = spend.payee_name
    left join int_payee_provider as providers on providers.name_text = spend.payee_name
    where names.supplier_key is not null and not names.is_withheld
),

suppliers as (
    select contracts.publisher_id, contracts.contract_id, contracts.supplier_name, contracts.supplier_key, contracts.provider_id
    from int_contracts as contracts
    where contracts.supplier_key is not null
),

numbered as (
    select publisher_id, contract_id, provider_id from suppliers where provider_id is not null
    union
    select suppliers.publisher_id, suppliers.contract_id, providers.provider_id
    from suppliers
    inner join int_payee_provider as providers on providers.name_text = suppliers.supplier_name
),

surely as (
    select payees.publisher_id, payees.payee_name, numbered.contract_id, 1 as rank
    from payees
    inner join numbered on numbered.publisher_id = payees.publisher_id and numbered.provider_id = payees.provider_id
    union all
    select payees.publisher_id, payees.payee_name, suppliers.contract_id, 2
    from payees
    inner join suppliers
        on suppliers.publisher_id = payees.publisher_id and suppliers.supplier_key = payees.supplier_key
),

open_payees as (
    select payees.*
    from payees
    left join surely on surely.publisher_id = payees.publisher_id and surely.payee_name = payees.payee_name
    where surely.payee_name is null
),

supplier_forms as (
    select suppliers.publisher_id, forms.form_key, suppliers.contract_id, suppliers.supplier_key
    from suppliers
    inner join int_name_forms as forms on forms.name_text = suppliers.supplier_name
    group by suppliers.publisher_id, forms.form_key, suppliers.contract_id, suppliers.supplier_key
),

by_form as (
    select
        payees.publisher_id, payees.payee_name, payees.supplier_key, forms.form_key,
        theirs.contract_id, theirs.supplier_key as contract_key
    from open_payees as payees
    inner join int_name_forms as forms on forms.name_text = payees.payee_name
    inner join supplier_forms as theirs on theirs.publisher_id = payees.publisher_id and theirs.form_key = forms.form_key
),

few_forms as (
    select publisher_id, form_key
    from by_form
    group by publisher_id, form_key
    having count(distinct supplier_key) <= 3 and count(distinct contract_key) <= 3
),

beginnings as (
    select
        payees.publisher_id, payees.payee_name, suppliers.contract_id,
        dense_rank() over (partition by payees.publisher_id, payees.payee_name order by suppliers.supplier_key)
            + dense_rank() over (partition by payees.publisher_id, payees.payee_name order by suppliers.supplier_key desc)
            - 1 as suppliers_like_it
    from open_payees as payees
    inner join suppliers
        on suppliers.publisher_id = payees.publisher_id
        and regexp_extract(suppliers.supplier_key, '^[A-Z0-9]+ [A-Z0-9]+') = regexp_extract(payees.supplier_key, '^[A-Z0-9]+ [A-Z0-9]+')
    where regexp_extract(payees.supplier_key, '^[A-Z0-9]+ [A-Z0-9]+') <> ''
        and (starts_with(payees.supplier_key, suppliers.supplier_key) or starts_with(suppliers.supplier_key, payees.supplier_key))
        and (
            least(length(payees.supplier_key), length(suppliers.supplier_key)) >= 16
            or regexp_matches(payees.supplier_key, '^\S+ \S+ \S') and regexp_matches(suppliers.supplier_key, '^\S+ \S+ \S')
        )
),

found as (
    select publisher_id, payee_name, contract_id, rank from surely
    union all
    select by_form.publisher_id, by_form.payee_name, by_form.contract_id, 3
    from by_form
    inner join few_forms on few_forms.publisher_id = by_form.publisher_id and few_forms.form_key = by_form.form_key
    union all
    select publisher_id, payee_name, contract_id, 4 from beginnings where suppliers_like_it = 1
)

select
    publisher_id,
    payee_name,
    contract_id,
    case min(rank)
        when 1 then 'same provider'
        when 2 then 'plain name'
        when 3 then 'another form of the name'
        else 'beginning of the name'
    end as tie_method
from found
group by publisher_id, payee_name, contract_id
