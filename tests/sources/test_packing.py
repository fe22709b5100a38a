"""However a file is packed and encoded it is read, or the reason why not is said."""

import gzip
import io
import struct
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.sources import _reading
from tests.build.folders import landed
from tests.sources.test_headings import workbook

HEADING = "Date,Supplier,Net,Directorate\n"
SPEND = HEADING + "".join(f"0{n}/05/2022,Café {n} Ltd,£{n}.50,Strand\n" for n in range(1, 7))
GOOD = HEADING + "03/05/2022,Good Ltd,1,x\n"


def zipped(members):
    """A zip of `{name: text or bytes}`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(root, name, content):
    """Landed payments of one file beside a good one: [(line, payee, amount)], and its row."""
    tables, rows = landed(root, {name: content, "zz_good/zz_good.csv": GOOD})
    row = next(row for row in rows if row["path"] == name)
    good = next(row for row in rows if row["path"] == "zz_good/zz_good.csv")
    of = {row["source_file_id"]: [] for row in rows}
    for one in tables["raw_spend"]:
        of[one["source_file_id"]].append((one["line_number"], one["payee_name"], one["amount_net"]))
    assert of[good["source_file_id"]] == [(2, "Good Ltd", "1")]  # it is read all the same
    return of[row["source_file_id"]], row


# Encodings ----------------------------------------------------------------------------------------

AS_WRITTEN = [(n + 1, f"Café {n} Ltd", f"£{n}.50") for n in range(1, 7)]


@pytest.mark.parametrize(
    "content",
    [
        SPEND.encode(),
        b"\xef\xbb\xbf" + SPEND.encode(),
        b"\xef\xbb\xbf\xef\xbb\xbf" + SPEND.encode(),
        SPEND.encode("cp1252"),
        SPEND.encode("cp850"),
        SPEND.encode("utf-16"),
        b"\xfe\xff" + SPEND.encode("utf-16-be"),
        SPEND.encode("utf-16-le"),
        SPEND.encode("utf-16-be"),
    ],
    ids=[
        *("utf-8", "utf-8 with a mark", "utf-8 with two", "cp1252", "cp850"),
        *("utf-16-le with a mark", "utf-16-be with a mark", "utf-16-le", "utf-16-be"),
    ],
)
def test_encodings_of_the_field(tmp_path, content):
    found, row = read(tmp_path, "may.csv", content)
    assert (found, row["refused_because"]) == (AS_WRITTEN, None)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_a_pound_sign_alone_tells_an_old_code_page(tmp_path, encoding):
    """0x9C is a pound in code page 850, and 0xA3 one in Windows-1252."""
    content = SPEND.replace("é", "e").encode(encoding)
    found, _ = read(tmp_path, "may.csv", content)
    assert [amount for _, _, amount in found] == [f"£{n}.50" for n in range(1, 7)]


def test_utf_16_that_is_cut_short_is_read_to_there(tmp_path):
    found, _ = read(tmp_path, "may.csv", SPEND.encode("utf-16")[:-1])
    assert [line for line, _, _ in found] == list(range(2, 8))


# Packings -----------------------------------------------------------------------------------------


def test_gzip_is_told_by_its_bytes_whatever_the_name(tmp_path):
    found, _ = read(tmp_path, "may.csv", gzip.compress(SPEND.encode()))
    assert found == AS_WRITTEN


def test_each_member_of_a_zip_is_a_file_of_its_own(tmp_path):
    members = {
        "may.csv": SPEND,
        "deep/June 2022.csv": SPEND.replace("/05/", "/06/").encode("cp1252"),
        "deep/july.csv.gz": gzip.compress(SPEND.replace("/05/", "/07/").encode()),
        "august.xlsx": workbook(
            August=[
                ["Date", "Supplier", "Net"],
                *([f"0{n}/08/2022", "Ash Ltd", "1"] for n in range(1, 7)),
            ]
        ),
        "notes.txt": "Nothing to see",
        "__MACOSX/may.csv": SPEND,
        ".hidden.csv": SPEND,
        "deep/": "",
    }
    tables, rows = landed(tmp_path, {"north/2022.zip": zipped(members)})
    assert {row["path"]: (row["kind"], row["lines_read"]) for row in rows} == {
        "north/2022.zip/may.csv": ("spend", 6),
        "north/2022.zip/deep/June 2022.csv": ("spend", 6),
        "north/2022.zip/deep/july.csv.gz": ("spend", 6),
        "north/2022.zip/august.xlsx": ("spend", 6),
        "north/2022.zip/notes.txt": ("unknown", 1),
    }
    assert len(tables["raw_spend"]) == 24
    assert {row["publisher"] for row in rows} == {"local:north"}  # the zip's folder, not its own


def test_a_member_that_is_refused_stops_none_beside_it(tmp_path):
    members = {"a.csv": SPEND, "b.csv": HEADING + '03/05/2022,"A,1,x\n'}
    tables, rows = landed(tmp_path, {"2022.zip": zipped(members)})
    assert [(row["path"], bool(row["refused_because"])) for row in rows] == [
        ("2022.zip/a.csv", False),
        ("2022.zip/b.csv", True),
    ]
    assert len(tables["raw_spend"]) == 6


def test_parquet_is_read_as_text_with_its_columns_as_headings(tmp_path):
    rows = [line.split(",") for line in SPEND.splitlines()]
    columns = dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True))
    columns["Net"] = pa.array([1.5, 2.5, 3.5, None, 5.0, 6.5])
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    found, row = read(tmp_path, "may.parquet", stream.getvalue())
    assert [amount for _, _, amount in found] == ["1.5", "2.5", "3.5", "", "5", "6.5"]
    assert row["lines_read"] == 6


# What cannot be read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("may.csv", b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page"),
        ("may.csv", b"\n <HTML lang=en><table>", "a web page"),
        ("may.csv", b'<?xml version="1.0"?>\n<html>', "a web page"),
        ("may.csv", b"\xef\xbb\xbf<!-- saved --><html><body>", "a web page"),
        ("may.csv", b"%PDF-1.7\n1 0 obj", "a PDF"),
        ("may.csv.gz", gzip.compress(b"%PDF-1.7\n1 0 obj", mtime=0), "a PDF"),
        ("may.xlsx", b"<html><body>Sign in</body></html>", "a web page"),
        ("may.csv", b"\x7fELF\x00\x01" * 99, "not delimited text"),
    ],
)
def test_what_only_its_name_calls_a_table_is_refused_as_what_it_is(tmp_path, name, content, reason):
    found, row = read(tmp_path, name, content)
    assert found == []
    assert reason in row["refused_because"]


def test_a_page_or_picture_under_its_own_name_is_just_no_table(tmp_path):
    _, rows = landed(tmp_path, {"notes.html": b"<html>", "a.pdf": b"%PDF-1", "good.csv": GOOD})
    assert [(row["path"], row["kind"], row["notes"], row["refused_because"]) for row in rows] == [
        ("a.pdf", "unknown", "a PDF, not a table", None),
        ("good.csv", "spend", "", None),
        ("notes.html", "unknown", "a web page, not a table", None),
    ]


def test_a_truncated_gzip_is_refused(tmp_path):
    found, row = read(tmp_path, "may.csv.gz", gzip.compress(SPEND.encode() * 99)[:-20])
    assert found == []
    assert row["refused_because"].startswith("cannot be read (Compressed file ended before")


def test_a_damaged_member_is_refused_and_a_damaged_zip_stands_for_itself(tmp_path):
    whole = zipped({"may.csv": SPEND * 20, "june.csv": SPEND})
    at = whole.index(b"may.csv") + len("may.csv")
    damaged = whole[:at] + b"\xff" * 40 + whole[at + 40 :]
    files = {"damaged.zip": damaged, "cut.zip": whole[: len(whole) // 2], "good.csv": GOOD}
    _, rows = landed(tmp_path, files)
    reasons = {row["path"]: row["refused_because"] for row in rows}
    assert reasons["damaged.zip/may.csv"].startswith("cannot be read (damaged.zip")
    assert reasons["damaged.zip/june.csv"] is None and reasons["good.csv"] is None
    assert reasons["cut.zip"].startswith("cannot be read")
    assert len(rows) == 4


def _encrypted():
    """A zip whose only member says that it is encrypted."""
    data = bytearray(zipped({"may.csv": SPEND}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        (flags,) = struct.unpack_from("<H", data, at)
        struct.pack_into("<H", data, at, flags | 1)
    return bytes(data)


def test_an_encrypted_zip_is_refused(tmp_path):
    _, rows = landed(tmp_path, {"may.zip": _encrypted(), "good.csv": GOOD})
    reasons = {row["path"]: row["refused_because"] for row in rows}
    assert "encrypted" in reasons.pop("may.zip/may.csv")
    assert reasons == {"good.csv": None}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("may.xlsx", workbook(May=[["Date"]])[:900] + b"xl/" + b"\x00" * 600),
        ("may.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("may.parquet", b"PAR1" + b"\x00" * 60 + b"PAR1"),
    ],
)
def test_a_damaged_workbook_or_parquet_file_is_refused(tmp_path, name, content):
    found, row = read(tmp_path, name, content)
    assert found == []
    assert "cannot be read" in row["refused_because"]


@pytest.mark.parametrize("packed", ["gzip", "zip"])
@pytest.mark.parametrize("limit", ["LARGEST", "_SMALL"])
def test_a_bomb_is_refused_before_it_goes_off(tmp_path, monkeypatch, packed, limit):
    """By its size, and by growing as no honest file does. Small here, with limits to match."""
    monkeypatch.setattr(_reading, limit, 1_000_000)
    content = HEADING.encode() + b"0" * 40_000_000
    files = {"gzip": ("may.csv.gz", gzip.compress(content, 9))}
    files["zip"] = ("may.zip", zipped({"may.csv": content}))
    name, data = files[packed]
    assert len(data) < 60_000
    _, rows = landed(tmp_path, {name: data, "good.csv": GOOD})
    reasons = {row["path"]: row["refused_because"] for row in rows}
    assert reasons.pop("good.csv") is None
    (reason,) = reasons.values()
    assert reason.startswith("grows to more than ") and "when it is unpacked" in reason


def test_a_bomb_never_lies_in_memory_as_a_whole(tmp_path, monkeypatch):
    """What is beyond the limit is not even unpacked."""
    monkeypatch.setattr(_reading, "LARGEST", 1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(packer.compress(b"0" * 10_000_000) for _ in range(60)) + packer.flush()
    import tracemalloc

    tracemalloc.start()
    _, rows = landed(tmp_path, {"may.csv.gz": data, "good.csv": GOOD})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000
    assert rows[1]["refused_because"].startswith("grows to more than")


# What is not read is named, with what to do -------------------------------------------------------

_RECORDS = "<payments>\n" + "".join(
    f"<payment><date>2022-05-{n:02}</date><amount>{n}.00</amount></payment>\n" for n in range(1, 9)
) + "</payments>\n"  # fmt: skip
_DECLARED = "<?xml version='1.0'?>\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xml", _DECLARED + _RECORDS, "records in XML"),
        ("a.csv", _RECORDS, "records in XML"),
        ("a.xml", (_DECLARED + _RECORDS).encode("utf-16"), "save it as CSV"),
        ("a.zip", zipped({"b.zip": zipped({"c.csv": SPEND})}), "unpack it, and bring what is in"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(200), "packed as 7z or RAR"),
        ("a.rar", b"Rar!\x1a\x07\x00" + bytes(200), "packed as 7z or RAR"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(tmp_path, name, content, says):
    _, rows = landed(tmp_path, {name: content, "zz_good/zz_good.csv": GOOD})
    (row,) = (row for row in rows if row["path"].startswith(name))
    assert row["kind"] == "unknown"
    assert says in (row["notes"] or row["refused_because"])


def _biff(*records):
    """Records of a binary workbook: number and content."""
    said = b""
    for number, content in records:
        said += bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
        size = len(content)
        said += bytes([size & 127 | (128 if size > 127 else 0)])
        said += bytes([size >> 7]) if size > 127 else b""
        said += content
    return said


def _wide_text(words):
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _binary_workbook(rows):
    """The smallest .xlsb: one sheet, every cell a text."""
    sheet = [(129, b""), (148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)),
             (145, b"")]  # fmt: skip
    for number, row in enumerate(rows):
        sheet.append((0, struct.pack("<II", number, 0) + bytes(9)))
        sheet += [(6, struct.pack("<II", i, 0) + _wide_text(cell)) for i, cell in enumerate(row)]
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = struct.pack("<II", 0, 1) + _wide_text("rId1") + _wide_text("Payments")
    return zipped({
        "xl/workbook.bin": _biff((131, b""), (143, b""), (156, book), (144, b""), (132, b"")),
        "xl/_rels/workbook.bin.rels":
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            f"<Relationship Id='rId1' Type='{rels}/worksheet' Target='worksheets/sheet1.bin'/>"
            "</Relationships>",
        "xl/worksheets/sheet1.bin": _biff(*sheet, (146, b""), (130, b"")),
    })  # fmt: skip


def test_a_binary_workbook_is_read(tmp_path):
    rows = [line.split(",") for line in SPEND.splitlines()]
    found, row = read(tmp_path, "may.xlsb", _binary_workbook(rows))
    assert row["refused_because"] is None
    assert found == AS_WRITTEN
