"""What has arrived since the last build: files that are new, changed, renamed or gone.

The warehouse remembers every file with its content's hash. An unchanged file is not read again;
of a changed one the old rows go and the new ones come. A file that cannot be read stops nothing: it
is kept on record, refused whole, with the reason.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace

import pyarrow as pa

from pipelines import config
from pipelines.build import (
    corrections,
    forgotten,
    postcodes,
    raw_files,
    raw_rows,
    reading,
    reference,
    state,
)
from pipelines.build.publishers import Publishers
from pipelines.build.raw_writer import Writer
from pipelines.errors import SourceError
from pipelines.sources import _reading
from pipelines.sources._headings import Headings

_CODE = "the code that read them"


@dataclass(frozen=True)
class Arrival:
    """One file of the folder: what it is called, its content's hash, its id.

    `stamp` is what the file system said of it before it was hashed: None where it is not there.
    """

    file: config.DataFile
    sha256: str
    source_file_id: str
    stamp: tuple | None = None


def arrivals(folder):
    """Every file of a data folder, members of a zip each by itself.

    Returns
    -------
    list of Arrival

    Raises
    ------
    SourceError
        Never for a file's content; a zip that cannot be opened stands for itself.
    """
    found = [one for file in folder.files for one in _members(file)]
    stamps = {file.name: _reading.stamp(file.path) for file in found}
    hashes = {file.name: _hash(file) for file in found}
    seen, ids = Counter(), {}
    for name, value in sorted(hashes.items()):
        seen[value] += 1
        ids[name] = value[:12] + (f"-{seen[value]}" if seen[value] > 1 else "")
    return [Arrival(file, hashes[file.name], ids[file.name], stamps[file.name]) for file in found]


def _members(file):
    if not _reading.is_zip(file.path):
        return [file]
    try:
        names = _reading.members(file.path, file.name)
    except SourceError:
        return [file]  # refused when it is read
    return [
        replace(file, path=file.path / name, name=f"{file.name}/{name}")
        for name in names
        if name not in file.apart
    ]


def _hash(file):
    container = _reading.zip_of(file.path)
    digest = hashlib.sha256()
    try:
        if container or not file.path.is_file():
            digest.update(_reading.read_bytes(file.path, file.name))
        else:
            with file.path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256")
    except (OSError, SourceError):
        digest.update(f"unreadable {file.name}".encode())
    return digest.hexdigest()


def land_all(engine, folder, came, key, say):
    """Bring the raw tables of a warehouse up to what the folder holds.

    Parameters
    ----------
    engine : Engine
        The new warehouse, a copy of the last one or empty.
    folder : DataFolder
    came : list of Arrival
    key : bytes
        Hides respondents.
    say : callable
        Takes the number of files read so far, and of those to be read.

    Returns
    -------
    dict of str to str
        Fingerprint of every raw table.
    """
    landing = _Landing(engine, folder, key, say)
    with landing.readers:
        ids = {one.file.name: one.source_file_id for one in came}
        landing.corrected = corrections.by_file(folder.root, ids)
        return _landed(landing, engine, came, key)


def _landed(landing, engine, came, key):
    answers = [one for one in came if one.file.said.get("kind") == "responses"]
    others = [one for one in came if one not in answers]
    wanted = landing.keys(others, landing.gone.fingerprint)
    landing.keep_to(wanted | dict.fromkeys(a.file.name for a in answers))
    landing.read([one for one in others if landing.is_fresh(one, wanted)])
    # Where respondents live rests on the postcodes, and who they are on the key.
    homes = engine.run(
        f"select path, sha256 from {raw_files.FILES}"
        " where kind = 'postcodes' and refused_because is null"
    )
    with_key = hashlib.sha256(key).hexdigest()
    wanted |= landing.keys(answers, _besides(homes, with_key, landing))
    landing.keep_to(wanted)
    landing.read([one for one in answers if landing.is_fresh(one, wanted)],
                 [one for one in others if one.file.name in dict(homes)])  # fmt: skip
    wanted |= landing.again
    raw_files.remember(engine, wanted | {_CODE: landing.code})
    return raw_files.prints(engine, landing.hints)


def _besides(homes, with_key, landing):
    """What answers rest on besides their files."""
    rest = [landing.gone.fingerprint] if landing.gone else []
    return state.fingerprint(sorted(homes), with_key, *rest)


class _Landing:
    """The raw tables of one warehouse, and what is known of the files in them."""

    def __init__(self, engine, folder, key, say):
        self.engine, self.key, self.say = engine, key, say
        self.gone = forgotten.read(folder.root)
        self.again = {}  # of files that were not to be read as they lay: a later build may
        self.code = state.landing_code()
        self.headings = Headings.read(config.REFERENCE / "headings")
        self.hints = reference.publisher_hints(folder)
        self.publishers = Publishers(reference.publisher_rows(folder), self.hints)
        self.corrected = {}
        reader = reading.Reader(self.headings, self.publishers, key, self.gone)
        # Where memory is limited, each process would ask for its own.
        self.readers = reading.Readers(reader, 0 if engine.is_limited else None)
        self.known = raw_files.known(engine)
        if self.known.pop(_CODE, None) != self.code:  # read otherwise now: everything anew
            self.known = {}
            for name, table in raw_rows.empty_tables(self.headings).items():
                engine.write(name, table)
            engine.write(raw_files.FILES, raw_files.SCHEMA.empty_table())

    def keys(self, came, besides):
        """{file name: what it is to land as}."""
        who = [self.publishers.rows, self.hints]
        return {
            one.file.name: state.fingerprint(
                one.file.name,
                one.sha256,
                one.source_file_id,
                one.file.said,
                self.corrected.get(one.source_file_id),  # one that was unfit may be fit by it
                who,
                besides,
                self.code,  # read otherwise, it is another arrival to the models, too
            )
            for one in came
        }

    def is_fresh(self, one, wanted):
        """Whether a file has to be read: it is new, or changed."""
        return self.known.get(one.file.name) != wanted[one.file.name]

    def keep_to(self, wanted):
        """Let go of the rows of files that changed or are gone; None wants them as they are."""
        gone = [
            name for name, arrival in self.known.items()
            if name not in wanted or wanted[name] not in (None, arrival)
        ]  # fmt: skip
        raw_files.forget(self.engine, gone)
        for name in gone:
            del self.known[name]

    def read(self, fresh, with_postcodes=()):
        """Land files, many records at a time."""
        rows = []
        areas = postcodes.areas(with_postcodes, self.headings) if fresh else None
        with self.engine.one_thread(), Writer(self.engine) as writer:
            for number, read in enumerate(self.readers.each(fresh, areas), start=1):
                rows += [read.row, *read.sheets]
                if read.again:
                    self.again[read.row["path"]] = read.again
                for name, table in read.tables:
                    writer.add(name, table)
                self.say(number, len(fresh))
        if rows:
            table = pa.Table.from_pylist(rows, schema=raw_files.SCHEMA)
            self.engine.append(raw_files.FILES, table)
