"""What people report where a contract is delivered; never a claim that the contract caused it."""

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

_CAUSE = (
    "It is what people there report, whoever provides their support: **it does not say what this "
    "contract brought about**."
)


def outcomes(view, row):
    """The latest year's answers about its service, nearest to the places that it serves."""
    places = read(reading.contract_places, view.published, row["contract_id"])
    cells = read(reading.contract_outcomes, view.published, row["contract_id"])
    title = "What people say in the places it serves"
    with components.finding_block("people", title, _finding(row, places, cells)) as block:
        if not len(cells):
            components.state(
                "not_asked", "No survey that we loaded asks people here about their lives.",
                "See the open questions: whom could we ask?",
            )  # fmt: skip
            return
        for name, part in cells.groupby("heard_place_name", sort=True):
            if cells["heard_place_name"].nunique() > 1:
                components.aside(f"**{name}**")
            components.outcomes([(r, _link(view, r)) for r in part.to_dict("records")])
        year = cells["period_words"].iloc[0]
        components.table_twin(
            block, f"{title}, {year}",
            ["Outcome", "Place", "Value (95% interval)", "People heard", "Change"],
            [_row(r) for r in cells.to_dict("records")], numbers=(2, 3),
        )  # fmt: skip
        _ways_on(view, row)
        passport = components.passport(
            view, ("pub_contract_place", *outcome_time.MODELS), sure=outcome_time.SURE,
            public=outcome_time.PUBLIC,
            missing="Whom each provider supports: answers of one place stand together",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period=year)


def _finding(row, places, cells):
    if not len(cells):
        return ""
    where = words.listed(sorted(set(cells["heard_place_name"])))
    served = words.listed(sorted(set(places["delivery_place_name"].dropna())))
    if set(cells["published_table"]) == {"P1"}:
        what = (row["service_name"] or "its service").lower()
        told = f"Nobody was asked about {what}: these are answers of **everyone in {where}**."
    elif where == served:
        told = f"Answers of people who have {row['service_name'].lower()} in **{where}**."
    else:
        told = (
            f"Answers about {row['service_name'].lower()} are not published for {served}: you see "
            f"**{where}**, around it."
        )
    return f"{told} {_CAUSE}"


def _link(view, r):
    known = read(reading.outcome_measures, view.published, r["place_id"])
    label = known.set_index("measure_id")["label"].get(r["measure_id"])
    service = r["service_id"] if r["published_table"] == "P2" else None
    return components.page_link(
        view, "outcomes", r["plain_title"], measure=label, place=r["place_id"], service=service,
        provider=None,
    )  # fmt: skip


def _row(r):
    missing = words.is_missing(r["value"])
    none = Cell(words.none_of(r), missing=True)
    return [
        Cell(f"“{r['plain_title']}”", measured.direction(r["polarity"])),
        r["heard_place_name"],
        none if missing else measured.with_interval(r, unit=True),
        none if words.is_missing(r["n_people"]) else words.count(r["n_people"]),
        none if missing else measured.SIGNALS.get(r["signal"], "Too early to tell"),
    ]


def _ways_on(view, row):
    if words.is_missing(row["provider_id"]):
        return
    components.links(
        [
            components.page_link(
                view, "providers", "What people say of this provider, all places together",
                provider=row["provider_id"], service=row["service_id"],
            )
        ]
    )  # fmt: skip
