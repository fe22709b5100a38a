-- fail: What is local, elsewhere and not known is all that was paid, whatever local means, to the penny.

with split as (
    select
        payer_id, financial_year, flow_kind, local_definition,
        sum(spend_gbp)                                                                          as spend_gbp,
        sum(coalesce(local_gbp, 0) + coalesce(elsewhere_gbp, 0) + not_known_gbp)                as parts_gbp
    from fct_local
    group by payer_id, financial_year, flow_kind, local_definition
),

paid as (
    select payer_id, financial_year, flow_kind, sum(spend_gbp) as spend_gbp
    from fct_spend_real
    group by payer_id, financial_year, flow_kind
)

select split.payer_id, split.financial_year, split.flow_kind, split.local_definition, split.spend_gbp, split.parts_gbp, paid.spend_gbp as paid_gbp
from split
left join paid
    on paid.payer_id = split.payer_id and paid.financial_year = split.financial_year and paid.flow_kind = split.flow_kind
where split.spend_gbp is distinct from split.parts_gbp or split.spend_gbp is distinct from paid.spend_gbp
