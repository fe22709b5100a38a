/*---
description = """
Which small areas belong to which alliance, for sets and their unions.
"""
grain      = ["alliance_id", "place_id"]
references = { alliance_id = "dim_alliance" }
---*/

select alliance_id, place_id from int_alliance_small_area
