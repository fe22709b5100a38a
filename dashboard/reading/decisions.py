"""Questions about what was decided and what was learned."""

from dashboard.reading.file import rows


def decisions(published, limit=None):
    """The register of decisions, latest first."""
    sql = "select * from pub_decision order by decided_on desc, decision_id limit ?"
    return rows(published, sql, 1_000_000 if limit is None else limit)
