"""Where the staff time of commissioning goes: before signing, and after."""

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read

_SURE = (
    "Days as people logged them, not as they were timed. Agreements that nobody logged are not in "
    "them."
)


def by_stage(view):
    """Staff days by stage, in the order of the work; where an effort log is loaded and shown."""
    if not read(reading.has_table, view.published, "pub_effort"):
        return
    cells = read(reading.effort_by_stage, view.published)
    if not len(cells):
        return
    with components.finding_block("effort", "Where does our own effort go?", _told(cells)) as block:
        components.aside("Of **every agreement in the log**, whatever the filters.")
        components.table(
            "Staff days logged, by stage of commissioning",
            ["Stage", "Staff days", "Share of all", "Cost as logged"],
            [_row(row) for row in cells.to_dict("records")],
            numbers=(1, 2, 3),
        )
        passport = components.passport(
            view, ("pub_effort",), sure=_SURE, public="Yes: it names nobody.",
            missing="Effort of providers and of the people who took part, which nobody logs",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period="every quarter logged")


def _told(cells):
    share = cells["before_signing_share"].iloc[0]
    if words.is_missing(share):
        return ""
    part = measured.in_unit(share, "share of people")
    return (
        f"**{part} of the staff days logged went in before anything was signed**, the rest after."
    )


def _row(row):
    when = {True: "before signing", False: "after signing"}
    stage = row["stage"]
    before = row["is_before_signing"]
    said = "not known" if words.is_missing(before) else when[bool(before)]
    cost = row["effort_cost_gbp"]
    return [
        Cell(stage[:1].upper() + stage[1:], said),
        f"{row['staff_days']:,.0f}",
        measured.in_unit(row["of_all_share"], "share of people"),
        Cell("not stated", missing=True) if words.is_missing(cost) else words.pounds(cost),
    ]
