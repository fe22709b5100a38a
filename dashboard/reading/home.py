"""Questions of the home page: money, promises, endings and what is not known, payer by payer."""

from dashboard.reading.file import rows


def alliance(published, alliance_id):
    """One alliance as a frame of at most one row."""
    return rows(published, "select * from pub_alliance where alliance_id = ?", alliance_id)


def spend_through(published, payer_id, financial_year=None, service_id=None):
    """What was paid through each kind of provider, in the order of the alphabet."""
    sql = """
        select provider_kind, sum(spend_gbp) as spend_gbp, sum(payments)::bigint as payments
        from pub_spend_through
        where payer_id = ? and (? is null or financial_year = ?) and (? is null or service_id = ?)
        group by provider_kind
        order by provider_kind
    """
    year, service = financial_year, service_id
    return rows(published, sql, payer_id, year, year, service, service)


def alliance_spend(published, alliance_id, financial_year=None):
    """What each member of an alliance paid, gross, between members, and net."""
    sql = """
        select publisher_id, publisher_name, sum(gross_gbp) as gross_gbp,
            sum(eliminated_gbp) as eliminated_gbp, sum(spend_gbp) as spend_gbp,
            count(*) as months
        from pub_alliance_spend
        where alliance_id = ? and (? is null or financial_year = ?)
        group by publisher_id, publisher_name
        order by publisher_name
    """
    return rows(published, sql, alliance_id, financial_year, financial_year)


def contract_watch(published, payer_id, service_id=None):
    """Contracts that come to an end or have passed it, soonest first."""
    sql = """
        select * from pub_contract_watch
        where payer_id = ? and (? is null or service_id = ?)
        order by watch = 'ends_within_a_year', expiry_date, title, contract_id
    """
    return rows(published, sql, payer_id, service_id, service_id)


def unknowns(published, place_id, financial_year=None):
    """What is not known, summed over the years of the filter; people by their latest year."""
    sql = """
        with latest as (
            select max(period) as period from pub_outcome
            where period_kind = 'financial_year' and n_people > 0
        )
        select unknown, sum(unknown_count)::bigint as unknown_count, sum(amount_gbp) as amount_gbp
        from pub_unknown cross join latest
        where place_id = ?
            and case
                when pub_unknown.period = 'all' then true
                when unknown = 'wards_not_heard'
                    then pub_unknown.period = coalesce(?, latest.period)
                else ? is null or pub_unknown.period = ?
            end
        group by unknown
        order by unknown
    """
    return rows(published, sql, place_id, financial_year, financial_year, financial_year)


def quotes(published, place_id, limit):
    """What people said with consent, latest first: of a district, or of those of an alliance.

    Elsewhere of every place loaded.
    """
    sql = """
        select voices.*, places.place_name
        from pub_voice_public as voices
        left join pub_place as places on places.place_id = voices.district_id
        where ? is null or voices.district_id = ?
            or voices.district_id in (
                select wards.district_id
                from pub_place_ward as inside
                inner join pub_place as wards on wards.place_id = inside.ward_id
                where inside.place_id = ?
            )
        order by voices.month desc, voices.quote_id
        limit ?
    """
    return rows(published, sql, place_id, place_id, place_id, limit)
