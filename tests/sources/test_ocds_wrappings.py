"""OCDS documents in every wrapping: packages, records, lists, single releases."""

import json

import pytest

from tests.build.folders import landed
from tests.sources.test_ocds import RELEASE

RECORD = {"ocid": "ocds-x1tern-1", "releases": [RELEASE, RELEASE | {"id": "2"}]}
LINKED = {"ocid": "ocds-x1tern-1", "releases": [{"url": "u", "date": "d", "tag": ["award"]}]}
VERSIONED = {
    "ocid": "ocds-x1tern-1",
    "tender": {
        "title": [
            {"releaseID": "1", "releaseDate": "2024-01-01", "releaseTag": ["award"], "value": "A"},
            {"releaseID": "2", "releaseDate": "2024-02-01", "releaseTag": ["award"], "value": "B"},
        ]
    },
}


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("package.json", {"releases": [RELEASE]}, ["1"]),
        ("list.json", [RELEASE, RELEASE | {"id": "2"}], ["1", "2"]),
        ("one.json", RELEASE, ["1"]),
        ("records.json", {"records": [RECORD]}, ["1", "2"]),
        ("record.json", RECORD, ["1", "2"]),
        ("linked.json", {"records": [LINKED | {"compiledRelease": RELEASE}]}, ["1"]),
        ("versioned.json", {"records": [LINKED | {"versionedRelease": VERSIONED}]}, ["2"]),
        ("links.json", {"records": [LINKED], "releases": [RELEASE]}, ["1"]),
        ("packages.json", [{"releases": [RELEASE]}, {"releases": [RELEASE | {"id": "2"}]}],
         ["1", "2"]),
    ],
)  # fmt: skip
def test_releases_are_found_in_every_wrapping(tmp_path, name, content, ids):
    tables, files = landed(tmp_path, {name: json.dumps(content)})
    found = [row for row in tables["raw_ocds"] if row["part"] == "release"]
    assert [row["release_id"] for row in found] == ids
    assert [row["line_number"] for row in found] == list(range(1, len(ids) + 1))
    assert files[0]["lines_read"] == len(ids)


def test_the_last_version_of_a_field_stands(tmp_path):
    content = {"records": [{"ocid": "ocds-x1tern-1", "versionedRelease": VERSIONED}]}
    (row,) = landed(tmp_path, {"a.json": json.dumps(content)})[0]["raw_ocds"]
    assert (row["title"], row["release_date"], row["tag"]) == ("B", "2024-02-01", "award")


def test_a_record_of_links_alone_is_refused(tmp_path):
    tables, _ = landed(tmp_path, {"a.json": json.dumps({"records": [RECORD, LINKED]})})
    assert [bool(row["fault"]) for row in tables["raw_ocds"] if row["part"] == "release"] == [
        *(False, False, True)
    ]
