"""Landing upon what was there equals landing anew, and reads no file again that is unchanged."""

import gzip
import io
import random
import shutil
import zipfile

import pytest

from pipelines import config
from pipelines.build import arrivals, raw_files
from pipelines.build.run import build
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine
from tests import support
from tests.build.folders import write
from tests.people import survey

KEY = b"of this test"
REGISTER = "Contract Title,Supplier,Contract Reference,Start Date,End Date\n"
# What differs between two builds of one folder, and the hash of a file says nothing of its rows.
OF_A_BUILD = {"build_id", "built_at"}


def _payments(draw):
    lines = [
        f"{draw.randint(1, 28):02}/{draw.randint(4, 6):02}/2024,{draw.choice(PAYEES)},"
        f"{draw.randint(1, 99_999) / 100:.2f},{draw.choice(['Care', 'Roads'])}\n"
        for _ in range(draw.randint(20, 40))
    ]
    return "Payment Date,Supplier Name,Net Amount,Directorate\n" + "".join(lines)


PAYEES = ("Gannet Care Ltd", "Tern & Sons Ltd", "Redacted Personal Data", "Kestrel Homes CIC")


def _zipped(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _folder(root, draw):
    """Payments, a register, a survey, where postcodes lie, and files that nobody can read."""
    survey.folder(root, survey.people())
    files = {f"spend/north/2024-0{n}.csv": _payments(draw) for n in range(1, 4)}
    files["spend/south/2024.csv.gz"] = gzip.compress(_payments(draw).encode(), mtime=0)
    files["spend/zipped/2024.zip"] = _zipped({"a.csv": _payments(draw), "b.csv": _payments(draw)})
    files["register/north/register.csv"] = (
        REGISTER + "Care,Gannet Care Ltd,C1,2024-01-01,2026-01-01\n"
    )
    files["spend/north/broken.csv"] = 'Payment Date,Supplier Name,Net Amount\n03/05/2024,"A,1\n'
    files["notes.txt"] = "Nothing to see"
    return write(root, files)


class _Hand:
    """Somebody who adds, changes, renames, removes and duplicates files, drawn by a seed."""

    def __init__(self, root, draw):
        self.root, self.draw, self.count = root, draw, 0

    def payments(self):
        return sorted((self.root / "spend").rglob("2024*.csv"))

    def adds(self):
        self.count += 1
        write(self.root, {f"spend/east/2024-new-{self.count}.csv": _payments(self.draw)})

    def changes(self):
        path = self.draw.choice(self.payments())
        path.write_text(path.read_text() + "03/05/2024,Tern & Sons Ltd,1.00,Care\n")

    def renames(self):
        self.count += 1
        path = self.draw.choice(self.payments())
        path.rename(path.with_name(f"2024-renamed-{self.count}.csv"))

    def removes(self):
        if len(self.payments()) > 2:
            self.draw.choice(self.payments()).unlink()

    def duplicates(self):
        self.count += 1
        path = self.draw.choice(self.payments())
        write(self.root, {f"spend/west/2024-again-{self.count}.csv": path.read_bytes()})

    def breaks(self):
        self.draw.choice(self.payments()).write_bytes(b"<!DOCTYPE html><html>Sign in</html>")

    def mends(self):
        for path in self.payments():
            if path.read_bytes().startswith(b"<!DOCTYPE"):
                path.write_text(_payments(self.draw))

    def packs_anew(self):
        members = {name: _payments(self.draw) for name in self.draw.sample("abcd", 2)}
        content = {f"{name}.csv": text for name, text in members.items()}
        write(self.root, {"spend/zipped/2024.zip": _zipped(content)})

    def moves_homes(self):
        """Other postcodes: where respondents live changes, though no answer does."""
        path = self.root / "place" / "postcodes.csv"
        first, *rows = path.read_text().splitlines()
        codes, areas = zip(*(row.split(",") for row in rows), strict=True)
        moved = [*areas[1:], areas[0]]
        rows = [f"{code},{area}" for code, area in zip(codes, moved, strict=True)]
        path.write_text("\n".join([first, *rows]) + "\n")

    def says_more(self):
        """Another word in `sources.toml`: the file is unchanged, what it is to land as is not."""
        self.count += 1
        path = self.root / "sources.toml"
        text = path.read_text().split("# more\n")[0]
        named = self.draw.choice(self.payments()).relative_to(self.root).as_posix()
        source = f'[[source]]\nfiles = ["{named}"]\npublisher = "Said {self.count}"\n'
        path.write_text(f"{text}# more\n{source}")

    def does_nothing(self):
        pass

    def acts(self, name):
        if name not in ("says_more", "does_nothing"):  # what it named may be gone
            path = self.root / "sources.toml"
            path.write_text(path.read_text().split("# more\n")[0])
        getattr(self, name)()


EVERYTHING = (
    *("adds", "changes", "renames", "removes", "duplicates", "breaks", "mends", "packs_anew"),
    *("moves_homes", "says_more", "does_nothing"),
)


def _land(engine, root):
    """Land a folder; returns (files read, files of the folder, fingerprints)."""
    folder, read = read_data_folder(root), []
    came = arrivals.arrivals(folder)
    prints = arrivals.land_all(
        engine, folder, came, KEY, lambda number, of: read.append((number, of))
    )
    return len(read), len(came), prints


def _rows(engine, prefixes, leave=()):
    counts = engine.counts(name for name in engine.tables() if name.startswith(prefixes))
    found = {name: [] for name in sorted(counts)}
    for name in (name for name, count in counts.items() if count):
        columns = [c for c in engine.describe(name) if c not in OF_A_BUILD]
        listed = ", ".join(f'"{column}"' for column in columns)
        found[name] = sorted(map(str, engine.run(f'select {listed} from "{name}"')))
    return found


def _arrived(engine):
    """{file: (its content, its id, its publisher)}: what a file lands as."""
    columns = "path, sha256, source_file_id, publisher"
    return {row[0]: row[1:] for row in engine.run(f"select {columns} from {raw_files.FILES}")}


@pytest.mark.parametrize("seed", range(3))
def test_landing_upon_what_was_there_equals_landing_anew(tmp_path, seed):
    draw = random.Random(seed)
    root = _folder(tmp_path / "data", draw)
    hand = _Hand(root, draw)
    with Engine() as upon:
        read, all_, _ = _land(upon, root)
        assert read == all_ > 10
        for step in draw.sample(EVERYTHING, len(EVERYTHING)):
            before = _arrived(upon)
            hand.acts(step)
            read, all_, prints = _land(upon, root)
            with Engine() as anew:
                _, _, prints_anew = _land(anew, root)
                assert _rows(upon, "raw_") == _rows(anew, "raw_"), step
            assert prints == prints_anew, step
            after = _arrived(upon)
            fresh = {name for name, what in after.items() if before.get(name) != what}
            if step == "moves_homes":  # who answers stays, where they live does not
                fresh |= {name for name in after if name.startswith("survey/")}
            assert read == len(fresh), step
            assert step != "does_nothing" or read == 0


def test_an_unchanged_file_is_known_by_its_content_not_by_its_time(tmp_path):
    root = _folder(tmp_path / "data", random.Random(1))
    with Engine() as engine:
        _land(engine, root)
        for path in root.rglob("*.csv"):
            path.write_bytes(path.read_bytes())
        assert _land(engine, root)[0] == 0


def test_another_key_hides_respondents_anew_and_nobody_else(tmp_path):
    root = _folder(tmp_path / "data", random.Random(1))
    with Engine() as engine:
        _land(engine, root)
        before = _rows(engine, "raw_")
        folder, read = read_data_folder(root), []
        came = arrivals.arrivals(folder)
        arrivals.land_all(engine, folder, came, b"another", lambda n, of: read.append(of))
        after = _rows(engine, "raw_")
    assert len(read) == len(survey.WAVES)
    assert {name for name in before if before[name] != after[name]} == {"raw_responses"}


def test_building_upon_what_was_there_equals_building_anew(tmp_path):
    """Every table that officers see, and every row on the way there, after each of some steps.

    What kept builds showed binds both, so the one that makes everything anew has the same ones.
    """
    draw = random.Random(4)
    root = _folder(tmp_path / "data", draw)
    hand, upon = _Hand(root, draw), tmp_path / "upon"
    support.begin(upon)
    _build(root, upon)
    for number, step in enumerate(STEPS):
        hand.acts(step)
        anew = shutil.copytree(upon, tmp_path / f"anew-{number}")
        report = _build(root, upon)
        assert report.changed == (step != "does_nothing"), step
        full = _build(root, anew, full=True)
        assert (report.refused, report.unknown) == (full.refused, full.unknown)
        with support.warehouse(upon) as one, support.warehouse(anew) as other:
            prefixes = ("raw_", "stg_", "rej_", "int_", "dim_", "fct_", "safe_", "stat_", "pub_")
            found, expected = _rows(one, prefixes), _rows(other, prefixes)
        assert found.keys() == expected.keys()
        assert {name for name in found if found[name] != expected[name]} == set(), step
        with support.published(upon) as one, support.published(anew) as other:
            assert _rows(one, "pub_") == _rows(other, "pub_"), step


STEPS = ("does_nothing", "duplicates", "removes", "moves_homes", "breaks")


def _build(root, output, *, full=False):
    return build(read_data_folder(root), output, full=full, say=lambda line: None)


def test_files_read_by_other_headings_run_their_models_again(tmp_path, monkeypatch):
    """A heading that becomes known changes what a file says, though not a byte of it changed."""
    header, line = REGISTER.rstrip("\n"), "Care,Gannet Care Ltd,C1,2024-01-01,2026-01-01"
    register = f"{header},Patch\n{line},Mill Lade\n"
    root = write(tmp_path / "data", {"register/north/register.csv": register})
    reference = tmp_path / "reference"
    shutil.copytree(config.REFERENCE, reference)
    monkeypatch.setattr(config, "REFERENCE", reference)
    stated = "select area_covered from stg_contracts_terms"
    support.begin(tmp_path / "out")
    build(read_data_folder(root), tmp_path / "out", say=lambda line: None)
    with support.warehouse(tmp_path / "out") as engine:
        assert engine.run(stated) == [(None,)]
    with (reference / "headings" / "contracts_register.csv").open("a", encoding="utf-8") as file:
        file.write("area_covered,patch\n")
    build(read_data_folder(root), tmp_path / "out", say=lambda line: None)
    with support.warehouse(tmp_path / "out") as engine:
        assert engine.run(stated) == [("Mill Lade",)]


def test_a_note_on_a_file_lands_with_it_and_a_changed_one_again(tmp_path):
    """Read or not: a file that nobody can read has its note, too."""
    write(tmp_path, {"spend/a.csv": _payments(random.Random(1)), "odd.csv": "a,b\n1,2\n"})
    notes = f"select path, said_note from {raw_files.FILES} order by path"
    with Engine() as engine:
        for note in ("Before the census.", "After it."):
            said = f'[[source]]\nfiles = ["spend/a.csv", "odd.csv"]\nnote = "{note}"\n'
            write(tmp_path, {"sources.toml": said})
            _land(engine, tmp_path)
            assert engine.run(notes) == [("odd.csv", note), ("spend/a.csv", note)]
        write(tmp_path, {"sources.toml": ""})
        _land(engine, tmp_path)
        assert {note for _, note in engine.run(notes)} == {None}
