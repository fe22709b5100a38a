"""The register on the Contracts page: in force, ending when, and the contracts themselves."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

SHOWN = 50
_PUBLIC = "Yes: the register is published. Say the day it was taken."
_CHOICES = {
    "ending": "Ending within a year",
    "in_force": "In force",
    "all": "All in the register",
}
_PAID = (
    "Soonest to end first. What was paid is what the supplier received in the loaded months, "
    "**under any of its contracts**: it is never to be added up."
)


def head(view):
    """The lead, and whose contracts these are."""
    block = "watch" if view.is_alliance else "contracts_lead"
    lead = read(reading.sentence, view.published, block, view.payer_id or "", view.period)
    components.page_head("Contracts", lead, eyebrow=view.payer_name or view.place_name)
    if view.is_alliance:
        components.notice(
            "Contracts and agreements that **members hold for the alliance’s services**, in-house "
            "agreements and grants among them."
        )
    elif view.payer_name and view.payer_name != view.place_name:
        components.notice(
            f"Nobody publishes contracts for {view.place_name} alone: you see those of "
            f"**{view.payer_name}**."
        )


def states(view):
    """What is in force on the day of the register."""
    cells = read(reading.contract_states, view.published, view.payer_id)
    finding = read(reading.sentence, view.published, "contracts_state", view.payer_id, view.period)
    with components.finding_block("state", "What is in force", finding) as block:
        if not len(cells):
            components.state("not_loaded", "No contracts register of this place has been loaded.")
            return
        components.legend([(("fill", "value"), "Contracts in the register, every provider")])
        make = partial(figures.contract_states, cells)
        components.chart(block, make, alt=_alt(cells, "state_words", "Bars of contracts by state"))
        as_at = words.date(cells["as_at"].iloc[0])
        components.table_twin(
            block, f"The register by state, as at {as_at}",
            ["State", "Contracts", "With a value stated", "Value a year"],
            [[row["state_words"], *_counts(row)] for row in cells.to_dict("records")],
            numbers=(1, 2, 3),
        )  # fmt: skip
        _downloads(block, view, cells, ("pub_contract_state",), as_at, make)


def endings(view):
    """When contracts in force end, by quarter."""
    cells = read(reading.contract_endings, view.published, view.payer_id)
    finding = read(reading.sentence, view.published, "contracts_ending", view.payer_id, view.period)
    with components.finding_block("ending", "When do they end?", finding) as block:
        if not len(cells):
            components.state("not_loaded", "No contracts register of this place has been loaded.")
            return
        components.legend([(("fill", "value"), "Contracts in force that end in the quarter")])
        make = partial(figures.contract_endings, cells)
        later = cells.iloc[figures.QUARTERS_SHOWN :]
        shown = cells.head(figures.QUARTERS_SHOWN)
        components.chart(
            block, make, alt=_alt(shown, "period_words", "Bars of contracts ending by quarter")
        )
        if len(later):
            count = words.counted(later["contracts"].sum(), "contract", "contracts")
            components.aside(
                f"**{count} end later** than the chart shows; the last one in "
                f"{later['period_words'].iloc[-1]}. The table lists every quarter."
            )
        as_at = words.date(cells["as_at"].iloc[0])
        components.table_twin(
            block, f"Contracts in force by quarter of their end, as at {as_at}",
            ["Quarter", "Contracts", "With a value stated", "Value a year"],
            [[row["period_words"], *_counts(row)] for row in cells.to_dict("records")],
            numbers=(1, 2, 3),
        )  # fmt: skip
        _downloads(block, view, cells, ("pub_contract_ending",), as_at, make)


def _counts(row):
    value = row["annual_value_gbp"]
    none = Cell("no value stated" if row["contracts"] else words.pounds(0), missing=True)
    return [
        words.count(row["contracts"]),
        words.count(row["contracts_with_value"]),
        words.pounds(value) if row["contracts_with_value"] else none,
    ]


def _alt(cells, column, what):
    told = "; ".join(
        f"{row[column]} {words.count(row['contracts'])}" for row in cells.to_dict("records")
    )
    return f"{what}. {told}."


def the_list(view):
    """The contracts themselves, those that end soonest first."""
    who = "".join(f", {name}" for name in (view.service_name, view.provider_name) if name)
    with components.finding_block("list", f"The contracts{who}", _PAID) as block:
        if not read(reading.has_table, view.published, "pub_contract"):
            components.state("Not shown", "Single contracts are not shown to this audience.")
            return
        which = components.segmented("Which contracts", "list", _CHOICES)
        cells = read(
            reading.contracts,
            view.published,
            view.payer_id,
            which,
            view.provider_id,
            view.service_id,
        )
        as_at = words.date(cells["as_at"].iloc[0]) if len(cells) else ""
        if not len(cells):
            components.state(
                "None",
                f"No contract is listed under “{_CHOICES[which].lower()}”{who}.",
                "Choose another list, or every service and provider.",
            )
            return
        components.aside(_how_many(cells, which))
        components.table(
            f"{_CHOICES[which]}{who}, as at {as_at}",
            [
                "Contract",
                "Provider",
                "How it was agreed",
                "Ends",
                "Value a year",
                "Paid to the provider",
            ],
            [_contract_row(row) for row in cells.head(SHOWN).to_dict("records")],
            numbers=(4, 5),
        )
        _downloads(block, view, cells, ("pub_contract",), as_at)


def _how_many(cells, which):
    count = words.counted(len(cells), "contract", "contracts")
    if len(cells) <= SHOWN:
        return f"**{count}**: {_CHOICES[which].lower()}. All are listed here."
    more = (
        f"The first {SHOWN} are listed; **{words.count(len(cells) - SHOWN)} more are in the CSV**."
    )
    return f"**{count}**: {_CHOICES[which].lower()}. {more}"


def _contract_row(row):
    reference = row["contract_reference"] or "no reference stated"
    value = row["annual_value_gbp"]
    return [
        Cell(
            row["title"] or "no title stated",
            f"{reference} · {row['directorate'] or ''}".strip(" ·"),
        ),
        Cell(row["supplier_name"] or "not stated", missing=not row["supplier_name"]),
        words.route(row["legal_route"], row["procedure"]),
        Cell(words.date(row["expiry_date"]), row["state_words"]),
        Cell("not stated", missing=True) if words.is_missing(value) else words.pounds(value),
        _paid(row),
    ]


def _paid(row):
    if words.is_missing(row["paid_gbp"]) and row["legal_route"] == "in_house":
        return Cell("paid inside the council", "see its full cost under Providers", missing=True)
    if words.is_missing(row["paid_gbp"]):
        return Cell(row["match_words"] or "not matched", missing=True)
    payments = words.counted(row["payments"] or 0, "payment", "payments")
    shared = int(row["supplier_contracts"] or 1)
    more = f", {shared} contracts share them" if shared > 1 else ""
    return Cell(words.pounds(row["paid_gbp"]), f"{payments}{more}")


def _downloads(block, view, cells, models, as_at, make=None):
    passport = components.passport(
        view, models, as_at=f"The register of {as_at}", public=_PUBLIC,
        sure="As the register states it; values and end dates are the council’s own, and a "
        "contract without an end date is not counted as ended.",
    )  # fmt: skip
    components.download_row(block, view, cells, passport, make=make, period=f"as at {as_at}")
