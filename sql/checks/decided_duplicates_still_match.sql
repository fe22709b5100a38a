-- fail: What people decided of lines that stand twice (decisions/duplicates.csv) is about a file that is there and has such lines.

select decided.file, decided.what
from ref_decided_duplicates as decided
left join stg_landed_files as files on files.file_name = decided.file
left join int_spend_twice as twice
    on twice.source_file_id = files.source_file_id
    and decided.what = case twice.stands_twice
        when 'within the file' then 'lines' when 'the whole file' then 'file'
        when 'a month in two files' then 'month' when 'some lines in two files' then 'month' else 'sheets' end
where twice.source_file_id is null
