"""Questions about all contracts and agreements: when they end, what is due, who looks."""

from dashboard.reading.file import has_table, rows

# Contracts that name the place, one within it, the district around it, or the payer's whole area.
_SERVES = """
    ({place} = {payer} or delivery.place_id = {place} or delivery.district_id = {place}
        or delivery.place_level not in ('ward', 'district', 'small_area')
        or delivery.place_id = (select district_id from pub_place where place_id = {place}))
"""

# What stands beside a record: its service, what was paid or why not, its window.
_BESIDE = """
    left join pub_service as services on services.service_id = records.service_id
    left join pub_contract_paid as paid on paid.contract_id = records.contract_id
    left join pub_orphan_contract as orphans on orphans.contract_id = records.contract_id
    left join (
        select distinct contract_id, window_state, window_opens_on, window_closes_on
        from pub_contract_expiry where payer_id = $payer
    ) as expiry on expiry.contract_id = records.contract_id
"""


def _provider(published, column):
    """A condition on the provider, for audiences that may know it: two values, both its id."""
    if not has_table(published, "pub_contract"):
        return "($provider is null or true)"
    return f"""
        ($provider is null or {column} in (
            select contract_id from pub_contract
            where provider_id = $provider or 'supplier:' || supplier_name = $provider))
    """


def _asked(payer_id, place_id, service_id, provider_id):
    return {
        "payer": payer_id,
        "place": place_id,
        "service": service_id,
        "provider": provider_id,
    }


def contract_expiry(published, payer_id, place_id, service_id=None, provider_id=None):
    """Contracts that run, once each, with the window of their decision; soonest end first.

    `place_names` says where they are delivered, `is_whole` whether in the payer's whole area. An
    audience that may not know who provides sees those of every provider.
    """
    sql = f"""
        select expiry.contract_id, expiry.service_id, min(services.service_name) as service_name,
            min(expiry.title) as title, min(expiry.annualised_gbp) as annualised_gbp,
            min(expiry.expiry_date) as expiry_date,
            min(expiry.window_opens_on) as window_opens_on,
            min(expiry.window_closes_on) as window_closes_on,
            min(expiry.window_state) as window_state,
            min(expiry.extensions_left) as extensions_left,
            min(expiry.extension_option_months) as extension_option_months,
            min(expiry.as_at) as as_at,
            string_agg(expiry.delivery_place_name, '; ' order by expiry.delivery_place_name)
                as place_names,
            bool_or(coalesce(delivery.place_level not in ('ward', 'district', 'small_area')
                or expiry.delivery_place_id = expiry.payer_id, true)) as is_whole
        from pub_contract_expiry as expiry
        left join pub_place as delivery on delivery.place_id = expiry.delivery_place_id
        left join pub_service as services on services.service_id = expiry.service_id
        where expiry.payer_id = $payer and expiry.window_state <> 'ended'
            and ($service is null or expiry.service_id = $service)
            and {_provider(published, "expiry.contract_id")}
            and {_SERVES.format(place="$place", payer="$payer")}
        group by expiry.contract_id, expiry.service_id
        order by 6, 4, expiry.contract_id
    """
    return rows(published, sql, **_asked(payer_id, place_id, service_id, provider_id))


def contract_list(published, payer_id, place_id, service_id=None, provider_id=None, year=None):
    """Contracts and agreements of every legal route with value, payments and window.

    `year` is a financial year in which they ran; an end or a start that nobody states leaves one
    in. Soonest end first, those without an end last.
    """
    sql = f"""
        with delivered as (
            select served.contract_id,
                string_agg(delivery.place_name, '; ' order by delivery.place_name) as place_names
            from pub_contract_place as served
            left join pub_place as delivery on delivery.place_id = served.delivery_place_id
            where {_SERVES.format(place="$place", payer="$payer")}
            group by served.contract_id
        )
        select records.*, contracts.provider_id, contracts.directorate, contracts.state_words,
            contracts.procedure, services.service_name, delivered.place_names,
            paid.spend_gbp, paid.sure_gbp, paid.payments, paid.first_month, paid.last_month,
            orphans.orphan_because, expiry.window_state, expiry.window_opens_on,
            expiry.window_closes_on,
            records.expiry_date <= records.as_at + interval 1 year as ends_within_a_year
        from pub_contract_record as records
        inner join pub_payer_contract as payers on payers.contract_id = records.contract_id
        inner join pub_contract as contracts on contracts.contract_id = records.contract_id
        inner join delivered on delivered.contract_id = records.contract_id
        {_BESIDE}
        where payers.payer_id = $payer
            and ($service is null or records.service_id = $service)
            and {_provider(published, "records.contract_id")}
            and ($year is null
                or (coalesce(year(records.start_date - interval 3 month), 0)
                        <= substring($year, 3, 4)::int
                    and coalesce(year(records.expiry_date - interval 3 month), 9999)
                        >= substring($year, 3, 4)::int))
        order by records.expiry_date nulls last, records.title, records.contract_id
    """
    asked = _asked(payer_id, place_id, service_id, provider_id)
    return rows(published, sql, **asked, year=year)


def contract_clock(published, payer_id, place_id, service_id=None, provider_id=None):
    """Every duty of the Procurement Act for every contract; what is owed or not known first."""
    sql = f"""
        select clock.*, contracts.supplier_name, contracts.contract_reference,
            contracts.expiry_date
        from pub_contract_clock as clock
        inner join pub_payer_contract as payers on payers.contract_id = clock.contract_id
        inner join pub_contract as contracts on contracts.contract_id = clock.contract_id
        where payers.payer_id = $payer
            and ($service is null or clock.service_id = $service)
            and {_provider(published, "clock.contract_id")}
            and clock.contract_id in (
                select served.contract_id from pub_contract_place as served
                left join pub_place as delivery on delivery.place_id = served.delivery_place_id
                where {_SERVES.format(place="$place", payer="$payer")})
        order by clock.due_on nulls last, clock.title, clock.contract_id, clock.sort_key
    """
    return rows(published, sql, **_asked(payer_id, place_id, service_id, provider_id))


def contract_gaps(published, payer_id, place_id, service_id=None, provider_id=None):
    """Contracts that nobody is named for or reviews, and urgent awards; soonest end first."""
    sql = f"""
        select gaps.*, contracts.supplier_name, contracts.contract_reference, contracts.start_date
        from pub_contract_gap as gaps
        inner join pub_contract as contracts on contracts.contract_id = gaps.contract_id
        where gaps.payer_id = $payer
            and ($service is null or gaps.service_id = $service)
            and {_provider(published, "gaps.contract_id")}
            and gaps.contract_id in (
                select served.contract_id from pub_contract_place as served
                left join pub_place as delivery on delivery.place_id = served.delivery_place_id
                where {_SERVES.format(place="$place", payer="$payer")})
        order by gaps.expiry_date nulls last, gaps.title, gaps.contract_id, gaps.gap
    """
    return rows(published, sql, **_asked(payer_id, place_id, service_id, provider_id))


def contract_handback(published, payer_id, service_id=None, provider_id=None):
    """Handback of private finance contracts, year mark by year mark."""
    sql = f"""
        select marks.*
        from pub_contract_handback as marks
        inner join pub_contract as contracts on contracts.contract_id = marks.contract_id
        where marks.payer_id = $payer
            and ($service is null or contracts.service_id = $service)
            and {_provider(published, "marks.contract_id")}
        order by marks.expiry_date, marks.contract_id, marks.years_before desc
    """
    asked = {"payer": payer_id, "service": service_id, "provider": provider_id}
    return rows(published, sql, **asked)


def contract_ties(published, place_id, financial_year=None):
    """How purchases and grants are tied to contracts, by method and confidence, surest first."""
    sql = """
        select contract_tie, match_method, match_confidence, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments
        from pub_contract_tie
        where place_id = ? and flow_kind in ('purchase', 'grant')
            and (? is null or financial_year = ?)
        group by contract_tie, match_method, match_confidence
        order by contract_tie <> 'one contract', contract_tie,
            list_position(['certain', 'strong', 'moderate', 'weak'], match_confidence) nulls last,
            match_method
    """
    return rows(published, sql, place_id, financial_year, financial_year)
