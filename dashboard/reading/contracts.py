"""Questions about contracts and agreements."""

from dashboard.reading.file import has_table, rows


def contract_states(published, place_id):
    """The register by state: in force, not started, ended, end not stated."""
    return rows(
        published, "select * from pub_contract_state where place_id = ? order by sort_key", place_id
    )


def contract_endings(published, place_id):
    """Contracts in force by the quarter in which they end."""
    sql = "select * from pub_contract_ending where place_id = ? order by period_start"
    return rows(published, sql, place_id)


def effort_by_stage(published):
    """Staff days of the effort log by stage in the order of the work, and the share before signing.

    `before_signing_share` is of the days whose stage has a known place, the same on every row.
    """
    sql = """
        select stage, min(stage_order) as stage_order,
            bool_and(is_before_signing) as is_before_signing,
            sum(staff_days) as staff_days, sum(effort_cost_gbp) as effort_cost_gbp,
            sum(staff_days) / sum(sum(staff_days)) over () as of_all_share,
            sum(sum(staff_days) filter (where is_before_signing)) over ()
                / sum(sum(staff_days) filter (where is_before_signing is not null)) over ()
                as before_signing_share
        from pub_effort group by stage order by 2, stage
    """
    return rows(published, sql)


def provider_choices(published):
    """Providers offered in the filter, alphabetical: id and name.

    Those on the list of providers and, as `supplier:<name>`, those that only a register names. An
    audience without either table sees the providers that people were asked about.
    """
    tables = {
        "pub_provider": "select provider_id, provider_name from pub_provider",
        "pub_contract": """
            select 'supplier:' || supplier_name, supplier_name from pub_contract
            where provider_id is null and supplier_name is not null
        """,
        "pub_outcome": """
            select provider_id, provider_name from pub_outcome where published_table = 'P3'
        """,
    }
    held = [sql for table, sql in tables.items() if has_table(published, table)]
    sql = f"""
        select provider_id, min(provider_name) as provider_name from ({" union ".join(held)})
        group by provider_id order by provider_name, provider_id
    """
    return rows(published, sql)


def services(published):
    """Services offered in the filter, in the order of the list of services."""
    return rows(published, "select * from pub_service order by sort_key")


def contracts(published, payer_id, which="all", provider_id=None, service_id=None):
    """Contracts of a place or alliance, soonest end first. `which`: ending, in_force or all."""
    sql = """
        select contracts.*
        from pub_contract as contracts
        inner join pub_payer_contract as payers on payers.contract_id = contracts.contract_id
        where payers.payer_id = ?
          and (? is null or provider_id = ? or 'supplier:' || supplier_name = ?)
          and (? is null or service_id = ?)
          and (? = 'all' or state = 'in_force')
          and (? <> 'ending' or expiry_date <= as_at + interval 1 year)
        order by expiry_date nulls last, title, contracts.contract_id
    """
    who, what = [provider_id] * 3, [service_id] * 2
    return rows(published, sql, payer_id, *who, *what, which, which)


def contract_match(published, place_id, period):
    """How much of what was paid can be matched, step by step."""
    sql = "select * from pub_contract_match where place_id = ? and period = ? order by step"
    return rows(published, sql, place_id, period)


def unmatched_payees(published, place_id, period):
    """Who was paid without a contract that we can match; organisations only."""
    sql = """
        select * from pub_unmatched_payee where place_id = ? and period = ?
        order by sort_key, payee_name
    """
    return rows(published, sql, place_id, period)
