"""The head of the Contracts page, and every contract and agreement whatever its legal route."""

from dashboard import components, contract_words, reading, words
from dashboard.components import Cell, read
from dashboard.views import contracts_time

SHOWN = 12
OPENED = 200
PUBLIC = "Yes: registers are published. Say the day it was taken."
SURE = (
    "Value and end are as the register states them. A value by the year is the register’s own, "
    "else the whole value over its days. Paid so far are the payments tied to this one contract in "
    "loaded months, **at least**: where several contracts fit a payment, none is named."
)
_WHICH = {
    "in_force": "In force",
    "ending": "Ending within a year",
    "all": "All in the register",
}
_ORDER = {"soonest": "Soonest to end first", "latest": "Latest to end first"}


def head(view):
    """The lead, the facts, and whose contracts these are."""
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
            f"**{view.payer_name}** that name a place here, or the whole of {view.payer_name}."
        )
    running = contracts_time.cells(view)
    if len(running):
        components.facts(_facts(view, running))


def _facts(view, running):
    states = running["window_state"].value_counts()
    as_at = words.date(running["as_at"].max())
    facts = [
        ("Running", words.count(len(running)), f"with a stated end, on {as_at}"),
        ("To be decided now", words.count(states.get("open", 0)), "the window is open"),
        ("Window closed", words.count(states.get("passed", 0)), "and they still run"),
    ]
    if read(reading.has_table, view.published, "pub_contract_record"):
        every = listed(view)
        force = every[every["state"] == "in_force"]
        named = int((force["owner_basis"] == "named").sum())
        facts.append(("A person is named", words.count(named), f"of {len(force)} in force"))
    return facts


def listed(view):
    """Contracts and agreements of the view."""
    return read(
        reading.contract_list, view.published, view.payer_id, view.place_id, view.service_id,
        view.provider_id, view.financial_year,
    )  # fmt: skip


def the_list(view):
    """Contracts and agreements, by their end and never by their value."""
    who = "".join(f", {name}" for name in (view.service_name, view.provider_name) if name)
    if not read(reading.has_table, view.published, "pub_contract_record"):
        with components.finding_block("list", f"The contracts{who}", ""):
            components.state("Not shown", "Single contracts are not shown to this audience.")
        return
    every = listed(view)
    title = f"Every contract and agreement{who}"
    with components.finding_block("list", title, _finding(view, every)) as block:
        if not len(every):
            components.state(
                "None", "No contract or agreement is listed for this choice.",
                "Choose every service and provider, or another place.",
            )  # fmt: skip
            return
        which = components.segmented("Which contracts", "list", _WHICH)
        order = components.segmented("In which order", "order", _ORDER)
        cells = _chosen(every, which, order)
        if not len(cells):
            components.state("None", f"None is listed under “{_WHICH[which].lower()}”{who}.")
            return
        as_at = words.date(cells["as_at"].max())
        caption = f"{_WHICH[which]}{who}, as at {as_at}"
        _table(view, caption, cells.head(SHOWN))
        if len(cells) > SHOWN:
            with components.more(block, f"{words.count(len(cells) - SHOWN)} more of them"):
                _table(view, f"{caption}, continued", cells.iloc[SHOWN : SHOWN + OPENED])
                if len(cells) > SHOWN + OPENED:
                    components.aside("**The rest are in the CSV**; filters make the list shorter.")
        passport = components.passport(
            view, ("pub_contract_record", "pub_contract_paid"), as_at=f"Registers of {as_at}",
            public=PUBLIC, sure=words.sentence_plain(SURE),
            missing="In-house agreements are paid inside the council: their cost is an account",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period=f"as at {as_at}")


def _table(view, caption, cells):
    components.table(
        caption,
        ["Contract or agreement", "Provider", "How it was agreed", "Ends", "Value as stated",
         "Value a year", "Paid so far"],
        [_row(view, row) for row in cells.to_dict("records")], numbers=(4, 5, 6), wide=True,
    )  # fmt: skip


def _finding(view, every):
    if not len(every):
        return ""
    routes = every["route_words"].nunique()
    ran = "" if view.financial_year is None else f" that ran in {words.period(view.period)}"
    return (
        f"{words.counted(len(every), 'contract or agreement', 'contracts and agreements')}{ran}, "
        f"by {words.counted(routes, 'legal route', 'legal routes')}. **Each title opens its "
        "brief.** What was paid counts every loaded month."
    )


def _chosen(every, which, order):
    if which == "in_force":
        every = every[every["state"].isin(["in_force", "end_not_stated"])]
    elif which == "ending":
        every = every[
            (every["state"] == "in_force") & every["ends_within_a_year"].fillna(False).astype(bool)
        ]
    return every if order == "soonest" else every.iloc[::-1]


def _row(view, row):
    reference = row["contract_reference"] or "no reference stated"
    where = "" if row["is_whole"] or not row["place_count"] else row["place_names"] or ""
    return [
        Cell(
            row["title"] or "no title stated", f"{reference} · {where}".strip(" ·"),
            link=components.page_address(view, "contracts", contract=row["contract_id"]),
        ),
        Cell(row["supplier_name"] or "not stated", missing=words.is_missing(row["supplier_name"])),
        row["route_words"],
        Cell(words.date(row["expiry_date"]), _decision(row)),
        _pounds(row["total_value_gbp"]),
        _pounds(
            row["annualised_gbp"],
            "" if row["annualised_basis"] == "stated" else "whole value over its days",
        ),
        paid(row),
    ]  # fmt: skip


def _decision(row):
    if words.is_missing(row["window_state"]) or row["window_state"] == "ended":
        return row["state_words"]
    if row["window_state"] == "passed":
        return "its window has closed"
    return contract_words.decide_by(row)


def _pounds(value, qualifier=""):
    if words.is_missing(value):
        return Cell("not stated", missing=True)
    return Cell(words.pounds(value), qualifier)


def paid(row):
    """What was paid under a contract so far, or why that is not known."""
    if not words.is_missing(row["spend_gbp"]):
        return Cell(words.pounds(row["spend_gbp"]), sure(row))
    if row["legal_route"] == "in_house":
        return Cell("paid inside the council", missing=True)
    why = row["orphan_because"] or row["spent_basis"]
    return Cell(f"{why[:1].lower()}{why[1:]}", missing=True)


def sure(row):
    """How much of what was paid is tied surely."""
    if row["sure_gbp"] == row["spend_gbp"]:
        return "surely tied"
    if not row["sure_gbp"]:
        return "likely, not surely"
    return f"{words.pounds(row['sure_gbp'])} of it surely"
