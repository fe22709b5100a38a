"""Opens one published file and answers questions about it: the only DuckDB of the dashboard.

A published file never changes, so everything read from it may be cached under its build id.
One connection per file, one cursor per call: a DuckDB connection shared by threads refuses work.
"""

import threading
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.published import BUILD_AGAIN, Build, verify
from pipelines.errors import ReadingError

_SAFE = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}
_WHOLE_NUMBERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER"}
# The newest file of each audience: several are read at once where readers sign in.
_connections: dict[str, tuple[str, duckdb.DuckDBPyConnection]] = {}
_opening = threading.Lock()


def build(published):
    """What the published file says of itself, as a `Build`."""
    row = rows(published, f"select {', '.join(Build.__dataclass_fields__)} from pub_build")
    return Build(**row.iloc[0].to_dict())


def has_table(published, table):
    """Whether this audience's file holds the table."""
    sql = "select count(*) as n from duckdb_tables() where table_name = ?"
    return bool(rows(published, sql, table)["n"].iloc[0])


def rows(published, sql, *values, **named):
    """Run one query on its own cursor. Exact pounds stay `Decimal`, whole numbers stay whole.

    Values fill `?` in their order, or `$name` by name.
    """
    cursor = _connection(published).cursor()
    try:
        cursor.execute(sql, named or list(values))
        columns = [(name, str(kind)) for name, kind, *_ in cursor.description]
        rows = cursor.fetchall()
    except duckdb.Error as error:
        raise ReadingError(
            Path(published.path).name, f"it cannot answer the page ({error})", BUILD_AGAIN
        ) from error
    finally:
        cursor.close()
    series = zip(*rows, strict=True) if rows else [[] for _ in columns]
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=_dtype(kind))
            for (name, kind), values in zip(columns, series, strict=True)
        }
    )


def _dtype(kind):
    if kind in _WHOLE_NUMBERS:
        return "Int64"
    return {"DOUBLE": "float64", "BOOLEAN": "boolean"}.get(kind, "object")


def _connection(published):
    with _opening:
        path, opened = _connections.get(published.audience, (None, None))
        if path != published.path:
            verify(published)
            try:
                opened = duckdb.connect(published.path, read_only=True, config=_SAFE)
            except duckdb.Error as error:
                raise ReadingError(
                    Path(published.path).name, f"it cannot be opened ({error})", BUILD_AGAIN
                ) from error
            # Of older builds only those whose cursors still run stay open.
            _connections[published.audience] = (published.path, opened)
        return opened
