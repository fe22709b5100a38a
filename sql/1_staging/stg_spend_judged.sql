/*---
description = """
Every line of every spend file, judged: a payment, or set apart with the reason.

What landing found to be a sum of its group, broken, or only planned is set apart (`found_to_be`).
The amount is the net one where the file has it, else the unstated, else the gross one, and
`amount_basis` says which. A line is a payment when its amount can be read and it says when, to whom or
under which number it was paid. A day that cannot be read is not invented: `date_doubt` says what is wrong
with it, and the month is that of the accounting period where the line has one.

An amount that people corrected (`decisions/corrections`) counts as it was meant, as long as the line reads
as the correction says it does; `corrected_because` holds the reason. Raw keeps what was written.
"""
grain    = ["source_file_id", "line_number"]
parts    = "source_file_id"
not_null = ["kind_of_line"]
accepted = { kind_of_line = ["payment", "heading", "total", "footer", "unpaid", "unreadable"], amount_basis = ["net", "unstated", "gross"] }
---*/

with heading_words as (
    select distinct heading from ref_headings where layout = 'spend'
),

corrections as (
    select source_file_id, transaction_number, column_name, cast(written as decimal(18, 2)) as written,
        cast(meant as decimal(18, 2)) as meant, reason
    from ref_corrections
    where kind = 'spend'
),

figures as (
    -- Plain figures are read where they stand, all others by `stg_spend_amounts`.
    select
        raw.*,
        coalesce(try_cast(replace(raw.amount_net, '_', '?') as decimal(18, 2)), net.amount)              as net,
        coalesce(try_cast(replace(raw.amount_unstated, '_', '?') as decimal(18, 2)), unstated.amount)    as unstated,
        coalesce(try_cast(replace(raw.amount_gross, '_', '?') as decimal(18, 2)), gross.amount)          as gross,
        coalesce(try_cast(replace(raw.amount_vat, '_', '?') as decimal(18, 2)), vat.amount)              as vat
    from raw_spend as raw
    left join stg_spend_amounts as net on net.amount_text = raw.amount_net
    left join stg_spend_amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join stg_spend_amounts as gross on gross.amount_text = raw.amount_gross
    left join stg_spend_amounts as vat on vat.amount_text = raw.amount_vat
),

read as (
    select
        raw.source_file_id,
        raw.line_number,
        days.paid_on,
        coalesce(strftime(days.paid_on, '%Y-%m'), periods.month, months.month, raw.period) as month,
        case
            when days.date_doubt is not null then days.date_doubt
            when days.paid_on is not null and strftime(days.paid_on, '%Y-%m') <> periods.month
                then 'in another month than the line states'
            when days.paid_on is null then 'no day is given'
        end                                                     as date_doubt,
        coalesce(corrections.meant, pennies.amount, raw.net, raw.unstated, raw.gross)::decimal(18, 2) as amount_gbp,
        corrections.reason                                      as corrected_because,
        case
            when raw.net is not null then 'net'
            when raw.unstated is not null then 'unstated'
            when raw.gross is not null then 'gross'
        end                                                     as amount_basis,
        raw.gross::decimal(18, 2)                               as amount_gross_gbp,
        raw.vat::decimal(18, 2)                                 as amount_vat_gbp,
        coalesce(nullif(trim(raw.amount_net), ''), nullif(trim(raw.amount_unstated), ''), nullif(trim(raw.amount_gross), '')) as amount_text,
        nullif(trim(raw.paid_on), '')                           as paid_on_text,
        nullif(trim(raw.payee_name), '')                        as payee_name,
        nullif(trim(raw.transaction_number), '')                as transaction_number,
        nullif(trim(coalesce(raw.directorate, raw.service_text)), '') as directorate,
        coalesce(nullif(trim(raw.expense_detail), ''), nullif(trim(raw.expense_type), '')) as expense_type,
        nullif(trim(raw.capital_or_revenue), '')                as capital_or_revenue,
        nullif(trim(raw.payee_type), '')                        as payee_type,
        raw.found_to_be
    from figures as raw
    left join stg_spend_dates as days on days.source_file_id = raw.source_file_id and days.paid_on_text = raw.paid_on
    left join stg_spend_periods as periods
        on periods.source_file_id = raw.source_file_id and periods.period_text = trim(raw.period_code)
    left join stg_spend_months as months
        on months.source_file_id = raw.source_file_id and months.period_text = coalesce(raw.period_code, raw.period_number) and months.year_text = raw.period_year
    left join stg_spend_pennies as pennies
        on pennies.source_file_id = raw.source_file_id and pennies.line_number = raw.line_number
    left join corrections
        on corrections.source_file_id = raw.source_file_id
        and corrections.transaction_number = trim(raw.transaction_number)
        and corrections.column_name = case
            when raw.net is not null then 'amount_net'
            when raw.unstated is not null then 'amount_unstated'
            else 'amount_gross' end
        and corrections.written = coalesce(raw.net, raw.unstated, raw.gross)
),

judged as (
    select
        read.*,
        case
            when heading_words.heading is not null then 'heading'
            when read.found_to_be = 'broken' then 'unreadable'
            when read.found_to_be = 'income' or (read.found_to_be = 'unpaid' and read.amount_gbp is not null) then 'unpaid'
            when read.amount_gbp is not null
                and (read.found_to_be = 'total' or subtotals.payee_name is not null or summed.is_sum or dayless.line_number is not null or near.line_number is not null) then 'total'
            -- What an account held, whatever its day.
            when read.amount_gbp is not null and lower(read.payee_name) like '%balance%' and regexp_full_match(lower(read.payee_name),
                '(opening|closing)( bank| cash)? balances?( [bc] ?/? ?f(wd)?[.]?)?( (as )?at .*)?:?') then 'footer'
            when read.amount_gbp is not null and read.paid_on is null and read.payee_name is null
                and regexp_full_match(lower(read.paid_on_text), '(.* )?(grand |sub-? ?)?totals?:?( .*)?') then 'total'
            when read.amount_gbp is not null and read.paid_on_text is null
                and (read.payee_name is null or regexp_full_match(lower(read.payee_name), '(grand |sub-? ?|net )?totals?:?( (for|of) .*)?'
                    || '|total (payments?|paid|credits?|debits?|invoices?|credit notes?|refunds?|spend|expenditure|amount):?|(payments?|credits?|debits?|invoices?|credit notes?|refunds?) totals?:?'))
                then 'total'
            -- How many there are, below the last payment.
            when read.amount_gbp is not null and read.paid_on_text is null and read.amount_gbp = floor(read.amount_gbp)
                and regexp_full_match(lower(read.payee_name),
                    '(total )?(number|no\.?|count) of (.* )?(payments?|invoices?|transactions?|lines?|records?|items?|suppliers?|vendors?)( .*)?:?|count:?')
                then 'footer'
            when read.amount_gbp is not null and read.paid_on_text is null and regexp_full_match(lower(read.payee_name),
                '(average|mean|median)( (amount|payment|spend|value)s?)?:?') then 'footer'
            when read.amount_gbp is not null
                and (read.paid_on is not null or read.payee_name is not null or read.transaction_number is not null)
                then 'payment'
            when read.amount_text is null and read.paid_on is null
                and (read.payee_name is null or read.transaction_number is null) then 'footer'
            else 'unreadable'
        end as kind_of_line
    from read
    left join stg_spend_subtotals as subtotals
        on subtotals.source_file_id = read.source_file_id and subtotals.payee_name = read.payee_name
    left join stg_spend_summed_lines as summed
        on summed.source_file_id = read.source_file_id and summed.line_number = read.line_number
    left join stg_spend_dayless_sums as dayless
        on dayless.source_file_id = read.source_file_id and dayless.line_number = read.line_number
    left join stg_spend_near_sums as near
        on near.source_file_id = read.source_file_id and near.line_number = read.line_number
    -- A row of headings has none of its days: #REF! beside a day is a slip of a spreadsheet.
    left join heading_words
        on heading_words.heading = case
            when read.paid_on is null then trim(regexp_replace(lower(read.amount_text), '[^a-z0-9]+', ' ', 'g')) end
)

select
    source_file_id,
    line_number,
    kind_of_line,
    case
        when kind_of_line = 'heading' then 'a second row of headings'
        when kind_of_line = 'total' then 'a total, no payment'
        when kind_of_line = 'unpaid' and found_to_be = 'income' then 'money that comes in, no payment'
        when kind_of_line = 'unpaid' then 'a budget, a forecast, a commitment or an accrual: nobody was paid'
        when found_to_be = 'broken' then 'a line that is not parted like the others'
        when kind_of_line = 'footer' and lower(payee_name) like '%balance%' then 'what an account held, no payment'
        when kind_of_line = 'footer' and amount_gbp is not null and regexp_full_match(lower(payee_name), '(average|mean|median).*')
            then 'what they are on average, no payment'
        when kind_of_line = 'footer' and amount_gbp is not null then 'says how many there are, and is no payment'
        when kind_of_line = 'footer' then 'neither an amount nor a day: a note or a footer'
        when kind_of_line = 'unreadable' and amount_text is null then 'no amount is given'
        when kind_of_line = 'unreadable' and amount_gbp is null then 'no amount can be read'
        when kind_of_line = 'unreadable' then 'an amount without a day, a payee or a number'
    end as rejected_because,
    paid_on,
    month,
    date_doubt,
    amount_gbp,
    amount_basis,
    amount_gross_gbp,
    amount_vat_gbp,
    payee_name,
    transaction_number,
    directorate,
    expense_type,
    capital_or_revenue,
    payee_type,
    corrected_because
from judged
