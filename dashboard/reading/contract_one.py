"""Questions about one contract or agreement, for its page."""

from dashboard.reading.file import rows

_OUTCOMES = """
    with latest as (
        select max(period) as period from pub_outcome
        where period_kind = 'financial_year' and n_people > 0
    ),

    served as (
        select distinct places.published_table, places.heard_place_id, places.heard_place_name,
            records.service_id
        from pub_contract_place as places
        inner join pub_contract_record as records
            on records.contract_id = places.contract_id
        where places.contract_id = ?
    )
    select cells.*, served.heard_place_name, measures.title, measures.plain_title,
        measures.polarity, measures.scale_low, measures.scale_high,
        moved.from_period, moved.signal
    from served
    cross join latest
    inner join pub_outcome as cells
        on cells.place_id = served.heard_place_id
        and cells.published_table = served.published_table
        and cells.period = latest.period
        and (served.published_table = 'P1' or cells.service_id = served.service_id)
    inner join pub_measure as measures on measures.measure_id = cells.measure_id
    left join pub_outcome_change as moved
        on moved.published_table = cells.published_table
        and moved.measure_id = cells.measure_id
        and moved.period = cells.period
        and moved.place_id = cells.place_id
        and moved.service_id is not distinct from cells.service_id
    where served.published_table = 'P2' or cells.measure_id in (
        select measure_id from pub_place_outcome
        where place_id = served.heard_place_id and not is_estimate)
    order by served.heard_place_name, measures.sort_key, measures.measure_id
"""


def contract_one(published, contract_id):
    """The record of one contract as a frame of at most one row."""
    sql = """
        select records.*, contracts.provider_id, contracts.directorate, contracts.state_words,
            contracts.procedure, contracts.annual_value_gbp, services.service_name,
            paid.spend_gbp, paid.sure_gbp, paid.payments, paid.first_month, paid.last_month,
            orphans.orphan_because, expiry.window_state, expiry.window_opens_on,
            expiry.window_closes_on, expiry.extensions_left,
            payer.place_name as payer_name, loaded.first_loaded_month, loaded.last_loaded_month,
            loaded.is_unbroken
        from pub_contract_record as records
        inner join pub_contract as contracts on contracts.contract_id = records.contract_id
        left join pub_service as services on services.service_id = records.service_id
        left join pub_place as payer on payer.place_id = records.place_id
        left join pub_contract_paid as paid on paid.contract_id = records.contract_id
        left join pub_orphan_contract as orphans on orphans.contract_id = records.contract_id
        left join (
            select distinct contract_id, window_state, window_opens_on, window_closes_on,
                extensions_left
            from pub_contract_expiry
        ) as expiry on expiry.contract_id = records.contract_id
        left join (
            select publisher_id, min(month) as first_loaded_month, max(month) as last_loaded_month,
                count(distinct month)
                    = date_diff('month', min(month_start), max(month_start)) + 1 as is_unbroken
            from pub_spend_month where is_covered group by publisher_id
        ) as loaded on loaded.publisher_id = records.publisher_id
        where records.contract_id = ?
    """
    return rows(published, sql, contract_id)


def contract_history(published, contract_id):
    """What happened to a contract and what is to come, in order."""
    sql = """
        select history.*, records.as_at, coalesce(history.happened_on > records.as_at, false)
            as is_to_come
        from pub_contract_history as history
        inner join pub_contract_record as records on records.contract_id = history.contract_id
        where history.contract_id = ?
        order by history.event_number
    """
    return rows(published, sql, contract_id)


def contract_kpis(published, contract_id):
    """Ratings of a contract in the notices' words, indicator by indicator and period by period."""
    sql = """
        select * from pub_contract_kpi where contract_id = ?
        order by metric_title, start_date, end_date, kpi_source
    """
    return rows(published, sql, contract_id)


def contract_notices(published, contract_id):
    """The duties of the Procurement Act for one contract, in the order of the Act."""
    sql = "select * from pub_contract_clock where contract_id = ? order by sort_key"
    return rows(published, sql, contract_id)


def contract_questions(published, contract_id):
    """What is open about a contract, in the order of a meeting."""
    sql = """
        select * from pub_contract_question where contract_id = ?
        order by sort_key, due_on nulls last, question_about
    """
    return rows(published, sql, contract_id)


def contract_places(published, contract_id):
    """Where a contract is delivered and where people were heard nearest to that."""
    sql = "select * from pub_contract_place where contract_id = ? order by delivery_place_name"
    return rows(published, sql, contract_id)


def contract_outcomes(published, contract_id):
    """What people report nearest to where a contract is delivered, in the latest year with answers.

    Once for each place in which people were heard; `published_table` P2 is of its service, P1 of
    everyone there. Measures of P1 are those that its place leads with.
    """
    return rows(published, _OUTCOMES, contract_id)


def contract_paid_ways(published, contract_id):
    """What was paid under a contract by how that is known and how surely, surest first."""
    sql = """
        select match_method, match_confidence, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments, min(month) as first_month, max(month) as last_month
        from pub_contract_paid_month where contract_id = ?
        group by match_method, match_confidence
        order by list_position(['certain', 'strong', 'moderate', 'weak'], match_confidence)
            nulls last, match_method
    """
    return rows(published, sql, contract_id)


def contract_paid_months(published, contract_id):
    """What was paid under a contract month by month, and in all until then."""
    sql = """
        select month, sum(spend_gbp) as spend_gbp, sum(payments)::bigint as payments,
            sum(sum(spend_gbp)) over (order by month) as paid_to_date_gbp
        from pub_contract_paid_month where contract_id = ?
        group by month order by month
    """
    return rows(published, sql, contract_id)


def contract_handback_marks(published, contract_id):
    """Handback of one contract: what is asked seven, five and three years before its end."""
    sql = """
        select distinct contract_id, years_before, due_on, asks, readiness, recorded_on,
            recorded_words
        from pub_contract_handback where contract_id = ? order by years_before desc
    """
    return rows(published, sql, contract_id)
