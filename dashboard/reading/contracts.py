"""Questions about contracts and agreements."""

from dashboard.reading.file import has_table, rows


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
