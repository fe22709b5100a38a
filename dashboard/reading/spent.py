"""Questions about purchases and grants: in prices of one year, built, local, and for what."""

from dashboard.reading.file import rows


def spend_real(published, payer_id):
    """Purchases and grants by year in cash, in prices of one year and per head, every year."""
    sql = """
        select * from pub_spend_real_bought where payer_id = ? order by financial_year, sort_key
    """
    return rows(published, sql, payer_id)


def capital_projects(published, payer_id, service_id=None):
    """What is being built, or was: the latest to be finished last."""
    sql = """
        select * from pub_capital_project
        where payer_id = ? and (? is null or service_id = ?)
        order by finished_on nulls last, title, contract_id
    """
    return rows(published, sql, payer_id, service_id, service_id)


def capital_checks(published, payer_id, service_id=None):
    """What is to be checked one, three and five years on, soonest first."""
    sql = """
        select checks.*
        from pub_capital_check as checks
        inner join pub_capital_project as projects
            on projects.payer_id = checks.payer_id and projects.contract_id = checks.contract_id
        where checks.payer_id = ? and (? is null or projects.service_id = ?)
        order by checks.due_on, checks.title, checks.contract_id
    """
    return rows(published, sql, payer_id, service_id, service_id)


def local(published, payer_id, period, service_id=None):
    """What is local of purchases and grants, by each definition: of one service or of all."""
    sql = """
        select * from pub_local_bought
        where payer_id = ? and financial_year = ? and service_id = coalesce(?, 'all')
        order by sort_key
    """
    return rows(published, sql, payer_id, period, service_id)


def local_by_service(published, payer_id, period):
    """The same for each service: a row for each definition, the services in their order."""
    sql = """
        select local.*
        from pub_local_bought as local
        left join pub_service as services on services.service_id = local.service_id
        where local.payer_id = ? and local.financial_year = ? and local.service_id <> 'all'
        order by services.sort_key nulls last, local.service_id, local.sort_key
    """
    return rows(published, sql, payer_id, period)


def service_methods(published, place_id, financial_year=None):
    """By which method purchases and grants found their service, the surest first."""
    sql = """
        select service_method, service_confidence, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments
        from pub_service_method
        where place_id = ? and flow_kind in ('purchase', 'grant')
            and (? is null or financial_year = ?)
        group by service_method, service_confidence
        order by list_position(
            ['certain', 'strong', 'moderate', 'weak', 'none'], service_confidence
        ), service_method
    """
    return rows(published, sql, place_id, financial_year, financial_year)


def service_words(published, place_id, service_id=None):
    """Words of the ledger and the service they were read as, the most pounds first."""
    sql = """
        select * from pub_service_words
        where place_id = ? and (? is null or service_id = ?)
        order by sort_key
    """
    return rows(published, sql, place_id, service_id, service_id)


def alliance_unions(published, alliance_id, financial_year=None):
    """This alliance taken together with others: each union, year by year."""
    sql = """
        select * from pub_alliance_union
        where list_contains(string_split(union_key, '|'), ?)
            and (? is null or financial_year = ?)
        order by alliances, union_key, financial_year
    """
    return rows(published, sql, alliance_id, financial_year, financial_year)


def alliance_names(published):
    """Every alliance by name."""
    return rows(published, "select alliance_id, alliance_name from pub_alliance order by 2")


def mirrored_transfers(published, place_id, financial_year=None):
    """Transfers that stand in the files of both partners, by partner."""
    sql = """
        select other_publisher_name, mirror_kind, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments
        from pub_mirrored_transfer
        where place_id = ?
            and (? is null or month in (
                select month from pub_spend_month where financial_year = ?
            ))
        group by other_publisher_name, mirror_kind
        order by other_publisher_name, mirror_kind
    """
    return rows(published, sql, place_id, financial_year, financial_year)
