"""OCDS packages: each release is a line, nothing about persons lands, bad packages say why."""

import json
import re

import pytest

from pipelines.errors import SourceError
from tests import support
from tests.build.folders import landed, recognise, write

TERN = {"id": "GB-COH-01234567", "name": "Tern Care Ltd"}
RELEASE = {
    "ocid": "ocds-x1-1",
    "id": "1",
    "date": "2024-02-03T09:00:00Z",
    "tag": ["award"],
    "buyer": {"id": "GB-LAE-XBR", "name": "Brackwater Metropolitan Council"},
    "parties": [
        {
            "id": "GB-LAE-XBR",
            "name": "Brackwater Metropolitan Council",
            "contactPoint": {"name": "Planted Person", "email": "planted.person@example.invalid"},
            "roles": ["buyer"],
        },
        {
            **TERN,
            "identifier": {"scheme": "GB-COH", "id": "01234567"},
            "address": {"streetAddress": "9 Planted Street", "postalCode": "XB9 9ZZ"},
            "contactPoint": {"email": "owner@planted.invalid", "telephone": "01632 960999"},
            "roles": ["supplier"],
        },
    ],
    "tender": {
        "id": "BR-1",
        "title": "Care at home (ask planted.title@example.invalid)",
        "description": "Ring Planted Person on 01632 960999",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open; to planted.method@example.invalid",
    },
    "awards": [
        {
            "id": "A1",
            "status": "active",
            "value": {"amount": 1234.5, "currency": "GBP"},
            "suppliers": [TERN],
            "contractPeriod": {
                "startDate": "2024-04-01T00:00:00Z",
                "endDate": "2026-03-31T23:59:59Z",
            },
        }
    ],
}
PLANTED = re.compile(rb"planted|example\.invalid|01632|XB9 9ZZ", re.IGNORECASE)


def package(*releases):
    return json.dumps({"version": "1.1", "releases": list(releases)})


def test_an_award_lands_as_one_record_under_its_release(tmp_path):
    tables, files = landed(tmp_path, {"ocds/a.json": package({}, RELEASE)})
    empty, award = tables["raw_ocds"]
    assert (empty["line_number"], empty["part"]) == (1, None)
    assert award["line_number"] == 2
    assert {key: award[key] for key in ("ocid", "award_id", "total_value", "supplier_id")} == {
        "ocid": "ocds-x1-1",
        "award_id": "A1",
        "total_value": "1234.5",
        "supplier_id": "GB-COH-01234567",
    }
    assert (award["start_date"], award["end_date"]) == ("2024-04-01", "2026-03-31")
    assert files[0]["lines_read"] == 2
    assert "contactPoint" in files[0]["columns_dropped"]


def test_several_awards_and_contracts_are_one_line(tmp_path):
    contract = {"id": "C1", "awardID": "A1", "amendments": [{"period": {"endDate": "2027-03-31"}}]}
    release = RELEASE | {
        "awards": [RELEASE["awards"][0], {"id": "A2", "suppliers": [TERN, TERN]}],
        "contracts": [contract],
    }
    tables, files = landed(tmp_path, {"a.json": package(release)})
    found = [
        (row["line_number"], row["part_number"], row["part"], row["award_id"], row["suppliers"])
        for row in tables["raw_ocds"]
    ]
    assert found == [
        (1, "1", "award", "A1", "1"),
        (1, "2", "award", "A2", "2"),
        (1, "3", "contract", "A1", "1"),
    ]
    assert tables["raw_ocds"][1]["supplier_name"] is None  # several are no single supplier
    assert tables["raw_ocds"][2]["expiry_date"] == "2027-03-31"
    assert files[0]["lines_read"] == 1


@pytest.mark.parametrize(
    "release",
    [
        {},
        {"tag": "award", "awards": "none", "parties": None, "tender": []},
        {"awards": [None, 3, {"id": 7, "value": "much", "suppliers": {}, "contractPeriod": 1}]},
        {"awards": [{"suppliers": [{"id": "x"}]}], "parties": [{"id": "x", "roles": "supplier"}]},
    ],
)
def test_a_release_of_any_shape_is_a_line(tmp_path, release):
    _, files = landed(tmp_path, {"a.json": package(release)})
    assert files[0]["lines_read"] == 1


def test_releases_line_by_line_are_read_too(tmp_path):
    lines = f"{json.dumps(RELEASE)}\n\n{json.dumps(RELEASE)}\n"
    _, files = landed(tmp_path, {"a.ndjson": lines})
    assert files[0]["lines_read"] == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"releases": [', "is not JSON"),
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
    ],
)
def test_what_is_no_json_says_so(tmp_path, content, says):
    with pytest.raises(SourceError, match=says):
        recognise(tmp_path, {"a.json": content})


@pytest.mark.parametrize("content", ["[]", "3", '{"records": []}', '{"releases": []}'])
def test_a_document_without_releases_is_not_recognised(tmp_path, content):
    _, unknown = recognise(tmp_path, {"a.json": content})
    assert unknown == {"a.json": "a document without a list of releases"}


def test_a_file_said_to_be_a_package_has_to_be_one(tmp_path):
    said = '[[source]]\nfiles = ["a.json"]\nkind = "ocds"\n'
    with pytest.raises(SourceError, match="holds no list of releases"):
        recognise(tmp_path, {"sources.toml": said, "a.json": '{"records": []}'})


def test_what_is_planted_about_persons_is_in_no_output(tmp_path):
    said = (
        '[[publisher]]\npublisher_id = "GB-LAE-XBR"\nname = "Brackwater"\nplace_id = "X08000001"\n'
    )
    folder = write(
        tmp_path / "data", {"sources.toml": said, "notices/a.json": package(RELEASE, {"id": "2"})}
    )
    output = support.build_folder(folder, tmp_path / "out")
    with support.warehouse(output) as engine:
        assert engine.run("select lines_read, lines_accepted, lines_rejected from raw_files") == [
            (2, 1, 1)
        ]
        (contract,) = engine.rows("select * from dim_contract")
        assert contract["contract_id"] == "ocds-x1-1:A1"
        assert contract["provider_id"] == "GB-COH-01234567"
        text = "\n".join(str(engine.run(f'from "{table}"')) for table in engine.tables())
    assert "Tern Care Ltd" in text
    assert not PLANTED.search(text.encode())
    for path in output.rglob("*"):
        if path.is_file():
            assert not PLANTED.search(path.read_bytes()), path.name


@pytest.mark.real
def test_real_packages_land_whole_and_without_addresses(real_folder, tmp_path):
    """Every package of the folder: lines reconcile, no e-mail address is in the warehouse."""
    paths = sorted((real_folder / "contracts").glob("ocds*/*json*"))
    names = ", ".join(f'"{path.as_posix()}"' for path in paths)
    folder = write(tmp_path / "data", {"sources.toml": f"[[source]]\nfiles = [{names}]\n"})
    output = support.build_folder(folder, tmp_path / "out")
    with support.warehouse(output) as engine:
        files = engine.rows("select * from raw_files")
        assert files and {file["kind"] for file in files} == {"ocds"}
        for file in files:
            assert file["lines_read"] == file["lines_accepted"] + file["lines_rejected"]
        text = "\n".join(str(engine.run(f'from "{table}"')) for table in engine.tables())
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", text)
