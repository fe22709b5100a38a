/*---
description = """
Who was heard beside who lives here: each group of people of a place and year, for measures that residents were asked.
Shares are of the groups of which both numbers are known; a group is under-heard where even the upper limit of its share
of those heard lies below 7 in 10 of its share of those who live here.
"""
grain    = ["measure_id", "place_id", "period", "group_dimension", "group_value"]
accepted = { heard_verdict = ["under_heard", "not_under_heard", "cannot_tell"], why_no_value = ["too_few", "not_loaded"], hidden_as = ["too_few", "guards_another", "longer_period"] }
within   = { heard_share = "0 .. 1", here_share = "0 .. 1" }
order    = ["place_id", "measure_id", "period", "group_dimension", "group_value"]
---*/

select
    measure_id, place_id, period, group_dimension, group_value,
    n_people, population, population_period,
    heard_share, heard_lower, heard_upper, here_share, of_its_share, heard_verdict, why_no_value,
    case
        when suppressed_because like 'fewer%' then 'too_few'
        when suppressed_because like '%longer period%' then 'longer_period'
        when suppressed_because is not null then 'guards_another'
    end as hidden_as
from stat_heard
