"""int_compiled_awards: one row per award of a process, whatever the files of its releases."""

import csv
import json

import pandas as pd

from pipelines.build.columns import load_columns
from pipelines.config import REFERENCE
from pipelines.steps import int_compiled_awards as step


def _rules():
    with (REFERENCE / "ocds_merge_rules.csv").open(encoding="utf-8", newline="") as file:
        return pd.DataFrame(list(csv.DictReader(file)))


def _run(*notices):
    rows = [
        {
            "ocid": one["ocid"],
            "source_file_id": file,
            "line_number": line,
            "released_at": one["date"],
            "release_json": json.dumps(one),
        }
        for file, line, one in notices
    ]
    columns = ["ocid", "source_file_id", "line_number", "released_at", "release_json"]
    frames = {"stg_ocds": pd.DataFrame(rows, columns=columns), "ref_ocds_merge_rules": _rules()}
    return step.run(frames)


def test_a_process_told_in_two_files_is_one_and_stands_on_its_latest_line():
    process = {"ocid": "ocds-x1tern-1"}
    award = process | {"id": "1", "date": "2024-01-01", "tag": ["award"]}
    award |= {"tender": {"title": "Care"}, "awards": [{"id": "A", "value": {"amount": 5.5}}]}
    later = process | {"id": "2", "date": "2024-03-01", "tag": ["contract"]}
    later |= {"contracts": [{"id": "C", "awardID": "A"}]}
    frame = _run(("b", 7, later), ("a", 3, award), ("a", 4, award | {"ocid": "ocds-x1tern-2"}))
    found = frame[["ocid", "part_number", "part", "title", "source_file_id", "line_number"]]
    assert found.to_numpy().tolist() == [
        ["ocds-x1tern-1", 1, "award", "Care", "b", 7],
        ["ocds-x1tern-1", 2, "contract", "Care", "b", 7],
        ["ocds-x1tern-2", 1, "award", "Care", "a", 4],
    ]
    assert list(frame["release_date"]) == ["2024-03-01", "2024-03-01", "2024-01-01"]
    assert list(frame["total_value_gbp"]) == ["5.5", None, "5.5"]  # as written: no float is summed


def test_the_latest_line_is_that_of_the_latest_moment_whatever_its_zone():
    release = {"ocid": "ocds-x1tern-1", "tag": ["award"], "awards": [{"id": "A"}]}
    earlier = release | {"id": "1", "date": "2024-01-01T00:00:00+01:00"}
    later = release | {"id": "2", "date": "2023-12-31T23:30:00Z"}
    assert list(_run(("a", 1, earlier), ("a", 2, later))["line_number"]) == [2]


def test_nothing_gives_the_columns_all_the_same():
    frame = _run()
    assert list(frame.columns) == list(step.COLUMNS) and len(frame) == 0
    assert set(step.COLUMNS) <= load_columns().keys()
