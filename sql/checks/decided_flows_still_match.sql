-- fail: Each line of decisions/flows.csv names a kind of flow of ours and a payee or a ledger text that a payment has.

select decided.field, decided.text, decided.flow_kind
from ref_decided_flows as decided
left join ref_flow_kinds as kinds on kinds.flow_kind = decided.flow_kind
left join (
    select 'payee_name' as field, lower(payee_name) as text from stg_spend
    union
    select 'expense_type', lower(expense_type) from stg_spend
) as texts on texts.field = decided.field and texts.text = lower(decided.text)
where exists (select 1 from stg_spend)
    and (kinds.flow_kind is null or texts.text is null)
