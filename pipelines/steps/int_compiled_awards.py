"""Awards and contracts of each procurement process, as all of its notices together state them.

Releases of one OCID, in whatever files, are merged in the order of their dates by the rules of the
standard (`ocdsmerge`); what no later release changes stands. `line_number` is that of the latest.
Awards that were cancelled or had no winner are left out. `value_unknown_because` says why a value
that is stated is unknown in pounds.
"""

import json
from itertools import groupby
from operator import itemgetter

import pandas as pd

from pipelines.notices.awards import awards
from pipelines.notices.compiled import compile_releases, merge_rules
from pipelines.notices.faults import moment

READS = ("stg_ocds", "ref_ocds_merge_rules")
TAKES = {
    "stg_ocds": "select source_file_id, line_number, ocid, released_at, release_json from stg_ocds"
}
WRITES = "int_compiled_awards"
GRAIN = ("ocid", "part_number")

COLUMNS = (
    *("ocid", "part_number", "part", "award_id", "source_file_id", "line_number", "release_date"),
    *("buyer_id", "buyer_name", "contract_reference", "title", "cpv_code", "procedure", "status"),
    *("total_value_gbp", "value_unknown_because", "start_date", "end_date", "expiry_date"),
    *("terminated_on", "contract_number", "suppliers", "supplier_name", "supplier_id"),
)
_READ = ("ocid", "released_at", "source_file_id", "line_number", "release_json")


def run(frames):
    """One row per award or contract of a process."""
    listed = frames["ref_ocds_merge_rules"]
    rules = merge_rules(zip(listed["path"], listed["rule"], strict=True))
    notices = frames["stg_ocds"].sort_values("ocid", kind="stable")[list(_READ)]
    rows = []
    for _, process in groupby(notices.to_dict("records"), key=itemgetter("ocid")):
        releases = list(process)
        latest = max(releases, key=_recency)
        compiled = compile_releases([json.loads(one["release_json"]) for one in releases], rules)
        stands = {
            "source_file_id": latest["source_file_id"],
            "line_number": latest["line_number"],
            "release_date": compiled["date"][:10],
        }
        rows += [award | stands for award in awards(compiled)]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.where(frame.notna(), None)


def _recency(notice):
    return moment(notice["released_at"]), notice["source_file_id"], notice["line_number"]
