"""Published outcomes from published files: nothing lost, each value as plain Python reads it."""

import csv
import gzip
import io
import json
import math
import shutil
import zipfile
from collections import Counter

import pytest

from tests import made
from tests.build.folders import write

pytestmark = pytest.mark.real

FOLDER = "outcomes"
VALUES = ("observation", "value")
PATIENT = "Pre-Op Q Mobility"


def _rows(data):
    text = data.decode("utf-8-sig", "replace")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        return file.read()


def _value(row):
    column = next((c for c in row if c and c.lower() in VALUES), None)
    return row[column] if column else None


def _number(text):
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


@pytest.fixture(scope="module")
def files(real_folder):
    """{name: rows} of every table of one value a line."""
    root = real_folder / FOLDER
    found = {}
    for path in sorted(root.rglob("*.csv*")) if root.is_dir() else []:
        if path.suffix in (".csv", ".gz"):
            rows = _rows(_read(path))
            if rows and _value(rows[0]) is not None:
                found[path.relative_to(root).as_posix()] = rows
    return found or pytest.skip(f"no published outcomes below {root}")


@pytest.fixture(scope="module")
def described(real_folder, files):
    """{name of a table: its description's file}."""
    root, found = real_folder / FOLDER, {}
    for name in files:
        path = root / f"{name.removesuffix('.gz').removesuffix('.csv')}.json"
        if path.exists():
            found[name] = path
    return found


@pytest.fixture(scope="module")
def patients(real_folder):
    """{name: content} of record-level patient outcomes, out of their archives."""
    found = {}
    for path in sorted((real_folder / FOLDER).rglob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                if name.endswith(".csv") and PATIENT.encode() in data[:4000]:
                    found[name] = data
    return found


@pytest.fixture(scope="module")
def built(real_folder, files, described, patients, tmp_path_factory):
    folder = tmp_path_factory.mktemp("outcomes")
    for name in [*files, *(p.relative_to(real_folder / FOLDER) for p in described.values())]:
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(real_folder / FOLDER / name, folder / "data" / name)
    write(folder / "data", {f"patients/{name}": data for name, data in patients.items()})
    read = ("stg_indicators_judged", "int_indicators", "stg_response_groups", "stg_response_items")
    with made.tables(folder / "data", "raw_files", *read) as engine:
        yield engine


def test_every_line_is_read_and_accepted_or_refused(built, files):
    found = {row["path"]: row for row in built.rows("select * from raw_files")}
    for name, rows in files.items():
        file = found[name]
        assert file["lines_read"] == len(rows), name
        assert file["lines_accepted"] + file["lines_rejected"] == len(rows), name
        assert file["lines_accepted"] > 0.99 * len(rows), name


def test_values_are_those_of_the_files_whether_accepted_or_not(built, files):
    for name, rows in files.items():
        numbers = [n for row in rows if (n := _number(_value(row))) is not None]
        count, total = built.run(
            "select count(value), coalesce(sum(value), 0) from stg_indicators_judged"
            " inner join stg_landed_files using (source_file_id) where file_name = ?",
            [name],
        )[0]
        assert count == len(numbers), name
        assert math.isclose(total, math.fsum(numbers), rel_tol=1e-9), name


def test_descriptions_reach_their_indicators(built, described):
    for name, path in described.items():
        said = json.loads(path.read_text(encoding="utf-8"))["ess-beta-metadata"]
        source = (said.get("shared") or said)["sourceOrg"]
        assert built.run(
            "select distinct source_name, released_on is not null, indicator_definition is not null"
            " from int_indicators inner join stg_landed_files using (source_file_id)"
            " where file_name = ?",
            [name],
        ) == [(source, True, True)], name


def test_patients_answers_keep_their_two_kinds_of_absence(built, patients):
    if not patients:
        pytest.skip("no record-level patient outcomes here")
    for name, data in patients.items():
        rows, file = _rows(data), f"patients/{name}"
        counts = "select lines_read, lines_accepted from raw_files where path = ?"
        assert built.run(counts, [file]) == [(len(rows), len(rows))]
        ages = Counter(row["Age Band"] for row in rows)
        assert built.run(
            "select count(group_value), count(missing_reason), count(distinct group_value)"
            " from stg_response_groups inner join stg_landed_files using (source_file_id)"
            " where file_name = ? and group_dimension = 'age_band'",
            [file],
        ) == [(len(rows) - ages["*"], ages["*"], len(ages - Counter({"*": ages["*"]})))]
        said = Counter(row[PATIENT] for row in rows)
        assert built.run(
            "select count(value_num), sum(value_num),"
            " count(*) filter (where missing_reason = 'not_answered')"
            " from stg_response_items inner join stg_landed_files using (source_file_id)"
            " where file_name = ? and item = 'pre_mobility'",
            [file],
        ) == [(
            len(rows) - said["9"],
            sum(int(answer) * n for answer, n in said.items() if answer != "9"),
            said["9"],
        )]  # fmt: skip
