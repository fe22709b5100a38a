/*---
description = """
The places of the contract under which each payment was made, for payments that are matched to one, or in parts to several
(`int_spend_contract`). As one text in order, and only where each of those contracts names a place that is less than the
whole area; else the key is null: what other contracts of the supplier name says nothing about this payment.
"""
grain    = ["source_file_id", "line_number"]
parts    = "publisher_id"
not_null = ["contract_set"]
---*/

with matched as (
    select distinct source_file_id, line_number, publisher_id, contract_id
    from int_spend_contract
    where contract_id is not null
),

lines as (
    -- Nearly all payments are under one contract: places are looked up once for each distinct set.
    select source_file_id, line_number, publisher_id, string_agg(contract_id, '|' order by contract_id) as contract_set
    from matched
    group by source_file_id, line_number, publisher_id
),

members as (
    select distinct lines.contract_set, matched.contract_id
    from lines
    inner join matched on matched.source_file_id = lines.source_file_id and matched.line_number = lines.line_number
),

named as (
    select members.contract_set, members.contract_id, places.place_id, coalesce(places.is_whole, false) as is_whole
    from members
    left join int_contract_place as places on places.contract_id = members.contract_id
),

counted as (
    select
        contract_set,
        count(distinct contract_id)                                         as contracts,
        count(distinct contract_id) filter (where place_id is not null)     as contracts_placed,
        max(case when is_whole then 1 else 0 end)                           as whole
    from named
    group by contract_set
),

keys as (
    select contract_set, string_agg(place_id, '|' order by place_id) as place_key, count(*) as place_count
    from (select distinct contract_set, place_id from named where place_id is not null) as distinct_places
    group by contract_set
)

select
    lines.source_file_id,
    lines.line_number,
    lines.publisher_id,
    lines.contract_set,
    case when counted.contracts = counted.contracts_placed and counted.whole = 0 then keys.place_key end    as place_key,
    case when counted.contracts = counted.contracts_placed and counted.whole = 0 then keys.place_count end  as place_count
from lines
inner join counted on counted.contract_set = lines.contract_set
left join keys on keys.contract_set = lines.contract_set
