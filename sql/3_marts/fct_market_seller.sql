/*---
description = """
The pounds of each known seller of a market, largest first, counted by provider and by group where one is on
record: a group is one seller. One row per market and way of counting. Who was paid less than nothing on balance is
no seller; what unknown payees had stands beside.
"""
grain      = ["publisher_id", "service_id", "financial_year", "counted_by"]
parts      = "publisher_id"
references = { publisher_id = "dim_publisher", service_id = "dim_service" }
not_null   = ["unknown_gbp", "sellers_in_groups"]
---*/

with market as (
    select bought.publisher_id, bought.service_id, bought.financial_year, bought.provider_id, groups.group_id, bought.counted_gbp
    from int_market as bought
    left join int_provider_group as groups on groups.provider_id = bought.provider_id
),

sellers as (
    select
        market.publisher_id, market.service_id, market.financial_year, ways.counted_by,
        sum(market.counted_gbp)               as pounds,
        bool_or(market.group_id is not null)  as is_grouped
    from market
    cross join (values ('provider'), ('group')) as ways (counted_by)
    where market.provider_id is not null
    group by
        market.publisher_id, market.service_id, market.financial_year, ways.counted_by,
        case ways.counted_by when 'group' then coalesce(market.group_id, market.provider_id) else market.provider_id end
),

known as (
    select
        publisher_id, service_id, financial_year, counted_by,
        list(cast(pounds as double) order by pounds desc)  as seller_pounds,
        count(*) filter (where is_grouped)                 as sellers_in_groups
    from sellers
    where pounds > 0
    group by publisher_id, service_id, financial_year, counted_by
),

markets as (
    select
        publisher_id, service_id, financial_year,
        cast(coalesce(sum(counted_gbp) filter (where provider_id is null), 0) as decimal(18, 2)) as unknown_gbp
    from market
    group by publisher_id, service_id, financial_year
)

select
    markets.publisher_id, markets.service_id, markets.financial_year, ways.counted_by,
    coalesce(known.seller_pounds, [])      as seller_pounds,
    coalesce(known.sellers_in_groups, 0)   as sellers_in_groups,
    markets.unknown_gbp
from markets
cross join (values ('provider'), ('group')) as ways (counted_by)
left join known
    on known.publisher_id = markets.publisher_id and known.service_id = markets.service_id
    and known.financial_year is not distinct from markets.financial_year and known.counted_by = ways.counted_by
