/*---
description = """
Lines of payments that stand more than once, and whether they count.

Seven ways: equal lines within one file (they count: purchase cards repeat lines rightly), one file under two
names (it counts once), one month in two files of a publisher (a line that both hold counts once, in the file
that comes first by name). Two files hold one month twice when at least half of the lines that the smaller one
has of it stand in the other as well, the same in day, amount, payee, number and kind of expense, or nine in ten, three at least, that are
the same but for the kind of expense and have numbers. So with what has numbers and no month where nine in ten are the same:
fewer may be what each quarter pays. Of fewer lines those with numbers are told, and count. And a sheet of a
workbook that repeats others of it (`int_spend_sheet_copies`): its lines count once, in the sheet that comes first. So do those
that another sheet has without VAT (`int_spend_sheet_vat`) or in parts (`int_spend_sheet_sums`): there.
A person's decision wins (`decisions/duplicates.csv`).
"""
grain    = ["source_file_id", "line_number"]
not_null = ["stands_twice", "counts"]
accepted = { stands_twice = ["within the file", "the whole file", "a month in two files", "some lines in two files", "in two sheets", "without VAT in another sheet", "in parts in another sheet"] }
---*/

with lines as (
    select
        spend.source_file_id, spend.line_number, files.publisher_id, files.file_name,
        spend.month, spend.amount_gbp, spend.paid_on,
        coalesce(upper(spend.payee_name), '')       as payee,
        coalesce(spend.transaction_number, '')      as number_text,
        coalesce(spend.expense_type, '')            as expense
    from stg_spend as spend
    inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
    where files.is_repeated is not true
),

shared_months as (
    select files.publisher_id, held.month
    from (select distinct source_file_id, month from stg_spend) as held
    inner join stg_landed_files as files on files.source_file_id = held.source_file_id
    where files.is_repeated is not true
    group by files.publisher_id, held.month
    having count(*) > 1
),

shared as (
    -- A number as sheets are compared by it (`stg_spend_sheets`): a spreadsheet drops its noughts.
    select lines.*, ltrim(regexp_replace(upper(number_text), '[.]0+$|[^A-Z0-9]', '', 'g'), '0') as number
    from lines
    inner join shared_months
        on shared_months.publisher_id = lines.publisher_id
        and shared_months.month is not distinct from lines.month
),

copies as (
    select
        source_file_id, line_number, publisher_id, file_name, coalesce(month, '') as month, amount_gbp, paid_on, payee, number, expense,
        case when number = '' then expense else '' end as told_by,
        row_number() over (
            partition by source_file_id, month, paid_on, amount_gbp, payee, number, case when number = '' then expense else '' end
            order by expense, line_number
        ) as copy
    from shared
    -- The same again without a month or a number may be another month's; "BACS" tells no payment from another.
    where month is not null or regexp_matches(number, '[0-9]')
),

sizes as (
    select source_file_id, month, count(*) as held from copies group by source_file_id, month
),

pairs as (
    select later.source_file_id, later.line_number, later.month, later.number, earlier.expense = later.expense as is_worded_alike, earlier.source_file_id as other_id,
        earlier.file_name as other_file
    from copies as later
    inner join copies as earlier
        on earlier.publisher_id = later.publisher_id
        and earlier.month = later.month
        and earlier.amount_gbp = later.amount_gbp
        and earlier.payee = later.payee
        and earlier.number = later.number
        and earlier.told_by = later.told_by
        and earlier.copy = later.copy
        and earlier.paid_on is not distinct from later.paid_on
        and earlier.file_name < later.file_name
),

doubled as (
    select pairs.source_file_id, pairs.month, pairs.other_id,
        count(*) * 10 >= 9 * min(least(mine.held, theirs.held)) and count(*) >= 3 as is_worded_anew
    from pairs
    inner join sizes as mine on mine.source_file_id = pairs.source_file_id and mine.month = pairs.month
    inner join sizes as theirs on theirs.source_file_id = pairs.other_id and theirs.month = pairs.month
    group by pairs.source_file_id, pairs.month, pairs.other_id
    -- Without a month half of a list may be what is paid each quarter under one reference.
    having (pairs.month <> '' and count(*) filter (where is_worded_alike) * 2 >= min(least(mine.held, theirs.held)))
        or (pairs.month = '' and count(*) filter (where is_worded_alike) * 10 >= 9 * min(least(mine.held, theirs.held)))
        or (count(*) * 10 >= 9 * min(least(mine.held, theirs.held)) and count(*) >= 3)
),

found as (
    select pairs.source_file_id, pairs.line_number,
        case when doubled.other_id is null then 'some lines in two files' else 'a month in two files' end as stands_twice,
        min(pairs.other_file) as other_file, doubled.other_id is null as counts_by_rule
    from pairs
    left join doubled
        on doubled.source_file_id = pairs.source_file_id and doubled.month = pairs.month
        and doubled.other_id = pairs.other_id and (pairs.is_worded_alike or doubled.is_worded_anew)
    where doubled.other_id is not null or pairs.number <> ''
    group by pairs.source_file_id, pairs.line_number, doubled.other_id is null
    union all
    select spend.source_file_id, spend.line_number, 'the whole file', null, false
    from stg_spend as spend
    inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
    where files.is_repeated
    union all
    select source_file_id, line_number, 'in two sheets', null, false from int_spend_sheet_copies
    union all
    select source_file_id, line_number, 'without VAT in another sheet', null, false from int_spend_sheet_vat
    union all
    select source_file_id, line_number, 'in parts in another sheet', null, false from int_spend_sheet_sums
    union all
    select source_file_id, line_number, 'within the file', null, true
    from int_spend_equal_lines
    where copy > 1
)

select source_file_id, line_number, stands_twice, other_file, counts, decided_how
from (
    select
        found.source_file_id,
        found.line_number,
        found.stands_twice,
        found.other_file,
        coalesce(decided.counts, found.counts_by_rule)                              as counts,
        case when decided.counts is null then 'rule' else 'decided' end             as decided_how,
        -- A line may stand twice in two ways: what keeps it from counting comes first.
        row_number() over (
            partition by found.source_file_id, found.line_number
            order by coalesce(decided.counts, found.counts_by_rule), found.counts_by_rule, decided.counts is null, found.stands_twice
        ) as first
    from found
    inner join stg_landed_files as files on files.source_file_id = found.source_file_id
    left join (
        select what, file, max(lower(counts)) = 'yes' as counts from ref_decided_duplicates group by what, file
    ) as decided
        on decided.file = files.file_name
        and decided.what = case found.stands_twice
            when 'within the file' then 'lines' when 'the whole file' then 'file'
            when 'a month in two files' then 'month' when 'some lines in two files' then 'month' else 'sheets' end
) as judged
where first = 1
