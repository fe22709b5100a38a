/*---
description = """
Lines of a workbook whose payments stand in another of its sheets without VAT: one sheet is net, the other gross.

Two sheets hold the same payments when nine in ten of the lines of the smaller one, three at least and of two kinds, have their day and payee
in the other, and there the same amount or one that is more by VAT, by a fifth at most and in half of such lines by a rate of the law. Lines of one day and payee are paired
by their amounts, equal ones first. The amount without VAT counts; of equal ones the sheet that comes first.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet"]
---*/

with lines as (
    select
        spend.source_file_id,
        spend.line_number,
        sheets.sheet,
        sheets.sheet_number,
        coalesce(spend.paid_on::varchar, spend.month || ' ' || spend.transaction_number)   as told_by,
        upper(trim(spend.payee_name))                                                       as payee,
        spend.amount_gbp
    from stg_spend as spend
    inner join stg_spend_sheets as sheets
        on sheets.source_file_id = spend.source_file_id and sheets.line_number = spend.line_number
    left join int_spend_sheet_sums as sums
        on sums.source_file_id = spend.source_file_id and sums.line_number = spend.line_number
    where sums.line_number is null
),

sizes as (select source_file_id, sheet_number, count(*) as held from lines group by source_file_id, sheet_number),

keys as (
    select source_file_id, sheet_number, told_by, payee, count(*) as held
    from lines
    where told_by is not null and payee is not null
    group by source_file_id, sheet_number, told_by, payee
),

alike as (
    -- Sheets that pay the same payees on the same days: of most workbooks there are none.
    select
        first.source_file_id, first.sheet_number as first_number, second.sheet_number as second_number,
        min(least(mine.held, theirs.held)) as smaller
    from keys as first
    inner join keys as second
        on second.source_file_id = first.source_file_id and second.told_by = first.told_by and second.payee = first.payee
        and second.sheet_number > first.sheet_number
    inner join sizes as mine on mine.source_file_id = first.source_file_id and mine.sheet_number = first.sheet_number
    inner join sizes as theirs on theirs.source_file_id = second.source_file_id and theirs.sheet_number = second.sheet_number
    group by first.source_file_id, first.sheet_number, second.sheet_number
    having sum(least(first.held, second.held)) * 10 >= 9 * min(least(mine.held, theirs.held))
        and sum(least(first.held, second.held)) >= 3 and count(*) >= 2
),

sides as (
    select alike.first_number, alike.second_number, alike.smaller, lines.*, row_number() over (
        partition by alike.source_file_id, alike.first_number, alike.second_number, lines.sheet_number, told_by, payee, amount_gbp
        order by line_number) as copy
    from alike
    inner join lines
        on lines.source_file_id = alike.source_file_id and lines.sheet_number in (alike.first_number, alike.second_number)
),

told as (
    -- Whether the other side has the same amount too, and else the place among the rest.
    select
        sides.*,
        other.line_number is not null as is_equal,
        row_number() over (
            partition by sides.source_file_id, sides.first_number, sides.second_number, sides.sheet_number, sides.told_by, sides.payee,
                other.line_number is not null, sides.amount_gbp < 0
            order by case when other.line_number is not null then sides.amount_gbp else abs(sides.amount_gbp) end, sides.line_number
        ) as place
    from sides
    left join sides as other
        on other.source_file_id = sides.source_file_id and other.first_number = sides.first_number and other.second_number = sides.second_number
        and other.sheet_number <> sides.sheet_number and other.told_by = sides.told_by and other.payee = sides.payee
        and other.amount_gbp = sides.amount_gbp and other.copy = sides.copy
),

pairs as (
    select
        first.source_file_id, first.first_number, first.second_number, first.smaller,
        first.line_number as first_line, second.line_number as second_line, first.is_equal,
        not first.is_equal and abs(second.amount_gbp) > abs(first.amount_gbp)                as is_second_more,
        -- Rates of VAT since 1991; a penny is rounded.
        least(
            abs(abs(second.amount_gbp - first.amount_gbp) - 0.2 * least(abs(first.amount_gbp), abs(second.amount_gbp))),
            abs(abs(second.amount_gbp - first.amount_gbp) - 0.175 * least(abs(first.amount_gbp), abs(second.amount_gbp))),
            abs(abs(second.amount_gbp - first.amount_gbp) - 0.15 * least(abs(first.amount_gbp), abs(second.amount_gbp))),
            abs(abs(second.amount_gbp - first.amount_gbp) - 0.05 * least(abs(first.amount_gbp), abs(second.amount_gbp)))
        ) <= 0.02 as is_at_rate
    from told as first
    inner join told as second
        on second.source_file_id = first.source_file_id and second.first_number = first.first_number and second.second_number = first.second_number
        and second.told_by = first.told_by and second.payee = first.payee and second.is_equal = first.is_equal
        and second.place = first.place and (second.amount_gbp < 0) = (first.amount_gbp < 0)
    where first.sheet_number = first.first_number and second.sheet_number = first.second_number
        and abs(first.amount_gbp - second.amount_gbp) <= 0.2 * least(abs(first.amount_gbp), abs(second.amount_gbp)) + 0.02
),

doubled as (
    select sides.is_second_more, pairs.source_file_id, pairs.first_number, pairs.second_number
    from pairs
    cross join (select true as is_second_more union all select false) as sides
    group by sides.is_second_more, pairs.source_file_id, pairs.first_number, pairs.second_number, pairs.smaller
    having count(*) filter (where pairs.is_equal or pairs.is_second_more = sides.is_second_more) * 10 >= 9 * pairs.smaller
        and count(*) filter (where not pairs.is_equal and pairs.is_second_more = sides.is_second_more and is_at_rate) >= 1
        and count(*) filter (where not pairs.is_equal and pairs.is_second_more = sides.is_second_more and is_at_rate) * 2
            >= count(*) filter (where not pairs.is_equal and pairs.is_second_more = sides.is_second_more)
)

select distinct lines.source_file_id, lines.line_number, lines.sheet
from pairs
inner join doubled
    on doubled.source_file_id = pairs.source_file_id and doubled.first_number = pairs.first_number and doubled.second_number = pairs.second_number
    and (pairs.is_equal or pairs.is_second_more = doubled.is_second_more)
inner join lines
    on lines.source_file_id = pairs.source_file_id
    and lines.line_number = case when pairs.is_equal or pairs.is_second_more then pairs.second_line else pairs.first_line end
