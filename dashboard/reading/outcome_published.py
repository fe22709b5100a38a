"""Questions about estimates that a publication gives by place."""

from dashboard.reading.file import has_table, rows


def published_measures(published, place_id):
    """Ids of the measures of which a publication has a row of a place."""
    if not has_table(published, "pub_published_estimate"):  # a build from before there were any
        return []
    sql = "select distinct measure_id from pub_published_estimate where place_id = ?"
    return rows(published, sql, place_id)["measure_id"].tolist()


def published_estimates(published, measure_id, place_id):
    """Every period of a measure in a place, in order."""
    sql = """
        select * from pub_published_estimate where measure_id = ? and place_id = ?
        order by period_start, period
    """
    return rows(published, sql, measure_id, place_id)


def published_sentence(published, measure_id, place_id):
    """The sentence of a measure in a place, and whether its source gives limits."""
    sql = """
        select * from pub_published_estimate_sentence where measure_id = ? and place_id = ?
    """
    return rows(published, sql, measure_id, place_id)
