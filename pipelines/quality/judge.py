"""The judge of arriving payments: Great Expectations, in a process that does nothing else.

Whoever imports this module imports Great Expectations: four seconds and 260 MB.
"""

import logging
import os
import warnings

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # it is read on import

import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)

_SHOWN = {"result_format": "COMPLETE", "unexpected_index_column_names": ["file_name"]}


def validate(path, table):
    """Judge a table of spend batches where it lies, in a DuckDB file that nobody holds open.

    Returns
    -------
    list of dict
        One per expectation: check_id, origin, about, severity, outcome, sentence, found.
    """
    _mend_duckdb_results()
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_sql(name="warehouse", connection_string=f"duckdb:///{path}")
    asset = source.add_table_asset(name=table, table_name=table)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    try:
        return [
            _row(table, sentence, expectation, batch.validate(expectation, result_format=_SHOWN))
            for sentence, expectation in _expectations()
        ]
    finally:
        for engine in (source.get_engine(), source.get_execution_engine().engine):
            engine.dispose()


def _expectations():
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


def _row(table, sentence, expectation, result):
    others = [row["file_name"] for row in result.result.get("unexpected_index_list") or []]
    raised = result.exception_info.get("raised_exception", False)
    critical = str(getattr(expectation.severity, "value", expectation.severity)) == "critical"
    outcome = "passed" if result.success else "failed" if critical else "warned"
    found = "nothing amiss" if result.success else f"otherwise in {', '.join(sorted(others))}"
    return {
        "check_id": f"{table}: {expectation.column}",
        "origin": "expectation",
        "about": table,
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

    def execute_query(self, query):
        with self.get_connection() as connection:
            result = self._execute_query_with_recovery(connection, query)
            return result.freeze()() if result.returns_rows else result

    SqlAlchemyExecutionEngine.execute_query = execute_query
