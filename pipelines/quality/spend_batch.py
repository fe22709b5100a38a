"""Great Expectations on the arriving payments, pushed down to DuckDB.

Staging judged the rows; here the batch is judged: each file against sense and against its
publisher's other files. A critical expectation that is not met stops publishing.
"""

import json
import logging
import os
import subprocess
import sys
import warnings
from contextlib import contextmanager

from pipelines.config import PROJECT
from pipelines.errors import QualityError

TABLE = "int_spend_batch"

_SHOWN = {"result_format": "COMPLETE", "unexpected_index_column_names": ["file_name"]}


@contextmanager
def judging(path):
    """Have the table of spend batches judged in a process of its own, while other work goes on.

    Great Expectations costs four seconds and 260 MB to import, and holds the file open.

    Parameters
    ----------
    path : path
        A DuckDB file that holds the table and that nobody else holds open.

    Yields
    ------
    callable
        Waits for the judgement and returns a list of dict, one per expectation: check_id, origin,
        about, severity, outcome, sentence, found. Raises QualityError if Great Expectations itself
        could not run.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "pipelines.quality.spend_batch", str(path)],
        cwd=PROJECT,
        env={**os.environ, "GX_ANALYTICS_ENABLED": "false"},
        stdout=pipe,
        stderr=pipe,
        text=True,
    ) as process:
        try:
            yield lambda: _judgement(process)
        finally:
            process.kill()


def _judgement(process):
    said, told = process.communicate()
    if process.returncode:
        last = (told.strip().splitlines() or ["no message"])[-1]
        raise QualityError("Great Expectations", f"could not run ({last})", "Install anew.")
    return json.loads(said.splitlines()[-1])


def _validate(warehouse):
    import great_expectations as gx
    import great_expectations.expectations as gxe

    _mend_duckdb_results()
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_sql(
        name="warehouse", connection_string=f"duckdb:///{warehouse}"
    )
    asset = source.add_table_asset(name=TABLE, table_name=TABLE)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    return [
        _row(sentence, expectation, batch.validate(expectation, result_format=_SHOWN))
        for sentence, expectation in _expectations(gxe)
    ]


def require_fit(rows):
    """Stop where a critical expectation is not met.

    Raises
    ------
    QualityError
        Naming the first one; nothing is published.
    """
    failed = [row for row in rows if row["outcome"] == "failed"]
    if failed:
        raise QualityError(
            "the arriving payments",
            f"“{failed[0]['sentence']}” does not hold: {failed[0]['found']}",
            "Nothing was published. Look at the files named, or take them out of the folder.",
        )


def _expectations(gxe):
    """(sentence, expectation) pairs over one row per spend file."""
    yield (
        "Every file of payments has at least one payment",
        gxe.ExpectColumnValuesToBeBetween(column="payments", min_value=1, severity="critical"),
    )
    yield (
        "At most one line in ten of a file is refused",
        gxe.ExpectColumnValuesToBeBetween(
            column="rejected_share", max_value=0.1, severity="critical"
        ),
    )
    yield (
        "No payment is dated after the day of the build or before the year 2000",
        gxe.ExpectColumnValuesToBeInSet(
            column="dates_are_possible", value_set=[1], severity="critical"
        ),
    )
    yield (
        "At most half the payments of a file have no named payee",
        gxe.ExpectColumnValuesToBeBetween(
            column="withheld_share", max_value=0.5, severity="warning"
        ),
    )
    yield (
        "A file's payments span at most a year",
        gxe.ExpectColumnValuesToBeBetween(column="days", max_value=366, severity="warning"),
    )
    yield (
        "A file has between a quarter and four times the payments of its publisher's middle file",
        gxe.ExpectColumnValuesToBeBetween(
            column="payments_to_middle", min_value=0.25, max_value=4, severity="warning"
        ),
    )
    yield (
        "A file has between a quarter and four times the pounds of its publisher's middle file",
        gxe.ExpectColumnValuesToBeBetween(
            column="pounds_to_middle", min_value=0.25, max_value=4, severity="warning"
        ),
    )
    yield (
        "No month of a publisher stands in two files",
        gxe.ExpectColumnValuesToBeInSet(
            column="months_in_other_files", value_set=[0], severity="warning"
        ),
    )


def _row(sentence, expectation, result):
    others = [row["file_name"] for row in result.result.get("unexpected_index_list") or []]
    raised = result.exception_info.get("raised_exception", False)
    critical = str(getattr(expectation.severity, "value", expectation.severity)) == "critical"
    outcome = "passed" if result.success else "failed" if critical else "warned"
    found = "nothing amiss" if result.success else f"otherwise in {', '.join(sorted(others))}"
    return {
        "check_id": f"{TABLE}: {expectation.column}",
        "origin": "expectation",
        "about": TABLE,
        "severity": "fail" if critical else "warn",
        "outcome": outcome,
        "sentence": sentence,
        "found": "could not be judged" if raised else found,
    }


def _mend_duckdb_results():
    """Keep a query's rows beyond the connection that fetched them.

    Great Expectations 1.24 reads rows after it has closed the connection; DuckDB's cursor is empty
    by then and every metric fails with "list index out of range". To be dropped when it ships its
    own DuckDB engine.
    """
    from great_expectations.execution_engine.sqlalchemy_execution_engine import (
        SqlAlchemyExecutionEngine,
    )

    def execute_query(self, query):
        with self.get_connection() as connection:
            result = self._execute_query_with_recovery(connection, query)
            return result.freeze()() if result.returns_rows else result

    SqlAlchemyExecutionEngine.execute_query = execute_query


if __name__ == "__main__":
    print(json.dumps(_validate(sys.argv[1])))
