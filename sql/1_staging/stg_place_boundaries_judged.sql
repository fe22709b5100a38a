/*---
description = """
Every line of its files, cast and judged. Boundaries of places, one row per place and file.
"""
grain = ["source_file_id", "line_number"]
---*/

select
    source_file_id,
    line_number,
    case
        when coalesce(lsoa_code, msoa_code, ward_code, district_code) is null or geometry is null or geometry = 'null'
            then 'no place code or no shape'
    end as rejected_because,
    coalesce(lsoa_code, msoa_code, ward_code, district_code) as place_id,
    trim(coalesce(lsoa_name, msoa_name, ward_name, district_name)) as place_name,
    case when lsoa_code is not null then 'small_area' when msoa_code is not null then 'msoa' when ward_code is not null then 'ward' else 'district' end as place_level,
    district_code,
    geometry
from raw_place_boundaries
