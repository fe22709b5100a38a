"""Read files, one after the other or in processes of their own: rows of raw tables of each.

Reading is Python, which works on one core at a time; a large folder is read by as many processes
as there are cores, while this one writes.
"""

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from types import ModuleType

import pyarrow as pa

from pipelines import sources
from pipelines.build import forgotten, land, raw_files, state
from pipelines.build.publishers import Publishers
from pipelines.build.scrub import scrub_text
from pipelines.build.told import together
from pipelines.errors import ReaderEndedError, SourceError
from pipelines.sources import _reading, _tables
from pipelines.sources._headings import Headings

_TO_BE_READ_AGAIN = "to be read again"
_WORTH_A_PROCESS = 32_000_000  # bytes: below, starting processes takes longer than reading
_PROCESSES = 4


@dataclass(frozen=True)
class Read:
    """What one file came to: its rows by raw table, what is on record of it, and what it is to be
    known by where it was not to be read as it lay: a later build may. `sheets` is what is on record
    of sheets that were refused, each as a file of its own."""

    tables: list
    row: dict
    again: str | None = None
    sheets: tuple = ()


@dataclass(frozen=True)
class Reader:
    """What a file is read with.

    `gone` is who asked to be forgotten; `key` hides respondents.
    """

    headings: Headings
    publishers: Publishers
    key: bytes = field(repr=False)
    gone: forgotten.Forgotten

    def read(self, one, areas=None):
        """A Read of one arrival, whose respondents live in the small areas of their postcodes;
        refused whole where it cannot be read."""
        try:
            found = sources.recognise(one.file, self.headings)
            if not found.plans:
                _require_unchanged(one)
                return Read([], self._unread(one, None, found.reason, is_refused=False))
            tables, row = land.land_file(
                found.plans, one.source_file_id, self.headings, self.publishers, self.key,
                areas, self.gone,
            )  # fmt: skip
            _require_unchanged(one)
            row["notes"] = "; ".join(filter(None, [row["notes"], together(found.left)]))
            sheets = tuple(self._refused(one, *refused) for refused in enumerate(found.refused, 1))
            return Read(tables, row | {"sha256": one.sha256}, sheets=sheets)
        except SourceError as error:
            again = None
            if one.stamp is None or _has_changed(one) or _is_out_of_reach(error):
                again = state.fingerprint(_TO_BE_READ_AGAIN, str(error))
            return Read([], self._refused_whole(one, error), again)

    def _refused(self, one, number, refused):
        sheet, error = refused
        named = f"{one.file.name}, sheet {sheet!r}"
        return self._refused_whole(one, error, sheet) | {
            "source_file_id": f"{one.source_file_id}-sheet-{number}",
            "path": named,
            "sha256": state.fingerprint(one.sha256, sheet),
            "sheet_of": one.file.name,
            "sheet": sheet,
        }

    def _refused_whole(self, one, error, sheet=None):
        kind = getattr(error, "kind", None) or one.file.said.get("kind")
        reason = f"{error.found}. {error.what_to_do}" if error.found else error.where
        return self._unread(one, kind, reason, sheet, is_refused=True)

    def _unread(self, one, kind, reason, sheet=None, *, is_refused):
        lines, reason = _lines(one.file, sheet), scrub_text(reason)
        return dict.fromkeys(raw_files.SCHEMA.names) | {
            "source_file_id": one.source_file_id,
            "path": one.file.name,
            "sha256": one.sha256,
            "kind": kind or "unknown",
            "publisher": self.publishers.named(one.file.path, one.file.said),
            "columns_dropped": "",
            "said_note": one.file.said.get("note"),
            "notes": "" if is_refused else reason,
            "refused_because": reason if is_refused else None,
            "lines_read": lines,
            "lines_rejected": lines,
        }


class Readers:
    """Whoever reads files for the length of a `with` block: this process, or several of their own.

    Parameters
    ----------
    reader : Reader
    number : int or None
        How many processes read. None: none where files are few, else one for each core, four at
        most; each takes some 300 MB.
    """

    def __init__(self, reader, number=None):
        self._reader, self._number, self._pool = reader, number, None

    def each(self, came, areas=None):
        """A Read of each arrival, in their order, a few ahead of the one that is asked for.

        Raises
        ------
        ReaderEndedError
            If a process of its own is no more, such as one that asked for more memory than there
            is.
        """
        number = processes_for(came) if self._number is None else self._number
        if not number and not self._pool:
            yield from (self._reader.read(one, areas) for one in came)
            return
        pool, left = self._started(number), iter(came)
        submit = lambda one: pool.submit(_read, one, areas)  # noqa: E731
        try:
            with _unheard(), _without_script():
                ahead = deque(map(submit, islice(left, 2 * self._size)))
            while ahead:
                read = ahead.popleft().result()
                ahead.extend(map(submit, islice(left, 1)))
                yield _unpacked(read)
        except BrokenProcessPool as error:
            raise ReaderEndedError(
                "reading the files",
                "a process that read some of them was ended from outside, as for want of memory",
                "Build again; WIDER_STAGE_MEMORY_LIMIT=1GB has one process read them all.",
            ) from error

    def _started(self, number):
        if not self._pool:
            # A fork would copy the threads of the engine half way through their work.
            self._size, self._pool = number, ProcessPoolExecutor(
                number, get_context("spawn"), initializer=_begin, initargs=[self._reader]
            )  # fmt: skip
        return self._pool

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def processes_for(came):
    """How many processes are worth starting to read these arrivals; none where they are little."""
    files = {one.stamp for one in came if one.stamp}  # a zip's members are of one file
    number = min(_cores(), _PROCESSES, len(came))
    return number if number > 1 and sum(stamp[1] for stamp in files) > _WORTH_A_PROCESS else 0


def _cores():
    if hasattr(os, "sched_getaffinity"):  # those that this process may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _unheard():
    """Processes that begin meanwhile never hear the keyboard; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_script():
    """Processes that begin meanwhile do not run the script again that asked for a build.

    They need nothing of it. Run again in each it would build again, and where it ended before a
    process had read what it is started with, this one would wait for it for ever.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


_reader = None


def _begin(reader):
    """In a process that reads: who waits for it hears the keyboard, and it ends when they do."""
    global _reader  # what a process is started with has no other place to stay
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent():
    parent_process().join()
    os._exit(1)


def _read(one, areas):
    return _packed(_reader.read(one, areas))


def _packed(read):
    """Tables as bytes, of which a slice is what it holds and no more."""
    return replace(read, tables=[(name, _bytes(table)) for name, table in read.tables])


def _bytes(table):
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def _unpacked(read):
    tables = [(name, pa.ipc.open_stream(packed).read_all()) for name, packed in read.tables]
    return replace(read, tables=tables)


def _has_changed(one):
    return _reading.stamp(one.file.path) != one.stamp


def _require_unchanged(one):
    if _has_changed(one):
        raise SourceError(
            one.file.name, "changed while it was read", "Build again when nobody writes to it."
        )


def _is_out_of_reach(error):
    """Whether the disk refused a file, not its content: the same content may be read later."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno is not None


def _lines(file, sheet=None):
    """How many records a file, or a sheet of it, holds that is not landed; none where nobody can
    tell."""
    try:
        parts, _ = _tables.open_tables(file.path, file.name)
        return sum(len(_tables.read_table(part)) for part in parts if sheet in (None, part.sheet))
    except (SourceError, pa.ArrowException):
        return 0
