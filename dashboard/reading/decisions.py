"""Questions about what was decided and what was learned."""

from dashboard.reading.file import rows


def decisions(published, limit=None):
    """The register, latest first, with the cell of the same measure and place as it is now.

    `now_…` is the latest financial year in which that place was asked; null without a measure.
    """
    sql = """
        with latest as (
            select *, row_number() over (
                partition by measure_id, place_id order by period desc
            ) as newest
            from pub_outcome
            where published_table = 'P1' and period_kind = 'financial_year'
                and coalesce(why_no_value, '') <> 'not_asked'
        )
        select decisions.*, measures.plain_title, measures.unit, latest.value as now_value,
            latest.lower as now_lower, latest.upper as now_upper, latest.n_people as now_people,
            latest.why_no_value as now_why, latest.period as now_period
        from pub_decision as decisions
        left join pub_measure as measures on measures.measure_id = decisions.measure_id
        left join latest
            on latest.measure_id = decisions.measure_id and latest.place_id = decisions.place_id
            and latest.newest = 1
        order by decisions.decided_on desc, decisions.decision_id
        limit ?
    """
    return rows(published, sql, 1_000_000 if limit is None else limit)


def learning(published):
    """Questions asked on the way and what was learned; those still open first, oldest first."""
    sql = """
        select learned.*, services.service_name
        from pub_learning as learned
        left join pub_service as services on services.service_id = learned.service_id
        order by learned.answered_on is not null, learned.noted_on, learned.learning_id
    """
    return rows(published, sql)
