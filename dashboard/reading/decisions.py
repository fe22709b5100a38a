"""Questions about what was decided and what was learned."""

from dashboard.reading.file import rows


def decisions(published, limit=None):
    """The register, latest first, with the cell of the same measure and place as it is now.

    `now_…` is the latest financial year in which that place was asked; null without a measure.
    `sentence` says how the two differ.
    """
    sql = """
        select decisions.*, measures.plain_title, measures.unit, now.now_value, now.now_lower,
            now.now_upper, now.now_people, now.now_why, now.now_hidden_as, now.now_period,
            now.sentence, now.signal,
            coalesce(as_at.as_at >= decisions.review_on, false) as is_due, as_at.as_at
        from pub_decision as decisions
        left join pub_measure as measures on measures.measure_id = decisions.measure_id
        left join pub_decision_change as now on now.decision_id = decisions.decision_id
        cross join (select max(as_at) as as_at from pub_as_at) as as_at
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


def open_matters(published):
    """What waits for an answer or a review, the longest first."""
    sql = "select * from pub_open_matter order by waiting_since, matter, matter_id"
    return rows(published, sql)


def as_at(published):
    """The day to which the loaded files reach."""
    return rows(published, "select as_at from pub_as_at")["as_at"].iloc[0]


def said(published):
    """What people said and what came of it, the latest first."""
    return rows(published, "select * from pub_said order by noted_on desc, said_id desc")
