-- warn: No file stands in the folder twice under two names; where one does, its payments count once.

select file_name, sha256
from stg_landed_files
where is_repeated
