/*---
description = """
Which service each payment is for, how that is known and how surely. One row per payment.

By the first that says: what people decided (`decisions/services.csv`); the service of the contract whose reference the
payment states; words of the ledger, then of the directorate, that name a service; the service of the contract
that it was matched to; words of what was bought, then of a whole department; what the publisher else pays this payee for, where
nine tenths of it are for one service and it is at least as much as is open. Where nothing says, the payment is
`unmapped`: its pounds stay in sight.
"""
grain    = ["source_file_id", "line_number"]
parts    = "publisher_id"
not_null = ["service_id", "service_method", "service_confidence"]
accepted = { service_method = ["decided", "contract", "ledger words", "ledger pattern", "directorate words", "what was bought", "department", "usual of the payee", "unmapped"], service_confidence = ["certain", "strong", "moderate", "weak", "none"] }
---*/

with by_contract as (
    -- A payment in parts has a service where its contracts are all for one.
    select
        matched.source_file_id,
        matched.line_number,
        min(services.service_id)                             as service_id,
        bool_and(matched.match_method = 'stated reference')  as is_stated,
        bool_or(matched.match_confidence = 'weak')           as is_weak
    from int_spend_contract as matched
    inner join int_contract_own_service as services on services.contract_id = matched.contract_id
    where matched.contract_tie = 'one contract'
    group by matched.source_file_id, matched.line_number
    having count(distinct services.service_id) = 1 and count(services.service_id) = count(*)
),

read as (
    select
        spend.source_file_id,
        spend.line_number,
        spend.publisher_id,
        spend.month,
        spend.financial_year,
        spend.amount_gbp,
        spend.payee_name,
        spend.flow_kind,
        spend.capital_or_revenue,
        case
            when words.clear_method = 'decided' then words.clear_service_id
            when by_contract.is_stated then by_contract.service_id
            else coalesce(words.clear_service_id, by_contract.service_id, words.weak_service_id)
        end as service_id,
        case
            when words.clear_method = 'decided' then 'decided'
            when by_contract.is_stated then 'contract'
            when words.clear_service_id is not null then words.clear_method
            when by_contract.service_id is not null then 'contract'
            else words.weak_method
        end as service_method,
        by_contract.is_stated,
        by_contract.is_weak
    from int_spend as spend
    left join int_spend_words as words
        on words.expense_type = coalesce(spend.expense_type, '') and words.directorate = coalesce(spend.directorate, '')
    left join by_contract
        on by_contract.source_file_id = spend.source_file_id and by_contract.line_number = spend.line_number
),

open_payees as (
    select publisher_id, payee_name, sum(abs(amount_gbp)) as open_pounds
    from read
    where service_id is null and payee_name is not null and flow_kind in ('purchase', 'grant')
    group by publisher_id, payee_name
),

known as (
    select read.publisher_id, read.payee_name, read.service_id, max(payees.open_pounds) as open_pounds, sum(abs(read.amount_gbp)) as pounds
    from read
    inner join open_payees as payees on payees.publisher_id = read.publisher_id and payees.payee_name = read.payee_name
    where read.flow_kind in ('purchase', 'grant')
        and read.service_method in ('decided', 'contract', 'ledger words', 'ledger pattern', 'directorate words')
    group by read.publisher_id, read.payee_name, read.service_id
),

usual as (
    select publisher_id, payee_name, max_by(service_id, pounds) as service_id
    from known
    group by publisher_id, payee_name
    having max(pounds) >= 0.9 * sum(pounds) and sum(pounds) >= max(open_pounds) and sum(pounds) > 0
)

select
    read.source_file_id,
    read.line_number,
    read.publisher_id,
    read.month,
    read.financial_year,
    read.amount_gbp,
    read.payee_name,
    read.flow_kind,
    read.capital_or_revenue,
    coalesce(read.service_id, usual.service_id, 'unmapped')                                       as service_id,
    case
        when read.service_id is not null then read.service_method
        when usual.service_id is not null then 'usual of the payee'
        else 'unmapped'
    end                                                                                          as service_method,
    case
        when read.service_method = 'decided' or (read.service_method = 'contract' and read.is_stated) then 'certain'
        when read.service_method = 'ledger words' then 'strong'
        when read.service_method = 'contract' and read.is_weak then 'weak'
        when read.service_method in ('ledger pattern', 'directorate words', 'contract') then 'moderate'
        when coalesce(read.service_id, usual.service_id) is not null then 'weak'
        else 'none'
    end                                                                                          as service_confidence
from read
left join usual
    on usual.publisher_id = read.publisher_id
    and usual.payee_name = case when read.service_id is null and read.flow_kind in ('purchase', 'grant') then read.payee_name end
