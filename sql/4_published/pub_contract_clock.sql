/*---
description = """
Which notice of the Procurement Act is due for which contract, by which rule, or why it is not. As at the date of the
register; what a register does not say is `cannot_tell`, not a breach.
"""
grain     = ["contract_id", "notice"]
audiences = ["board", "officer"]
order     = ["place_id", "contract_id", "sort_key"]
---*/

select
    clock.contract_id,
    publishers.place_id,
    contracts.title,
    contracts.service_id,
    clock.notice,
    notices.notice_words,
    notices.section,
    notices.rule_words,
    notices.sort_key,
    clock.clock_state,
    clock.exempt_because,
    clock.published_on,
    clock.due_on,
    clock.as_at
from fct_contract_clock as clock
inner join dim_contract as contracts on contracts.contract_id = clock.contract_id
inner join dim_publisher as publishers on publishers.publisher_id = contracts.publisher_id
inner join dim_clock_notice as notices on notices.notice = clock.notice
