/*---
description = """
Which service each contract says of itself, and how: as its register states it, else by the service that
its title begins with, else by the longest CPV code of the crosswalk that its own begins with, else by a pattern of words
in its title (`int_service_of_words`). Null where it says none.

Payments have no part in it, so that they can be matched by it.
"""
grain    = ["contract_id"]
accepted = { service_method = ["stated", "title words", "cpv", "title pattern"] }
---*/

with words as (
    select lower(service_name) as words, service_id from ref_services
    union
    select lower(words), service_id from ref_service_words where scheme in ('ledger', 'proclass', 'survey')
),

first_words as (
    -- Titles meet the words that share their first word, never all of them.
    select words, service_id, string_split(words, ' ')[1] as first_word from words
),

by_title as (
    select contracts.contract_id, max_by(first_words.service_id, length(first_words.words)) as service_id
    from int_contracts as contracts
    inner join first_words
        on first_words.first_word = regexp_extract(lower(contracts.title), '^[^ ,:;.]+')
        and starts_with(lower(contracts.title), first_words.words)
    group by contracts.contract_id
),

lengths as (
    select 2 as digits union all select 3 union all select 4 union all select 5 union all select 6 union all select 8
),

by_cpv as (
    select contracts.contract_id, max_by(cpv.service_id, length(cpv.words)) as service_id
    from int_contracts as contracts
    inner join lengths on contracts.cpv_code is not null
    inner join ref_service_words as cpv on cpv.scheme = 'cpv' and cpv.words = left(contracts.cpv_code, lengths.digits)
    where length(cpv.words) = lengths.digits
    group by contracts.contract_id
)

select
    contracts.contract_id,
    coalesce(contracts.service_id, by_title.service_id, by_cpv.service_id, pattern.service_id, bought.service_id) as service_id,
    case
        when contracts.service_id is not null then 'stated'
        when by_title.service_id is not null then 'title words'
        when by_cpv.service_id is not null then 'cpv'
        when coalesce(pattern.service_id, bought.service_id) is not null then 'title pattern'
    end as service_method
from int_contracts as contracts
left join by_title on by_title.contract_id = contracts.contract_id
left join by_cpv on by_cpv.contract_id = contracts.contract_id
left join int_service_of_words as pattern
    on pattern.field = 'title' and pattern.reading = 'pattern' and pattern.text = contracts.title
left join int_service_of_words as bought
    on bought.field = 'title' and bought.reading = 'bought' and bought.text = contracts.title
