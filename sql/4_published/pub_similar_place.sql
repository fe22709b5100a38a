/*---
description = """
The ten similar places of each home district, with how near they are.
"""
grain = ["place_id", "similar_place_id"]
order = ["place_id", "nearness"]
---*/

select
    place_id,
    similar_place_id,
    similar_place_name,
    nearness,
    deprivation_score,
    score_difference,
    similar_kind_words,
    data_year,
    tie_note
from dim_similar_place
