/*---
description = """
One row per spend file, for Great Expectations to judge as an arriving batch: how many payments
and pounds, how many refused or without a payee, over which dates, and how that compares with the
middle (median) file of the same publisher.
"""
grain    = ["source_file_id"]
not_null = ["payments", "rejected_share"]
---*/

with judged as (
    -- A file of which no line could be read has a row too: it is judged by having no payment.
    select
        files.source_file_id,
        count(*) filter (where kind_of_line = 'payment')                        as payments,
        -- Totals and headings are set apart, not refused; only unreadable lines count here.
        coalesce(
            count(*) filter (where kind_of_line = 'unreadable') / nullif(count(kind_of_line), 0)::double, 0
        )                                                                       as rejected_share,
        sum(amount_gbp) filter (where kind_of_line = 'payment')                 as amount_gbp,
        min(paid_on)                                                            as first_paid_on,
        max(paid_on)                                                            as last_paid_on
    from stg_landed_files as files
    left join stg_spend_judged as spend on spend.source_file_id = files.source_file_id
    where files.kind = 'spend' and files.refused_because is null
    group by files.source_file_id
),

withheld as (
    select
        spend.source_file_id,
        count(*) filter (where names.is_withheld or spend.payee_name is null) / count(*)::double as withheld_share
    from int_spend as spend
    left join int_supplier_names as names on names.name_text = spend.payee_name
    group by spend.source_file_id
),

months as (
    select distinct spend.source_file_id, files.publisher_id, spend.month
    from int_spend as spend
    inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
    inner join int_coverage as coverage
        on coverage.publisher_id = files.publisher_id and coverage.month = spend.month
),

shared_months as (
    select source_file_id, count(*) filter (where files_with_month > 1) as months_in_other_files
    from (
        select source_file_id, count(*) over (partition by publisher_id, month) as files_with_month
        from months
    ) as counted
    group by source_file_id
),

middle as (
    select
        files.publisher_id,
        median(judged.payments)             as payments,
        median(judged.amount_gbp)::double   as amount_gbp
    from judged
    inner join stg_landed_files as files on files.source_file_id = judged.source_file_id
    group by files.publisher_id
)

select
    judged.source_file_id,
    files.file_name,
    files.publisher_id,
    judged.payments,
    judged.rejected_share,
    judged.amount_gbp::decimal(18, 2)                               as amount_gbp,
    judged.first_paid_on,
    judged.last_paid_on,
    date_diff('day', judged.first_paid_on, judged.last_paid_on) + 1 as days,
    case
        when coalesce(judged.first_paid_on, date '2000-01-01') >= date '2000-01-01' then 1
        else 0
    end                                                             as dates_are_possible,
    withheld.withheld_share,
    judged.payments / nullif(middle.payments, 0)                    as payments_to_middle,
    judged.amount_gbp::double / nullif(middle.amount_gbp, 0)        as pounds_to_middle,
    coalesce(shared_months.months_in_other_files, 0)                as months_in_other_files
from judged
inner join stg_landed_files as files on files.source_file_id = judged.source_file_id
left join withheld on withheld.source_file_id = judged.source_file_id
left join shared_months on shared_months.source_file_id = judged.source_file_id
left join middle on middle.publisher_id = files.publisher_id
