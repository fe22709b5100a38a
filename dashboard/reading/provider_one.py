"""Questions about one provider: what rests on it, on whom it rests, and under which names."""

from dashboard.reading.file import rows


def provider_stop(published, provider_id, service_id=None):
    """What would need another provider, by service and by the body that pays."""
    sql = """
        select * from pub_provider_stop
        where provider_id = ? and (? is null or service_id = ?)
        order by service_id = 'unmapped', service_name, publisher_name
    """
    return rows(published, sql, provider_id, service_id, service_id)


def provider_heard(published, provider_id):
    """People heard about a provider's services, each in its latest year that is shown.

    The most that any one question heard, since people do not add up over questions.
    """
    sql = """
        select service_id, service_name, period, max(n_people) as people_heard
        from pub_outcome
        where published_table = 'P3' and provider_id = ? and period_kind = 'financial_year'
            and n_people is not null
        group by service_id, service_name, period
        qualify row_number() over (partition by service_id order by period desc) = 1
        order by service_name
    """
    return rows(published, sql, provider_id)


def provider_stop_total(published, provider_id):
    """Pounds, contracts and places of a provider together: one row.

    People are counted by service, and do not add up; places count once over services.
    """
    sql = """
        select sum(stops.last_twelve_gbp) as last_twelve_gbp,
            sum(stops.contracts_in_force)::bigint as contracts_in_force,
            sum(stops.counted_gbp) filter (where stops.account_year is not null) as account_gbp,
            (select count(distinct place_id) from pub_provider_place where provider_id = ?)
                as places,
            (select count(distinct place_id) from pub_provider_place
                where provider_id = ? and other_providers = 0) as places_alone
        from pub_provider_stop as stops where stops.provider_id = ?
    """
    return rows(published, sql, provider_id, provider_id, provider_id)


def provider_places(published, provider_id, service_id=None):
    """The places that a provider serves under contracts in force, by service."""
    sql = """
        select * from pub_provider_place
        where provider_id = ? and (? is null or service_id = ?)
        order by service_name, place_name, place_id
    """
    return rows(published, sql, provider_id, service_id, service_id)


def provider_income(published, provider_id):
    """What is known of a provider's income over a year, by who paid it."""
    sql = """
        select * from pub_provider_income where provider_id = ?
        order by income_kind desc, payer_name, payer_id
    """
    return rows(published, sql, provider_id)


def provider_names(published, provider_id):
    """Other names under which a provider is paid or holds contracts, and how each is known."""
    sql = "select * from pub_provider_name where provider_id = ? order by payee_name"
    return rows(published, sql, provider_id)


def provider_costs(published, provider_id):
    """What a person helped cost, by service: of each the latest year."""
    sql = """
        select costs.*
        from pub_unit_cost as costs
        where costs.provider_id = ?
        qualify row_number() over (
            partition by costs.service_id order by costs.is_comparable desc, financial_year desc
        ) = 1
        order by costs.service_name
    """
    return rows(published, sql, provider_id)


def provider_ratings(published, provider_id):
    """KPI ratings of a provider's contracts in the words of their sources, the latest of each."""
    sql = """
        with latest as (
            select kpis.contract_id, kpis.metric_title, kpis.rating, kpis.end_date
            from pub_contract_kpi as kpis
            inner join pub_contract as contracts on contracts.contract_id = kpis.contract_id
            where contracts.provider_id = ?
            qualify row_number() over (
                partition by kpis.contract_id, kpis.metric_title order by kpis.end_date desc
            ) = 1
        )
        select rating, count(*) as ratings, max(end_date) as end_date
        from latest group by rating order by rating
    """
    return rows(published, sql, provider_id)


def provider_years(published, provider_id):
    """What was paid to a provider by loaded financial year, every body and service together.

    A loaded year without a payment is nought; without any payment at all there is no row.
    """
    sql = """
        with paid as (
            select financial_year, sum(spend_gbp) as spend_gbp, sum(payments)::bigint as payments,
                string_agg(distinct publisher_name, '; ' order by publisher_name) as paid_by
            from pub_provider_spend where provider_id = ? group by financial_year
        )
        select years.financial_year, coalesce(paid.spend_gbp, 0) as spend_gbp,
            coalesce(paid.payments, 0) as payments, paid.paid_by
        from (select distinct financial_year from pub_spend_month where is_covered) as years
        left join paid on paid.financial_year = years.financial_year
        where exists (select 1 from paid)
        order by years.financial_year
    """
    return rows(published, sql, provider_id)


def provider_cost_years(published, provider_id):
    """What an in-house service cost by financial year, over its services: stated years only."""
    sql = """
        select financial_year, sum(cost_gbp) as spend_gbp, sum(overhead_gbp) as overhead_gbp,
            string_agg(distinct cost_basis, '; ' order by cost_basis) as cost_basis
        from pub_unit_cost where provider_id = ?
        group by financial_year having count(cost_gbp) = count(*)
        order by financial_year
    """
    return rows(published, sql, provider_id)
