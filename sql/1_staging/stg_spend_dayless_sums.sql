/*---
description = """
Lines without a day that are the sum of others, whatever they are called (“Gannet Ltd” again, “Sum of payments”): in a
file whose other lines have days, or as the last line of one without any. Such a line is a sum when its amount is that of
all payments above it, of two of one payee at least, or of three since the last sum; in a file without days of five at least.
"""
grain    = ["source_file_id", "line_number"]
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
        lower(trim(raw.payee_name)) as payee,
        files.is_without_days,
        coalesce(
            pennies.amount,
            try_cast(raw.amount_net as decimal(18, 2)), net.amount,
            try_cast(raw.amount_unstated as decimal(18, 2)), unstated.amount,
            try_cast(raw.amount_gross as decimal(18, 2)), gross.amount
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

paid as (
    select
        *,
        case when not is_asked then amount end                                      as paid,
        count(*) filter (where is_asked and amount is not null) over earlier        as part
    from lines
    where amount is not null and payee <> ''
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding)
),

told as (
    select
        source_file_id,
        line_number,
        is_asked and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier >= case when is_without_days then 5 else 2 end)
            or (not is_without_days and amount = sum(paid) over of_part and count(paid) over of_part >= 3)
            or (not is_without_days and amount = sum(paid) over of_payee and count(paid) over of_payee >= 2), false
        ) as is_sum
    from paid
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding),
        of_part as (partition by source_file_id, part order by line_number rows between unbounded preceding and 1 preceding),
        of_payee as (partition by source_file_id, payee order by line_number rows between unbounded preceding and 1 preceding)
)

select source_file_id, line_number
from told
where is_sum
