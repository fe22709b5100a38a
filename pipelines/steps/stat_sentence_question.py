"""How many things were checked in each place and year, and how many questions came of it."""

import pandas as pd

from pipelines.stats import sentences_question

READS = ("stat_question",)
WRITES = "stat_sentence_question"
GRAIN = ("block", "place_id", "period")

_PUT = 5


def run(frames):
    """Sentences of the block `questions`."""
    found = frames["stat_question"]
    rows = found.groupby(["place_id", "period"], as_index=False).agg(
        raised=("question_number", "size"), checks=("checks_made", "first")
    )
    said = [
        sentences_question.found(checks, min(raised, _PUT), max(raised - _PUT, 0))
        for raised, checks in zip(rows["raised"], rows["checks"], strict=True)
    ]
    return pd.DataFrame(
        {"block": "questions", "place_id": rows["place_id"], "period": rows["period"],
         "sentence": said}
    )  # fmt: skip
