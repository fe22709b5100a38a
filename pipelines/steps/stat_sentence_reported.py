"""One sentence for each view of reported beside said: a measure over its providers, by service or
over all; and a provider over its questions, by service or over all.
"""

import pandas as pd

from pipelines.stats import sentences_reported

READS = ("stat_reported_gap", "dim_measure")
WRITES = "stat_sentence_reported"
GRAIN = ("measure_id", "provider_id", "service_id", "period")

_VIEWS = (
    (("measure_id",), ("provider", "providers")),
    (("measure_id", "service_id"), ("provider", "providers")),
    (("provider_id",), ("question", "questions")),
    (("provider_id", "service_id"), ("question", "questions")),
)


def run(frames):
    """Sentences; a null key means all of them together."""
    rows = frames["stat_reported_gap"]
    titles = frames["dim_measure"].set_index("measure_id")["title"]
    rows = rows.assign(title=rows["measure_id"].map(titles))
    rows = rows.astype(object).where(rows.notna(), None)
    found = []
    for keys, about in _VIEWS:
        label = "provider_name" if "measure_id" in keys else "title"
        ordered = rows.assign(label=rows[label]).sort_values([label, "service_id"])
        for key, part in ordered.groupby([*keys, "period"], sort=True):
            named = dict(zip(keys, key, strict=False))
            said = sentences_reported.gaps(part.to_dict("records"), key[-1], about)
            found.append({**dict.fromkeys(GRAIN), **named, "period": key[-1], "sentence": said})
    return pd.DataFrame(found, columns=[*GRAIN, "sentence"], dtype=object)
