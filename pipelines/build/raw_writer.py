"""Rows of many files written together, while the next files are read."""

from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa

_ROW_GROUP = 122_880  # rows that DuckDB keeps together


class Writer:
    """Rows of many files written together, while the next files are read; one batch at a time.

    A batch is of whole row groups: one that is half full would be written anew with the next.
    """

    def __init__(self, engine):
        self._engine, self._waiting = engine, {}
        self._thread, self._writing = ThreadPoolExecutor(max_workers=1), None

    def add(self, name, table):
        """Take rows for a raw table; they are written when many have come."""
        held = self._waiting.setdefault(name, [])
        held.append(table)
        rows = sum(map(len, held))
        if rows >= _ROW_GROUP:
            whole, full = _together(held), rows - rows % _ROW_GROUP
            self._write(name, whole.slice(0, full))
            self._waiting[name] = [whole.slice(full)]

    def _write(self, name, table):
        self._wait()
        self._writing = self._thread.submit(lambda: self._engine.append(name, table))

    def _wait(self):
        if self._writing:
            self._writing.result()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        with self._thread:
            for name, tables in self._waiting.items() if kind is None else ():
                self._write(name, _together(tables))
            if kind is None:
                self._wait()


def _together(tables):
    """Rows of several files; layouts that share a table bring columns of their own."""
    return pa.concat_tables(tables, promote_options="default")
