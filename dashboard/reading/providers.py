"""Questions about providers, in-house and external alike."""

from dashboard.reading.file import rows


def provider(published, provider_id):
    """One provider as a frame of at most one row."""
    sql = """
        select providers.*, sectors.sector, sectors.sector_basis
        from pub_provider as providers
        left join pub_provider_sector as sectors on sectors.provider_id = providers.provider_id
        where providers.provider_id = ?
    """
    return rows(published, sql, provider_id)


def provider_services(published, provider_id):
    """Services of a provider: those that it is paid for, has contracts for, or people speak of."""
    sql = f"""
        select services.service_id, services.service_name
        from ({_WHO_PROVIDES}) as links
        inner join pub_service as services on services.service_id = links.service_id
        where links.provider_id = ?
        group by services.service_id, services.service_name, services.sort_key
        order by services.sort_key
    """
    return rows(published, sql, provider_id)


def services_with_providers(published):
    """Services with who provides them, names in the order of the alphabet."""
    sql = f"""
        with who as (
            select distinct links.service_id, links.provider_id, providers.provider_name,
                providers.is_in_house
            from ({_WHO_PROVIDES}) as links
            inner join pub_provider as providers on providers.provider_id = links.provider_id
        )
        select services.service_id, services.service_name, count(*) as providers,
            count(*) filter (where who.is_in_house) as in_house,
            string_agg(who.provider_name, '; ' order by who.provider_name) as names
        from who
        inner join pub_service as services on services.service_id = who.service_id
        group by services.service_id, services.service_name, services.sort_key
        order by services.sort_key
    """
    return rows(published, sql)


def providers_of(published, service_id, financial_year, outcome_year):
    """Providers of a service, alphabetical: people, money and relationship on the same row.

    What people said is of two measures (deciding one's days, being listened to) in `outcome_year`;
    what was paid is of the service in the financial year, or of every month loaded.
    """
    sql = f"""
        with who as (select distinct provider_id from ({_WHO_PROVIDES}) where service_id = ?),
        paid as (
            select provider_id, sum(spend_gbp) as spend_gbp, sum(payments)::bigint as payments
            from pub_provider_spend
            where service_id = ? and (? is null or financial_year = ?)
            group by provider_id
        ),
        held as (
            select provider_id, count(*) as contracts,
                count(*) filter (where state = 'in_force') as in_force,
                min(expiry_date) filter (where state = 'in_force') as next_end
            from pub_contract
            where service_id = ?
            group by provider_id
        ),
        cost as (
            select provider_id, full_cost_gbp, full_cost_per_person_gbp, people_helped,
                financial_year, cost_basis,
                row_number() over (partition by provider_id order by financial_year desc) as latest
            from pub_service_cost
            where service_id = ? and (? is null or financial_year = ?)
        ),
        said as (
            select provider_id,
                {_SAID.format(measure="my_days")},
                {_SAID.format(measure="listened_to")}
            from pub_outcome
            where published_table = 'P3' and service_id = ? and period = ?
            group by provider_id
        )
        select providers.*, paid.spend_gbp, paid.payments as service_payments, held.in_force,
            held.contracts as service_contracts, held.next_end, cost.full_cost_gbp,
            cost.full_cost_per_person_gbp, cost.people_helped, cost.cost_basis,
            cost.financial_year as cost_year, sectors.sector, sectors.sector_basis,
            said.* exclude (provider_id)
        from who
        inner join pub_provider as providers on providers.provider_id = who.provider_id
        left join pub_provider_sector as sectors on sectors.provider_id = who.provider_id
        left join paid on paid.provider_id = who.provider_id
        left join held on held.provider_id = who.provider_id
        left join cost on cost.provider_id = who.provider_id and cost.latest = 1
        left join said on said.provider_id = who.provider_id
        order by providers.provider_name, providers.provider_id
    """
    year = financial_year
    return rows(
        published, sql, service_id, service_id, year, year, service_id, service_id, year, year,
        service_id, outcome_year,
    )  # fmt: skip


def provider_spend(published, provider_id, financial_year=None):
    """What each publisher paid to a provider, by year and service."""
    sql = """
        select * from pub_provider_spend
        where provider_id = ? and (? is null or financial_year = ?)
        order by financial_year desc, publisher_name, service_name
    """
    return rows(published, sql, provider_id, financial_year, financial_year)


def provider_contracts(published, provider_id):
    """Contracts and agreements of a provider, those in force first, soonest to end first."""
    sql = """
        select records.*, contracts.state_words, paid.spend_gbp as tied_gbp, paid.sure_gbp
        from pub_contract as contracts
        inner join pub_contract_record as records on records.contract_id = contracts.contract_id
        left join pub_contract_paid as paid on paid.contract_id = contracts.contract_id
        where contracts.provider_id = ? or 'supplier:' || contracts.supplier_name = ?
        order by contracts.state <> 'in_force', contracts.expiry_date nulls last,
            contracts.title, contracts.contract_id
    """
    return rows(published, sql, provider_id, provider_id)


def provider_outcomes(published, provider_id, period):
    """What people say of a provider, by service and measure, over all places."""
    sql = """
        select cells.*, measures.plain_title, measures.polarity, said.sentence, moved.signal,
            moved.from_period
        from pub_outcome as cells
        inner join pub_measure as measures on measures.measure_id = cells.measure_id
        left join pub_outcome_sentence as said
            on said.published_table = 'P3' and said.measure_id = cells.measure_id
            and said.service_id = cells.service_id and said.provider_id = cells.provider_id
            and said.period = cells.period
        left join pub_outcome_change as moved
            on moved.published_table = 'P3' and moved.measure_id = cells.measure_id
            and moved.service_id = cells.service_id and moved.provider_id = cells.provider_id
            and moved.period = cells.period
        where cells.published_table = 'P3' and cells.provider_id = ? and cells.period = ?
        order by cells.service_name, measures.sort_key
    """
    return rows(published, sql, provider_id, period)


_WHO_PROVIDES = """
    select provider_id, service_id from pub_outcome where published_table = 'P3'
    union all
    select provider_id, service_id from pub_provider_spend where service_id <> 'unmapped'
    union all
    select provider_id, service_id from pub_contract where provider_id is not null
"""
_SAID = """
    max(value) filter (where measure_id = '{measure}') as {measure}_value,
    max(lower) filter (where measure_id = '{measure}') as {measure}_lower,
    max(upper) filter (where measure_id = '{measure}') as {measure}_upper,
    max(n_people) filter (where measure_id = '{measure}') as {measure}_n_people,
    max(coalesce(hidden_as, why_no_value)) filter (where measure_id = '{measure}') as {measure}_why,
    max(unit) filter (where measure_id = '{measure}') as {measure}_unit
"""
