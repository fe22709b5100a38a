"""What rests on one provider and on whom it rests: stopping, places, income, names."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_SURE = (
    "Payments under its names in each body’s last twelve loaded months. An in-house service is "
    "not paid for: its full cost stands instead. Whether others have room is not known."
)
_PUBLIC = "To boards and officers: the work of a named provider."
_METHODS = {
    "decided": "people decided it",
    "identifier": "a number that stands beside the name",
    "plain name": "the same name, written otherwise",
    "likeness": "much alike, and nothing speaks against it",
}


def blocks(view, is_in_house):
    """If it stopped tomorrow, the places it serves, and what is known of its income."""
    _stop(view)
    _places(view)
    if is_in_house:
        with components.finding_block("income", "How far it depends on us", ""):
            components.state(
                "not_applicable",
                "An in-house service has no income of its own: its budget is the body’s.",
            )
    else:
        _income(view)


def _stop(view):
    cells = read(reading.provider_stop, view.published, view.provider_id, view.service_id)
    title = "If this provider stopped tomorrow"
    with components.finding_block("stop", title, _stop_finding(view, cells)) as block:
        if not len(cells):
            components.state(
                "None",
                "Nothing was paid to it in the last twelve loaded months, and nothing is in force.",
            )
            return
        components.table(
            "What would need another provider, by service and by who pays",
            ["Service", "Who pays", "In twelve months", "Its share of our need", "Others known",
             "In force"],
            [_stop_row(row) for row in cells.to_dict("records")], numbers=(2, 3, 4, 5),
        )  # fmt: skip
        components.aside(
            "**Our need** is all that the body pays for the service in purchases and grants, and "
            "the full cost of its in-house services. Others known are paid for the service by the "
            "same body, or have an agreement in force."
        )
        passport = components.passport(
            view, ("pub_provider_stop",), sure=_SURE, public=_PUBLIC,
            missing="Whether others could take people on, and how long that would take",
        )  # fmt: skip
        components.download_row(
            block, view, cells, passport, period="the last twelve loaded months"
        )


def _stop_finding(view, cells):
    if not len(cells):
        return ""
    total = read(reading.provider_stop_total, view.published, view.provider_id).iloc[0]
    pounds = total["last_twelve_gbp"]
    kind = "a year of payments"
    if not words.is_missing(total["account_gbp"]) and not pounds:
        pounds, kind = total["account_gbp"], "a year of in-house cost"
    running = words.counted(
        total["contracts_in_force"], "contract or agreement", "contracts and agreements"
    )
    told = f"**{words.pounds(pounds)}**, {kind}, and **{running}** would be open"
    alone = int(total["places_alone"])
    if alone:
        return f"{told}; in **{words.counted(alone, 'place', 'places')}** no other is known."
    return f"{told}."


def _stop_row(row):
    share = Cell(words.per_cent(row["need_pct"]), f"of {words.pounds(row['service_gbp'])}")
    if words.is_missing(row["need_pct"]):
        share = Cell(_no_share(row), missing=True)
    counted = row["counted_gbp"]
    amount = Cell(words.pounds(row["last_twelve_gbp"]))
    if not row["last_twelve_gbp"] and not words.is_missing(counted) and row["account_year"]:
        amount = Cell(words.pounds(counted), f"full cost, {words.period(row['account_year'])}")
    value = row["annual_value_gbp"]
    others = row["other_providers"]
    return [
        row["service_name"],
        row["publisher_name"],
        amount,
        share,
        Cell("not known", missing=True) if words.is_missing(others) else words.count(others),
        Cell(
            words.count(row["contracts_in_force"]),
            "" if words.is_missing(value) else f"{words.pounds(value)} a year",
        ),
    ]


def _no_share(row):
    if row["service_id"] == "unmapped":
        return "no service known"
    if not row["is_need_known"]:
        return "an in-house cost is not supplied"
    return "nothing paid in these months"


def _places(view):
    cells = read(reading.provider_places, view.published, view.provider_id, view.service_id)
    with components.finding_block("places", "Places it serves", _places_finding(cells)) as block:
        if not len(cells):
            components.state(
                "Not stated",
                "No contract or agreement of it that is in force states where it is delivered.",
            )
            return
        components.table(
            "Places of contracts and agreements in force",
            ["Place", "Service", "In force", "Others known there"],
            [
                [
                    Cell(row["place_name"], row["level_words"]),
                    row["service_name"],
                    words.count(row["contracts_in_force"]),
                    Cell("not known", missing=True)
                    if words.is_missing(row["other_providers"])
                    else words.count(row["other_providers"]),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3),
        )
        passport = components.passport(
            view, ("pub_provider_place",), public=_PUBLIC,
            sure="As registers state the area. Another counts where it has an agreement in force "
            "for the same service, for that place or a wider one around it.",
            missing="Contracts that state no place; providers that are paid without an agreement",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period="as at each register")


def _places_finding(cells):
    if not len(cells):
        return ""
    places = words.counted(cells["place_id"].nunique(), "place", "places")
    alone = cells.loc[cells["other_providers"] == 0, "place_name"].drop_duplicates()
    if not len(alone) and cells["place_id"].nunique() == 1:
        return f"{cells['place_name'].iloc[0]} alone, where **another provider is known as well**."
    if not len(alone):
        return f"{places}; **in each of them another provider is known**."
    if len(alone) > 4:
        return f"{places}; in **{len(alone)} of them no other is known**."
    return f"{places}; **no other is known in {words.listed(alone)}**."


def _income(view):
    cells = read(reading.provider_income, view.published, view.provider_id)
    with components.finding_block(
        "income", "How far it depends on us", _income_finding(cells)
    ) as block:
        if not len(cells):
            components.state(
                "Not known", "Nothing is known of its income: no payment, no grant, no accounts."
            )
            return
        components.table(
            "What is known of its income over a year",
            ["Who paid", "What", "Amount", "Share of what we know"],
            [
                [
                    row["payer_name"],
                    row["income_kind"],
                    words.pounds(row["known_income_gbp"]),
                    words.per_cent(row["known_income_pct"], "cannot be told"),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3),
        )
        passport = components.passport(
            view, ("pub_provider_income",), public=_PUBLIC,
            sure="Payments of each body’s last twelve loaded months; grants by other funders as "
            "awarded in the same year. All of its income can only be more.",
            missing="Accounts of providers; income from anybody else",
        )  # fmt: skip
        components.download_row(
            block, view, cells, passport, period="the last twelve loaded months"
        )


def _income_finding(cells):
    if not len(cells):
        return ""
    known = words.pounds(cells["all_known_income_gbp"].iloc[0])
    return (
        f"**What all of its income is, is not known**: its accounts are not loaded. We know "
        f"of {known} over a year, so a share here can only be too large."
    )


def names(view):
    """The names under which it is paid, for officers."""
    if not read(reading.has_table, view.published, "pub_provider_name"):
        return
    cells = read(reading.provider_names, view.published, view.provider_id)
    finding = "For officers: **each name, and how we know that it is this provider**."
    with components.finding_block("names", "Names it is paid under", finding) as block:
        if not len(cells):
            components.state("Not shown", "No name of it is plainly an organisation’s.")
            return
        components.table(
            "Names in payments and registers, alphabetical",
            ["Name", "How we know", "How sure", "Paid", "Payments"],
            [
                [
                    row["payee_name"],
                    _METHODS[row["provider_method"]],
                    words.per_cent(100 * row["provider_confidence"]),
                    Cell("in a register only", missing=True)
                    if words.is_missing(row["spend_gbp"])
                    else words.pounds(row["spend_gbp"]),
                    words.count(row["payments"]),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3, 4),
        )
        passport = components.passport(
            view, ("pub_provider_name",), public="No: a list for checking.",
            sure="By decision or number certain; by likeness at least as sure as the list says.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)
