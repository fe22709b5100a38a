"""The purpose ledger, and four worklists of what is tied to nothing."""

from dataclasses import replace
from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import money_parts

SHOWN = 8
TIES = {  # first those that narrow step by step, then those that stand by themselves
    "service": "Tied to a service",
    "service by clear words": "Of these, by more than weak words",
    "outcome": "For a service of which people here report",
    "contract, service and outcome": "Tied to a contract, a service and an outcome",
    "contract": "Tied to one contract",
    "one of several contracts": "To a supplier with several contracts that fit",
    "place": "Laid upon a place narrower than the authority",
}
LISTS = {
    "spend": "Bought, no contract",
    "contracts": "Contracts, no payment",
    "outcomes": "Outcomes and money apart",
    "place": "Paid, no place",
}
_SURE = (
    "A contract is named where the payment states it, or where only one of its supplier’s "
    "contracts ran on the day, was for its service or has its amount; where several fit, none "
    "is named. Least sure is a service told only by what was bought or by a whole department."
)
_KINDS = "Purchases and grants are counted; taxes, pay, borrowing and transfers are not."
_PUBLIC = "Yes, as a lower bound: “at least”."
_WORK = "Not by name: it is a list to work through, and a match may be missing."


def ledger(view):
    """Of every pound bought or granted: how much is tied to what."""
    cells = read(reading.purpose_ledger, view.published, view.payer_id, view.period)
    title = "What is known of each pound’s purpose?"
    with components.finding_block("purpose", title, _finding(cells)) as block:
        if not len(cells):
            _no_ledger(view)
            return
        money_parts.every_service(view)
        components.legend([(("fill", "money-1"), "Tied so"), (("hatch", "money-4"), "Not tied so")])
        named = cells.assign(tie_words=cells["tie"].map(TIES), drawn=cells["tie"].map(_order))
        named = named.sort_values("drawn").drop(columns="drawn")
        make = partial(figures.purpose_bars, named)
        components.chart(block, make, alt=_alt(named))
        components.table_twin(
            block, f"{title} {view.period_words}", ["Tie", "Tied", "Not tied", "Share"],
            [_ledger_row(row) for row in named.to_dict("records")], numbers=(1, 2, 3),
        )  # fmt: skip
        components.aside(_KINDS)
        passport = components.passport(
            view, ("pub_purpose_ledger",), sure=_SURE, public=_PUBLIC,
            missing="A tie without a register or a survey is not loaded, and not nought",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)


def _order(tie):
    return list(TIES).index(tie)


def _no_ledger(view):
    if view.is_alliance:
        components.state(
            "not_applicable",
            "The ledger and its lists are kept for each body that pays: an alliance counts only "
            "what is tied to its services already.",
            "Choose one of its members as the place.",
        )
        return
    components.state("not_loaded", "No payments are loaded for this place and period.")


def _finding(cells):
    if not len(cells):
        return ""
    by_tie = cells.set_index("tie")
    total = words.pounds(by_tie["total_gbp"].iloc[0])
    contract, service = (by_tie["spend_gbp"].get(tie) for tie in ("contract", "service"))
    if words.is_missing(contract):
        return (
            f"Of {total} in purchases and grants, **{words.pounds(service)}** is tied to a service."
        )
    return (
        f"Of {total} in purchases and grants, **{words.pounds(contract)} is tied to one contract** "
        f"and {words.pounds(service)} to a service."
    )


def _alt(cells):
    told = "; ".join(
        f"{row['tie_words']} {_pounds_or_word(row['spend_gbp'], row['why_no_value'])}"
        for row in cells.to_dict("records")
    )
    return f"Bars of what is tied, under one of all purchases and grants. {told}."


def _pounds_or_word(value, why):
    return words.no_value(why) if words.is_missing(value) else words.pounds(value)


def _ledger_row(row):
    if words.is_missing(row["spend_gbp"]):
        missing = Cell(words.none_of(row), missing=True)
        return [row["tie_words"], missing, missing, missing]
    return [
        row["tie_words"],
        words.pounds(row["spend_gbp"]),
        words.pounds(row["not_tied_gbp"]),
        words.per_cent(row["tied_pct"]),
    ]


def worklists(view):
    """What is tied to no contract, to no payment, to no outcome, to no place: one at a time."""
    if view.is_alliance:
        return
    lists = {
        "spend": _orphan_spend, "contracts": _orphan_contracts, "outcomes": _orphan_outcomes,
        "place": _unplaced,
    }  # fmt: skip
    finding = "Each list can be worked through, and each is whole in its CSV."
    with components.finding_block("worklists", "What is tied to nothing: four lists", finding) as b:
        chosen = components.segmented("List", "list", LISTS)
        lists[chosen](view, b)


def _orphan_spend(view, block):
    finding = "The **largest first**, each with the lines to look at; people are never named."
    _list(
        view, block, "Bought or granted, and no contract explains it", finding,
        "pub_orphan_spend", reading.orphan_spend, (view.financial_year, view.service_id),
        ["Payee", "Service", "Why", "Paid", "Payments", "First of its lines"],
        lambda row: [
            Cell(row["payee_name"] or "Payees not named here", _year(view, row)),
            row["service_name"], row["orphan_because"], words.pounds(row["spend_gbp"]),
            words.count(row["payments"]), _first_line(row),
        ],
        numbers=(3, 4),
    )  # fmt: skip


def _year(view, row):
    """The year of a row, where the filter does not say it already."""
    return "" if view.financial_year else words.period(row["financial_year"])


def _first_line(row):
    """The largest payment's file and line; the others named are in the CSV."""
    if words.is_missing(row["first_lines"]):
        return Cell("not listed", missing=True)
    first, *others = row["first_lines"].split("; ")
    return Cell(first, f"{words.counted(len(others), 'more', 'more')} in the CSV" if others else "")


def _orphan_contracts(view, block):
    finding = (
        "Each ran in a month whose payments are loaded. **That nothing was found is no sign that "
        "nothing was paid.**"
    )
    _list(
        view, block, "Contracts without a payment", finding,
        "pub_orphan_contract", reading.orphan_contracts, (view.service_id,),
        ["Contract", "Supplier", "Why", "Value a year", "Line of the register"],
        lambda row: [
            row["title"] or row["contract_reference"] or "No title",
            row["supplier_name"] or Cell("none stated", missing=True), row["orphan_because"],
            Cell("not stated", missing=True) if words.is_missing(row["annual_value_gbp"])
            else words.pounds(row["annual_value_gbp"]),
            f"{row['file_name']}, line {row['line_number']}",
        ],
        numbers=(3,),
    )  # fmt: skip


def _orphan_outcomes(view, block):
    finding = "What people report **without known money**, and money for what nobody reports of."
    _list(
        view, block, "Outcomes without money, money without outcomes", finding,
        "pub_orphan_outcome", reading.orphan_outcomes, (view.financial_year, view.service_id),
        ["Service", "What is missing", "Paid", "What people report"],
        lambda row: [
            Cell(row["service_name"], _year(view, row)),
            "the money" if row["orphan_kind"] == "outcome without money" else "an outcome",
            Cell("none known", missing=True) if words.is_missing(row["spend_gbp"])
            else words.pounds(row["spend_gbp"]),
            row["measure_titles"] or Cell("nothing", missing=True),
        ],
        numbers=(2,),
    )  # fmt: skip


def _unplaced(view, block):
    finding = (
        "These purchases and grants stay with the **authority as a whole**: no rule lays them upon "
        "a place."
    )
    _list(
        view, block, "Paid, and for no place in particular", finding,
        "pub_unplaced", reading.unplaced, (view.financial_year, view.service_id),
        ["Service", "Kind of flow", "Not placed", "Of all of it"],
        lambda row: [
            Cell(row["service_name"], _year(view, row)), row["flow_kinds_counted"],
            words.pounds(row["unplaced_gbp"]), words.pounds(row["spend_gbp"]),
        ],
        numbers=(2, 3),
    )  # fmt: skip


def _list(view, block, title, finding, table, question, chosen, head, as_row, numbers):
    """One worklist: its first rows as a table, and all of them in the CSV."""
    if not read(reading.has_table, view.published, table):
        components.state("Not shown", "This list is not shown to this audience.")
        return
    asked = (view.published, view.payer_id, *chosen)
    cells = read(question, *asked, SHOWN)
    if not len(cells):
        components.state("Nothing to list", "For this place and period the list is empty.")
        return
    components.aside(finding)
    rows = [as_row(row) for row in cells.to_dict("records")]
    components.table(f"{title}, {view.period_words}", head, rows, numbers=numbers, wide=True)
    more = int(cells["listed"].iloc[0]) - len(cells)
    if more:
        told = words.count(more)
        components.aside(f"The first {SHOWN} rows are listed; **{told} more are in the CSV**.")
    passport = components.passport(view, (table,), sure=_SURE, public=_WORK)
    listed = replace(block, key=f"list-{table}", title=title, finding=finding)
    components.download_row(listed, view, partial(_whole_list, question, asked), passport)


def _whole_list(question, asked):
    return read(question, *asked).drop(columns="listed")
