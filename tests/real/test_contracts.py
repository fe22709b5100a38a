"""Every published file of contracts lands, each line accepted or refused with its reason."""

import csv
import gzip
import io
import json
import re
from collections import Counter

import pytest

from pipelines.notices.compiled import merge_rules
from tests import made, support
from tests.build.folders import recognise, write

pytestmark = pytest.mark.real

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
NOT_DATA = ("ocds_schema_1.1.5", "ocds_uk_extension", "lgtc_schemas", "lancashire_contracts_finder")


@pytest.fixture(scope="module")
def contracts(real_folder):
    """The folder of contracts among the published files."""
    if not (real_folder / "contracts").is_dir():
        pytest.skip(f"no folder contracts at {real_folder}")
    return real_folder / "contracts"


def _documents(contracts):
    """Every JSON file that holds data."""
    return sorted(
        path
        for path in contracts.rglob("*json*")
        if path.relative_to(contracts).parts[0].startswith("ocds")
        and path.relative_to(contracts).parts[0] not in NOT_DATA
    )


def _text(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return file.read()


def _said(paths):
    names = ", ".join(f'"{path.resolve().as_posix()}"' for path in paths)
    return f"[[source]]\nfiles = [{names}]\n"


def _exeter_as_csv(path):
    """The collector's Parquet table as CSV, column names as headings."""
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(path).to_pylist()
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture(scope="module")
def built(contracts, tmp_path_factory):
    """What all of them are read as."""
    root = tmp_path_factory.mktemp("contracts")
    tables = [*contracts.glob("contracts_finder_csv/*"), *contracts.glob("salford/*")]
    files = {"sources.toml": _said([*_documents(contracts), *tables])}
    for path in contracts.glob("exeter/*.parquet"):
        files[f"exeter/{path.stem}.csv"] = _exeter_as_csv(path)
    folder = write(root / "data", files)
    read = ("stg_ocds", "rej_ocds", "stg_contracts", "stg_contract_notices", "stg_notice_suppliers")
    with made.tables(folder, "raw_files", *read) as engine:
        yield engine


def _entries(path):
    """Releases of a file, counted apart from the code under test."""
    if ".ndjson" in path.name:
        return [json.loads(line) for line in _text(path).split("\n") if line.strip()]
    content = json.loads(_text(path))
    return content.get("releases") or content.get("records") or [content]


def _lines(engine):
    rows = engine.rows("select * from raw_files")
    return {row["path"]: row for row in rows}


def test_every_release_is_a_line(contracts, built):
    files = _lines(built)
    for path in _documents(contracts):
        (found,) = [row for name, row in files.items() if path.as_posix().endswith(name)]
        assert found["lines_read"] == len(_entries(path)), path.name


def test_every_line_is_accepted_or_refused_with_a_reason(built):
    for name, file in _lines(built).items():
        assert file["lines_read"] > 0, name
        assert file["lines_read"] == file["lines_accepted"] + file["lines_rejected"], name
    refused = built.run("select count(*), count(nullif(rejected_because, '')) from rej_ocds")
    assert refused[0][0] == refused[0][1] > 0


def test_each_bad_file_has_refused_lines(contracts, built):
    for path in sorted((contracts / "ocds_bad").glob("*.json")):
        (file,) = [row for name, row in _lines(built).items() if name.endswith(path.name)]
        assert file["lines_rejected"] > 0, path.name


def test_of_good_notices_only_repeated_ids_are_refused(contracts, built):
    for path in sorted((contracts / "ocds").glob("*json*")):
        seen = Counter(
            (one.get("ocid"), one.get("id") or (one["date"], *one["tag"])) for one in _entries(path)
        )
        repeated = sum(count - 1 for count in seen.values())
        (file,) = [row for name, row in _lines(built).items() if name.endswith(path.name)]
        assert file["lines_rejected"] == repeated, path.name


def test_releases_without_ids_are_told_apart_by_date_and_tag(built):
    keys = built.run("select release_key, released_at, tag from stg_ocds where release_id is null")
    for key, date, tag in keys:
        assert key == f"{date} {tag}"


def test_the_register_of_exeter_is_read_from_its_original_rows(contracts, built):
    (path,) = contracts.glob("exeter/*.parquet")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [json.loads(row["raw"]) for row in parquet.read_table(path).to_pylist()]
    file = _lines(built)[f"exeter/{path.stem}.csv"]
    assert (file["lines_read"], file["lines_rejected"]) == (len(rows), 0)
    numbers = [str(row["Company Reg No"] or "").strip() for row in rows]
    plain = sorted(n.zfill(8) for n in numbers if re.fullmatch(r"\d{1,8}", n))
    found = built.run(
        "select company_number, total_value_gbp from stg_contracts where source_file_id = ?",
        [file["source_file_id"]],
    )
    assert sorted(n for n, _ in found if n and n.isdigit()) == plain
    assert len(found) == len(rows)
    assert all(n is None or len(n) == 8 for n, _ in found)
    words = [next(v for k, v in row.items() if "Contract value" in k) for row in rows]
    stated = sum(bool(re.search(r"\d", str(one))) for one in words)
    assert sum(value is not None for _, value in found) == stated


def test_the_register_of_salford_is_accepted_whole(contracts, built):
    for path in contracts.glob("salford/*.csv"):
        rows = list(csv.DictReader(io.StringIO(_text(path))))
        (file,) = [row for name, row in _lines(built).items() if name.endswith(path.name)]
        assert file["lines_accepted"] == file["lines_read"] == len(rows)


def test_every_packed_supplier_of_the_export_is_a_row(contracts, built):
    (path,) = contracts.glob("contracts_finder_csv/*")
    rows = list(csv.DictReader(io.StringIO(_text(path))))
    packed = [next(v for k, v in row.items() if k.startswith("Supplier [")) for row in rows]
    names = sorted(
        one.split("|")[0].strip() for cell in packed for one in cell.strip()[1:-1].split("][")
    )
    found = built.run("select supplier_name from stg_notice_suppliers")
    assert sorted(row[0] for row in found) == [name for name in names if name]
    assert built.one("select count(*) from stg_contract_notices") == len(rows)
    zero = sum(float(row["Awarded Value"] or -1) in (0, 1) for row in rows)
    unknown = "select count(*) from stg_contract_notices where total_value_gbp is null"
    assert built.one(f"{unknown} and value_unknown_because is not null") == zero


def _contact_values(value):
    """E-mail addresses and telephone numbers of contact points, wherever they stand."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "contactPoint" and isinstance(one, dict):
                said = (one.get(k) for k in ("email", "telephone", "faxNumber"))
                yield from (text for text in said if isinstance(text, str))
            else:
                yield from _contact_values(one)
    elif isinstance(value, list):
        for one in value:
            yield from _contact_values(one)


def test_no_address_or_number_of_a_contact_point_is_in_any_table(contracts, built):
    planted = {v for path in _documents(contracts) for v in _contact_values(_entries(path))}
    for path in contracts.glob("contracts_finder_csv/*"):
        for row in csv.DictReader(io.StringIO(_text(path))):
            planted |= {row["Contact Email"], row["Contact Telephone"].lstrip("'")}
    planted = {str(one).strip() for one in planted if len(str(one).strip()) > 6}
    assert len(planted) > 100
    text = "\n".join(str(built.run(f'from "{table}"')) for table in built.tables())
    assert not E_MAIL.search(text)
    assert [one[:2] for one in planted if one in text] == []


def test_schemas_and_digests_are_not_data_and_say_what_they_are(contracts, tmp_path):
    paths = [p for name in NOT_DATA for p in (contracts / name).rglob("*") if p.is_file()]
    if not paths:
        pytest.skip("no schemas among the published files")
    plans, unknown = recognise(tmp_path, {"sources.toml": _said(paths)})
    assert plans == {}
    assert len(unknown) == len(paths)
    for name, reason in unknown.items():
        if name.endswith(".json"):
            assert re.match("a schema|part of an OCDS extension|somebody's digest", reason), name


def test_our_rules_of_merging_are_those_of_the_standard(contracts):
    from ocdsmerge.rules import get_merge_rules

    path = contracts / "ocds_schema_1.1.5" / "release-schema.json"
    if not path.exists():
        pytest.skip("no schema among the published files")
    ours = [
        row for row in support.reference_rows("ocds_merge_rules") if row["source"] == "OCDS 1.1.5"
    ]
    assert merge_rules((row["path"], row["rule"]) for row in ours) == get_merge_rules(
        json.loads(path.read_text(encoding="utf-8"))
    )
