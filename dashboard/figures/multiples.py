"""Small multiples: the same measure in each part of a place, all on one scale."""

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, legend_line, legend_mark, note, safe
from dashboard.figures.control import MARKS

IN_A_ROW = 4
_HIGH, _ROOM = 210, 0.84  # of a row in pixels; of a panel's width for its line
_TOP, _FLOOR = 0.30, 0.16  # of a panel's height: words above the line, years below it


def small_multiples(parts, points, theme_type="light"):
    """A panel for each part, in the order given: name, reading in words, band, line, end mark.

    Parameters
    ----------
    parts : DataFrame
        As `reading.outcome_parts` gives them.
    points : DataFrame
        As `reading.outcome_part_points` gives them.
    """
    look = theme.tokens(theme_type)
    panels = -(-len(parts) // IN_A_ROW)
    fig = figure(theme_type, _HIGH * panels, margin={"l": 52, "r": 8, "t": 4, "b": 4, "pad": 0})
    fig.update_xaxes(visible=False, range=[0, IN_A_ROW])
    fig.update_yaxes(visible=False, range=[-panels, 0])
    rows = points.to_dict("records")
    scale = _scale(rows)
    for at, part in enumerate(parts.to_dict("records")):
        place = at % IN_A_ROW, -(at // IN_A_ROW)
        mine = [row for row in rows if row["side_id"] == part["side_id"]]
        _panel(fig, place, part, mine, scale, look)
    for line in range(panels):
        _ticks(fig, line, scale, look)
    legend_mark(fig, "Latest value", size=9, color=look["value"])
    for kind in ("better", "worse", "change"):
        symbol, size = MARKS[kind]
        legend_mark(fig, measured.SIGNALS[kind], symbol=symbol, size=size, color=look[kind])
    legend_line(fig, "Value over time", color=look["value"], width=2)
    return fig


def _scale(rows):
    """One scale for all: where a period and a value stand within a panel, from 0 to 1."""
    drawn = [v for row in rows for k in ("value", "lower", "upper")
             if (v := words.finite(row[k])) is not None] or [0, 1]  # fmt: skip
    low, high = min(drawn), max(drawn)
    pad = (high - low or 1) * 0.06
    starts = sorted({row["period_start"] for row in rows})
    span = (starts[-1] - starts[0]).days if len(starts) > 1 else 0
    return {
        "low": low - pad, "high": high + pad, "values": (low, high), "starts": starts,
        "span": span, "unit": rows[0]["unit"] if rows else "share of people",
    }  # fmt: skip


def _x(column, start, scale):
    along = (start - scale["starts"][0]).days / scale["span"] if scale["span"] else 0.5
    return column + 0.03 + along * (_ROOM - 0.17)


def _y(line, value, scale):
    share = (value - scale["low"]) / (scale["high"] - scale["low"])
    return line - 1 + _FLOOR + share * (1 - _TOP - _FLOOR)


def _panel(fig, place, part, rows, scale, look):
    column, line = place
    kind = part["signal"] if part["signal"] in MARKS else "none"
    colour = look["ink-2"] if kind == "none" else look[kind]
    note(fig, f"<b>{safe(_short(part['side_name']))}</b>", x=column, y=line - 0.04,
         xanchor="left", yanchor="top", look=look, strong=True)  # fmt: skip
    fig.add_annotation(
        text=safe(measured.part_reading(part, since=False)), x=column, y=line - 0.15,
        showarrow=False, xanchor="left", yanchor="top", align="left",
        font={"size": 13, "color": colour},
    )  # fmt: skip
    for value in scale["values"]:
        y = _y(line, value, scale)
        fig.add_scatter(x=[column, column + _ROOM], y=[y, y], mode="lines", hoverinfo="skip",
                        line={"color": look["rule"], "width": 1})  # fmt: skip
    for run in _runs(rows):
        _line(fig, place, run, scale, look)
    if scale["starts"] and rows:
        for start, anchor in ((scale["starts"][0], "left"), (scale["starts"][-1], "right")):
            note(fig, f"{start:%Y}", x=_x(column, start, scale), y=line - 1 + _FLOOR - 0.03,
                 xanchor=anchor, yanchor="top", size=13, look=look)  # fmt: skip
    known = [row for row in rows if words.finite(row["value"]) is not None]
    if known and known[-1] is rows[-1]:
        _end(fig, place, rows[-1], kind, scale, look)


def _runs(rows):
    """The rows with a value, cut where one is missing."""
    runs = [[]]
    for row in rows:
        if words.finite(row["value"]) is None:
            runs.append([])
        else:
            runs[-1].append(row)
    return [run for run in runs if run]


def _line(fig, place, run, scale, look):
    column, line = place
    x = [_x(column, row["period_start"], scale) for row in run]
    low, high, y = ([_y(line, row[k], scale) for row in run] for k in ("lower", "upper", "value"))
    fig.add_scatter(x=[*x, *reversed(x)], y=[*low, *reversed(high)], fill="toself", mode="none",
                    fillcolor=faded(look["value"], 0.2), hoverinfo="skip")  # fmt: skip
    fig.add_scatter(
        x=x, y=y, mode="lines" if len(run) > 1 else "markers", hoverinfo="text",
        hovertext=[f"{safe(row['side_name'])}, {safe(row['period_words'])}: "
                   f"{measured.with_interval(row)}" for row in run],
        line={"color": look["value"], "width": 2}, marker={"size": 6, "color": look["value"]},
    )  # fmt: skip


def _end(fig, place, row, kind, scale, look):
    column, line = place
    symbol, size = MARKS[kind]
    colour = look["value"] if kind == "none" else look[kind]
    x, y = _x(column, row["period_start"], scale), _y(line, row["value"], scale)
    fig.add_scatter(x=[x], y=[y], mode="markers", hoverinfo="skip",
                    marker={"symbol": symbol, "size": size, "color": colour})  # fmt: skip
    fig.add_annotation(
        text=f"<b>{measured.in_unit(row['value'], row['unit'])}</b>", x=x, y=y, xshift=10,
        xanchor="left", showarrow=False,
        font={"size": 14, "color": look["ink"] if kind == "none" else colour},
    )  # fmt: skip


def _ticks(fig, line, scale, look):
    """The ends of the one scale, beside each row of panels."""
    for value in scale["values"]:
        note(fig, measured.in_unit(value, scale["unit"]), x=0, y=_y(-line, value, scale),
             xanchor="right", xshift=-6, size=13, look=look)  # fmt: skip


def _short(name):
    return name if len(name) <= 22 else f"{name[:21].rstrip()}…"
