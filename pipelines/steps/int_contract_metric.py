"""Which key performance indicators each contract has, as its notices set them, or why it has none.

Indicators are set when a contract is published, long before the first rating: without them a
contract would seem to have none. A row without an indicator gives the notice's reason.
"""

import json

import pandas as pd

from pipelines.notices.signed import award_of

READS = ("stg_ocds",)
TAKES = {
    "stg_ocds": "select source_file_id, line_number, ocid, release_json from stg_ocds"
    " where release_json like '%noAgreedMetricsRationale%' or release_json like '%metrics%'"
}
WRITES = "int_contract_metric"
GRAIN = ("source_file_id", "line_number", "part_number")

COLUMNS = (*GRAIN, "ocid", "award_id", "metric_id", "metric_title", "no_metrics_because")
_MARKS = "noAgreedMetricsRationale|metrics"


def run(frames):
    """One row per indicator that a notice sets, or per contract that has none and says why."""
    notices = frames["stg_ocds"]
    notices = notices[notices["release_json"].str.contains(_MARKS, na=False)]
    rows = []
    for notice in notices.to_dict("records"):
        found = _of_release(json.loads(notice["release_json"]))
        for number, metric in enumerate(found, start=1):
            key = {name: notice[name] for name in ("source_file_id", "line_number", "ocid")}
            rows.append({**key, **metric, "part_number": number})
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.where(frame.notna(), None)


def _of_release(release):
    for contract in release.get("contracts") or []:
        award = {"award_id": award_of(contract)}
        metrics = (contract.get("implementation") or {}).get("metrics") or []
        for metric in metrics:
            yield award | {"metric_id": metric.get("id"), "metric_title": metric.get("title")}
        reason = contract.get("noAgreedMetricsRationale")
        if reason and not metrics:
            yield award | {"no_metrics_because": reason}
