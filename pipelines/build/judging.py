"""What must be true before anything is published: checks, and the batches that arrived."""

from collections import Counter
from contextlib import contextmanager

import pyarrow as pa

from pipelines.build import check
from pipelines.engine.duck import quote
from pipelines.errors import CheckError
from pipelines.quality import spend_batch


def by_checks(engine, nodes, made, say):
    """The outcomes of all checks.

    Raises
    ------
    CheckError
        If one that must hold does not; nothing is to be published then.
    """
    checks = [*check.sql_checks(), *check.header_checks(nodes)]
    outcomes = check.run_checks(engine, checks, made)
    counts = Counter(outcome.outcome for outcome in outcomes)
    say(f"{counts['passed']} checks passed, {counts['warned']} warned")
    failed = [outcome for outcome in outcomes if outcome.outcome == "failed"]
    if failed:
        worst = failed[0]
        raise CheckError(
            worst.check.check_id,
            f"does not hold: {worst.check.sentence} ({worst.offending} rows offend; "
            f"{len(failed)} checks in all)",
            "Nothing was published. Mend the data or the model and build again.",
        )
    return outcomes


@contextmanager
def of_arriving(engine, report, output):
    """Great Expectations' rows when called; those of the last build while the batches are the same.

    They judge a copy of their table, so that the warehouse need not wait for them.
    """
    if not any(file["kind"] == "spend" for file in report.files):
        yield list
        return
    if spend_batch.TABLE in report.skipped:
        yield lambda: engine.rows("select * from chk_results where origin = 'expectation'")
        return
    copy = output / f"arriving-{report.build_id}.duckdb"
    with engine.attached(copy, "copy"):
        table = quote(spend_batch.TABLE)
        engine.run(f"create table copy.{table} as from {table}")
    try:
        with spend_batch.judging(copy) as judged:
            yield judged
    finally:
        copy.unlink(missing_ok=True)


def keep(engine, outcomes, expectations):
    """Leave what checks and expectations found in `chk_results`."""
    rows = [
        {
            "check_id": outcome.check.check_id,
            "origin": outcome.check.origin,
            "about": outcome.check.about,
            "severity": outcome.check.severity,
            "outcome": outcome.outcome,
            "sentence": outcome.check.sentence,
            "found": outcome.found,
        }
        for outcome in outcomes
    ]
    engine.write("chk_results", pa.Table.from_pylist([*rows, *expectations]))
