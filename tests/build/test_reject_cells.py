"""What was set apart is written so that no spreadsheet computes it."""

import csv

from pipelines.build.rejects import _write

ATTACKS = [
    "=cmd()",
    "+44",
    "-1+1",
    "@sum(a1)",
    "<script>alert(1)</script>",
    "x" * 500,
    "\u202eegnar",
]


def test_no_cell_of_a_reject_begins_like_a_formula(tmp_path):
    path = tmp_path / "rejects" / "file.csv"
    _write(path, [("file.csv", 3, "refused", "no date", text) for text in ATTACKS])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[4].lstrip("'") for row in rows] == ATTACKS  # nothing is lost
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row)
