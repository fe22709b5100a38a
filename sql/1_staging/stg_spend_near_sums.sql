/*---
description = """
Lines that are called a total, have a day, and are nearly the sum of the payments above them: rounded, or off by a few pounds. And lines of a
control account that take back all above them to the penny.

Nearly is within a thousandth or five pounds, and within a hundredth, of five payments at least: of all above it, of those in its sheet, or of
those since the last such line.
“Total” alone, of a month or of all is a total's name; “Total Energies” is a payee's. A control's line is minus the sum of five payments
at least, all above it in its sheet or its file, and ends it: a run that was returned and paid again is followed by payments. And it has
a control's words alone: “Creditors control account” is one, “Heron Pest Control” and “BACS suspense - returned run” were paid.
"""
grain = ["source_file_id", "line_number"]
parts = "source_file_id"
---*/

with written as (
    -- Few lines of few files: nothing is added up in any other.
    select
        source_file_id,
        line_number,
        lower(trim(payee_name))             as words,
        lower(payee_name) like '%total%'    as is_called_total
    from raw_spend
    where lower(payee_name) like '%total%'
        or ((amount_net like '%-%' or amount_unstated like '%-%' or amount_gross like '%-%'
            or amount_net like '%(%' or amount_unstated like '%(%' or amount_gross like '%(%')
        and regexp_matches(lower(payee_name), '\b(controls?|contra|balanc(e|es|ing)|creditors|ledger|offset|sum)\b'))
),

asked as (
    select source_file_id, line_number, is_called_total
    from written
    where case when not is_called_total then not regexp_matches(regexp_replace(
        words,
        '\b(controls?|contra|balanc(e|es|ing)|creditors|ledger|offset|sum|totals?|accounts?|a/?c|acc?t|ap|trade|sundry|purchases?|payables?|nominal|general'
        || '|payments?|bacs|cash|bank|suspense|clearing|batch|line|entry|entries|figure|journal|brought|carried|forward|[bc]/?f(wd)?|of|the|all|for|to|and'
        || '|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b', '', 'g'
    ), '[a-z]') else regexp_full_match(
        words,
        '((grand|sub|overall|report|monthly|control|[a-z]{3,9} ?[0-9]{0,4})[ -])?totals?:?'
        || '|totals? (for|of|all|payments?|paid|spend|expenditure|amount)( .*)?|totals?:? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?[0-9]{0,4}'
    ) end
),

lines as (
    select
        raw.source_file_id,
        raw.line_number,
        coalesce(raw.sheet, '')                             as sheet,
        coalesce(
            pennies.amount,
            try_cast(replace(raw.amount_net, '_', '?') as decimal(18, 2)), net.amount,
            try_cast(replace(raw.amount_unstated, '_', '?') as decimal(18, 2)), unstated.amount,
            try_cast(replace(raw.amount_gross, '_', '?') as decimal(18, 2)), gross.amount
        )                                                   as amount,
        asked.is_called_total,
        asked.line_number is not null                       as is_asked,
        -- As `stg_spend_judged` has it.
        coalesce(raw.found_to_be, '') <> '' or subtotals.payee_name is not null or (coalesce(trim(raw.paid_on), '') = '' and (
            coalesce(trim(raw.payee_name), '') = ''
            or regexp_full_match(lower(trim(raw.payee_name)), '(grand |sub-? ?|net )?totals?:?( (for|of) .*)?'
                || '|total (payments?|paid|credits?|debits?|invoices?|credit notes?|refunds?|spend|expenditure|amount):?|(payments?|credits?|debits?|invoices?|credit notes?|refunds?) totals?:?')
        ))                                                  as is_total
    from raw_spend as raw
    left join asked on asked.source_file_id = raw.source_file_id and asked.line_number = raw.line_number
    left join stg_spend_subtotals as subtotals
        on subtotals.source_file_id = raw.source_file_id and subtotals.payee_name = trim(raw.payee_name)
    left join stg_spend_amounts as net on net.amount_text = raw.amount_net
    left join stg_spend_amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join stg_spend_amounts as gross on gross.amount_text = raw.amount_gross
    left join stg_spend_pennies as pennies
        on pennies.source_file_id = raw.source_file_id and pennies.line_number = raw.line_number
    where raw.source_file_id in (select source_file_id from asked)
),

paid as (
    select
        *,
        case when not is_total and not is_asked then nullif(amount, 0) end as paid,
        count(*) filter (where is_total or is_asked) over earlier          as part,
        -- A credit of a control's name is a payment to all other lines that may be controls.
        case when not is_total and not coalesce(is_called_total, false) then nullif(amount, 0) end as entry
    from lines
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding)
),

summed as (
    select
        *,
        sum(paid) over earlier      as above,
        count(paid) over earlier    as lines_above,
        sum(paid) over of_part      as since,
        count(paid) over of_part    as lines_since,
        sum(paid) over of_sheet     as above_in_sheet,
        count(paid) over of_sheet   as paid_in_sheet,
        sum(entry) over earlier     as entered,
        sum(entry) over of_sheet    as in_sheet,
        count(entry) over earlier   as lines_entered,
        count(entry) over of_sheet  as lines_in_sheet,
        count(entry) over later     as lines_below,
        count(entry) over sheet_on  as lines_below_in_sheet
    from paid
    window earlier as (partition by source_file_id order by line_number rows between unbounded preceding and 1 preceding),
        of_part as (partition by source_file_id, sheet, part order by line_number rows between unbounded preceding and 1 preceding),
        of_sheet as (partition by source_file_id, sheet order by line_number rows between unbounded preceding and 1 preceding),
        later as (partition by source_file_id order by line_number rows between 1 following and unbounded following),
        sheet_on as (partition by source_file_id, sheet order by line_number rows between 1 following and unbounded following)
)

select source_file_id, line_number
from summed
where is_asked and not is_total and (
    (is_called_total and lines_above >= 5 and abs(amount - above) <= least(greatest(5, 0.001 * abs(above)), 0.01 * abs(above)))
    or (is_called_total and lines_since >= 5 and abs(amount - since) <= least(greatest(5, 0.001 * abs(since)), 0.01 * abs(since)))
    or (is_called_total and paid_in_sheet >= 5 and abs(amount - above_in_sheet) <= least(greatest(5, 0.001 * abs(above_in_sheet)), 0.01 * abs(above_in_sheet)))
    or (amount < 0 and lines_entered >= 5 and amount = -entered and lines_below = 0)
    or (amount < 0 and lines_in_sheet >= 5 and amount = -in_sheet and lines_below_in_sheet = 0)
)
