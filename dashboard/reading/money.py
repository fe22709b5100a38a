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


def spend_by_month(published, place_id, financial_year=None, service_id=None):
    """What was paid by month and kind of flow, with each month's total.

    Of every month loaded: from the first that is loaded to the last. For one service, or for all.
    """
    table = _ONE_SERVICE if service_id else "pub_spend_month"
    sql = f"""
        with chosen as (select ?::varchar as place_id, ?::varchar as financial_year),
        loaded as (
            select place_id, min(month) as first_month, max(month) as last_month
            from pub_spend_month
            where is_covered
            group by place_id
        )
        select spend.*, sum(spend.spend_gbp) over (partition by spend.month) as month_gbp
        from chosen
        inner join {table} as spend using (place_id)
        inner join loaded using (place_id)
        where spend.financial_year = chosen.financial_year
            or (chosen.financial_year is null and spend.month between first_month and last_month)
        order by spend.month, spend.flow_kind
    """
    service = [service_id] if service_id else []
    return rows(published, sql, place_id, financial_year, *service)


def spend_by_service(published, payer_id, financial_year=None):
    """Purchases and grants by service in the covered months, in the order of their list."""
    sql = """
        select service_id, service_name, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments
        from pub_spend_through
        where payer_id = ? and (? is null or financial_year = ?)
            and flow_kind in ('purchase', 'grant')
        group by service_id, service_name, sort_key
        order by sort_key
    """
    return rows(published, sql, payer_id, financial_year, financial_year)


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
        group by flow_kind, flow_words, flow_order
        order by flow_order
    """
    return rows(published, sql, place_id, financial_year, financial_year)


_ONE_SERVICE = """(
    select spend.publisher_id, spend.place_id, spend.month, spend.month_start,
        spend.financial_year, spend.flow_kind, words.flow_words, words.flow_order,
        spend.is_covered, sum(spend.spend_gbp) as spend_gbp,
        sum(spend.payments)::bigint as payments,
        spend.why_no_value
    from pub_spend_service as spend
    inner join (select distinct flow_kind, flow_words, flow_order from pub_spend_month) as words
        on words.flow_kind = spend.flow_kind
    where spend.service_id = ?
    group by spend.publisher_id, spend.place_id, spend.month, spend.month_start,
        spend.financial_year, spend.flow_kind, words.flow_words, words.flow_order,
        spend.is_covered, spend.why_no_value
)"""
_TRANSFERS = """
    with transfers as (
        select * from pub_transfer where place_id = ? and (? is null or financial_year = ?)
    )
"""
