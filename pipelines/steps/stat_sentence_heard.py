"""One sentence for each measure, place and year: which groups are under-heard."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from pipelines.stats import sentences_heard

READS = ("stat_heard",)
WRITES = "stat_sentence_heard"
GRAIN = ("block", "place_id", "period", "measure_id")

_KEY = ("place_id", "period", "measure_id")


def run(frames):
    """Sentences of the block `heard`."""
    rows = frames["stat_heard"].sort_values([*_KEY, "group_dimension", "group_value"])
    rows["heard_verdict"] = (
        rows["heard_verdict"].astype(object).where(rows["heard_verdict"].notna(), None)
    )
    said = [
        ("heard", place, period, measure, sentences_heard.not_heard(list(part), period))
        for (place, period, measure), part in groupby(
            rows.to_dict("records"), key=itemgetter(*_KEY)
        )
    ]
    return pd.DataFrame(said, columns=[*GRAIN, "sentence"])
