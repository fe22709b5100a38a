/*---
description = "The spellings under which surveys and censuses name one group of people, without capitals and marks."
grain = ["group_dimension", "spelling"]
not_null = ["group_key"]
---*/

select group_dimension, spelling, group_value as group_key from ref_group_values
