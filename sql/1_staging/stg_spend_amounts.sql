/*---
description = """
Each text that stands for an amount and is not plainly pounds and pence, read once, to the penny; null where it is none.
Plain figures (1234.56) are read where they stand: nearly every one of them is another.

A minus stands before or behind, or is a bracket, a dash of another kind, or CR. Between digits it makes a
reference or a date, no amount, as a bracket does. A mark of a footnote behind it (1,234.56*) says nothing of it. A comma before the last two digits, with no point behind it, parts pounds
from pence; any other comma stands before three digits, or the text is no amount.
"""
grain = ["amount_text"]
by_key = true
---*/

with texts as (
    -- Whatever may be finer than a penny has three signs behind the point, or an exponent (4E-3).
    select distinct amount_net as amount_text
    from raw_spend
    where try_cast(replace(amount_net, '_', '?') as decimal(18, 2)) is null or amount_net like '%.___%' or amount_net like '%_-%'
    union
    select distinct amount_gross
    from raw_spend
    where try_cast(replace(amount_gross, '_', '?') as decimal(18, 2)) is null or amount_gross like '%.___%' or amount_gross like '%_-%'
    union
    select distinct amount_unstated
    from raw_spend
    where try_cast(replace(amount_unstated, '_', '?') as decimal(18, 2)) is null or amount_unstated like '%.___%' or amount_unstated like '%_-%'
    union
    select distinct amount_vat
    from raw_spend
    where try_cast(replace(amount_vat, '_', '?') as decimal(18, 2)) is null or amount_vat like '%.___%' or amount_vat like '%_-%'
),

plain as (
    select
        amount_text,
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            upper(rtrim(amount_text, ' *†‡^')), '£', ''), ' ', ''), chr(160), ''), '−', '-'), '–', '-'), '—', '-'), '(', '-'), ')', ''),
            'GBP', ''), 'Â', '') as plain
    from texts
    where amount_text is not null
),

plainer as (
    -- A pound sign that was read in another code page; other spaces; what Excel writes to keep a text a text.
    select
        amount_text,
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            plain, 'Œ', ''), 'Ú', ''), chr(65533), ''), chr(8239), ''), chr(8201), ''), chr(9), ''), '=', ''), '"', ''),
            '''', ''), '’', '') as plain
    from plain
),

signed as (
    select
        amount_text,
        case
            -- A bracket and CR say the same.
            when plain like '%CR' then '-' || ltrim(replace(plain, 'CR', ''), '-')
            when plain like 'CR%' then '-' || ltrim(replace(plain, 'CR', ''), '-')
            when plain like '%DR' then replace(plain, 'DR', '')
            when plain like '%-' then '-' || replace(plain, '-', '')
            when plain like '--%' then substr(plain, 2)
            else plain
        end as signed_text
    from plainer
)

select
    amount_text,
    try_cast(written as decimal(18, 2)) as amount,
    -- What is finer than a penny, whose rounding a file's total must not feel.
    case when try_cast(written as decimal(18, 4)) <> try_cast(written as decimal(18, 2))
        then try_cast(written as decimal(18, 4)) end as finer
from (
    select
        amount_text,
        case
            when amount_text like '%$_%' escape '$' then null  -- an engine may take 1_000 for a thousand
            when amount_text like '%)%' and regexp_matches(amount_text, '[)].*[0-9]') then null
            when regexp_full_match(signed_text, '-?([0-9]{1,3}([.][0-9]{3})+|[0-9]+),[0-9]{2}')
                then replace(replace(signed_text, '.', ''), ',', '.')
            when signed_text like '%,%' and not regexp_full_match(signed_text, '[-+]?[0-9]+(,[0-9]{3})+([.][0-9]*)?')
                then null
            else replace(signed_text, ',', '')
        end as written
    from signed
) as read
