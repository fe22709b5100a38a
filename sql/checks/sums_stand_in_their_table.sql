-- fail: every sum of answers has a score in the table that its measure is looked up in
select items.source_file_id, items.line_number, items.measure_id
from stg_response_items as items
inner join int_scale as scales on scales.measure_id = items.measure_id and scales.scoring = 'table'
left join int_scale_score as scored
    on scored.source_file_id = items.source_file_id
    and scored.line_number = items.line_number
    and scored.measure_id = items.measure_id
where scored.measure_id is null
group by items.source_file_id, items.line_number, items.measure_id
having count(items.value_num) >= max(scales.min_items)
