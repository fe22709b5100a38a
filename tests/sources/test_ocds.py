"""OCDS documents: each release is a line with its own verdict, nothing about persons lands."""

import json
import re

import pytest

from pipelines.errors import SourceError
from tests import support
from tests.build.folders import landed, recognise, write

TERN = {"id": "GB-COH-01234567", "name": "Tern Care Ltd"}
RELEASE = {
    "ocid": "ocds-x1tern-1",
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


def test_a_release_lands_as_a_record_and_one_for_each_supplier(tmp_path):
    tables, files = landed(tmp_path, {"ocds/a.json": package({}, RELEASE)})
    empty, release, supplier = tables["raw_ocds"]
    assert (empty["line_number"], empty["fault"]) == (1, "an empty release")
    assert (release["line_number"], release["part"], release["fault"]) == (2, "release", None)
    assert (release["ocid"], release["buyer_id"]) == ("ocds-x1tern-1", "GB-LAE-XBR")
    assert json.loads(release["release_json"])["awards"][0]["value"]["amount"] == 1234.5
    assert (supplier["line_number"], supplier["part"]) == (2, "supplier")
    assert supplier["supplier_id"] == "GB-COH-01234567"
    assert files[0]["lines_read"] == 2
    assert "contactPoint" in files[0]["columns_dropped"]


UNDER_THE_ACT = {
    "id": "C1",
    "awardID": "A1",
    "status": "terminated",
    "implementation": {
        "metrics": [
            {
                "id": "K1",
                "title": "Listened to",
                "observations": [
                    {"id": "1", "measureClassification": {"id": "met"}},
                    {"id": "2", "measureClassification": {"id": "significantlyBelow"}},
                ],
            }
        ],
        "performanceFailures": [
            {
                "id": "F1",
                "requirement": "Notice; ask planted@example.invalid",
                "decisionDate": "2025-06-20",
                "penaltyType": "negotiated",
                "penaltyValue": {"amount": 12000, "currency": "GBP"},
                "suppliers": [TERN],
            }
        ],
    },
    "terminationRationaleClassification": {"id": "supplierWithdrew", "description": "It left"},
    "amendments": [{"id": "M1", "rationale": "More people", "suppliersAdded": [TERN]}],
    "proposedAmendments": [{"id": "M2"}],
}


def test_what_the_act_asks_for_lands_at_its_own_grain(tmp_path):
    bids = {"statistics": [{"measure": "finalStageBids", "value": 4}]}
    release = RELEASE | {"contracts": [UNDER_THE_ACT], "bids": bids}
    tables, files = landed(tmp_path, {"a.json": package(release)})
    rows = tables["raw_ocds"]
    assert [row["part"] for row in rows] == [
        *("release", "supplier", "kpi", "kpi", "failure", "amendment", "amendment"),
        *("termination", "bids"),
    ]
    assert [row["part_number"] for row in rows] == [str(n) for n in range(9)]
    assert {row["line_number"] for row in rows} == {1} and files[0]["lines_read"] == 1
    by_part = {row["part"]: row for row in rows}
    assert (by_part["kpi"]["contract_number"], by_part["kpi"]["rating"]) == (
        *("C1", "significantlyBelow"),
    )
    assert by_part["failure"]["requirement"] == "Notice; ask [e-mail removed]"
    assert by_part["failure"]["supplier_identifiers"] == "GB-COH-01234567"
    assert by_part["amendment"]["amendment_stage"] == "proposed"
    # The singular of the reasons is deprecated, and older notices have nothing else.
    assert by_part["termination"]["rationale_codes"] == "supplierWithdrew"
    assert (by_part["bids"]["bid_measure"], by_part["bids"]["bids"]) == ("finalStageBids", "4")


def test_each_supplier_of_an_award_lands_with_what_it_is_declared_to_be(tmp_path):
    gannet = {
        "id": "portal-7",
        "name": "Gannet CIC",
        "roles": ["supplier"],
        "identifier": {"scheme": "GB-COH", "id": "765432"},
        "additionalIdentifiers": [{"scheme": "GB-CHC", "id": "1123520"}],
        "details": {"scale": "sme", "vcse": True},
    }
    release = RELEASE | {
        "parties": [*RELEASE["parties"], gannet],
        "awards": [{"id": "A1", "suppliers": [TERN, {"id": "portal-7"}, {"name": "Planted & Co"}]}],
    }
    tables, _ = landed(tmp_path, {"a.json": package(release)})
    wanted = ("supplier_name", "supplier_id", "supplier_identifiers", "supplier_scale", "is_vcse")
    found = [tuple(row[key] for key in wanted) for row in tables["raw_ocds"][1:]]
    assert found == [
        ("Tern Care Ltd", "GB-COH-01234567", "GB-COH-01234567", None, None),
        ("Gannet CIC", "GB-COH-00765432", "GB-COH-00765432|GB-CHC-1123520", "sme", "true"),
        ("Planted & Co", None, None, None, None),
    ]


def test_an_id_that_stands_twice_identifies_the_first_alone(tmp_path):
    other = RELEASE | {"date": "2024-03-01T00:00:00Z"}
    elsewhere = RELEASE | {"ocid": "ocds-x1tern-2"}
    tables, _ = landed(tmp_path, {"a.json": package(RELEASE, RELEASE, other, elsewhere)})
    faults = [row["fault"] for row in tables["raw_ocds"] if row["part"] == "release"]
    assert faults == [
        None,
        "repeats release 1 of this file",
        "bears the id of release 1 of this file, and says something else",
        None,
    ]


def test_a_fault_stands_on_all_that_a_release_states(tmp_path):
    tables, _ = landed(tmp_path, {"a.json": package(RELEASE | {"date": "2151-01-01"})})
    assert [row["part"] for row in tables["raw_ocds"]] == ["release", "supplier"]
    assert len({row["fault"] for row in tables["raw_ocds"]} - {None}) == 1
    assert all(row["fault"] for row in tables["raw_ocds"])


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


def test_releases_line_by_line_are_read_too_and_a_broken_line_stops_nothing(tmp_path):
    second = RELEASE | {"id": "2", "tender": {"title": "Care\u2028at home"}}
    lines = [json.dumps(RELEASE), "", '{"ocid": ', json.dumps(second, ensure_ascii=False)]
    tables, files = landed(tmp_path, {"a.ndjson": "\r\n".join(lines)})
    found = [row for row in tables["raw_ocds"] if row["part"] == "release"]
    assert [row["fault"] for row in found] == [None, "a line that is not JSON", None]
    assert [row["release_json"] is None for row in found] == [False, True, False]
    assert files[0]["lines_read"] == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"releases": [', "is not JSON"),
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b'{"a": "\xff"}', "is not JSON"),
    ],
)
def test_what_is_no_json_says_so(tmp_path, content, says):
    with pytest.raises(SourceError, match=says):
        recognise(tmp_path, {"a.json": content})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[]", "a document without a list of releases"),
        ("3", "a document without a list of releases"),
        ('{"records": []}', "a package that holds no release"),
        ('{"releases": []}', "a package that holds no release"),
    ],
)
def test_a_document_without_releases_is_not_recognised(tmp_path, content, says):
    _, unknown = recognise(tmp_path, {"a.json": content})
    assert unknown == {"a.json": says}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"$schema": "x", "properties": {}}, "a schema"),
        ({"fields": [{"name": "ContractTitle"}]}, "a schema"),
        ({"definitions": {}}, "part of an OCDS extension"),
        ({"name": "x", "compatibility": ["1.1"]}, "part of an OCDS extension"),
        ({"meta": {}, "stats": {}, "contracts": [{"id": "1"}]}, "digest of Contracts Finder"),
    ],
)
def test_what_is_no_data_says_what_it_is(tmp_path, content, says):
    _, unknown = recognise(tmp_path, {"a.json": json.dumps(content).encode("utf-16-le")})
    assert says in unknown["a.json"]


def test_lines_none_of_which_is_json_are_no_file_of_notices(tmp_path):
    with pytest.raises(SourceError, match="is not JSON, nor lines of it"):
        recognise(tmp_path, {"a.ndjson": "a,b\n1,2\n"})


def test_a_file_said_to_be_a_package_has_to_be_one(tmp_path):
    said = '[[source]]\nfiles = ["a.json"]\nkind = "ocds"\n'
    with pytest.raises(SourceError, match="that holds no release"):
        recognise(tmp_path, {"sources.toml": said, "a.json": '{"records": []}'})


def test_what_is_planted_about_persons_is_in_no_output(tmp_path):
    said = (
        '[[publisher]]\npublisher_id = "GB-LAE-XBR"\nname = "Brackwater"\nplace_id = "X08000001"\n'
    )
    folder = write(
        tmp_path / "data",
        {"sources.toml": said, "notices/a.json": package(RELEASE, RELEASE | {"ocid": None})},
    )
    output = support.build_small(folder, tmp_path / "out")
    with support.warehouse(output) as engine:
        assert engine.run("select lines_read, lines_accepted, lines_rejected from raw_files") == [
            (2, 1, 1)
        ]
        (contract,) = engine.rows("select * from dim_contract")
        assert contract["contract_id"] == "ocds-x1tern-1:A1"
        assert contract["provider_id"] == "GB-COH-01234567"
        text = "\n".join(str(engine.run(f'from "{table}"')) for table in engine.tables())
    assert "Tern Care Ltd" in text
    assert not PLANTED.search(text.encode())
    for path in output.rglob("*"):
        if path.is_file():
            assert not PLANTED.search(path.read_bytes()), path.name
