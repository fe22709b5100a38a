"""What is hidden so that nobody can be found: how much of each table, and by which rule."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_LEVELS = {
    "ward": "Wards",
    "district": "Districts",
    "county": "County",
    "alliance": "Alliances",
    "icb": "Care boards",
    "region": "Regions",
    "country": "Country",
}
_PERIODS = {"month": "months", "quarter": "quarters", "financial_year": "years"}


def hidden(view):
    """Cells and people hidden, by table, level and kind of period."""
    cells = read(reading.disclosure, view.published)
    if not len(cells):
        return
    with components.finding_block(
        "hidden", "Hidden so that nobody can be found", _said(cells)
    ) as block:
        components.table(
            "Figures about people that are hidden, by table, level and kind of period",
            ["Table", "Figures", "Too few people", "To guard another", "Longer period shown",
             "Hidden", "People in them", "As before"],
            [_row(row) for row in cells.to_dict("records")],
            numbers=(1, 2, 3, 4, 5, 6, 7),
        )  # fmt: skip
        passport = components.passport(view, ("pub_disclosure",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


def _said(cells):
    heard, few = int(cells["cells_heard"].sum()), int(cells["hidden_few"].sum())
    guards = int(cells["hidden_elsewhere"].sum() + cells["hidden_longer"].sum())
    frozen = int(cells["frozen"].sum())
    as_before = (
        f" {words.count(frozen)} more stand as they were published before, since fewer than ten "
        "people have changed them."
        if frozen
        else ""
    )
    return (
        f"**{words.count(few + guards)} of {words.count(heard)} figures about people are hidden**: "
        f"{words.count(few)} are about fewer than ten people, or as few who said yes or no; "
        f"{words.count(guards)} would give one of those away, or leave stripes of empty months. "
        "Before this was published, an attack with everything shown worked out none of those few."
        f"{as_before}"
    )


def _row(row):
    level = "all places" if words.is_missing(row["place_level"]) else _LEVELS[row["place_level"]]
    share = row["people_hidden_pct"]
    return [
        Cell(row["table_words"], f"{level}, {_PERIODS[row['period_kind']]}"),
        words.count(row["cells_heard"]),
        words.count(row["hidden_few"]),
        words.count(row["hidden_elsewhere"]),
        words.count(row["hidden_longer"]),
        words.per_cent(row["cells_hidden_pct"]),
        Cell("too few to say", missing=True) if words.is_missing(share) else words.per_cent(share),
        words.count(row["frozen"]),
    ]
