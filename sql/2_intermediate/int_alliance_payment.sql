/*---
description = """
The payments that an alliance counts: those of its members for its services, and those between members
that publish payments, which are marked. Only covered months of the alliance's own time.

A payment between members comes round again as the receiver's own payments, so it is never added up.
"""
grain    = ["alliance_id", "source_file_id", "line_number"]
not_null = ["is_between_members"]
---*/

with alliance_services as (
    select distinct alliance_id, trim(unnest(string_split(services, '|'))) as service_id
    from stg_alliances
),

spans as (
    select
        alliance_id,
        strftime(max(start_date), '%Y-%m') as first_month,
        strftime(max(end_date), '%Y-%m')   as last_month
    from stg_alliances
    group by alliance_id
)

select
    members.alliance_id,
    spend.source_file_id,
    spend.line_number,
    spend.publisher_id,
    spend.month,
    spend.financial_year,
    spend.amount_gbp,
    spend.service_id,
    spend.flow_kind,
    payees.provider_id,
    receivers.member_id is not null as is_between_members
from int_spend_service as spend
inner join int_alliance_member as members
    on members.member_id = spend.publisher_id and members.publishes_spend
inner join spans
    on spans.alliance_id = members.alliance_id
    and spend.month >= coalesce(spans.first_month, spend.month)
    and spend.month <= coalesce(spans.last_month, spend.month)
inner join int_months as months
    on months.publisher_id = spend.publisher_id and months.month = spend.month and months.is_covered
left join alliance_services
    on alliance_services.alliance_id = members.alliance_id
    and alliance_services.service_id = spend.service_id
left join int_payee_provider as payees on payees.name_text = spend.payee_name
left join int_alliance_member as receivers
    on receivers.alliance_id = members.alliance_id
    and receivers.member_id = payees.provider_id
    and receivers.publishes_spend
where alliance_services.service_id is not null or receivers.member_id is not null
