/*---
description = """
The list of words and the services they were read as, so that a person can check it and correct it in
`decisions/services.csv`: purchases and grants, the most pounds first.
"""
grain     = ["publisher_id", "expense_type", "directorate", "service_id", "service_method"]
audiences = ["board", "officer"]
order     = ["place_id", "sort_key"]
---*/

select
    words.publisher_id,
    publishers.place_id,
    words.expense_type,
    words.directorate,
    words.service_id,
    services.service_name,
    words.service_method,
    words.service_confidence,
    'Purchases and grants'    as flow_kinds_counted,
    words.spend_gbp,
    words.payments,
    cast(row_number() over (
        partition by words.publisher_id
        order by words.spend_gbp desc, words.expense_type, words.directorate, words.service_id, words.service_method
    ) as integer)             as sort_key
from fct_service_words as words
inner join dim_publisher as publishers on publishers.publisher_id = words.publisher_id
inner join dim_service as services on services.service_id = words.service_id
