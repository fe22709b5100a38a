/*---
description = """
Whether each distinct name of a payee or supplier is plainly an organisation's; only then is it shown.

By the first that says so: what people decided (`decisions/payees.csv`); a registered number under exactly
this name; the name itself (`int_payee_words`); what it was paid for (`payee_categories`), which outweighs
all but plain words of an organisation; a register that names it. A name that nothing explains is not shown.
"""
grain    = ["name_text"]
not_null = ["payee_kind", "payee_basis"]
accepted = { payee_kind = ["organisation", "person", "unknown", "withheld"] }
---*/

with decided as (
    -- Of two decisions about one name the later stands.
    select lower(payee_name) as payee_name, max_by(lower(is_person), coalesce(decided_on, '') || lower(is_person)) as is_person
    from ref_decided_payees
    group by lower(payee_name)
),

judged as (
    select
        names.name_text,
        case
            when decided.is_person = 'no' then 'organisation: decided'
            when decided.is_person = 'yes' then 'person: decided'
            when names.is_withheld then 'withheld: the publisher withheld it'
            when evidence.is_registered then 'organisation: a registered number'
            when parts.legal_words > 0 then 'organisation: its legal form'
            when regexp_matches(
                parts.plain_words,
                '(^| )(EXECUTORS?|EXORS?|DECEASED|OCCUPIERS?|PARENTS? OF|GUARDIANS? OF|PERSONAL REP[A-Z]*)( |$)'
                || '|^ESTATE OF |(DIRECT PAYMENTS?|PERSONAL (HEALTH )?BUDGET|MANAGED ACCOUNT)( |$)|(^| )DP (A C|ACC[A-Z]*)( |$)'
            ) then 'person: paid for or on behalf of one'
            when parts.occupations > 0 and parts.first_names + parts.initials + parts.titles > 0
                then 'person: a name with an occupation'
            -- A foster carer may be called John Lewis.
            when firms.word is not null and not (coalesce(evidence.is_paid_as_person, false) and parts.first_names > 0) then 'organisation: a well-known firm'
            when parts.public_words > 0 then 'organisation: words of a public body, charity or practice'
            when parts.titles > 0 and parts.first_names + parts.initials > 0 then 'person: a title and a name'
            when parts.trade_words > 0 then 'organisation: words of a trade'
            when regexp_matches(parts.plain_words, '[A-Z] CHARITY$') then 'organisation: words of a public body, charity or practice'
            when evidence.is_paid_as_person then 'person: what it was paid for'
            when parts.titles > 0 then 'person: a title and a name'
            when regexp_matches(parts.plain_words, '^([0-9]+[A-Z]? |FLAT |APARTMENT )') then 'unknown: an address'
            when parts.first_names + parts.initials = 0 and parts.place_words > 0 then 'organisation: words of a place'
            when parts.initials = 0 and parts.building_words > 0 then 'organisation: the name of a house'
            when regexp_matches(parts.plain_words, '^[A-Z] AND [A-Z]$') then 'organisation: a partnership'
            when parts.first_names + parts.initials = 0 and regexp_matches(parts.plain_words, '^[A-Z]+ AND [A-Z]+$')
                then 'organisation: a partnership'
            when parts.first_names + parts.initials = 0 and regexp_matches(parts.plain_words, '^ST [A-Z]+S( |$)')
                then 'organisation: the name of a house'
            when parts.first_names + parts.surnames + parts.initials + parts.occupations > 0
                then 'person: it reads like a person''s name'
            when parts.street_words > 0 then 'unknown: an address'
            when upper(names.name_text) like 'THE %' or (parts.common_words > 0 and parts.words > 1)
                then 'organisation: words that are nobody''s name'
            when not parts.is_card and regexp_matches(parts.plain_words, '^([A-Z]*[0-9]+[A-Z]+[0-9]*|[B-DF-HJ-NP-TV-XZ]{3,})$')
                then 'organisation: an abbreviation'
            -- Two words that nothing explains may be a person wherever they stand.
            when evidence.is_listed and parts.words <> 2 then 'organisation: a register names it'
            else 'unknown: nothing says what it is'
        end as verdict
    from int_supplier_names as names
    inner join int_payee_words as parts on parts.name_text = names.name_text
    left join decided on decided.payee_name = lower(names.name_text)
    left join int_payee_evidence as evidence on evidence.name_text = names.name_text
    left join ref_payee_words as firms on firms.word_kind = 'firm' and firms.word = parts.plain_words
)

select
    name_text,
    string_split(verdict, ': ')[1]                                         as payee_kind,
    string_split(verdict, ': ')[2]                                         as payee_basis,
    case when verdict like 'organisation:%' then name_text end             as shown_name
from judged
