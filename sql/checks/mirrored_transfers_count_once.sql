-- fail: No transfer that stands in the files of two members of an alliance is in its total.

select payments.alliance_id, payments.source_file_id, payments.line_number
from int_alliance_payment as payments
inner join int_spend_mirrored as mirrored
    on mirrored.source_file_id = payments.source_file_id and mirrored.line_number = payments.line_number
inner join int_alliance_payment as other
    on other.alliance_id = payments.alliance_id
    and other.source_file_id = mirrored.other_source_file_id and other.line_number = mirrored.other_line_number
where not payments.is_between_members or not other.is_between_members
