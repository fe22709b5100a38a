-- fail: Each correction finds one payment that still reads as the correction says it was written.

select corrections.file_name, corrections.transaction_number, count(spend.line_number) as payments
from ref_corrections as corrections
left join stg_spend as spend
    on spend.source_file_id = corrections.source_file_id
    and spend.transaction_number = corrections.transaction_number
    and spend.corrected_because is not null
group by corrections.file_name, corrections.transaction_number
having count(spend.line_number) <> 1
