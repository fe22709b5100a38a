"""A file is told from its headings, however it was saved; what cannot be told is said why."""

import gzip
import json

import pytest

from pipelines.errors import ConfigError, HeadingError, SourceError
from tests.build.folders import recognise

SPEND = "Date,Supplier,Net,Directorate\n2022-05-03,Brine & Barrow Ltd,12.50,Streets\n"


def _only(root, content, name="file.csv"):
    """The plan of a single file, which has to be recognised."""
    plans, unknown = recognise(root, {name: content})
    assert not unknown
    return plans[name]


# What it is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "layout", "headings"),
    [
        ("spend", "spend", "Authority Name,Date of Payment,Gross,VAT,Net,Supplier Name"),
        ("spend", "spend", "Paid Date,Beneficiary Name,Amount in Sterling"),
        ("spend", "spend", "Accounting Period,Supplier,Amount"),
        ("contracts_register", "contracts_register", "Contract Title,Supplier,Start Date"),
        ("contracts_register", "contracts_register", "ContractTitle,SupplierName,EndDate,OCID"),
        ("indicators", "indicators", "areacd,indicator,period,observation,lci_95,uci_95"),
        ("places", "place_lookups", "LSOA21CD,WD24CD,LAD24CD"),
        ("places", "place_lookups", "ltla24_name,ltla24_code,region24_code"),
        ("places", "deprivation_districts", "Area code,Index domain,Average score"),
        ("places", "deprivation_small_areas", "lsoa21_code,IMD_decile,IMD_score"),
        ("population", "population", "ltla21_code,ltla21_name,total_population"),
        ("population", "population", "LAD21CD,LAD21NM,All ages"),
    ],
)
def test_each_kind_is_told_from_its_headings(tmp_path, kind, layout, headings):
    plan = _only(tmp_path, f"{headings}\n{',' * headings.count(',')}x\n")
    assert (plan.layout.kind, plan.layout.name) == (kind, layout)


def test_boundaries_are_told_from_the_properties_of_any_feature(tmp_path):
    features = [
        {"properties": None, "geometry": None},
        {"properties": {"LAD20CD": "X08000001", "LAD20NM": "Brackwater"}, "geometry": None},
        {"properties": {"LAD20CD": "X08000002", "colour": "red"}, "geometry": None},
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    plan = _only(tmp_path, content, "district.geojson")
    assert plan.layout.name == "place_boundaries"
    assert dict(zip(plan.headings, plan.columns, strict=True)) == {
        "LAD20CD": "district_code",
        "LAD20NM": "district_name",
        "colour": None,
    }


def test_vintage_of_a_code_is_taken_from_its_heading(tmp_path):
    plan = _only(tmp_path, "LSOA21CD,LAD24CD\nX01000001,X08000001\n")
    assert plan.constants == {"lsoa_vintage": "2021", "district_vintage": "2024"}


# How it was saved ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark",
    [
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbf",
        "ï»¿".encode(),
        "Ã¯Â»Â¿".encode(),
        "ï»¿".encode("cp1252"),
    ],
    ids=["whole", "twice", "mangled once", "mangled twice", "as cp1252"],
)
@pytest.mark.parametrize("first", ["Date", '"Date"', '"Date, paid"'])
def test_byte_order_mark_hides_no_heading(tmp_path, mark, first):
    """Before a quoted heading it would also hide the quotation mark and shift every column."""
    content = f"{first},Supplier,Net,Payment Date\n2022-05-03,A Ltd,1,2022-05-03\n".encode()
    plan = _only(tmp_path, mark + content)
    assert plan.columns[1:3] == ("payee_name", "amount_net")
    assert plan.headings[0] == first.strip('"')


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_pound_sign_in_a_heading(tmp_path, encoding):
    plan = _only(tmp_path, "Date,Supplier,Amount (£)\n2022-05-03,A Ltd,1\n".encode(encoding))
    assert plan.columns == ("paid_on", "payee_name", "amount_unstated")
    assert plan.headings[2] == "Amount (£)"


def test_encoding_is_told_from_the_whole_file(tmp_path):
    """The first letter beyond ASCII may stand a megabyte below the heading."""
    plain = "2022-05-03,Plain Ltd,1.00,Streets\n" * 30_000
    late = f"{SPEND}{plain}2022-05-04,Café Sūr,2,x\n"
    assert _only(tmp_path / "a", late.encode()).encoding == "utf-8-sig"
    assert _only(tmp_path / "b", late.replace("ū", "u").encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_delimiters(tmp_path, mark):
    plan = _only(tmp_path, SPEND.replace(",", mark))
    assert plan.delimiter == mark
    assert plan.columns == ("paid_on", "payee_name", "amount_net", "directorate")


@pytest.mark.parametrize("name", ["file.csv.gz", "FILE.CSV.GZ"])
def test_gzip(tmp_path, name):
    assert _only(tmp_path, gzip.compress(SPEND.encode()), name).layout.kind == "spend"


# Where its headings are ---------------------------------------------------------------------------


def test_heading_row_is_found_below_a_title(tmp_path):
    above = 'Payments over £500,,,\n,,,\n"Published by\nthe council",,,\n'
    plan = _only(tmp_path, above + SPEND)
    assert plan.heading_line == 5  # a physical line: the quoted newline counts
    assert plan.columns == ("paid_on", "payee_name", "amount_net", "directorate")


@pytest.mark.parametrize("between", ["", ",,,,\n", ",,page break,,\n", "see overleaf\n,,,,\n"])
def test_heading_over_several_columns_with_a_second_row_below(tmp_path, between):
    content = f"Date,Amount,,,Supplier\n{between},Gross,VAT,Net,\n2022-05-03,120,20,100,A Ltd\n"
    plan = _only(tmp_path, content)
    assert plan.columns == ("paid_on", "amount_gross", "amount_vat", "amount_net", "payee_name")
    assert plan.heading_line == 1


def test_a_row_of_headings_below_a_record_is_no_second_one(tmp_path):
    content = "Date,Amount,,,Supplier\n2022-05-03,120,,,A Ltd\n,Gross,VAT,Net,\n"
    assert _only(tmp_path, content).columns[1] == "amount_unstated"


def test_a_first_line_of_data_is_no_second_heading_row(tmp_path):
    """Payee `Net` says a heading, but not every cell of its row does."""
    plan = _only(tmp_path, "Date,Amount,Supplier\n2022-05-03,5,Net\n")
    assert plan.columns == ("paid_on", "amount_unstated", "payee_name")


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Date,Supplier,Net,Payment Date", (None, "payee_name", "amount_net", "paid_on")),
        ("Payment Date,Supplier,Net,Date", ("paid_on", "payee_name", "amount_net", None)),
        ("Invoice Date,Supplier,Net,Paid Date", (None, "payee_name", "amount_net", "paid_on")),
        ("Date,Supplier,Net,Date", ("paid_on", "payee_name", "amount_net", None)),
    ],
)
def test_of_two_columns_with_one_meaning_the_plainer_heading_counts(tmp_path, headings, columns):
    """An invoice's day, or an unnamed one, gives way to the day of the payment."""
    plan = _only(tmp_path, f"{headings}\n2022-05-03,A,1,2022-05-09\n")
    assert plan.columns == columns


# A heading that is needed and not there -----------------------------------------------------------


ROW = "2022-05-0{n},Payee {n},{n}.50,Streets,Salt\n"
FIVE_ROWS = "".join(ROW.format(n=n) for n in range(1, 6))


@pytest.mark.parametrize(
    ("heading", "column", "how"),
    [
        ("Net Amnt", "amount_net", "spelt nearly as “net amount”"),
        ("Amuont", "amount_unstated", "spelt nearly as “amount”"),
        ("Payment value excl VAT", "amount_net", "by its words"),
        ("Spend (GBP)", "amount_unstated", "by its words"),
    ],
)
def test_a_heading_is_placed_by_spelling_or_words_where_its_values_bear_it_out(
    tmp_path, heading, column, how
):
    plan = _only(tmp_path, f"Date,Supplier,{heading},Directorate,Expense Type\n" + FIVE_ROWS)
    assert plan.columns == ("paid_on", "payee_name", column, "directorate", "expense_type")
    assert plan.notes == (f"“{heading}” is taken for {column} ({how})",)


@pytest.mark.parametrize("value", ["x", "see note", ""])
def test_heading_error_names_file_column_and_nearest_headings(tmp_path, value):
    """A spelling alone is not believed: its values are to be amounts, and enough of them."""
    rows = f"2022-05-03,A,{value},x,y\n" * 6
    content = "Date,Supplier,Net Amnt,Directorate,Expense Type\n" + rows
    with pytest.raises(HeadingError) as caught:
        recognise(tmp_path, {"spend/may.csv": content})
    message = str(caught.value)
    assert message.startswith("spend/may.csv: reads as spend but no heading was placed for")
    assert "amount_net or amount_gross or amount_unstated" in message
    assert "nearest headings: 'Net Amnt'" in message
    assert message.endswith(
        "Add the right one to data/reference/headings/spend.csv, or name it in sources.toml:"
        ' amount_column = "…".'
    )


def test_a_file_said_to_be_of_a_kind_has_to_have_its_headings(tmp_path):
    """With the kind said even two missing headings are an error, not a file left unread."""
    files = {
        "may.csv": "Moment,Supplier,Weight,Directorate\n2022-05-03,A,1,x\n",
        "sources.toml": '[[source]]\nfiles = ["may.csv"]\nkind = "spend"\n',
    }
    with pytest.raises(
        HeadingError,
        match=r"no heading was placed for paid_on or period_code or period \(when it was paid\)",
    ):
        recognise(tmp_path, files)


@pytest.mark.parametrize("heading", ["Date,Visitors,Weather", "LAD21CD,LAD21NM,Library visits"])
def test_a_file_that_only_resembles_a_kind_is_left_unread(tmp_path, heading):
    """A look-up needs codes of two levels: one level's code stands in almost every file."""
    plans, unknown = recognise(tmp_path, {"other.csv": f"{heading}\n2022,1,rain\n"})
    assert (plans, unknown) == ({}, {"other.csv": "no heading row of a kind that we know"})


def test_kind_that_we_do_not_know(tmp_path):
    toml = '[[source]]\nfiles = ["may.csv"]\nkind = "spending"\n'
    with pytest.raises(ConfigError, match="kind 'spending' is not known. Known: .*'spend'"):
        recognise(tmp_path, {"may.csv": SPEND, "sources.toml": toml})


# What is no table ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n \r\n", "the file is empty"),
        (b'{"a": [1, 2]}', "no heading row of a kind that we know"),
        (b'"' + b"x" * 150_000, "no heading row of a kind that we know"),
        ("Mood,Weather\ncalm,rain\n".encode("utf-16"), "no heading row of a kind that we know"),
    ],
)
def test_what_is_no_table_gets_a_reason(tmp_path, content, reason):
    plans, unknown = recognise(tmp_path, {"may.csv": content, "good.csv": SPEND})
    assert unknown == {"may.csv": reason}
    assert list(plans) == ["good.csv"]  # the others are read all the same


BROKEN = bytearray(gzip.compress(bytes(range(256)) * 99 + SPEND.encode()))
BROKEN[20:60] = b"\xff" * 40


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("may.csv.gz", gzip.compress(SPEND.encode() * 99)[:-20], "ended before the end-of-stream"),
        ("may.csv.gz", SPEND.encode(), "Not a gzipped file"),
        ("may.csv.gz", bytes(BROKEN), "Error -3"),
        ("x.geojson.gz", bytes(BROKEN), "Error -3"),
        ("x.geojson", b'{"features": [', "JSONDecodeError"),
        ("x.geojson", b"\xff\xfe{", "UnicodeDecodeError"),
        ("x.geojson", b"[]", "not GeoJSON with a list of features"),
        ("x.geojson", b'{"type": "Feature"}', "not GeoJSON with a list of features"),
        ("x.geojson", b'{"features": {"a": 1}}', "not GeoJSON with a list of features"),
        ("x.geojson", b'{"features": [1]}', "not GeoJSON with a list of features"),
        ("x.geojson", b'{"features": [{"properties": [1]}]}', "not GeoJSON with a list"),
    ],
)
def test_a_damaged_file_is_named_and_said_to_be_fetched_anew(tmp_path, name, content, says):
    with pytest.raises(SourceError) as caught:
        recognise(tmp_path, {name: content})
    message = str(caught.value)
    assert message.startswith(f"{name}: ") and says in message
    assert message.endswith("Fetch the file anew.")


def test_a_link_that_leads_nowhere(tmp_path):
    (tmp_path / "may.csv").symlink_to(tmp_path / "gone.csv")
    with pytest.raises(SourceError, match="cannot be read"):
        recognise(tmp_path, {})


@pytest.mark.parametrize("content", ['{"features": []}', '{"features": null}'])
def test_boundaries_without_a_place_code(tmp_path, content):
    _, unknown = recognise(tmp_path, {"x.geojson": content})
    assert unknown == {"x.geojson": "no boundaries with a place code that we know"}
