"""Questions about the groups that providers belong to, and how much of a market lies with few."""

from dashboard.reading.file import has_table, rows


def provider_group(published, provider_id):
    """What is on record of a provider's parent and group: a frame of at most one row."""
    return rows(published, "select * from pub_provider_group where provider_id = ?", provider_id)


def group_members(published, group_id):
    """Members of a group: its head first, then by steps and alphabet."""
    sql = """
        select *, sum(last_twelve_gbp) over () as group_gbp,
            sum(contracts_in_force) over ()::bigint as group_contracts
        from pub_provider_group where group_id = ?
        order by group_steps, provider_name, provider_id
    """
    return rows(published, sql, group_id)


def group_spend(published, group_id):
    """What each body paid to a group by year, with its share of purchases and grants."""
    sql = """
        select * from pub_group_spend where group_id = ?
        order by financial_year desc, publisher_name
    """
    return rows(published, sql, group_id)


def group_stop(published, group_id):
    """What would need another provider if all of a group stopped, by service and payer."""
    sql = """
        select * from pub_group_stop where group_id = ?
        order by service_id = 'unmapped', service_name, publisher_name
    """
    return rows(published, sql, group_id)


def concentration(published, publisher_id, financial_year=None):
    """How much of each market of a body lies with few, in the year asked for, else the latest.

    One row a service, alphabetical: counted by provider, and by group in columns that end in
    `_by_group`.
    """
    if not has_table(published, "pub_concentration"):
        return rows(published, "select 1 as publisher_id where false")
    sql = """
        with chosen as (
            select coalesce(?, max(financial_year)) as financial_year
            from pub_concentration where publisher_id = ?
        )
        select own.*, grouped.sellers as sellers_by_group,
            grouped.sellers_in_groups as groups_selling,
            grouped.hhi_lower as hhi_lower_by_group, grouped.hhi_upper as hhi_upper_by_group,
            grouped.effective_number_lower as effective_number_lower_by_group,
            grouped.effective_number_upper as effective_number_upper_by_group,
            grouped.sellers < own.sellers as is_changed_by_groups
        from pub_concentration as own
        inner join chosen on chosen.financial_year = own.financial_year
        inner join pub_concentration as grouped
            on grouped.publisher_id = own.publisher_id and grouped.service_id = own.service_id
            and grouped.financial_year = own.financial_year and grouped.counted_by = 'group'
        where own.publisher_id = ? and own.counted_by = 'provider' and own.market_gbp > 0
        order by own.service_name, own.service_id
    """
    return rows(published, sql, financial_year, publisher_id, publisher_id)
