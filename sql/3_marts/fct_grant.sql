/*---
description = """
Grants by other funders, with the place they name. A grant in several files counts once, as last listed.
A recipient that is not plainly an organisation is not named.
"""
grain    = ["grant_id"]
not_null = ["amount_awarded_gbp", "award_date"]
---*/

with latest as (
    select *, row_number() over (partition by grant_id order by source_file_id desc, line_number desc) as recency
    from stg_grants
)

select
    latest.grant_id,
    -- A title may repeat a name that is not shown.
    case
        when kinds.shown_name is null and contains(upper(latest.title), upper(latest.recipient_name))
            then 'A title that names its recipient'
        else latest.title
    end                                                                         as title,
    latest.amount_awarded_gbp,
    latest.award_date,
    calendar.financial_year,
    latest.duration_months,
    case when kinds.shown_name is not null then latest.recipient_id end         as recipient_id,
    coalesce(kinds.shown_name, 'A recipient not named here')                    as recipient_name,
    latest.funder_id,
    coalesce(latest.funder_name, publishers.name, files.publisher_id) as funder_name,
    places.place_id,
    coalesce(places.place_name, latest.place_name) as place_name
from latest
left join int_payee_kind as kinds on kinds.name_text = latest.recipient_name
left join int_places as places on places.place_id = latest.place_id
left join stg_landed_files as files on files.source_file_id = latest.source_file_id
left join ref_publishers as publishers on publishers.publisher_id = files.publisher_id
left join ref_calendar as calendar on calendar.month = strftime(latest.award_date, '%Y-%m')
where latest.recency = 1
