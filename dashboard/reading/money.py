"""Questions about what was paid."""

from dashboard.reading.file import rows


def financial_years(published):
    """Financial years with a month of payments loaded or with answers of people, latest first."""
    sql = """
        select financial_year from pub_spend_month where is_covered
        union
        select period from pub_outcome where period_kind = 'financial_year' and n_people > 0
        order by 1 desc
    """
    return list(rows(published, sql)["financial_year"])


def spend_by_month(published, place_id, financial_year=None):
    """What was paid by month and kind of flow, with each month's total.

    Of every month loaded: from the first that is loaded to the last.
    """
    sql = """
        with chosen as (select ?::varchar as place_id, ?::varchar as financial_year),
        loaded as (
            select place_id, min(month) as first_month, max(month) as last_month
            from pub_spend_month
            where is_covered
            group by place_id
        )
        select spend.*, sum(spend.spend_gbp) over (partition by spend.month) as month_gbp
        from chosen
        inner join pub_spend_month as spend using (place_id)
        inner join loaded using (place_id)
        where spend.financial_year = chosen.financial_year
            or (chosen.financial_year is null and spend.month between first_month and last_month)
        order by spend.month, spend.flow_kind
    """
    return rows(published, sql, place_id, financial_year)


def transfers(published, place_id, financial_year=None):
    """Every transfer to a public partner, by month and payee."""
    sql = f"{_TRANSFERS} select * from transfers order by payee_name, flow_kind, month"
    return rows(published, sql, place_id, financial_year, financial_year)


def transfers_by_payee(published, place_id, financial_year=None):
    """Transfers summed over the months of the filter, one row per payee and kind."""
    sql = f"""{_TRANSFERS}
        select payee_name, flow_kind, flow_basis, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments, count(distinct month) as months
        from transfers
        group by payee_name, flow_kind, flow_basis
        order by payee_name, flow_kind
    """
    return rows(published, sql, place_id, financial_year, financial_year)


def spend_by_kind(published, place_id, financial_year=None):
    """What was paid in the months of the filter, one row per kind of flow."""
    sql = """
        select flow_kind, flow_words, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments, count(distinct month) as months
        from pub_spend_month
        where is_covered and place_id = ? and (? is null or financial_year = ?)
        group by flow_kind, flow_words
        order by flow_words
    """
    return rows(published, sql, place_id, financial_year, financial_year)


_TRANSFERS = """
    with transfers as (
        select * from pub_transfer where place_id = ? and (? is null or financial_year = ?)
    )
"""
