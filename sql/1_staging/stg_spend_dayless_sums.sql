/*---
description = """
Lines without a day that are the sum of others, whatever they are called (“Gannet Ltd” again, “Sum of payments”): in a
file whose other lines have days, or as the last line of one without any. Such a line is a sum when its amount is that of
all payments above it, of two of one payee at least, or of three since the last sum in its sheet; in a file without days of five at least.
Amid a file without days a line is one when it is the sum of all above it, or of three lines since such a sum, and
most such sums differ: the same payments again and again are no sums of one another.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["source_file_id", "line_number"]
---*/

with files as (
    -- Files of which all lines have a day, and most have, are left out before anything is added up.
    select
        source_file_id,
        count(*) filter (where trim(paid_on) <> '') = 0 as is_without_days,
        -- Notes may stand below the sum.
        max(line_number) filter (where trim(coalesce(amount_net, '') || coalesce(amount_unstated, '') || coalesce(amount_gross, '')) <> '')
            as last_line
    from raw_spend
    group by source_file_id
    having count(*) filter (where coalesce(trim(paid_on), '') = '' and trim(payee_name) <> '')
        between 1 and count(*) filter (where trim(paid_on) <> '')
        or count(*) filter (where trim(paid_on) <> '') = 0
),

lines as (
    select
        raw.source_file_id,
        raw.line_number,
        coalesce(raw.sheet, '')     as sheet,
        lower(trim(raw.payee_name)) as payee,
        files.is_without_days,
        coalesce(
            pennies.amount,
            try_cast(replace(raw.amount_net, '_', '?') as decimal(18, 2)), net.amount,
            try_cast(replace(raw.amount_unstated, '_', '?') as decimal(18, 2)), unstated.amount,
            try_cast(replace(raw.amount_gross, '_', '?') as decimal(18, 2)), gross.amount
        )                           as amount,
        case when files.is_without_days then raw.line_number = files.last_line
            else coalesce(trim(raw.paid_on), '') = '' end as is_asked
    from raw_spend as raw
    inner join files on files.source_file_id = raw.source_file_id
    left join stg_spend_amounts as net on net.amount_text = raw.amount_net
    left join stg_spend_amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join stg_spend_amounts as gross on gross.amount_text = raw.amount_gross
    left join stg_spend_pennies as pennies
        on pennies.source_file_id = raw.source_file_id and pennies.line_number = raw.line_number
),

-- Of a file without days: what stands above each line, and how many lines.
running as (
    select
        source_file_id,
        line_number,
        amount,
        sum(amount) over upto                               as so_far,
        row_number() over upto                              as nth
    from lines
    where is_without_days and amount is not null and payee <> ''
    window upto as (partition by source_file_id order by line_number)
),

-- Lines that are the sum of all between them and another line: no pair is wanted that starts amid nothing.
pairs as (
    select
        ends.source_file_id,
        ends.line_number,
        ends.amount,
        starts.line_number      as start_line,
        ends.nth - starts.nth   as lines_apart
    from running as ends
    inner join (
        select source_file_id, line_number, so_far, nth from running
        union all
        select distinct source_file_id, 0, 0, 0 from running
    ) as starts on starts.source_file_id = ends.source_file_id and starts.so_far = ends.so_far - 2 * ends.amount
    where ends.nth - starts.nth > 3 and ends.amount <> 0
),

chained as (
    select distinct pairs.source_file_id, pairs.line_number, pairs.amount
    from pairs
    left join pairs as before
        on before.source_file_id = pairs.source_file_id and before.line_number = pairs.start_line
    left join pairs as behind
        on behind.source_file_id = pairs.source_file_id and behind.start_line = pairs.line_number
    where before.line_number is not null
        or (pairs.start_line = 0 and (pairs.lines_apart > 5 or behind.line_number is not null))
),

amid as (
    select chained.source_file_id, chained.line_number
    from chained
    inner join (
        select source_file_id from chained group by source_file_id having 2 * count(distinct amount) > count(*)
    ) as differing on differing.source_file_id = chained.source_file_id
),

paid as (
    select
        lines.*,
        amid.line_number is not null                                                as is_amid,
        case when not is_asked and amid.line_number is null then amount end         as paid,
        count(*) filter (where is_asked and amount is not null) over earlier        as part
    from lines
    left join amid on amid.source_file_id = lines.source_file_id and amid.line_number = lines.line_number
    where amount is not null and payee <> ''
    window earlier as (partition by lines.source_file_id order by lines.line_number rows between unbounded preceding and 1 preceding)
),

told as (
    select
        source_file_id,
        line_number,
        is_amid or is_asked and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier >= case when is_without_days then 5 else 2 end)
            or (not is_without_days and amount = sum(paid) over of_part and count(paid) over of_part >= 3)
            or (not is_without_days and amount = sum(paid) over of_payee and count(paid) over of_payee >= 2), false
        ) as is_sum
    from paid
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding),
        of_part as (partition by source_file_id, sheet, part order by line_number rows between unbounded preceding and 1 preceding),
        of_payee as (partition by source_file_id, payee order by line_number rows between unbounded preceding and 1 preceding)
)

select source_file_id, line_number
from told
where is_sum
