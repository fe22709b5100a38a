"""DuckDB as our engine: run SQL, take tables as frames, write frames as tables."""

import os
import re
from contextlib import contextmanager, suppress
from copy import copy
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.errors import ConfigError, ModelError, PublishError

# Extensions cannot be fetched on a closed network: asking costs seconds per query.
_CLOSED = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_LIMIT = "WIDER_STAGE_MEMORY_LIMIT"
# Types of tables that come without a row, dozens in each build: they need not be handed over.
_PLAIN = {
    pa.string(): "varchar", pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean",
    pa.map_(pa.string(), pa.string()): "map(varchar, varchar)",
}  # fmt: skip
_SHARE = 3  # of what it may use, the part that the engine keeps while Python works


class Engine:
    """One DuckDB database. Frames in and out; SQL runs as written.

    Parameters
    ----------
    path : path or None
        The database file; None for a database in memory.
    read_only : bool
        Open without the right to change anything.
    """

    def __init__(self, path=None, *, read_only=False):
        self._connection = _connect(path, read_only)
        self._limit = os.environ.get(_LIMIT)

    def run(self, sql, parameters=None):
        """Run one statement and fetch its rows (empty for statements without a result)."""
        try:
            result = self._connection.execute(sql, parameters)
            return result.fetchall() if result.description else []
        except duckdb.Error as error:
            raise _told(error, "SQL", "Mend the statement.") from error

    def one(self, sql, parameters=None):
        """The single value that a query gives."""
        return self.run(sql, parameters)[0][0]

    def frame(self, sql):
        """The result of a query as a pandas frame. Decimals become floats: not for exact money."""
        try:
            table = self._connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise _told(error, "SQL", "Mend the statement.") from error
        names = table.column_names
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ModelError("SQL", f"gives {twice} twice", "Give each column a name of its own.")
        # Texts go as they are: an object of Python for each of millions is several times their
        # size, and is thrown away at once. A column without any has no type of its own.
        is_text = [
            pa.types.is_string(column.type) and column.null_count < len(column)
            for column in table.columns
        ]
        if all(is_text):
            return table.to_pandas()
        frame = self._in_pandas(table.select([at for at, text in enumerate(is_text) if not text]))
        for at, text in enumerate(is_text):
            if text:
                frame.insert(at, table.column_names[at], table.column(at).to_pandas())
        return frame

    def _in_pandas(self, table):
        with self.offered("taken", table):
            return self._connection.execute("from taken").df()

    def rows(self, sql, parameters=None):
        """The result of a query as a list of dicts, values exact."""
        result = self._connection.execute(sql, parameters)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def create(self, name, select):
        """Make table `name` from one select, replacing what was there.

        Where memory does not do for the order of joins that the engine guessed, they are made in
        the order in which they are written: a wrong guess would hold the largest table in memory.
        """
        self._fill(f"create or replace table {quote(name)} as {select}", name)

    def insert(self, name, select):
        """Add the rows of one select to table `name`, column by column in their order."""
        self._fill(f"insert into {quote(name)} {select}", name)

    def _fill(self, statement, name):
        try:
            try:
                self._connection.execute(statement).fetchall()
            except duckdb.OutOfMemoryException:
                with self._joins_as_written():
                    self._connection.execute(statement).fetchall()
        except duckdb.Error as error:
            raise _told(error, f"model {name}", "Mend its SQL.") from error

    @contextmanager
    def _joins_as_written(self):
        self._connection.execute("set disabled_optimizers = 'join_order'").fetchall()
        try:
            yield
        finally:
            self._connection.execute("reset disabled_optimizers").fetchall()

    def write(self, name, data):
        """Make table `name` from an arrow table or a pandas frame."""
        if isinstance(data, pa.Table) and not data.num_rows and {*data.schema.types} <= {*_PLAIN}:
            columns = (f"{quote(field.name)} {_PLAIN[field.type]}" for field in data.schema)
            self.run(f"create or replace table {quote(name)} ({', '.join(columns)})")
            return
        with self.offered("incoming", data):
            self.create(name, "select * from incoming")

    def append(self, name, table):
        """Add an arrow table's rows to table `name`, column by column name."""
        with self.offered("incoming", table):
            self.run(f"insert into {quote(name)} by name select * from incoming")

    @contextmanager
    def offered(self, name, data):
        """Have an arrow table or a pandas frame stand as table `name` for a `with` block."""
        if not isinstance(data, pa.Table):
            data = pa.Table.from_pandas(data, preserve_index=False)
        self._connection.register(name, data)
        try:
            yield
        finally:
            self._connection.unregister(name)

    def drop(self, name):
        """Remove a table if it is there."""
        self.run(f"drop table if exists {quote(name)}")

    def tables(self):
        """Names of all tables."""
        return {row[0] for row in self.run("select table_name from duckdb_tables()")}

    def counts(self, names):
        """How many rows each of some tables has: {table: rows}, asked for at once."""
        asked = [f"select {literal(name)}, count(*) from {quote(name)}" for name in sorted(names)]
        return dict(self.run(" union all ".join(asked))) if asked else {}

    def describe(self, name):
        """Columns of a table, in order: {column: type}."""
        return {row[0]: row[1] for row in self.run(f"describe {quote(name)}")}

    def describe_query(self, sql):
        """Columns that a query would give: {column: type}."""
        return {row[0]: row[1] for row in self.run(f"describe {sql}")}

    @contextmanager
    def one_thread(self):
        """Work on one thread for the length of a `with` block.

        Rows that two threads append come as row groups half full, which the next checkpoint writes
        all over again: that takes half as much work again as the appending itself.
        """
        self.run("set threads = 1")
        try:
            yield
        finally:
            self.run("reset threads")

    @contextmanager
    def giving_way(self):
        """Leave most of the memory to Python for the length of a `with` block, where it is limited.

        What the engine keeps of tables it reads anew when it is asked for. What Python let go of
        is given back at the end: its allocators would keep it from the engine.
        """
        if not self._limit:
            yield
            return
        said = self.one("select parse_formatted_bytes(current_setting('memory_limit'))")
        self._keep_to(f"{said // _SHARE}B")
        try:
            yield
        finally:
            self._keep_to(self._limit)
            pa.default_memory_pool().release_unused()

    def _keep_to(self, limit):
        # It keeps what it had where it cannot do with less.
        with suppress(duckdb.Error):
            self._connection.execute(f"set memory_limit = {literal(limit)}").fetchall()

    @contextmanager
    def attached(self, path, name, *, read_only=False):
        """Attach another database file for the length of a `with` block."""
        only = " (read_only)" if read_only else ""
        self.run(f"attach {literal(str(path))} as {quote(name)}{only}")
        try:
            yield
        finally:
            self.run(f"detach {quote(name)}")

    @property
    def is_limited(self):
        """Whether memory is limited by a wish of the user."""
        return bool(self._limit)

    @contextmanager
    def beside(self):
        """Another connection to the same database for a `with` block, for another thread."""
        other = copy(self)
        other._connection = self._connection.cursor()
        try:
            _agree(other._connection)
            yield other
        finally:
            other.close()

    def interrupt(self):
        """Stop the statement that another thread runs."""
        self._connection.interrupt()

    def checkpoint(self):
        """Write everything to the file."""
        self.run("checkpoint")

    def close(self):
        """Let go of the file."""
        self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


@cache
def tables_read(sql):
    """Names of the tables that one select reads, its CTEs apart; None if it is anything else.

    Parsed by the engine itself: nothing is run, and no table need exist.

    Raises
    ------
    ModelError
        If it cannot be parsed.
    """
    try:
        statements = _parser().extract_statements(sql)
        if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
            return None
        return frozenset(_parser().get_table_names(sql))
    except duckdb.Error as error:
        raise ModelError("SQL", _first_line(error), "Mend the statement.") from error


@cache
def _parser():
    return duckdb.connect(config=_CLOSED)


def quote(name):
    """An identifier, safe inside SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    """A text value, safe inside SQL."""
    return "'" + text.replace("'", "''") + "'"


def _connect(path, read_only):
    config = dict(_CLOSED)
    try:
        connection = duckdb.connect(str(path or ":memory:"), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise PublishError(
            Path(path).name, _first_line(error), "Close the program that holds the file open."
        ) from error
    _keep_within(connection, os.environ.get(_LIMIT))
    _agree(connection)
    return connection


def _agree(connection):
    """What every connection is to do alike."""
    connection.execute("set TimeZone = 'UTC'").fetchall()
    connection.execute("set preserve_insertion_order = true").fetchall()


_ABOUT_A_VALUE = (
    duckdb.ConversionException, duckdb.InvalidInputException, duckdb.OutOfRangeException,
    duckdb.ConstraintException,
)  # fmt: skip


def _keep_within(connection, limit):
    """Have a connection use so much memory at most; what does not fit goes beside its file."""
    if not limit:
        return
    try:
        connection.execute(f"set memory_limit = {literal(limit)}").fetchall()
    except duckdb.Error as error:
        raise ConfigError(_LIMIT, f"cannot be {limit!r}", "Write for example 1GB.") from error


def _told(error, where, what_to_do):
    """A statement that is wrong, or a disk that takes no more: whose fault it is."""
    said = _first_line(error)
    if "No space left" in said:
        return PublishError(where, "the disk is full", "Make room, or name another --output.")
    if isinstance(error, duckdb.IOException) or "Could not write" in said:
        return PublishError(where, f"the disk refused ({said})", "Name another --output.")
    return ModelError(where, said, what_to_do)


def _first_line(error):
    """What DuckDB says; of an error about a value everything but the value, which may be a name."""
    line = str(error).strip().splitlines()[0]
    if isinstance(error, _ABOUT_A_VALUE):
        line = re.sub(r"""'.*'|".*\"""", "'…'", line)
    return line
