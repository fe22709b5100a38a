-- warn: No two files list a grant of the same pounds to the same recipient on the same day.

select recipient_name, award_date, amount_awarded_gbp
from (
    select
        lower(trim(recipient_name)) as recipient_name,
        award_date,
        amount_awarded_gbp,
        count(distinct source_file_id) as files
    from stg_grants
    where recipient_name is not null and recipient_name <> '[name withheld]'
    group by lower(trim(recipient_name)), award_date, amount_awarded_gbp
) as grants
where files > 1
