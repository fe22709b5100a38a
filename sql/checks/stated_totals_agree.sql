-- warn: A total that a file of payments states is the sum of the payments above it.

select source_file_id, line_number, stated_gbp, above_gbp
from fct_spend_stated_total
where not agrees
