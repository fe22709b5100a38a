"""When decisions are to be taken: windows before the ends, by contract, service and place."""

from functools import partial

from dashboard import components, contract_words, figures, reading, words
from dashboard.components import Cell, read

_BY = {
    "now": "To decide now", "passed": "Window closed", "service": "By service", "place": "By place",
}  # fmt: skip
_LANES = 24
_SURE = (
    "Ends are as the registers state them. How long before its end a decision is best begun, and "
    "must be taken at the latest, is our working assumption for each legal route; a stated review "
    "that is earlier opens the window."
)
_NONE = "No register of contracts is loaded here."
_NEXT = "Add a register of contracts or an agreement to the data folder."


def cells(view):
    """Contracts of the view that run, soonest end first."""
    return read(
        reading.contract_expiry, view.published, view.payer_id, view.place_id, view.service_id,
        view.provider_id,
    )  # fmt: skip


def decisions(view):
    """Which decisions are to be taken: one chart, in one of three orders."""
    running = cells(view)
    title = "Which decisions are to be taken?"
    with components.finding_block("time", title, _finding(running)) as block:
        if not len(running):
            _empty(view)
            return
        by = components.segmented("Order", "by", _BY)
        components.legend(_legend())
        make, left_out = _figure(view, running, by)
        if make:
            components.chart(block, make, alt=_alt(running))
        else:
            components.state("None", f"No contract stands under “{_BY[by].lower()}”.")
        if left_out:
            components.aside(left_out)
        as_at = words.date(running["as_at"].max())
        components.table_twin(
            block, f"Contracts and agreements that run, as at {as_at}",
            ["Contract or agreement", "Service", "Where", "Decision", "Window", "Ends"],
            [_row(row) for row in running.to_dict("records")],
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_contract_expiry",), as_at=f"Registers of {as_at}", sure=_SURE,
            missing="Contracts whose end nobody states have no window and are not in it",
            public="Yes, with the day of the register.",
        )  # fmt: skip
        components.download_row(block, view, running, passport, make=make, period=f"as at {as_at}")


def _finding(running):
    if not len(running):
        return ""
    states = running["window_state"].value_counts()
    now, over = int(states.get("open", 0)), int(states.get("passed", 0))
    of = f"Of {words.counted(len(running), 'contract that runs', 'contracts that run')},"
    if not now and not over:
        return f"{of} **none has the window of its decision open**."
    told = f"{of} **{words.count(now)} {'is' if now == 1 else 'are'} to be decided now**"
    if over:
        still = "it still runs" if over == 1 else "they still run"
        told += f"; for {words.count(over)} the window has closed and {still}"
    return f"{told}."


def _legend():
    return [
        (("fill", "value"), "Decide now: the window is open"),
        (("band", "value"), "Window not open yet, or closed"),
        (("line", "edge"), "Still runs"),
        (("ring", "ink"), "Ends"),
        (("dash", "ink"), "Day of the register"),
    ]


def _rows(running, by):
    """Contracts of one state of the window, the most pressing first."""
    if by == "passed":
        return running[running["window_state"] == "passed"]
    return running[running["window_state"] == "open"].sort_values(
        ["window_closes_on", "expiry_date", "title"], kind="stable"
    )


def _figure(view, running, by):
    """The chart as a partial, or None where there is nothing to draw, and what is left out."""
    if by in ("now", "passed"):
        rows = _rows(running, by)
        more = len(rows) - figures.ROWS_SHOWN
        left = f"**{words.count(more)} more** stand in the table." if more > 0 else ""
        return (partial(figures.decision_rows, rows) if len(rows) else None), left
    lanes = _lanes(view, running, by)
    more = len(lanes) - _LANES
    left = f"**{words.count(more)} more** stand in the table; the filters show one alone."
    return partial(figures.decision_lanes, lanes[:_LANES]), left if more > 0 else ""


def _lanes(view, running, by):
    """(name, contracts) of each service or place of the alphabet; the whole area stands first."""
    if by == "service":
        named = running.assign(lane=running["service_name"].fillna("Service not known"))
    else:
        named = running.assign(lane=running["place_names"].fillna("").str.split("; "))
        named = named.explode("lane")
        named["lane"] = named["lane"].replace("", "Place not stated")
    lanes = [(str(name), part) for name, part in named.groupby("lane", sort=True)]
    return sorted(lanes, key=lambda lane: lane[0] != view.payer_name)


def _empty(view):
    every = read(reading.contract_expiry, view.published, view.payer_id or "", view.payer_id or "")
    if len(every):
        components.state("None", "No contract of this choice runs with a stated end.")
    else:
        components.state("not_loaded", _NONE, _NEXT)


def _row(row):
    options = row["extensions_left"]
    more = ""
    if not words.is_missing(options) and options > 0:
        more = f"{words.counted(options, 'option', 'options')} to extend left"
    return [
        row["title"] or "no title stated",
        Cell(row["service_name"] or "not known", missing=words.is_missing(row["service_name"])),
        Cell(row["place_names"] or "not stated", missing=words.is_missing(row["place_names"])),
        contract_words.decide_by(row),
        f"{words.date(row['window_opens_on'])} to {words.date(row['window_closes_on'])}",
        Cell(words.date(row["expiry_date"]), more),
    ]


def _alt(running):
    due = _rows(running, "now").head(figures.ROWS_SHOWN)
    told = "; ".join(
        f"{row['title'] or 'no title stated'}: {contract_words.decide_by(row)}"
        for row in due.to_dict("records")
    )
    return f"Bars of the window in which each contract’s decision must be taken. {told}."
