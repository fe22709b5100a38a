/*---
description = """
Other forms that one name carries within itself: what stands in brackets and what stands outside, both
sides of T/A, formerly or via, without GROUP, UK or HOLDINGS and without the spaces between words.

Two names of one form are likely one organisation, in one register and the payments of the same publisher;
beyond that nothing is said (`int_supplier_tie`). A form that is a place or a common word is none.
"""
grain    = ["name_text", "form_key"]
by_key   = true
not_null = ["form_key"]
---*/

with names as (
    select
        name_text,
        regexp_replace(upper(replace(replace(name_text, '&', ' AND '), '+', ' AND ')), '\s+', ' ', 'g') as words
    from int_supplier_names
    where supplier_key is not null and not is_withheld and not names_no_single_supplier
),

split_at as (
    -- One separator for all of them, so that a name is taken apart once.
    select
        name_text,
        regexp_replace(
            regexp_replace(words, '[(\[]([^)\]]*)[)\]]?', ' ~ \1 ~ ', 'g'),
            '(^| )(T\s*/\s*A|TRADING AS|KNOWN AS|FORMERLY|PREVIOUSLY|NOW|VIA)( |$)| - |/|~', '|', 'g'
        ) as pieces,
        regexp_replace(words, '[(\[][^)\]]*[)\]]?', ' ', 'g') as outside
    from names
),

pieces as (
    select name_text, unnest(string_split(pieces || '|' || outside, '|')) as piece
    from split_at
),

distinct_pieces as (
    -- Most names have no brackets, and stand there twice.
    select name_text, piece from pieces group by name_text, piece
),

plain as (
    select distinct
        name_text,
        trim(regexp_replace(
            trim(regexp_replace(
                regexp_replace(regexp_replace(piece, '[''’.]', '', 'g'), '[^A-Z0-9]+', ' ', 'g'), '^ *THE ', '', 'g'
            )),
            '( (LTD|LIMITED|PLC|LLP|LP|CIC|INC|CO|COMPANY|UK|GB|GROUP|HOLDINGS?))+$', '', 'g'
        )) as words
    from distinct_pieces
),

place_words as (
    -- Exeter in brackets is where a firm is, not what it is called.
    select distinct unnest(string_split(upper(publisher_name), ' ')) as word from int_publishers
    union
    select word from ref_payee_words where word_kind not in ('firm', 'brand')
)

select distinct plain.name_text, replace(replace(plain.words, ' AND ', ' '), ' ', '') as form_key
from plain
left join place_words on place_words.word = plain.words
where place_words.word is null and length(replace(plain.words, ' ', '')) >= 4
