/*---
description = """
Transfers between two publishers that stand in both their files: the paying one's line and, in the other's,
the same amount received (negative) or shown once more, in the same month or the next. Each line has one partner at most;
this one, the mirror, does not count where both publishers are added up.

Equal amounts between two bodies that pay each other for different things are pairs too; they are
rare to the penny, and no publisher's own total leaves them out.
"""
grain    = ["source_file_id", "line_number"]
not_null = ["mirror_kind", "amount_gbp"]
accepted = { mirror_kind = ["received", "shown by both"] }
---*/

with mutual as (
    -- Only payments whose payee publishes payments of its own here.
    select
        spend.source_file_id, spend.line_number, spend.publisher_id, payees.provider_id as other_id,
        spend.amount_gbp, spend.month, spend.paid_on,
        row_number() over (
            partition by spend.publisher_id, payees.provider_id, spend.month, spend.amount_gbp
            order by spend.paid_on, spend.source_file_id, spend.line_number
        ) as copy
    from int_spend as spend
    inner join int_payee_provider as payees on payees.name_text = spend.payee_name
    inner join (select distinct publisher_id from int_spend) as others on others.publisher_id = payees.provider_id
    where payees.provider_id <> spend.publisher_id and spend.amount_gbp <> 0 and spend.month is not null
),

following as (
    select month, lead(month) over (order by month) as next_month from (select distinct month from mutual) as months
),

keys as (
    -- Each line may stand in its own month and in the next, so that the join is by equality.
    select mutual.*, mutual.month as key_month, 1 as distance from mutual
    union all
    select mutual.*, following.next_month, 2
    from mutual
    inner join following on following.month = mutual.month and following.next_month is not null
),

pairs as (
    select
        mirrored.source_file_id, mirrored.line_number, mirrored.publisher_id, mirrored.month, mirrored.amount_gbp,
        paying.source_file_id as other_source_file_id, paying.line_number as other_line_number,
        case when mirrored.amount_gbp < 0 then 'received' else 'shown by both' end as mirror_kind,
        row_number() over (
            partition by mirrored.source_file_id, mirrored.line_number order by paying.distance, paying.copy, paying.source_file_id, paying.line_number
        ) as choice,
        row_number() over (
            partition by paying.source_file_id, paying.line_number order by paying.distance, mirrored.copy, mirrored.source_file_id, mirrored.line_number
        ) as chosen
    from keys as paying
    inner join mutual as mirrored
        on mirrored.publisher_id = paying.other_id
        and mirrored.other_id = paying.publisher_id
        and abs(mirrored.amount_gbp) = paying.amount_gbp
        and mirrored.month = paying.key_month
        and mirrored.copy = paying.copy
    where paying.amount_gbp > 0
        -- Where both show a payment nobody can say who paid: always the second by its id is the mirror, so that of a
        -- monthly series no line is both.
        and (mirrored.amount_gbp < 0 or mirrored.publisher_id > paying.publisher_id)
)

select
    source_file_id,
    line_number,
    publisher_id,
    month,
    amount_gbp,
    mirror_kind,
    other_source_file_id,
    other_line_number
from pairs
where choice = 1 and chosen = 1
