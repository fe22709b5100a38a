"""What a person helped cost, in-house and external on one basis; nobody is ranked."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_FEWEST = 3
_NO_LIMITS = (
    "**No limits are drawn.** Accounts state a total and how many people were helped, not how far "
    "the cost differs from person to person, so nobody can tell which differences are more than "
    "chance and need. A dearer service may help people who need more."
)
_SURE = (
    "Outturn and overhead as the accounts of each body state them. Payments alone are no cost: "
    "they are never set beside an account."
)


def block(view, service_id, service_name):
    """The funnel of a service, or why there is none."""
    cells = read(reading.unit_costs, view.published, service_id, view.financial_year)
    comparable = cells[cells["is_comparable"].fillna(False).astype(bool)]
    with components.finding_block(
        "unit-cost", "What a person helped costs", _finding(cells, comparable)
    ) as made:
        if not len(cells):
            components.state(
                "not_loaded",
                f"No account and no payment of {service_name.lower()} is loaded for this period.",
                "Add what services cost (service costs) to the data folder.",
            )
            return
        make = _chart(view, made, comparable)
        year = words.period(cells["financial_year"].iloc[0])
        components.table_twin(
            made, f"{service_name}: cost a person helped, {year}",
            ["Provider", "Cost", "Of it overheads", "People helped", "Cost a person",
             "Can it be compared?"],
            [_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3, 4),
            label="Same as a table" if make else "Every provider, and what is missing",
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_unit_cost",), sure=_SURE, public="To boards and officers.",
            missing="In-house services without an account: their cost is not supplied",
        )  # fmt: skip
        components.download_row(made, view, cells, passport, make=make, period=year)


def _chart(view, made, comparable):
    """Draw the funnel where three or more can be compared; gives back what draws it."""
    if len(comparable) < _FEWEST:
        components.state(
            "Too few to compare",
            f"A chart needs {_FEWEST} providers whose full cost, overheads included, is stated for "
            f"a known number of people; here are {len(comparable)}.",
            "Ask the others for their cost and how many people they helped.",
        )
        return None
    components.legend([(("square", "value"), "In-house"), (("circle", "value"), "External")])
    make = partial(figures.unit_costs, comparable, view.provider_id)
    told = "; ".join(
        f"{row['provider_name']} {words.pounds(row['unit_cost_gbp'])} for "
        f"{words.count(row['people_helped'])} people"
        for row in comparable.to_dict("records")
    )
    components.chart(
        made, make, alt=f"Cost a person helped by how many were helped, without limits. {told}."
    )
    components.aside(_NO_LIMITS)
    return make


def _finding(cells, comparable):
    if not len(cells):
        return ""
    year = words.period(cells["financial_year"].iloc[0])
    every = words.counted(len(cells), "provider", "providers")
    if len(comparable) < _FEWEST:
        return f"In {year}, **{len(comparable)} of {every} can be compared**: too few to draw."
    costs = comparable["unit_cost_gbp"]
    return (
        f"In {year}, **{len(comparable)} of {every} can be compared**, from "
        f"{words.pounds(costs.min())} to {words.pounds(costs.max())} a person helped, overheads "
        "included."
    )


def _row(row):
    return [
        Cell(row["provider_name"], "In-house" if row["is_in_house"] else "External"),
        _pounds(row["cost_gbp"], row["cost_basis"]),
        _pounds(row["overhead_gbp"]),
        Cell("not supplied", missing=True) if words.is_missing(row["people_helped"])
        else words.count(row["people_helped"]),
        _pounds(row["unit_cost_gbp"]),
        "Yes" if row["is_comparable"] else Cell("No", row["not_comparable_because"]),
    ]  # fmt: skip


def _pounds(value, basis=""):
    if words.is_missing(value):
        return Cell("not supplied", missing=True)
    return Cell(words.pounds(value), basis)
