/*---
description = """
Every ward and district where somebody was heard or that this build is about, and the county, care board and
alliances around it: where silence is shown as silence.
"""
grain = ["place_id"]
---*/

with districts as (
    select places.district_id
    from (select distinct small_area_id from int_answers) as answers
    inner join int_response_places as places on places.small_area_id = answers.small_area_id
    union
    -- A home district, or one of a home county or care board.
    select places.district_id
    from int_response_places as places
    inner join int_home_places as home on home.place_id = places.place_id
)

select distinct places.place_id
from int_response_places as places
inner join districts on districts.district_id = places.district_id
inner join ref_publish_list as listed
    on listed.published_table = 'P1'
    and listed.place_level = places.place_level
    and listed.period_kind = 'financial_year'
where places.place_level in ('ward', 'district', 'county', 'icb', 'alliance')
