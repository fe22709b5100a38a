/*---
description = """
How much of what people told is hidden so that nobody can be found: cells, and the people in them, by
table, level of place and kind of period. Cells in which nobody was heard are left out: they hide nothing.
"""
grain    = ["published_table", "place_level", "period_kind"]
not_null = ["cells_heard", "hidden_few", "hidden_elsewhere", "hidden_longer", "frozen"]
accepted = { published_table = ["P1", "P2", "P3", "P4"] }
order    = ["published_table", "sort_key", "period_kind"]
---*/

select
    published_table,
    case published_table
        when 'P1' then 'People of a place'
        when 'P2' then 'A service in a place'
        when 'P3' then 'A provider of a service, all places'
        when 'P4' then 'A group of people in a place'
    end                                                                                       as table_words,
    place_level,
    cast(case place_level
        when 'ward' then 1 when 'district' then 2 when 'county' then 3 when 'alliance' then 4
        when 'icb' then 5 when 'region' then 6 when 'country' then 7 else 8
    end as integer)                                                                           as sort_key,
    period_kind,
    cells_heard,
    hidden_few,
    hidden_elsewhere,
    hidden_longer,
    frozen,
    cells_hidden_pct,
    people_hidden_pct
from stat_disclosure
