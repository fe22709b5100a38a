"""One sentence for each place and year about people who asked: by service, and over all of them."""

import pandas as pd

from pipelines.stats import sentences_waiting

READS = ("safe_waiting",)
WRITES = "stat_sentence_waiting"
GRAIN = ("place_id", "service_id", "period")


def run(frames):
    """Sentences; without a service they are about all services of the place."""
    counts = frames["safe_waiting"]
    services = sorted(counts["service_id"].dropna().unique())
    found = []
    for (place, period), lines in counts.groupby(["place_id", "period"], sort=True):
        rows = [_row(lines[lines["service_id"] == service], period) for service in services]
        said = sentences_waiting.all_services(rows, period)
        found.append((place, None, period, said))
        found += [
            (place, service, period, sentences_waiting.one_service(row))
            for service, row in zip(services, rows, strict=True)
        ]
    return pd.DataFrame(found, columns=[*GRAIN, "sentence"], dtype=object)


def _row(lines, period):
    people = lines["waiting_people"].astype(object).where(lines["waiting_people"].notna(), None)
    return {"period": period} | dict(zip(lines["waiting_kind"], people, strict=True))
