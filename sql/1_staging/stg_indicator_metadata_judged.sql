/*---
description = """
What a source says of its indicators: whose they are, when they came out, what has to be known of them.

The values stand in the file of the same name but for its ending. Without an indicator's name, all of
that file is meant.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case when nullif(trim(title), '') is null then 'no title' end   as rejected_because,
    nullif(trim(indicator), '')                                     as indicator,
    trim(title)                                                     as indicator_title,
    nullif(trim(subtitle), '')                                      as subtitle,
    nullif(trim(definition), '')                                    as indicator_definition,
    nullif(trim(caveats), '')                                       as caveats,
    nullif(trim(source_name), '')                                   as source_name,
    nullif(trim(source_address), '')                                as source_address,
    coalesce(try_strptime(released_on, '%d/%m/%y'), try_strptime(released_on, '%d/%m/%Y'), try_strptime(released_on, '%Y-%m-%d'))::date as released_on,
    coalesce(nullif(trim(unit_words), ''), nullif(trim(unit_suffix), ''), nullif(trim(unit_prefix), '')) as unit_text,
    try_cast(decimal_places as integer)                             as decimal_places,
    case upper(trim(is_experimental)) when 'T' then true when 'F' then false end as is_experimental
from raw_indicator_metadata
