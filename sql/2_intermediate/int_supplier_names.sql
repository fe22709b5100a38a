/*---
description = """
Each distinct name of a payee or supplier, plainly normalised, so that two files can meet.

Plain means: capitals, no punctuation, `&` is AND, no leading THE, no company ending, nothing
after T/A, and no T/A in front. `plain_words` still has the company ending. No guess is made: two names meet only when what is left is equal.
"""
grain    = ["name_text"]
by_key   = true
not_null = ["plain_words", "is_withheld", "names_no_single_supplier"]
---*/

with names as (
    select payee_name as name_text from stg_spend where payee_name is not null
    union
    select supplier_name from stg_contracts where supplier_name is not null
    union
    select supplier_name from int_award_parts where supplier_name is not null
    union
    select provider_name from stg_providers
    union
    select provider_name from stg_provider_register where provider_name is not null
    union
    select other_name from stg_provider_register where other_name is not null
    union
    select parent_provider_name from stg_providers where parent_provider_name is not null
    union
    select run_by from stg_provider_register where run_by is not null
    union
    select parent_name from ref_decided_groups where parent_name is not null
    union
    select name from ref_publishers
    union
    select payee_name from ref_decided_aliases
    union
    select payee_name from ref_decided_payees
    union
    select provider_name from stg_service_costs where provider_name is not null
    union
    select recipient_name from stg_grants where recipient_name is not null
),

upper_names as (
    select
        name_text,
        regexp_replace(
            upper(replace(name_text, '&', ' AND ')), '^\s*T\s*/\s*A\s+|\s+T\s*/\s*A(\s.*)?$', '', 'g'
        ) as words
    from names
),

plain_names as (
    select
        name_text,
        trim(regexp_replace(
            regexp_replace(regexp_replace(words, '[''’]', '', 'g'), '[^A-Z0-9]+', ' ', 'g'),
            '^ *THE ', '', 'g'
        )) as words
    from upper_names
),

keyed as (
    select
        name_text,
        words,
        trim(regexp_replace(
            words, '( ((CO|UK) )?(LTD|LIMITED)| (PLC|LLP|LP|CIC|INC))+$', '', 'g'
        )) as supplier_key
    from plain_names
)

select
    name_text,
    nullif(supplier_key, '') as supplier_key,
    words as plain_words,
    regexp_matches(words, '(^| )(REDACT|WITHHELD|PERSONAL DATA)|^CONFIDENTIAL$|NOT DISCLOSED|NAME SUPPRESSED') as is_withheld,
    -- Various Providers is nobody; the Multiple Sclerosis Society is somebody.
    regexp_matches(
        words,
        '^(VARIOUS|MULTIPLE|SEVERAL)($| (PROVIDER|SUPPLIER|CONTRACTOR|COMPAN|ORGANISATION|FIRM|LOT|SEE ))'
        || '|SEE (LIST|BELOW)|^(TBC|N A|NA)$|^$'
    ) as names_no_single_supplier
from keyed
