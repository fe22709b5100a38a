"""Landing: every value as text, no line lost, line numbers as an editor shows them."""

import gzip

import pytest

from tests.build.folders import landed

HEADING = "Date,Supplier,Net,Directorate\n"


def _lines(root, text, *columns):
    """(line number, wanted columns) of each landed payment of one file."""
    tables, _ = landed(root, {"may.csv": text})
    return [(row["line_number"], *(row[c] for c in columns)) for row in tables["raw_spend"]]


def test_values_arrive_as_they_are_written(tmp_path):
    content = HEADING + "31/04/2022, Spaces kept ,£ 1.00-,\n,,00012,n/a\n"
    assert _lines(tmp_path, content, "paid_on", "payee_name", "amount_net", "directorate") == [
        (2, "31/04/2022", " Spaces kept ", "£ 1.00-", ""),
        (3, "", "", "00012", "n/a"),
    ]


def test_line_numbers_are_physical_lines(tmp_path):
    """Past blank rows, rows of commas, quoted newlines and a title above the heading."""
    content = 'Title,,,\n"over\ntwo",,,\n' + HEADING + "\n,,,\nd,Plain,1,\n"
    content += 'd,"Two\r\nlines",2,\n  , ,,\t\nd,After,3,\n'
    assert _lines(tmp_path, content, "payee_name", "amount_net") == [
        (7, "Plain", "1"),
        (8, "Two\r\nlines", "2"),
        (11, "After", "3"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(tmp_path, end):
    content = (HEADING + "d,A,1,x\nd,B,2,x").replace("\n", end)
    assert _lines(tmp_path, content, "payee_name") == [(2, "A"), (3, "B")]


def test_ragged_and_padded_rows_lose_nothing(tmp_path):
    content = HEADING + "d,Short\nd,Padded,2,x,\nd,Long,3,x,more,,most\n"
    tables, files = landed(tmp_path, {"may.csv": content})
    rows = tables["raw_spend"]
    assert [(row["payee_name"], row["amount_net"], row["directorate"]) for row in rows] == [
        ("Short", None, None),
        ("Padded", "2", "x"),
        ("Long", "3", "x"),
    ]
    assert [row["other_columns"] for row in rows] == [
        {},
        {},
        {"column 5": "more", "column 7": "most"},
    ]
    assert files[0]["lines_read"] == 3


def test_unknown_columns_are_kept_under_their_headings(tmp_path):
    """Repeated and empty headings too: their column's number tells them apart."""
    content = "ï»¿Mood,Date,Supplier,Net,Notes, Notes ,,Payment Date\ncalm,d,A,1,x,y,z,late\n"
    (row,) = landed(tmp_path, {"may.csv": content})[0]["raw_spend"]
    assert row["other_columns"] == {
        "Mood": "calm",
        "Date": "d",
        "Notes": "x",
        "Notes (column 6)": "y",
        "column 7": "z",
    }
    assert row["paid_on"] == "late"  # of two days that of the payment counts


def test_cp1252_stays_what_it_was(tmp_path):
    content = (HEADING + "d,Café Ltd,£5.00,x\n").encode("cp1252")
    assert _lines(tmp_path, content, "payee_name", "amount_net") == [(2, "Café Ltd", "£5.00")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "register.csv",
            "Contract Title,Supplier,Supplier Postcode,End Date,supplier-postcode\n"
            "Care,A Ltd,XX1 1ZZ,2023-01-01,XX2 2ZZ\n",
        ),
        (
            "may.csv",
            "Date,Supplier,Supplier Postcode,Net,supplier-postcode\nd,A Ltd,XX1 1ZZ,1,XX2 2ZZ\n",
        ),
    ],
)
def test_a_postcode_never_passes_landing(tmp_path, name, content):
    """Not even the second of two: a sole trader's postcode is a home address."""
    tables, files = landed(tmp_path, {name: content})
    (row,) = next(iter(tables.values()))
    assert "A Ltd" in row.values()
    assert "supplier_postcode" not in row
    assert not [value for value in row.values() if "ZZ" in str(value)]
    assert files[0]["columns_dropped"] == "Supplier Postcode, supplier-postcode"


def test_boundaries_keep_geometry_and_every_property(tmp_path):
    content = """{"features": [
        {"properties": {"LAD20CD": "X1", "LONG": -30.5}, "geometry":
         {"type": "Polygon", "coordinates": [[[-1, 52], [0, 52], [0, 53], [-1, 52]]]}},
        {"properties": {"LAD20CD": "X2", "colour": "red"}, "geometry": null}
    ]}"""
    tables, files = landed(tmp_path, {"d.geojson": content})
    rows = tables["raw_place_boundaries"]
    assert [(r["line_number"], r["district_code"], r["geometry"]) for r in rows] == [
        (1, "X1", '{"type": "Polygon", "coordinates": [[[-1, 52], [0, 52], [0, 53], [-1, 52]]]}'),
        (2, "X2", "null"),
    ]
    assert [row["other_columns"] for row in rows] == [{"LONG": "-30.5"}, {"colour": "red"}]
    assert files[0]["lines_read"] == 2


def _refused(root, name, content):
    """Why a file is refused whole, which stops nothing: the one beside it is read."""
    files = {name: content, "good.csv": HEADING + "2022-05-03,Good Ltd,1,x\n"}
    tables, rows = landed(root, files)
    assert [row["payee_name"] for row in tables["raw_spend"]] == ["Good Ltd"]
    one = {row["path"]: row for row in rows}
    assert one["good.csv"]["refused_because"] is None
    assert one[name]["lines_read"] == one[name]["lines_rejected"]
    assert one[name]["raw_table"] is None
    return one[name]["refused_because"]


def test_a_quotation_mark_that_swallows_the_rest_refuses_the_file(tmp_path):
    content = HEADING + 'd,A,1,x\nd,"B Ltd,2,x\nd,C,3,x\nd,D,4,x\n'
    assert _refused(tmp_path, "may.csv", content) == (
        "a quotation mark in or below line 3 is never closed. Close it, or save the file as CSV "
        "anew."
    )


def test_a_cell_too_long_to_be_one_refuses_the_file(tmp_path):
    content = HEADING + 'd,"' + "x" * 140_000 + '",1,x\n'
    reason = _refused(tmp_path, "may.csv", content)
    assert reason.startswith("cannot be read after line 2 (field larger than field limit")
    assert reason.endswith("Save it as CSV anew.")


def test_a_gzip_file_that_breaks_off_is_refused(tmp_path):
    """Even where its heading can still be read."""
    lines = "".join(f"d,Payee {n * 7919 % 100_003},{n},x\n" for n in range(60_000))
    content = gzip.compress((HEADING + lines).encode())[:-9_000]
    reason = _refused(tmp_path, "may.csv.gz", content)
    assert reason.startswith("cannot be read (Compressed file ended before the end-of-stream")
    assert reason.endswith("Fetch the file anew.")


def test_a_refused_file_says_its_kind_where_that_is_known(tmp_path):
    """Told by its headings or by `sources.toml`; a month of that kind is then not loaded."""
    files = {
        "a.csv": "Date,Supplier,Directorate,Expense Type\n2022-05-03,A,x,y\n" * 3,
        "b.pdf": b"%PDF-1.4",
        "c.csv.gz": b"plain",
        "sources.toml": '[[source]]\nfiles = ["c.csv.gz"]\nkind = "grants"\n',
    }
    _, rows = landed(tmp_path, files)
    found = [(row["path"], row["kind"], row["refused_because"] is None) for row in rows]
    assert found == [
        ("a.csv", "spend", False),
        ("b.pdf", "unknown", True),
        ("c.csv.gz", "grants", False),
    ]
    assert rows[1]["notes"] == "a PDF, not a table"
    assert (rows[0]["lines_read"], rows[0]["lines_rejected"]) == (6, 6)


def test_one_content_under_two_names_has_two_ids(tmp_path):
    text = HEADING + "2022-05-03,A,1,x\n"
    _, rows = landed(tmp_path, {"a.csv": text, "b/a.csv": text})
    assert len({row["sha256"] for row in rows}) == 1
    assert [row["source_file_id"] for row in rows] == [
        rows[0]["sha256"][:12],
        rows[0]["sha256"][:12] + "-2",
    ]


def test_publisher_from_body_column_else_from_folder(tmp_path):
    body = (
        "Body Name,Date,Supplier,Net\nOther,d,A,1\nAnvilby Council,d,A,1\nAnvilby Council,d,A,1\n"
    )
    files = {"Eel-haven/a.csv": body, "Eel-haven/b.csv": HEADING + "d,A,1,x\n"}
    files["sources.toml"] = '[[source]]\nfiles = ["c.csv"]\npublisher = "Cinderby"\n'
    _, rows = landed(tmp_path, files | {"c.csv": body})
    assert [(row["path"], row["publisher"]) for row in rows] == [
        ("Eel-haven/a.csv", "local:anvilby-council"),
        ("Eel-haven/b.csv", "local:eel-haven"),
        ("c.csv", "local:cinderby"),
    ]
