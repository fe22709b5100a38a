-- fail: For each file, lines read are lines accepted plus lines refused.

select source_file_id, lines_read, lines_accepted, lines_rejected
from dim_source_file
where lines_read <> lines_accepted + lines_rejected
