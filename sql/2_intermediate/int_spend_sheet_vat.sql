/*---
description = """
Lines of a workbook whose payments stand in another of its sheets without VAT: one sheet is net, the other gross.

Two sheets hold the same payments when nine in ten of the lines of the smaller one, three at least and of two kinds, have their day, payee and
number (where all lines of the day and payee have one) in the other, and there the same amount or one that is more by VAT: by a fifth at most,
in half of such lines by a rate of the law. The reduced rate alone is no proof, as prices differ by it: other lines have the full rate, or
the same number and no VAT. Lines of one day and payee are paired by their amounts, equal ones first. The amount without VAT counts; of equal
ones the sheet that comes first.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["sheet"]
---*/

with sizes as (select source_file_id, sheet_number, count(*) as held from int_spend_sheet_lines group by source_file_id, sheet_number),

keys as (
    select source_file_id, sheet_number, told_by, payee, count(*) as held
    from int_spend_sheet_lines
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
    inner join int_spend_sheet_lines as lines
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
        first.month, first.is_numbered and second.is_numbered                               as is_numbered,
        least(abs(first.amount_gbp), abs(second.amount_gbp))                                as net_gbp,
        abs(second.amount_gbp - first.amount_gbp)                                           as vat_gbp
    from told as first
    inner join told as second
        on second.source_file_id = first.source_file_id and second.first_number = first.first_number and second.second_number = first.second_number
        and second.told_by = first.told_by and second.payee = first.payee and second.is_equal = first.is_equal
        and second.place = first.place and (second.amount_gbp < 0) = (first.amount_gbp < 0)
    where first.sheet_number = first.first_number and second.sheet_number = first.second_number
        and abs(first.amount_gbp - second.amount_gbp) <= 0.2 * least(abs(first.amount_gbp), abs(second.amount_gbp)) + 0.02
),

rated as (
    -- The full rate of its time; a penny is rounded.
    select *, case
        when is_equal then 'none'
        when abs(vat_gbp - 0.2 * net_gbp) <= 0.02 or (month <= '2011-06' and abs(vat_gbp - 0.175 * net_gbp) <= 0.02)
            or (month between '2008-12' and '2010-06' and abs(vat_gbp - 0.15 * net_gbp) <= 0.02) then 'full'
        when abs(vat_gbp - 0.05 * net_gbp) <= 0.02 then 'reduced'
    end as rate
    from pairs
),

doubled as (
    select sides.is_second_more, rated.source_file_id, rated.first_number, rated.second_number
    from rated
    inner join (select true as is_second_more union all select false) as sides
        on rated.is_equal or rated.is_second_more = sides.is_second_more
    group by sides.is_second_more, rated.source_file_id, rated.first_number, rated.second_number, rated.smaller
    having count(*) * 10 >= 9 * rated.smaller
        and (count(*) filter (where rate = 'full') >= 1
            or (count(*) filter (where rate = 'reduced') >= 1 and count(*) filter (where is_equal and is_numbered) >= 1))
        and count(*) filter (where rate in ('full', 'reduced')) * 2 >= count(*) filter (where not is_equal)
)

select distinct lines.source_file_id, lines.line_number, lines.sheet
from pairs
inner join doubled
    on doubled.source_file_id = pairs.source_file_id and doubled.first_number = pairs.first_number and doubled.second_number = pairs.second_number
    and (pairs.is_equal or pairs.is_second_more = doubled.is_second_more)
inner join int_spend_sheet_lines as lines
    on lines.source_file_id = pairs.source_file_id
    and lines.line_number = case when pairs.is_equal or pairs.is_second_more then pairs.second_line else pairs.first_line end
