"""Questions about what patients gained by an operation."""

from dashboard.reading.file import rows


def latest_measure_year(published, measure_id):
    """The latest financial year in which anybody was heard on a measure; None where nobody was."""
    sql = """
        select max(period) as period from pub_outcome
        where measure_id = ? and period_kind = 'financial_year' and n_people > 0
    """
    found = rows(published, sql, measure_id)["period"].iloc[0]
    return None if found is None else str(found)


def proms_pairs(published, measure_id, period):
    """Of those asked before and after, how many in a hundred gave both answers, by service."""
    sql = """
        select * from pub_proms_pair where measure_id = ? and period = ?
        order by service_name, service_id
    """
    return rows(published, sql, measure_id, period)
