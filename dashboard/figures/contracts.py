"""Contracts in time: when a decision is to be taken, by contract, by service and by place."""

import datetime
from textwrap import shorten

from dashboard import contract_words, theme, words
from dashboard.figures.base import faded, figure, legend_line, legend_mark, note, safe

ROWS_SHOWN = 14
_ROW, _HEAD, _STEP, _TOP, _BOTTOM = 46, 30, 13, 34, 40
_LABEL = 46  # characters of a title that fit beside its day on a tablet
_YEARS = 5  # how far ahead lanes reach
_MONTH = datetime.timedelta(days=30)


def decision_rows(cells, theme_type="light"):
    """One row for each contract: the window of its decision, then how long it still runs.

    `cells` has `title, place_names, is_whole, window_opens_on, window_closes_on, expiry_date,
    window_state, as_at`, in the order in which they stand.
    """
    look = theme.tokens(theme_type)
    rows = cells.head(ROWS_SHOWN).to_dict("records")
    fig = _empty(theme_type, _ROW * max(len(rows), 1))
    today = _today(rows)
    first = min([today, *(row["window_opens_on"] for row in rows)], default=today)
    last = max([today, *(row["expiry_date"] for row in rows)], default=today)
    _years(fig, max(first, today - 24 * _MONTH), last + _MONTH)
    for number, row in enumerate(rows):
        top = number * _ROW
        note(fig, _name(row), x=0, xref="paper", xanchor="left", y=top + 12, look=look,
             strong=True)  # fmt: skip
        said = contract_words.decide_by(row, contract_words.short)
        note(fig, said, x=1, xref="paper", xanchor="right", y=top + 12, look=look)
        _contract(fig, row, top + 31, look)
    _finish(fig, today, look)
    return fig


def decision_lanes(lanes, theme_type="light"):
    """One lane for each service or place, with every contract that runs in it.

    Parameters
    ----------
    lanes : list of (str, DataFrame)
        Name of the lane and its contracts as in `decision_rows`.
    theme_type : str
    """
    look = theme.tokens(theme_type)
    every = [row for _, cells in lanes for row in cells.to_dict("records")]
    today = _today(every)
    horizon = today.replace(year=today.year + _YEARS, day=min(today.day, 28))
    placed, height = [], 0
    for name, cells in lanes:
        tracks, rows = _tracks(cells.to_dict("records"), horizon)
        placed.append((height, name, rows))
        height += _HEAD + _STEP * max(tracks, 1)
    fig = _empty(theme_type, max(height, _ROW))
    _years(fig, today - 12 * _MONTH, horizon)
    for top, name, rows in placed:
        later = sum(row["expiry_date"] > horizon for _, row in rows)
        said = words.counted(len(rows), "contract", "contracts")
        if later:
            said += f", {later} ending later"
        note(fig, f"<b>{safe(shorten(name, _LABEL, placeholder='…'))}</b>", x=0, xref="paper",
             xanchor="left", y=top + 12, look=look, strong=True)  # fmt: skip
        note(fig, said, x=1, xref="paper", xanchor="right", y=top + 12, look=look)
        for track, row in rows:
            _contract(fig, row, top + _HEAD - 4 + _STEP * track, look, thin=True)
    _finish(fig, today, look)
    return fig


def _name(row):
    """Title and place, cut to what stands beside the day on a tablet."""
    title = shorten(row["title"] or "no title stated", _LABEL, placeholder="…")
    where = None if row["is_whole"] else row["place_names"]
    room = _LABEL + 14 - len(title)
    if words.is_missing(where) or room < 10:
        return f"<b>{safe(title)}</b>"
    return f"<b>{safe(title)}</b> · {safe(shorten(where, room, placeholder='…'))}"


def _tracks(rows, horizon):
    """Each contract on the first track of its lane where it touches no other."""
    free, placed = [], []
    for row in rows:
        begins = row["window_opens_on"]
        ends = min(row["expiry_date"], horizon) + 2 * _MONTH
        track = next((n for n, until in enumerate(free) if until <= begins), len(free))
        free[track : track + 1] = [ends]
        placed.append((track, row))
    return len(free), placed


def _empty(theme_type, height):
    fig = figure(theme_type, _TOP + height + _BOTTOM)
    fig.update_layout(margin={"l": 6, "r": 6, "t": _TOP, "b": _BOTTOM, "pad": 0})
    fig.update_yaxes(visible=False, range=[height, 0])
    return fig


def _today(rows):
    return max((row["as_at"] for row in rows), default=datetime.date(2000, 1, 1))


def _years(fig, first, last):
    """A tick at the start of each year, as many as fit; of each half where there are few."""
    years = range(first.year, last.year + 1)
    every = 5 if len(years) > 14 else 1
    halves = (1, 7) if len(years) < 4 else (1,)
    days = [datetime.date(y, m, 1) for y in years if y % every == 0 for m in halves]
    shown = [day for day in days if first < day < last]
    fig.update_xaxes(
        type="date", range=[first, last], automargin=False, tickvals=shown,
        ticktext=[f"{day:%b %Y}" if len(halves) > 1 else str(day.year) for day in shown],
    )  # fmt: skip


def _contract(fig, row, y, look, *, thin=False):
    """The window as a bar (full while it can be used), the time that is left, the end as a ring."""
    is_open = row["window_state"] == "open"
    said = f"{safe(row['title'] or 'no title stated')}<br>{contract_words.decide_by(row)}"
    fig.add_scatter(
        x=[row["window_closes_on"], row["expiry_date"]], y=[y, y], mode="lines", hoverinfo="skip",
        line={"color": look["edge"], "width": 1.6},
    )  # fmt: skip
    fig.add_scatter(
        x=[row["window_opens_on"], row["window_closes_on"]], y=[y, y], mode="lines",
        hoverinfo="text", hovertext=said,
        line={"color": look["value"] if is_open else faded(look["value"], 0.32),
              "width": 6 if thin else 9},
    )  # fmt: skip
    fig.add_scatter(
        x=[row["expiry_date"]], y=[y], mode="markers", hoverinfo="text", hovertext=said,
        marker={"size": 8 if thin else 11, "color": look["page"],
                "line": {"width": 2, "color": look["ink"]}},
    )  # fmt: skip


def _finish(fig, today, look):
    fig.add_vline(x=today, line={"color": look["ink"], "width": 1.6, "dash": "5px,4px"})
    note(fig, f"<b>{words.date(today)}</b>", x=today, y=1, yref="paper", yanchor="bottom",
         yshift=6, look=look, strong=True)  # fmt: skip
    legend_line(fig, "Decide now: the window is open", color=look["value"], width=9)
    legend_line(fig, "Window not open yet, or closed", color=faded(look["value"], 0.32), width=9)
    legend_mark(fig, "Ends", size=11, color=look["page"], line={"width": 2, "color": look["ink"]})
