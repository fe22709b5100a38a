"""Questions about the purpose of what was paid: the ledger and its worklists."""

from dashboard.reading.file import rows


def purpose_ledger(published, place_id, period, flow_group="purchase_and_grant"):
    """How much is tied to a contract, a service, an outcome and a place, in the ledger's order."""
    sql = """
        select * from pub_purpose_ledger
        where place_id = ? and financial_year = ? and flow_group = ?
        order by publisher_id, tie_order
    """
    return rows(published, sql, place_id, period, flow_group)


def orphan_spend(published, place_id, financial_year=None, service_id=None):
    """Purchases and grants that no contract explains, the most pounds first."""
    sql = """
        select * from pub_orphan_spend
        where place_id = ? and (? is null or financial_year = ?) and (? is null or service_id = ?)
        order by spend_gbp desc, financial_year, sort_key
    """
    year, service = financial_year, service_id
    return rows(published, sql, place_id, year, year, service, service)


def orphan_contracts(published, place_id, service_id=None):
    """Contracts that ran in a loaded month and under which no payment was found."""
    sql = """
        select * from pub_orphan_contract
        where place_id = ? and (? is null or service_id = ?)
        order by sort_key, contract_id
    """
    return rows(published, sql, place_id, service_id, service_id)


def orphan_outcomes(published, place_id, financial_year=None, service_id=None):
    """Outcomes of services without known money, and money for services without outcomes."""
    sql = """
        select * from pub_orphan_outcome
        where place_id = ? and (? is null or financial_year = ?) and (? is null or service_id = ?)
        order by orphan_kind desc, financial_year desc, sort_key
    """
    year, service = financial_year, service_id
    return rows(published, sql, place_id, year, year, service, service)


def unplaced(published, place_id, financial_year=None, service_id=None):
    """Purchases and grants that are laid upon no place narrower than the authority."""
    sql = """
        select * from pub_unplaced
        where place_id = ? and flow_kind in ('purchase', 'grant')
            and (? is null or financial_year = ?) and (? is null or service_id = ?)
        order by unplaced_gbp desc, financial_year, sort_key
    """
    year, service = financial_year, service_id
    return rows(published, sql, place_id, year, year, service, service)
