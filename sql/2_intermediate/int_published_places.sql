/*---
description = """
For each published table about people, the places that an answer counts in: those around the small areas
that share all their places (`int_place_sets`), at the levels and periods of the closed list.
"""
grain    = ["published_table", "place_set", "place_id", "period_kind"]
---*/

select distinct listed.published_table, sets.place_set, places.place_id, listed.period_kind
from int_response_places as places
inner join int_place_sets as sets on sets.small_area_id = places.small_area_id
inner join ref_publish_list as listed on listed.place_level = places.place_level
