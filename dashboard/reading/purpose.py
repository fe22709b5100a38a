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


def orphan_spend(published, place_id, financial_year=None, service_id=None, most=None):
    """Purchases and grants that no contract explains, the most pounds first."""
    where = "(? is null or financial_year = ?) and (? is null or service_id = ?)"
    order = "spend_gbp desc, financial_year, sort_key"
    year, service = financial_year, service_id
    chosen = (year, year, service, service)
    return _worklist(published, "pub_orphan_spend", (where, order), (place_id, *chosen), most)


def orphan_contracts(published, place_id, service_id=None, most=None):
    """Contracts that ran in a loaded month and under which no payment was found."""
    asked = ("(? is null or service_id = ?)", "sort_key, contract_id")
    chosen = (place_id, service_id, service_id)
    return _worklist(published, "pub_orphan_contract", asked, chosen, most)


def orphan_outcomes(published, place_id, financial_year=None, service_id=None, most=None):
    """Outcomes of services without known money, and money for services without outcomes."""
    where = "(? is null or financial_year = ?) and (? is null or service_id = ?)"
    order = "orphan_kind desc, financial_year desc, sort_key"
    year, service = financial_year, service_id
    chosen = (year, year, service, service)
    return _worklist(published, "pub_orphan_outcome", (where, order), (place_id, *chosen), most)


def unplaced(published, place_id, financial_year=None, service_id=None, most=None):
    """Purchases and grants that are laid upon no place narrower than the authority."""
    where = """flow_kind in ('purchase', 'grant')
        and (? is null or financial_year = ?) and (? is null or service_id = ?)"""
    order = "unplaced_gbp desc, financial_year, sort_key"
    year, service = financial_year, service_id
    chosen = (year, year, service, service)
    return _worklist(published, "pub_unplaced", (where, order), (place_id, *chosen), most)


def _worklist(published, table, asked, chosen, most):
    """A list of a payer's area: the first `most` rows, or all; `listed` is how many there are."""
    where, order = asked
    sql = f"""
        select *, (select count(*) from {table} where place_id = ? and {where}) as listed
        from {table} where place_id = ? and {where}
        order by {order} limit coalesce(?, {_ALL})
    """
    return rows(published, sql, *chosen, *chosen, most)


_ALL = 2**62
