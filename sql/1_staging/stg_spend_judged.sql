/*---
description = """
Every line of every spend file, cast and judged: a payment, or set apart with the reason.

The amount is the net one where the file has it, else the unstated, else the gross one, and
`amount_basis` says which. A line is a payment when its date and its amount can be read.

An amount that people corrected (`decisions/corrections`) counts as it was meant, as long as the line reads
as the correction says it does; `corrected_because` holds the reason. Raw keeps what was written.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["kind_of_line"]
accepted = { kind_of_line = ["payment", "heading", "total", "unreadable"], amount_basis = ["net", "unstated", "gross"] }
---*/

with dates as (
    -- Each distinct text is read once; files repeat the same few hundred dates. Years of two digits
    -- come first, since %Y would take 22 for the year 22.
    select
        paid_on_text,
        coalesce(
            try_strptime(paid_on_text, '%Y-%m-%d'),
            try_strptime(paid_on_text, '%Y-%m-%d %H:%M:%S'),
            try_strptime(paid_on_text, '%d/%m/%Y %H:%M:%S'),
            try_strptime(paid_on_text, '%d/%m/%y'),
            try_strptime(paid_on_text, '%d/%m/%Y'),
            try_strptime(paid_on_text, '%d-%b-%y'),
            try_strptime(paid_on_text, '%d-%b-%Y'),
            try_strptime(paid_on_text, '%d %B %Y')
        )::date as paid_on
    from (select distinct paid_on as paid_on_text from raw_spend) as distinct_dates
),

amounts as (
    select
        amount_text,
        -- A minus stands before or behind; between digits it makes a reference or a date, no amount.
        try_cast(
            trim(replace(replace(replace(replace(replace(
                amount_text, '£', ''), ',', ''), ' ', ''), '(', ''), ')', ''), '-')
            as decimal(18, 2)
        ) * case when amount_text like '%(%' or amount_text like '%-%' then -1 else 1 end as amount
    from (
        select distinct amount_net as amount_text from raw_spend
        union
        select distinct amount_gross as amount_text from raw_spend
        union
        select distinct amount_unstated as amount_text from raw_spend
        union
        select distinct amount_vat as amount_text from raw_spend
    ) as distinct_amounts
),

heading_words as (
    select distinct heading from ref_headings where layout = 'spend'
),

corrections as (
    select source_file_id, transaction_number, column_name, cast(written as decimal(18, 2)) as written,
        cast(meant as decimal(18, 2)) as meant, reason
    from ref_corrections
    where kind = 'spend'
),

read as (
    select
        raw.source_file_id,
        raw.line_number,
        dates.paid_on,
        coalesce(corrections.meant, net.amount, unstated.amount, gross.amount)::decimal(18, 2) as amount_gbp,
        corrections.reason                                      as corrected_because,
        case
            when net.amount is not null then 'net'
            when unstated.amount is not null then 'unstated'
            when gross.amount is not null then 'gross'
        end                                                     as amount_basis,
        gross.amount::decimal(18, 2)                            as amount_gross_gbp,
        vat.amount::decimal(18, 2)                              as amount_vat_gbp,
        coalesce(raw.amount_net, raw.amount_unstated, raw.amount_gross) as amount_text,
        raw.paid_on                                             as paid_on_text,
        nullif(trim(raw.payee_name), '')                        as payee_name,
        nullif(trim(raw.transaction_number), '')                as transaction_number,
        nullif(trim(coalesce(raw.directorate, raw.service_text)), '') as directorate,
        coalesce(nullif(trim(raw.expense_detail), ''), nullif(trim(raw.expense_type), '')) as expense_type,
        nullif(trim(raw.capital_or_revenue), '')                as capital_or_revenue,
        nullif(trim(raw.payee_type), '')                        as payee_type
    from raw_spend as raw
    -- A year such as 203 is a slip of the pen, not a date; our calendar runs from 1990 to 2100.
    left join dates on dates.paid_on_text = raw.paid_on and dates.paid_on between date '1990-01-01' and date '2100-12-31'
    left join amounts as net on net.amount_text = raw.amount_net
    left join amounts as unstated on unstated.amount_text = raw.amount_unstated
    left join amounts as gross on gross.amount_text = raw.amount_gross
    left join amounts as vat on vat.amount_text = raw.amount_vat
    left join corrections
        on corrections.source_file_id = raw.source_file_id
        and corrections.transaction_number = trim(raw.transaction_number)
        and corrections.column_name = case
            when net.amount is not null then 'amount_net'
            when unstated.amount is not null then 'amount_unstated'
            else 'amount_gross' end
        and corrections.written = coalesce(net.amount, unstated.amount, gross.amount)
),

judged as (
    select
        read.*,
        case
            when heading_words.heading is not null then 'heading'
            when read.paid_on is not null and read.amount_gbp is not null then 'payment'
            when nullif(trim(read.paid_on_text), '') is null
                and read.amount_gbp is not null and read.payee_name is null then 'total'
            else 'unreadable'
        end as kind_of_line
    from read
    left join heading_words on heading_words.heading = trim(regexp_replace(lower(read.amount_text), '[^a-z0-9]+', ' ', 'g'))
)

select
    source_file_id,
    line_number,
    kind_of_line,
    case
        when kind_of_line = 'heading' then 'a second row of headings'
        when kind_of_line = 'total' then 'a total, no payment'
        when kind_of_line = 'unreadable' and paid_on is null and amount_gbp is null
            then 'neither a date nor an amount can be read'
        when kind_of_line = 'unreadable' and paid_on is null then 'no date can be read'
        when kind_of_line = 'unreadable' then 'no amount can be read'
    end as rejected_because,
    paid_on,
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
