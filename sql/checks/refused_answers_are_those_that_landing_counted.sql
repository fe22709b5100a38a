-- fail: Of each survey's file, the lines that staging refuses are those that landing counted.

select files.source_file_id, files.lines_rejected, count(refused.line_number) as found
from dim_source_file as files
left join rej_responses as refused on refused.source_file_id = files.source_file_id
where files.kind = 'responses' and files.refused_because is null
group by files.source_file_id, files.lines_rejected
having files.lines_rejected <> count(refused.line_number)
