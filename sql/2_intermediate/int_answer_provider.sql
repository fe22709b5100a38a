/*---
description = """
What each provider that people answered about, or that reports itself, is called where it is published. A survey's word for one is
shown where the list of providers says that it is an organisation, where a register of the NHS names it, where it has plain words of one
(`payee_words`), or where people decided so (`decisions/payees.csv`); else neither word nor id is.

Payments and contracts are not asked, unlike in `int_payee_kind`: answers rest on neither. The numbers here count others than those
of `int_provider_name`, and so have a beginning of their own: one number never joins two who are not named.
"""
grain    = ["provider_id"]
not_null = ["shown_provider_id", "shown_provider_name"]
---*/

with providers as (
    select provider_id, max(provider_name) as provider_name, ' ' || upper(regexp_replace(max(provider_name), '[^A-Za-z0-9]+', ' ', 'g')) || ' ' as words
    from (
        select provider_id, provider_name from int_answers where provider_id is not null
        union all
        select provider_id, provider_name from int_reported_outcome
    ) as either
    group by provider_id
),

listed as (
    select
        provider_id,
        max(case when provider_kind not in ('sole_trader', 'individual', 'person', 'not stated')
            or regexp_matches(provider_id, '^GB-(COH|CHC|SC|NIC|NHS|LAE)-') then 1 else 0 end) = 1 as is_organisation
    from stg_providers
    group by provider_id
    union all
    -- A register of the NHS holds organisations alone.
    select provider_id, true
    from int_proms_provider
    where provider_id not in (select provider_id from stg_providers)
),

decided as (
    select lower(payee_name) as payee_name, max_by(lower(is_person), coalesce(decided_on, '') || lower(is_person)) as is_person
    from ref_decided_payees
    group by lower(payee_name)
),

plain as (
    -- A handful of providers against a few thousand words.
    select
        providers.provider_id,
        max(case when meanings.word_kind in ('title', 'occupation') then 1 else 0 end) as has_person,
        max(case when meanings.word_kind in ('legal', 'public', 'trade', 'brand', 'place') then 1 else 0 end) as has_organisation
    from (select provider_id, unnest(string_split(trim(words), ' ')) as word from providers) as providers
    inner join ref_payee_words as meanings on meanings.word = providers.word
    group by providers.provider_id
),

judged as (
    select
        providers.provider_id,
        providers.provider_name,
        case
            when decided.is_person is not null then decided.is_person = 'no'
            when listed.is_organisation then true
            else coalesce(plain.has_organisation = 1 and plain.has_person = 0, false)
        end as is_shown
    from providers
    left join listed on listed.provider_id = providers.provider_id
    left join decided on decided.payee_name = lower(providers.provider_name)
    left join plain on plain.provider_id = providers.provider_id
)

select
    provider_id,
    case
        when is_shown then provider_id
        else 'local:heard-not-named-' || row_number() over (partition by is_shown order by md5(provider_id))
    end                                                                         as shown_provider_id,
    case when is_shown then provider_name else 'A provider not named here' end  as shown_provider_name
from judged
