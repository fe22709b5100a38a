-- fail: Pounds are the same, to the penny, in the payments, in the joined lines and in the months (loaded or not); and in loaded months and the matching.

with staged as (
    select files.publisher_id, sum(spend.amount_gbp) as amount_gbp
    from stg_spend as spend
    inner join stg_landed_files as files on files.source_file_id = spend.source_file_id
    left join (
        select source_file_id, line_number from int_spend_twice where not counts
    ) as twice on twice.source_file_id = spend.source_file_id and twice.line_number = spend.line_number
    where twice.line_number is null
    group by files.publisher_id
),

joined as (
    select publisher_id, sum(amount_gbp) as amount_gbp from int_spend group by publisher_id
),

monthly as (
    select publisher_id, sum(amount_gbp) as amount_gbp
    from (
        select publisher_id, spend_gbp as amount_gbp from fct_spend_month where is_covered
        union all
        select spend.publisher_id, spend.amount_gbp
        from int_spend as spend
        left join int_months as months
            on months.publisher_id = spend.publisher_id and months.month = spend.month
        where not coalesce(months.is_covered, false)
    ) as parts
    group by publisher_id
),

covered as (
    select publisher_id, sum(spend_gbp) as amount_gbp
    from fct_spend_month
    where is_covered
    group by publisher_id
),

matched as (
    -- Only publishers with a register are matched, and only in loaded months.
    select publisher_id, spend_gbp as amount_gbp
    from fct_contract_match
    where period = 'all' and step = 1
)

select
    staged.publisher_id,
    staged.amount_gbp  as staged_gbp,
    joined.amount_gbp  as joined_gbp,
    monthly.amount_gbp as monthly_gbp,
    matched.amount_gbp as matched_gbp
from staged
left join joined on joined.publisher_id = staged.publisher_id
left join monthly on monthly.publisher_id = staged.publisher_id
left join covered on covered.publisher_id = staged.publisher_id
left join matched on matched.publisher_id = staged.publisher_id
where staged.amount_gbp is distinct from joined.amount_gbp
    or staged.amount_gbp is distinct from monthly.amount_gbp
    or matched.amount_gbp <> covered.amount_gbp
