/*---
description = """
Which provider a name of a payee or supplier is, by the first step that says so: decided by people, by a
number that stands beside it, by its plain name (all `int_payee_known`), by likeness (`int_name_likeness`).
With how it is known and how sure that is. A name that no step knows has no row. Persons are never linked by likeness.
"""
grain    = ["name_text"]
not_null = ["provider_id", "provider_method", "provider_confidence"]
accepted = { provider_method = ["decided", "identifier", "plain name", "likeness"] }
---*/

select
    known.name_text,
    known.provider_id,
    known.provider_method,
    known.provider_confidence
from int_payee_known as known
left join int_name_likeness as likely
    on likely.name_text = known.name_text and likely.link_outcome = 'linked'
where likely.name_text is null
union all
select
    name_text,
    provider_id,
    'likeness' as provider_method,
    provider_confidence
from int_name_likeness
where link_outcome = 'linked'
