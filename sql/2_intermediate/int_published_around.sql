/*---
description = """
The area of the NHS below an integrated care board that a district lies in whole, by the look-ups of small areas: what is published
for such an area is shown in the district as the area's. A district that lies in several has none.
"""
grain    = ["place_id"]
not_null = ["nhs_area_id", "nhs_area_name"]
---*/

select
    district_code                                as place_id,
    min(sicbl_code)                              as nhs_area_id,
    coalesce(min(sicbl_name), min(sicbl_code))   as nhs_area_name
from stg_place_lookups
where district_code is not null and sicbl_code is not null
group by district_code
having count(distinct sicbl_code) = 1
