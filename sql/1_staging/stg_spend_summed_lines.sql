/*---
description = """
Lines that call themselves a total (“Total”, “TOTAL FOR MAY”, “May total”) and have a day: a company may be called
so, and paid. Such a line is a sum when its amount is that of the payments above it, of those since the last total
(in its sheet), or of all others of its file, of two at least. All are asked twice: what proves to be a payment counts into a later sum, and no nought counts as a line.
A line that names nobody is asked as well, in a file of few such lines: it is a sum of all above it or of all others.
So is the first line of a file, or the last, whatever it names: it is the sum of all others, of eight at least.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["is_sum"]
---*/

with named as (
    select distinct source_file_id, payee_name
    from raw_spend
    where lower(payee_name) like '%total%'
        and regexp_full_match(lower(trim(payee_name)), '(.*[ :-])?((grand|sub|overall)[ -]?)?totals?([ :.-].*)?')
),

nameless as (
    -- Where many payees are left out, one of them may happen to be paid what others were. A sum has as many digits before
    -- the point as any of its parts: files without such a line are left out before anything is added up.
    select
        source_file_id,
        count(*) filter (where is_nameless) between 1 and 12
            and max(digits) filter (where is_nameless) = max(digits) as are_asked,
        case when arg_max(digits, line_number) filter (where digits > 0) = max(digits)
            then max(line_number) filter (where digits > 0) end as last_line,
        case when arg_min(digits, line_number) filter (where digits > 0) = max(digits)
            then min(line_number) filter (where digits > 0) end as first_line
    from (
        select
            source_file_id,
            line_number,
            coalesce(trim(payee_name), '') = '' and trim(paid_on) <> '' as is_nameless,
            length(regexp_replace(split_part(
                coalesce(nullif(trim(amount_net), ''), nullif(trim(amount_unstated), ''), amount_gross), '.', 1
            ), '[^0-9]', '', 'g')) as digits
        from raw_spend
    ) as texts
    group by source_file_id
    having (count(*) filter (where is_nameless) between 1 and 12
        and max(digits) filter (where is_nameless) = max(digits))
        or arg_max(digits, line_number) filter (where digits > 0) = max(digits)
        or arg_min(digits, line_number) filter (where digits > 0) = max(digits)
),

lines as (
    select
        raw.source_file_id,
        raw.line_number,
        coalesce(raw.sheet, '')                                             as sheet,
        coalesce(
            pennies.amount,
            try_cast(replace(raw.amount_net, '_', '?') as decimal(18, 2)), net.amount,
            try_cast(replace(raw.amount_unstated, '_', '?') as decimal(18, 2)), unstated.amount,
            try_cast(replace(raw.amount_gross, '_', '?') as decimal(18, 2)), gross.amount
        )                                                                   as amount,
        -- Totals already: by their name, as the sums of their groups, or for want of a day.
        subtotals.payee_name is not null or coalesce(raw.found_to_be = 'total', false)
            or (coalesce(trim(raw.paid_on), '') = '' and (
                coalesce(trim(raw.payee_name), '') = ''
                -- As `stg_spend_judged` has it.
                or regexp_full_match(lower(trim(raw.payee_name)), '(grand |sub-? ?|net )?totals?:?( (for|of) .*)?'
                    || '|total (payments?|paid|credits?|debits?|invoices?|credit notes?|refunds?|spend|expenditure|amount):?|(payments?|credits?|debits?|invoices?|credit notes?|refunds?) totals?:?')
            ))
            as is_total,
        named.payee_name is not null                                        as is_named,
        coalesce(trim(raw.payee_name), '') = '' and coalesce(nameless.are_asked, false) as is_nameless,
        coalesce(raw.line_number = nameless.last_line, false)               as is_last,
        coalesce(raw.line_number = nameless.first_line, false)              as is_first
    from raw_spend as raw
    left join named on named.source_file_id = raw.source_file_id and named.payee_name = raw.payee_name
    left join nameless on nameless.source_file_id = raw.source_file_id
    left join stg_spend_subtotals as subtotals
        on subtotals.source_file_id = raw.source_file_id and subtotals.payee_name = trim(raw.payee_name)
    left join stg_spend_amounts as net on net.amount_text = raw.amount_net
    left join stg_spend_amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join stg_spend_amounts as gross on gross.amount_text = raw.amount_gross
    left join stg_spend_pennies as pennies
        on pennies.source_file_id = raw.source_file_id and pennies.line_number = raw.line_number
    where raw.source_file_id in (select source_file_id from named union select source_file_id from nameless)
),

first_sums as (
    select
        source_file_id,
        line_number,
        case when not is_total and not is_named then nullif(amount, 0) end as paid,
        count(*) filter (where is_total or is_named) over earlier   as part
    from lines
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding)
),

first_told as (
    select
        lines.*,
        lines.is_total or (lines.is_named and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier > 1)
            or (amount = sum(paid) over of_part and count(paid) over of_part > 1)
            or (amount = sum(paid) over of_file and count(paid) over of_file > 1), false
        )) or (lines.is_nameless and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier >= 5)
            or (amount = sum(paid) over of_file - amount and count(paid) over of_file > 5), false
        )) or (lines.is_last and coalesce(amount = sum(paid) over earlier and count(paid) over earlier >= 8, false))
        or (lines.is_first and coalesce(amount = sum(paid) over of_file - amount and count(paid) over of_file > 8, false)) as is_sum
    from lines
    inner join first_sums
        on first_sums.source_file_id = lines.source_file_id and first_sums.line_number = lines.line_number
    window earlier as (partition by lines.source_file_id order by lines.line_number rows between unbounded preceding and 1 preceding),
        of_part as (partition by lines.source_file_id, lines.sheet, part),
        of_file as (partition by lines.source_file_id)
),

then_sums as (
    select
        *,
        case when not is_sum then nullif(amount, 0) end as paid,
        count(*) filter (where is_sum) over earlier     as part
    from first_told
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding)
),

told as (
    select
        source_file_id,
        line_number,
        is_named,
        is_nameless,
        is_first or is_last     as is_edge,
        is_total,
        is_sum or (is_named and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier > 1)
            or (amount = sum(paid) over of_part and count(paid) over of_part > 1), false
        )) or (is_nameless and coalesce(
            (amount = sum(paid) over earlier and count(paid) over earlier >= 5)
            or (amount = sum(paid) over of_file - amount and count(paid) over of_file > 5), false
        )) or (is_last and coalesce(amount = sum(paid) over earlier and count(paid) over earlier >= 8, false))
        or (is_first and coalesce(amount = sum(paid) over of_file - amount and count(paid) over of_file > 8, false)) as is_sum
    from then_sums
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding),
        of_part as (partition by source_file_id, sheet, part order by line_number rows between unbounded preceding and 1 preceding),
        of_file as (partition by source_file_id)
)

select source_file_id, line_number, is_sum
from told
where (is_named or is_nameless or (is_edge and is_sum)) and not is_total
