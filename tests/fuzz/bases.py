"""The files that are mutated: publishers' own where there are some, else the county's."""

import csv
import gzip
import io
from dataclasses import dataclass

from pipelines import sources
from pipelines.config import PROJECT, REFERENCE, DataFile
from pipelines.errors import WiderStageError
from pipelines.sources import _tables
from pipelines.sources._headings import Headings
from tests import support

_RECORDS = 120
_SUFFIXES = {".csv", ".gz", ".xlsx", ".xls", ".parquet"}
_SMALL = 80_000  # bytes of a workbook that is mutated as it is


@dataclass(frozen=True)
class Base:
    """A file to mutate.

    `rows` are the cells of its records and `lines` their line numbers; a packed file, whose bytes
    are mutated only, has none. `heading` is the place of the heading among them.
    """

    name: str
    suffix: str
    data: bytes
    rows: tuple = ()
    lines: tuple = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    heading: int = 0


RAW = {"spend": "raw_spend", "contracts_register": "raw_contracts", "indicators": "raw_indicators"}
FOLDERS = {"spend": "spend", "contracts_register": "contracts", "indicators": "outcomes"}


def bases(rng=None, count=None, kind="spend"):
    """Every base of a kind, in a stable order; or those of a number of files that `rng` draws."""
    real = support.REAL / FOLDERS[kind]
    root = real if real.is_dir() else PROJECT / "data" / "demo" / FOLDERS[kind]
    headings = Headings.read(REFERENCE / "headings")
    paths = [
        (path, path.relative_to(root.parent).as_posix())
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix.lower() in _SUFFIXES
    ]
    if count:
        paths = rng.sample(paths, count)
    return [base for path, name in paths for base in _bases_of(path, name, headings, kind)]


def _bases_of(path, name, headings, kind):
    file = DataFile(path, name)
    try:
        plan = sources.recognise(file, headings).plan
        parts, _ = _tables.open_tables(path, name)
    except WiderStageError:
        return
    if not plan or plan.layout.raw_table != RAW[kind] or plan.layout.file_format != "csv":
        return
    if plan.form != "text" and path.stat().st_size < _SMALL:
        yield Base(f"{name} as it is", path.suffix.lower(), path.read_bytes())
    part = next(part for part in parts if part.sheet == plan.sheet)
    if base := _text_base(name, plan, part, _content(path)):
        yield base


def _content(path):
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix.lower() == ".gz" else data


def _text_base(name, plan, part, data):
    """The first records, or the last ones where the heading stands there, as a file of text."""
    records = list(part.records())
    at = next(i for i, (line, _) in enumerate(records) if line == plan.heading_line)
    start = 0 if at < _RECORDS // 2 else max(0, len(records) - _RECORDS)
    kept = records[start : start + _RECORDS]
    if part.form == "text":
        text = data.decode(part.encoding)
        end = records[start + _RECORDS][0] - 1 if start + _RECORDS < len(records) else None
        cut = "".join(_physical_lines(text)[kept[0][0] - 1 : end])
    else:
        cut = written([cells for _, cells in kept])
    encoding = "utf-8" if part.encoding == "utf-8-sig" else part.encoding
    return _base(name, cut, part.delimiter if part.form == "text" else ",", encoding, at - start)


def _base(name, text, delimiter, encoding, heading):
    rows, lines, line = [], [], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        rows.append(tuple(row))
        lines.append(line)
        line = reader.line_num + 1
    return Base(name, ".csv", text.encode(encoding), tuple(rows), tuple(lines), delimiter,
                encoding, heading)  # fmt: skip


def _physical_lines(text):
    """Lines as a CSV reader counts them: parted by LF, CR LF or CR."""
    return io.StringIO(text, newline="").readlines()


def written(rows, delimiter=",", newline="\r\n", quoting=csv.QUOTE_MINIMAL):
    """Records as delimited text."""
    stream, found = io.StringIO(newline=""), []
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting)  # quotes CR and LF alike
    for row in rows:
        writer.writerow(row)
        found.append(stream.getvalue().removesuffix("\r\n") + newline)
        stream.seek(0)
        stream.truncate()
    return "".join(found)
