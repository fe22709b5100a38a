"""Questions about the providers that each body works with: kinds, shares, comings and goings."""

from dashboard.reading.file import rows


def payers(published):
    """Bodies whose purchases and grants are loaded, alphabetical, with their place."""
    sql = """
        select distinct publisher_id, publisher_name, place_id
        from pub_sector_spend order by publisher_name, publisher_id
    """
    return rows(published, sql)


def sector_spend(published, publisher_id, financial_year=None):
    """Purchases and grants of a body by kind of organisation and what the kind rests on.

    `total_gbp`, the same on every row, is of all kinds together.
    """
    sql = """
        select sector, max(flow_kinds_counted) as flow_kinds_counted, sum(spend_gbp) as spend_gbp,
            sum(if(sector_basis = 'registered', spend_gbp, 0)) as registered_gbp,
            sum(if(sector_basis = 'declared', spend_gbp, 0)) as declared_gbp,
            sum(if(sector_basis = 'likely', spend_gbp, 0)) as likely_gbp,
            sum(sum(spend_gbp)) over () as total_gbp
        from pub_sector_spend
        where publisher_id = ? and (? is null or financial_year = ?)
        group by sector order by sector = 'unknown', sector
    """
    return rows(published, sql, publisher_id, financial_year, financial_year)


def sector_shares(published, publisher_id):
    """Shares of charities and social enterprises, and of small or medium ones, by year."""
    sql = "select * from pub_sector_share where publisher_id = ? order by financial_year"
    return rows(published, sql, publisher_id)


def provider_changes(published, publisher_id):
    """Known providers that a body paid, by year: who stayed, began and ended."""
    sql = "select * from pub_provider_change where publisher_id = ? order by financial_year"
    return rows(published, sql, publisher_id)


def unit_costs(published, service_id, financial_year=None):
    """What a person helped cost by provider of a service, in one year: asked for, else the latest.

    The latest is the last year in which anybody's cost may be compared, else the last of all.
    """
    sql = """
        with chosen as (
            select coalesce(
                ?, max(financial_year) filter (where is_comparable), max(financial_year)
            ) as financial_year
            from pub_unit_cost where service_id = ?
        )
        select costs.*, sectors.sector, sectors.sector_basis
        from pub_unit_cost as costs
        inner join chosen on chosen.financial_year = costs.financial_year
        left join pub_provider_sector as sectors on sectors.provider_id = costs.provider_id
        where costs.service_id = ?
        order by costs.provider_name, costs.provider_id
    """
    return rows(published, sql, financial_year, service_id, service_id)


def every_provider(published):
    """Everyone who provides, alphabetical: kind and its basis, contracts, what was paid."""
    sql = """
        select providers.provider_id, providers.provider_name, sectors.sector, sectors.sector_basis,
            providers.contracts_in_force, providers.contracts, providers.paid_gbp,
            providers.first_paid_on, providers.last_paid_on, providers.is_in_house
        from pub_provider as providers
        left join pub_provider_sector as sectors on sectors.provider_id = providers.provider_id
        order by providers.provider_name, providers.provider_id
    """
    return rows(published, sql)
