/*---
description = """
What the words of each distinct name of a payee or supplier are: how many are legal forms, words of
trades or of public bodies, first names, surnames, initials and so on (`payee_words`).

Looked at is what stands before T/A or C/O, and behind the name of a card intermediary: it is that one
who is paid. Numbers say nothing, but in front of a street they make an address.
"""
grain    = ["name_text"]
not_null = ["plain_words", "words"]
---*/

with heads as (
    select
        name_text,
        trim(regexp_replace(
            regexp_replace(
                regexp_replace(plain_words, ' (TRADING AS|TA|C O|CARE OF) .*$', '', 'g'),
                '^(PAYPAL|PP|SUMUP|SQ|IZ|IZETTLE|ZETTLE|SP|EBAY O( [0-9]+)*) ', '', 'g'
            ),
            '(^| )[0-9]+[A-Z]?( [0-9]+)* *$', '', 'g'
        )) as plain_words,
        regexp_matches(plain_words, '^(PAYPAL|PP|SUMUP|SQ|IZ|IZETTLE|ZETTLE|SP|EBAY O) ') as is_card
    from int_supplier_names
),

parts as (
    select name_text, unnest(string_split(plain_words, ' ')) as word
    from heads
),

meanings as (
    select
        word,
        max(case when word_kind = 'legal' then 1 else 0 end)                         as is_legal,
        max(case when word_kind = 'public' then 1 else 0 end)                        as is_public,
        max(case when word_kind in ('trade', 'brand') then 1 else 0 end)             as is_trade,
        max(case when word_kind = 'place' then 1 else 0 end)                         as is_place,
        max(case when word_kind = 'building' then 1 else 0 end)                      as is_building,
        max(case when word_kind = 'street' then 1 else 0 end)                        as is_street,
        max(case when word_kind = 'weak' then 1 else 0 end)                          as is_plain,
        max(case when word_kind = 'title' then 1 else 0 end)                         as is_title,
        max(case when word_kind = 'occupation' then 1 else 0 end)                    as is_occupation,
        max(case when word_kind = 'first' then 1 else 0 end)                         as is_first_name,
        max(case when word_kind = 'surname' then 1 else 0 end)                       as is_surname
    from ref_payee_words
    group by word
),

counted as (
    select
        parts.name_text,
        count(*) filter (where not regexp_matches(parts.word, '[0-9]') and parts.word <> '')  as words,
        coalesce(sum(meanings.is_legal), 0)::bigint         as legal_words,
        coalesce(sum(meanings.is_public), 0)::bigint        as public_words,
        coalesce(sum(meanings.is_trade), 0)::bigint         as trade_words,
        coalesce(sum(meanings.is_place), 0)::bigint         as place_words,
        coalesce(sum(meanings.is_building), 0)::bigint      as building_words,
        coalesce(sum(meanings.is_street), 0)::bigint        as street_words,
        coalesce(sum(meanings.is_plain), 0)::bigint         as common_words,
        coalesce(sum(meanings.is_title), 0)::bigint         as titles,
        coalesce(sum(meanings.is_occupation), 0)::bigint    as occupations,
        coalesce(sum(meanings.is_first_name), 0)::bigint    as first_names,
        coalesce(sum(meanings.is_surname), 0)::bigint       as surnames,
        -- JA is two initials written together, unless it is a word that we know.
        count(*) filter (
            where regexp_matches(parts.word, '^[A-Z]{1,2}$') and meanings.word is null
                and parts.word not in ('AND', 'OF', 'ST')
        )                                                   as initials
    from parts
    left join meanings on meanings.word = parts.word
    group by parts.name_text
)

select
    heads.name_text,
    heads.plain_words,
    heads.is_card,
    counted.words,
    counted.legal_words,
    counted.public_words,
    counted.trade_words,
    counted.place_words,
    counted.building_words,
    counted.street_words,
    counted.common_words,
    counted.titles,
    counted.occupations,
    counted.first_names,
    counted.surnames,
    counted.initials
from heads
inner join counted on counted.name_text = heads.name_text
