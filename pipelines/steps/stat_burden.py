"""How much a survey asks of a person in a year, with its sentence. Protected figures only."""

from pipelines.stats import sentences_burden

READS = ("safe_burden",)
WRITES = "stat_burden"
GRAIN = ("survey", "place_id", "period")


def run(frames):
    """The protected figures, each row with the sentence that says them."""
    rows = frames["safe_burden"]
    plain = rows.astype(object).where(rows.notna(), None)
    return rows.assign(
        sentence=[sentences_burden.burden(row) for row in plain.to_dict("records")]
    ).astype({"sentence": object})
