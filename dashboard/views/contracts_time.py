"""When decisions are to be taken: windows before the ends, by contract, service and place."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_BY = {"end": "Soonest to end", "service": "By service", "place": "By place"}
_LANES = 20
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
        make, shown = _figure(running, by)
        components.chart(block, make, alt=_alt(running))
        _left_out(running, shown, by)
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
    of = f"Of {words.counted(len(running), 'contract', 'contracts')} that run,"
    if not now and not over:
        return f"{of} **none has its decision due yet**."
    told = f"{of} **{words.count(now)} can and should be decided now**"
    if over:
        told += f"; for {words.count(over)} the window has closed and they still run"
    return f"{told}."


def _legend():
    return [
        (("fill", "value"), "Decide now: the window is open"),
        (("band", "value"), "Window not open yet, or closed"),
        (("line", "edge"), "Still runs"),
        (("dash", "ink"), "Day of the register"),
    ]


def _due(running):
    """Those to be decided; where there are none, all."""
    due = running[running["window_state"].isin(["open", "passed"])]
    return due if len(due) else running


def _figure(running, by):
    """The chart as a partial, and how many rows or lanes it shows."""
    if by == "end":
        due = _due(running)
        return partial(figures.decision_rows, due), min(len(due), figures.ROWS_SHOWN)
    lanes = _lanes(running, by)[:_LANES]
    return partial(figures.decision_lanes, lanes), len(lanes)


def _lanes(running, by):
    """(name, contracts) for each service or place, those with the most to decide now first."""
    if by == "service":
        named = running.assign(lane=running["service_name"].fillna("Service not known"))
    else:
        named = running.assign(lane=running["place_names"].fillna("").str.split("; "))
        named = named.explode("lane")
        named["lane"] = named["lane"].replace("", "Place not stated")
    return [(str(name), part) for name, part in named.groupby("lane", sort=True)]


def _left_out(running, shown, by):
    if by == "end":
        due, rest = len(_due(running)), len(running) - len(_due(running))
        more = f"**{words.count(due - shown)} more to decide** " if due > shown else ""
        and_ = "and " if more and rest else ""
        later = f"{and_}{words.count(rest)} whose window is ahead " if rest else ""
        if more or later:
            components.aside(f"{more}{later}stand in the table.".replace("  ", " "))
    elif (every := len(_lanes(running, by))) > shown:
        what = "services" if by == "service" else "places"
        components.aside(
            f"The first {shown} {what} of the alphabet are drawn; **{every - shown} more stand in "
            "the table**. Choose one in the filters to see it alone."
        )


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
        words.decide_by(row),
        f"{words.date(row['window_opens_on'])} to {words.date(row['window_closes_on'])}",
        Cell(words.date(row["expiry_date"]), more),
    ]


def _alt(running):
    due = _due(running).head(figures.ROWS_SHOWN)
    told = "; ".join(
        f"{row['title'] or 'no title stated'}: {words.decide_by(row)}"
        for row in due.to_dict("records")
    )
    return f"Bars of the window in which each contract’s decision must be taken. {told}."
