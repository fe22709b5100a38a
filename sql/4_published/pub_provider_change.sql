/*---
description = """
How many known providers each publisher paid in each financial year, how many of them also in the year before,
and how many are seen to begin or to end in it (`fct_provider_tenure`). Nobody can tell who begins in the first
covered year, or who ends in the last: there it is null.
"""
grain = ["publisher_id", "financial_year"]
parts = "publisher_id"
order = ["publisher_id", "financial_year"]
---*/

with paid as (
    select distinct provider_id, publisher_id, financial_year from fct_provider_spend
),

months as (
    select distinct publisher_id, financial_year, month from fct_spend_month where is_covered
),

years as (
    select
        publisher_id,
        financial_year,
        min(financial_year) over (partition by publisher_id)                            as first_year,
        lag(financial_year) over (partition by publisher_id order by financial_year)    as year_before,
        lead(financial_year) over (partition by publisher_id order by financial_year)   as year_after
    from (select distinct publisher_id, financial_year from months) as covered
),

tenure as (
    select
        tenure.provider_id,
        tenure.publisher_id,
        firsts.financial_year                                               as first_paid_in,
        case when tenure.is_seen_to_begin then firsts.financial_year end    as begun_in,
        case when tenure.is_seen_to_end then lasts.financial_year end       as ended_in
    from fct_provider_tenure as tenure
    inner join months as firsts on firsts.publisher_id = tenure.publisher_id and firsts.month = tenure.first_paid_month
    inner join months as lasts on lasts.publisher_id = tenure.publisher_id and lasts.month = tenure.last_paid_month
)

select
    years.publisher_id,
    publishers.publisher_name,
    years.financial_year,
    count(paid.provider_id)                                                                 as providers_paid,
    case when years.year_before is not null then count(earlier.provider_id) end             as providers_stayed,
    count(*) filter (where tenure.first_paid_in = years.first_year)                         as providers_since_first,
    case when years.year_before is not null
        then count(*) filter (where tenure.begun_in = years.financial_year) end             as providers_begun,
    case when years.year_after is not null
        then count(*) filter (where tenure.ended_in = years.financial_year) end             as providers_ended
from years
inner join dim_publisher as publishers on publishers.publisher_id = years.publisher_id
left join paid on paid.publisher_id = years.publisher_id and paid.financial_year = years.financial_year
left join paid as earlier
    on earlier.publisher_id = paid.publisher_id and earlier.provider_id = paid.provider_id
    and earlier.financial_year = years.year_before
left join tenure on tenure.publisher_id = paid.publisher_id and tenure.provider_id = paid.provider_id
group by years.publisher_id, publishers.publisher_name, years.financial_year, years.first_year, years.year_before,
    years.year_after
