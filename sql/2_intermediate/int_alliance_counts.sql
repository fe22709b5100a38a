/*---
description = """
Which alliances count a publisher's payments for a service in a covered month, as one text in order: those
that it is a member of, whose service it is, and whose time it is. Empty where none does.
"""
grain    = ["publisher_id", "month", "service_id"]
not_null = ["counting_set", "financial_year"]
---*/

with services as (
    select distinct alliance_id, trim(unnest(string_split(services, '|'))) as service_id
    from stg_alliances
),

spans as (
    select alliance_id, strftime(max(start_date), '%Y-%m') as first_month, strftime(max(end_date), '%Y-%m') as last_month
    from stg_alliances
    group by alliance_id
),

known_services as (
    select service_id from ref_services
    union
    select service_id from int_spend_service
),

counting as (
    select months.publisher_id, months.month, services.service_id, members.alliance_id
    from int_months as months
    inner join int_alliance_member as members
        on members.member_id = months.publisher_id and members.publishes_spend
    inner join spans
        on spans.alliance_id = members.alliance_id
        and months.month >= coalesce(spans.first_month, months.month)
        and months.month <= coalesce(spans.last_month, months.month)
    inner join services on services.alliance_id = members.alliance_id
    where months.is_covered
),

sets as (
    select publisher_id, month, service_id, string_agg(alliance_id, '|' order by alliance_id) as counting_set
    from counting
    group by publisher_id, month, service_id
)

select
    months.publisher_id,
    months.month,
    months.financial_year,
    known_services.service_id,
    coalesce(sets.counting_set, '') as counting_set
from int_months as months
cross join known_services
left join sets
    on sets.publisher_id = months.publisher_id and sets.month = months.month and sets.service_id = known_services.service_id
where months.is_covered
