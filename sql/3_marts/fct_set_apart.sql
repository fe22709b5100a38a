/*---
description = """
Lines of payments and registers that were set apart or refused, by file and reason, with the pounds on them; and
what is odd about those that count: a day, a payee, another amount than the rest of their file, or a date or value of a contract or notice that is not known.
"""
grain = ["source_file_id", "kind_of_line", "set_apart_because"]
parts = "source_file_id"
---*/

with lines as (
    select source_file_id, kind_of_line, rejected_because as set_apart_because, amount_gbp from rej_spend
    union all
    select source_file_id, 'payment', date_doubt, amount_gbp from stg_spend where date_doubt is not null
    union all
    select source_file_id, 'payment', 'no payee is named', amount_gbp from stg_spend where payee_name is null
    union all
    select
        spend.source_file_id,
        'payment',
        case
            when spend.amount_basis = 'gross' then 'counted with VAT: the amount by which other lines count is not given'
            else 'counted by an amount that may be with VAT: the one without it, by which other lines count, is not given'
        end,
        spend.amount_gbp
    from stg_spend as spend
    inner join (
        select source_file_id, count(*) filter (where amount_basis = 'net') > 0 as has_net
        from stg_spend
        group by source_file_id
        having min(amount_basis) <> max(amount_basis)
    ) as mixed on mixed.source_file_id = spend.source_file_id
    where spend.amount_basis = 'gross' or (spend.amount_basis = 'unstated' and mixed.has_net)
    union all
    select spend.source_file_id, 'payment', 'called a total, but no sum of the payments above it', spend.amount_gbp
    from stg_spend as spend
    inner join stg_spend_summed_lines as summed
        on summed.source_file_id = spend.source_file_id and summed.line_number = spend.line_number
    where regexp_full_match(lower(spend.payee_name), '(.* )?((grand|sub|overall)[ -]?)?totals?:?( (for|of) .*)?')
    union all
    select source_file_id, kind_of_line, rejected_because, null from rej_contracts
    union all
    select source_file_id, 'contract', doubt, null from stg_contracts_doubts
    union all
    select source_file_id, 'contract', 'stands in a later register as well: counted there', null from int_contracts_again
    union all
    select source_file_id, 'notice', doubt, null from stg_contract_notices_doubts
)

select
    source_file_id,
    kind_of_line,
    set_apart_because,
    count(*)                            as lines,
    sum(amount_gbp)::decimal(18, 2)     as amount_gbp
from lines
group by source_file_id, kind_of_line, set_apart_because
