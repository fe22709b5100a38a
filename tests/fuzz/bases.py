"""The files that are mutated: publishers' own where there are some, else the county's."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipelines import sources
from pipelines.config import PROJECT, REFERENCE, DataFile, read_data_folder
from pipelines.errors import WiderStageError
from pipelines.sources import _documents, _reading, _tables
from pipelines.sources._headings import Headings
from tests import support

_RECORDS = 120
_RELEASES = 30
_OF_ALL = ("shared",)  # what a document says once for all its records
_FEATURES = 12  # their shapes are long
_TABLES = {".csv", ".gz", ".xlsx", ".xls", ".parquet", ".json", ".geojson", ".hexjson"}
_DOCUMENTS = {".json", ".ndjson", ".gz"}
_SMALL = 80_000  # bytes of a workbook that is mutated as it is


@dataclass(frozen=True)
class Base:
    """A file to mutate.

    `rows` are the cells of its records and `lines` their line numbers; a packed file, whose bytes
    are mutated only, has none. `heading` is the place of the heading among them, -1 where there is
    none. A document of OCDS has `releases` in place of rows, another one `records` (of an object,
    pairs of key and value), which `holder(records)` puts into the document again. `said` is what
    `sources.toml` says of it.
    """

    name: str
    suffix: str
    data: bytes
    rows: tuple = ()
    lines: tuple = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    heading: int = 0
    releases: tuple = ()
    records: tuple = ()
    holder: Callable | None = None
    said: dict = field(default_factory=dict, hash=False)

    @property
    def headed(self):
        """The records, where a heading stands among them."""
        return self.rows if self.heading >= 0 else ()


# kind: the folder of the publishers' own files, that of the county's, and the raw tables.
KINDS = {
    "spend": ("spend", "spend", {"raw_spend"}),
    "contracts_register": ("contracts", "contracts", {"raw_contracts"}),
    "contract_notices": ("contracts/contracts_finder_csv", "", {"raw_contract_notices"}),
    "ocds": ("contracts", "ocds", {"raw_ocds"}),
    "indicators": ("outcomes", "outcomes", {"raw_indicators"}),
    "responses": ("outcomes/nhs_proms_2018-19", "surveys", {"raw_responses"}),
    "places": ("place/lookups", "place", {"raw_place_lookups"}),
    "population": ("place/population", "place/population", {"raw_population"}),
    "registers": ("providers", "", {"raw_provider_register"}),
    "grants": ("providers", "grants", {"raw_grants"}),
    "ascs": ("outcomes/nhs_ascs", "", {"raw_published_ascs"}),
    "health_index": ("outcomes/nhs_iapt", "", {"raw_health_index", "raw_indicators"}),
    "metadata": ("outcomes/ons_els", "", {"raw_indicator_metadata"}),
    "deprivation": (
        "place/imd",
        "place",
        {"raw_deprivation_districts", "raw_deprivation_small_areas"},
    ),
    "boundaries": ("place/boundaries", "place", {"raw_place_boundaries"}),
    "hexes": ("place/hexmaps", "place", {"raw_place_hexes"}),
    "postcodes": ("place/postcodes", "place", {"raw_postcodes"}),
    "organisations": ("place/registers", "", {"raw_provider_register", "raw_place_lookups"}),
    "values": ("social_value", "social_value", {"raw_deflators", "raw_unit_values", "raw_cpv"}),
}


def bases(rng=None, count=None, kind="spend"):
    """Every base of a kind, in a stable order; or those of a number of files that `rng` draws.

    A kind of which no file is at hand has none.
    """
    real, demo, _ = KINDS[kind]
    root = support.REAL / real
    if not root.is_dir():
        root = PROJECT / "data" / "demo" / demo
        if not demo:
            return []
    headings = Headings.read(REFERENCE / "headings")
    suffixes = _DOCUMENTS if kind == "ocds" else _TABLES
    files = [one for one in _files(root, kind) if one.path.suffix.lower() in suffixes]
    if count:
        files = rng.sample(files, min(count, len(files)))
    return [base for file in files for base in _bases_of(file, headings, kind)]


def _files(root, kind):
    """Files below a folder, members of a zip each by itself, as `sources.toml` maps them."""
    said = {}
    if kind == "responses" and root.is_relative_to(PROJECT):
        folder = read_data_folder(PROJECT / "data" / "demo")
        # A mutant has no name of its own that could tell its wave.
        wave = {"wave": "2024-05"}
        said = {f.path: f.said | (wave if "wave" in f.said else {}) for f in folder.files}
    found = [
        DataFile(path, path.relative_to(root.parent).as_posix(), said.get(path.resolve(), {}))
        for path in sorted(root.rglob("*"))
        if path.is_file()
    ]
    return [
        replace(file, path=file.path / name, name=f"{file.name}/{name}") if name else file
        for file in found
        for name in (_reading.members(file.path, file.name) if _reading.is_zip(file.path) else [""])
    ]


def _bases_of(file, headings, kind):
    try:
        plans = sources.recognise(file, headings).plans
    except WiderStageError:
        return
    plans = [plan for plan in plans if plan.layout.raw_table in KINDS[kind][2]]
    if not plans:
        return
    if plans[0].layout.file_format == "ocds":
        if base := _base_of_releases(file):
            yield base
        return
    data = _reading.read_bytes(file.path, file.name)
    if base := base_of_document(file, data):
        yield base
        return
    if plans[0].form != "text" and len(data) < _SMALL:
        yield Base(f"{file.name} as it is", file.path.suffix.lower(), data, said=file.said)
    parts, _ = _tables.open_tables(file.path, file.name)
    for plan in plans:
        part = next(part for part in parts if part.sheet == plan.sheet)
        base = _text_base(file, plan, part, data)
        yield replace(base, name=f"{file.name} {plan.sheet}".strip())
        if file.path.parent.suffix == ".zip":
            yield replace(_zipped(base), name=f"{file.name} in its zip")


def _zipped(base):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"file{base.suffix}", base.data)
    return Base(base.name, ".zip", stream.getvalue(), said=base.said)


def base_of_document(file, data):
    """The first records of a JSON document, in what holds them; None where it is a table."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return None
    at = _where_records_are(content)
    whole = content
    for key in at:
        whole = whole[key]
    is_object = isinstance(whole, dict)
    shared = {key: whole[key] for key in _OF_ALL if is_object and key in whole}
    every = [one for one in whole.items() if one[0] not in shared] if is_object else whole
    kept = tuple(every[: _FEATURES if "features" in at else _RECORDS])

    def holder(records):
        found = shared | dict(records) if is_object else list(records)
        for key in reversed(at):
            found = {**content, key: found}  # what is outermost stands beside one key at most
        return found

    text = json.dumps(holder(kept), ensure_ascii=False)
    suffix = file.path.name.lower().removesuffix(".gz").rpartition(".")[2]
    return Base(file.name, f".{suffix}", text.encode(), lines=tuple(range(1, len(kept) + 1)),
                records=kept, holder=holder, said=file.said)  # fmt: skip


def _where_records_are(content):
    """The keys that lead to the records of a document: none, or one."""
    if isinstance(content, list):
        return ()
    held = [key for key, one in content.items() if isinstance(one, list)]
    held += [key for key, one in content.items() if isinstance(one, dict)]
    whole = content[held[0]] if held else {}
    is_of_texts = isinstance(whole, dict) and any(isinstance(v, str) for v in whole.values())
    return () if is_of_texts else tuple(held[:1])


def _base_of_releases(file):
    """The first releases of a document, a line each."""
    items, _, _ = _documents.items_of(file.path, file.name, "ocds")
    kept = tuple(one for one in items if isinstance(one, dict))[:_RELEASES]
    data = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in kept).encode()
    lines = tuple(range(1, len(kept) + 1))
    return Base(file.name, ".ndjson", data, lines=lines, releases=kept) if kept else None


def _text_base(file, plan, part, data):
    """The first records, or the last ones where the heading stands there, as a file of text."""
    records = list(part.records())
    headed = (i for i, (line, _) in enumerate(records) if line == plan.heading_line)
    at = next(headed, 0) if plan.heading_line else -1
    start = 0 if at < _RECORDS // 2 else max(0, len(records) - _RECORDS)
    kept = records[start : start + _RECORDS]
    if part.form == "text":
        text = data.decode(part.encoding)
        end = records[start + _RECORDS][0] - 1 if start + _RECORDS < len(records) else None
        cut = "".join(_physical_lines(text)[kept[0][0] - 1 : end])
    else:
        cut = written([cells for _, cells in kept])
    encoding = "utf-8" if part.encoding == "utf-8-sig" else part.encoding
    delimiter = part.delimiter if part.form == "text" else ","
    return _base(file, cut, delimiter, encoding, at - start)


def _base(file, text, delimiter, encoding, heading):
    rows, lines, line = [], [], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        rows.append(tuple(row))
        lines.append(line)
        line = reader.line_num + 1
    return Base(file.name, ".csv", text.encode(encoding), tuple(rows), tuple(lines), delimiter,
                encoding, heading, said=file.said)  # fmt: skip


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
