"""Files that are damaged, hostile, in motion or gone: each is refused with its reason."""

import gzip
import io
import os
import struct
import tracemalloc
import zipfile

import pytest

from pipelines.build import arrivals, raw_files
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine
from tests.build.folders import landed, write

SPEND = "Date,Supplier,Net,Department\n" + "".join(
    f"2022-05-{day:02},Gannet Ltd,{day}.00,Streets\n" for day in range(1, 29)
)


def refused(root, files):
    """{path: reason} of files that are refused among others that are landed."""
    rows, told = landed(root, {"good.csv": SPEND} | files)
    assert len(rows["raw_spend"]) >= 28
    return {row["path"]: row["refused_because"] or row["notes"] for row in told
            if row["path"] != "good.csv"}  # fmt: skip


def _zip(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _locked_zip():
    """A zip whose member says that it is encrypted."""
    data = bytearray(_zip(**{"may.csv": SPEND}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _locked_workbook():
    """The smallest compound file that holds what Excel writes of a workbook with a password."""

    def entry(name, kind, child, start, size):
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
        return (
            head + struct.pack("<iii", -1, -1, child) + bytes(36) + struct.pack("<iQ", start, size)
        )

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIiIIiIiI", 0, 1, 1, 0, 0, -2, 0, -2, 0)
    header += struct.pack("<i", 0) + struct.pack("<i", -1) * 108
    table = struct.pack("<ii", -3, -2) + b"".join(
        struct.pack("<i", 3 + i if i < 7 else -2) for i in range(8)
    ) + struct.pack("<i", -1) * 118  # fmt: skip
    folder = entry("Root Entry", 5, 1, -2, 0) + entry("EncryptedPackage", 2, -1, 2, 4096)
    return header + table + folder + bytes(256) + bytes(4096)


def test_what_cannot_be_read_is_refused_with_its_reason_and_stops_nothing(tmp_path):
    packed = gzip.compress(SPEND.encode())
    said = refused(
        tmp_path,
        {
            "cut.csv.gz": packed[: len(packed) // 2],
            "no.csv.gz": b"Date,Supplier,Net\n",
            "cut.zip": _zip(**{"may.csv": SPEND})[:-30],
            "locked.zip": _locked_zip(),
            "locked.xlsx": _locked_workbook(),
            "cut.xlsx": _zip(**{"xl/workbook.xml": "<workbook/>"})[:-4],
            "open.csv": SPEND + '2022-05-30,"Gannet Ltd,5.00\n' * 3,
        },
    )
    wanted = {
        "cut.csv.gz": "cannot be read",
        "no.csv.gz": "cannot be read",
        "cut.zip": "",
        "locked.zip/may.csv": "password",
        "locked.xlsx": "locked with a password",
        "cut.xlsx": "workbook that cannot be read",
        "open.csv": "never closed",
    }
    assert said.keys() == wanted.keys()
    assert [path for path, part in wanted.items() if part not in said[path]] == []
    assert all(said.values())


@pytest.mark.parametrize(
    "name",
    ["{root}/good.csv", "../good.csv", "east/../../good.csv", "..\\good.csv", "c:\\good.csv"],
)
def test_a_zip_never_leads_out_of_itself(tmp_path, name):
    """A member under the name of a file of this machine would have that file read for it."""
    (reason,) = refused(tmp_path, {"may.zip": _zip(**{name.format(root=tmp_path): SPEND})}).values()
    assert "which leads out of it" in reason


@pytest.mark.parametrize("name", ["./may.csv", "./east/may.csv", "c:may.csv", "A: may.csv",
                                  "east//may.csv", "east/./may.csv"])  # fmt: skip
def test_a_name_inside_a_zip_that_only_looks_as_if_it_led_out_is_read(tmp_path, name):
    rows, told = landed(tmp_path, {"may.zip": _zip(**{name: SPEND})})
    assert len(rows["raw_spend"]) == 28
    assert [row["refused_because"] for row in told] == [None]


def test_a_zip_of_two_files_of_one_name_is_refused(tmp_path):
    """By its name only the last of them could be read, and it would be read twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("may.csv", SPEND)
        archive.writestr("may.csv", SPEND.replace("Gannet", "Heron"))
    (reason,) = refused(tmp_path, {"may.zip": stream.getvalue()}).values()
    assert "two files that are called 'may.csv'" in reason


def test_what_machines_bring_along_twice_refuses_no_zip(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("may.csv", SPEND)
        for _ in range(2):
            archive.writestr(".DS_Store", "?")
    assert refused(tmp_path, {"may.zip": stream.getvalue()}) == {"may.zip/may.csv": ""}


def test_what_machines_bring_along_is_no_data_in_a_folder_or_in_a_zip(tmp_path):
    brought = {"__MACOSX/may.csv": "?", ".may.csv": "?", "~$may.xlsx": "?", "README.txt": "?"}
    june = SPEND.replace("-05-", "-06-")
    files = {name: content for name, content in brought.items() if "/" not in name}
    packed = {"all.zip": _zip(**brought, **{"east/__may.csv": june}), "none.zip": _zip(**brought)}
    said = refused(tmp_path, files | packed)
    assert said == {
        "all.zip/east/__may.csv": "",
        "none.zip": "holds no file of data. Take it out of the folder.",
    }


@pytest.mark.parametrize("kind", ["gzip", "zip", "workbook"])
def test_a_bomb_is_told_by_its_first_part(tmp_path, kind):
    """Hundreds of megabytes of nothing: refused long before they lie in memory."""
    nothing = bytes(25_000_000)
    if kind == "gzip":
        stream = io.BytesIO()
        with gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6) as file:
            for _ in range(12):
                file.write(nothing)
        files = {"bomb.csv.gz": stream.getvalue()}
    else:
        stream = io.BytesIO()
        name = "bomb.csv" if kind == "zip" else "xl/worksheets/sheet1.xml"
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            if kind == "workbook":
                archive.writestr("xl/workbook.xml", "<workbook/>")
            with archive.open(name, "w") as file:
                for _ in range(12):
                    file.write(nothing)
        files = {"bomb.zip" if kind == "zip" else "bomb.xlsx": stream.getvalue()}
    tracemalloc.start()
    (reason,) = refused(tmp_path, files).values()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "times its size when it is unpacked" in reason
    assert most < 200_000_000


def test_what_is_no_file_at_all_is_refused(tmp_path):
    write(tmp_path, {"good.csv": SPEND})
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "endless.csv").symlink_to("/dev/zero")
    said = refused(tmp_path, {})
    assert len(said) == 4
    assert [reason for reason in said.values() if "cannot be read" in reason
            or "is a device or a pipe" in reason] == list(said.values())  # fmt: skip


def test_names_of_every_kind(tmp_path):
    plain = [
        'it\'s; drop "table".csv',
        "new\nline.csv",
        "£ü✓.csv",
        "x" * 240 + ".csv",
        "%s {0}.csv",
    ]
    names = [b"caf\xe9.csv", b"caf\xe8.csv", *map(os.fsencode, plain)]
    for i, name in enumerate(names):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(SPEND.replace("Gannet", f"Gannet {i}").encode())
    deep = tmp_path.joinpath(*["d" * 200] * 12)
    deep.mkdir(parents=True)
    (deep / "far.csv").write_text(SPEND, encoding="utf-8")
    rows, told = landed(tmp_path, {})
    assert len(told) == len(names) + 1
    assert len({row["path"] for row in told}) == len(told)
    assert not [row for row in told if row["refused_because"] or row["kind"] != "spend"]
    assert len(rows["raw_spend"]) == 28 * len(told)


def test_thousands_of_files_that_are_no_data(tmp_path):
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"note {number}\n", encoding="utf-8")
    rows, told = landed(tmp_path, {"good.csv": SPEND})
    assert len(told) == 401
    assert len(rows["raw_spend"]) == 28


class Landing:
    """A warehouse that lands a folder again and again."""

    def __init__(self, root, engine):
        self.root, self.engine = root, engine

    def land(self, between=lambda: None):
        """Land the folder; `between` happens after files were listed and hashed."""
        folder = read_data_folder(self.root)
        came = arrivals.arrivals(folder)
        between()
        prints = arrivals.land_all(self.engine, folder, came, b"", lambda number, of: None)
        told = self.engine.rows(f"from {raw_files.FILES}")
        lines = self.engine.one("select count(*) from raw_spend")
        return (
            lines,
            {r["path"]: r["refused_because"] for r in told if r["refused_because"]},
            prints,
        )


@pytest.fixture
def landing(tmp_path):
    root = write(tmp_path, {"may.csv": SPEND, "june.csv": SPEND.replace("-05-", "-06-")})
    with Engine() as engine:
        yield Landing(root, engine)


def test_a_file_that_changes_while_it_is_read_is_refused_until_it_rests(landing):
    path = landing.root / "may.csv"

    def somebody_writes():
        with path.open("a", encoding="utf-8") as file:
            file.write("2022-05-29,Gannet Ltd,1.00,Streets\n")

    lines, reasons, before = landing.land(somebody_writes)
    assert lines == 28
    assert list(reasons) == ["may.csv"]
    assert "changed while it was read" in reasons["may.csv"]
    lines, reasons, after = landing.land()
    assert (lines, reasons) == (28 + 29, {})
    assert before["raw_spend"] != after["raw_spend"]
    assert before[raw_files.FILES] != after[raw_files.FILES]


def test_a_change_that_keeps_the_size_and_the_date_is_seen(landing):
    path = landing.root / "may.csv"

    def somebody_writes():
        told = path.stat()
        path.write_text(SPEND.replace("28.00", "99.00"), encoding="utf-8")
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))

    _, reasons, _ = landing.land(somebody_writes)
    assert list(reasons) == ["may.csv"]


def test_a_file_that_goes_while_others_are_read_is_read_when_it_is_back(landing):
    path = landing.root / "may.csv"
    lines, reasons, before = landing.land(path.unlink)
    assert lines == 28
    assert "cannot be read" in reasons["may.csv"]
    path.write_text(SPEND, encoding="utf-8")
    lines, reasons, after = landing.land()
    assert (lines, reasons) == (28 * 2, {})
    assert before[raw_files.FILES] != after[raw_files.FILES]


def test_a_damaged_file_of_postcodes_stops_nothing(tmp_path):
    toml = '[[source]]\nfiles = ["postcodes.csv.gz"]\nkind = "postcodes"\n'
    lines, told = landed(
        tmp_path, {"sources.toml": toml, "postcodes.csv.gz": b"\x1f\x8bx", "may.csv": SPEND}
    )
    assert len(lines["raw_spend"]) == 28
    assert [row["path"] for row in told if row["refused_because"]] == ["postcodes.csv.gz"]
