"""Change over time: a control chart with what is marked on it, in marks that need no colour."""

from datetime import timedelta
from textwrap import wrap

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, hatch, legend_line, legend_mark, note, safe

MARKS = {
    "better": ("diamond", 13),
    "worse": ("square", 12),
    "change": ("x", 12),
    "none": ("circle", 9),
}
_WIDE, _LINE = 38, 18  # characters of a line above the chart, and its height
_EACH = 8  # so many periods are named one by one on the axis


def control_chart(cells, marks, signal, theme_type="light"):
    """Values over time with the usual range, what lies outside it, and what people decided.

    Parameters
    ----------
    cells : DataFrame
        Rows of `pub_outcome_chart` in order.
    marks : DataFrame
        As `reading.chart_marks` gives them.
    signal : dict
        `chart_signal, since_period` of the last point.
    """
    look = theme.tokens(theme_type)
    rows = [row | {"x": _middle(row)} for row in cells.to_dict("records")]
    events = _events(marks, rows)
    top = 34 + _LINE * sum(len(lines) for _, lines, _ in events)
    fig = figure(theme_type, 330 + top, margin={"l": 60, "r": 96, "t": top, "b": 50, "pad": 6})
    low, high = _span(rows)
    _axes(fig, rows, low, high)
    for segment in _segments(rows):
        _usual(fig, segment, look)
    _gaps(fig, rows, low, high, look)
    _target(fig, rows, look)
    for segment in _segments(rows):
        _values(fig, segment, look)
    _run(fig, rows, signal, (low, high), look)
    _last(fig, rows, signal, look)
    _uprights(fig, events, look)
    _legend(fig, look)
    return fig


def _middle(row):
    """Where a period stands on the axis: its middle."""
    start = row["period_start"]
    start = getattr(start, "to_pydatetime", lambda: start)()
    return start + timedelta(days=14 if row["period_kind"] == "month" else 45)


def _span(rows):
    keys = ("value", "lower", "upper", "usual_lower", "usual_upper", "target_value")
    drawn = [v for row in rows for k in keys if (v := words.finite(row[k])) is not None]
    low, high = min(drawn), max(drawn)
    pad = (high - low or 1) * 0.08
    return low - pad, high + 2 * pad  # above the run stands its word


def _axes(fig, rows, low, high):
    wide = (rows[-1]["x"] - rows[0]["x"]) / 24 + timedelta(days=20)
    fig.update_xaxes(range=[rows[0]["x"] - wide, rows[-1]["x"] + wide], type="date")
    if len(rows) <= _EACH:
        fig.update_xaxes(tickvals=[row["x"] for row in rows],
                         ticktext=[words.quarter_axis(row["period"]) for row in rows])  # fmt: skip
    else:
        fig.update_xaxes(nticks=7, tickformat="%b %Y")
    percent = rows[0]["unit"] == "share of people"
    fig.update_yaxes(range=[low, high], nticks=6, tickformat=".0%" if percent else ".3~g")


def _segments(rows):
    """The rows between two new starts."""
    names = sorted({row["chart_segment"] for row in rows})
    return [[row for row in rows if row["chart_segment"] == name] for name in names]


def _usual(fig, rows, look):
    """Average and usual range of one segment: they end where the next begins."""
    average, low, high = (
        words.finite(rows[0][f"usual_{end}"]) for end in ("average", "lower", "upper")
    )
    reach = timedelta(days=18)
    ends = [rows[0]["x"] - reach, rows[-1]["x"] + reach]
    if average is None:
        return
    if low is not None:
        fig.add_scatter(
            x=[*ends, *reversed(ends)], y=[low, low, high, high], fill="toself", mode="none",
            fillcolor=faded(look["value"], 0.08), hoverinfo="skip",
        )  # fmt: skip
        for limit, said, anchor in ((high, "highest", "bottom"), (low, "lowest", "top")):
            fig.add_scatter(x=ends, y=[limit, limit], mode="lines", hoverinfo="skip",
                            line={"color": look["edge"], "width": 1.4, "dash": "5px,4px"},
            )  # fmt: skip
            trial = ", on trial" if rows[0]["is_trial"] else ""
            note(fig, f"Usual range, {said}{trial}", x=ends[0], y=limit, xanchor="left",
                 yanchor=anchor, size=13, look=look, bgcolor="rgba(0,0,0,0)")  # fmt: skip
    fig.add_scatter(x=ends, y=[average, average], mode="lines", hoverinfo="skip",
                    line={"color": look["edge"], "width": 1.8})  # fmt: skip


def _gaps(fig, rows, low, high, look):
    for row in rows:
        if words.finite(row["value"]) is not None:
            continue
        why = safe(words.none_of(row))
        wide = 1000 * 86_400 * (20 if row["period_kind"] == "month" else 60)
        fig.add_bar(x=[row["x"]], y=[high - low], base=[low], width=wide, marker=hatch(look),
                    hoverinfo="text", hovertext=f"{safe(row['period_words'])}: {why}")  # fmt: skip
        note(fig, why, x=row["x"], y=(low + high) / 2, textangle=-90, look=look)


def _target(fig, rows, look):
    """The line of a target, from the period on from which it holds."""
    held = [row for row in rows if words.finite(row["target_value"]) is not None]
    if not held:
        return
    reach = timedelta(days=18)
    ends = [held[0]["x"] - reach, *(row["x"] for row in held[1:]), held[-1]["x"] + reach]
    levels = [held[0]["target_value"], *(row["target_value"] for row in held[1:])]
    fig.add_scatter(x=ends, y=[*levels, levels[-1]], mode="lines", hoverinfo="skip",
                    line={"color": look["ink"], "width": 2, "dash": "dot", "shape": "hv"},
    )  # fmt: skip
    said = measured.in_unit(levels[-1], held[-1]["unit"])
    note(fig, f"Target {said}", x=held[0]["x"] - reach, y=levels[0], xanchor="right", xshift=-4,
         strong=True, look=look)  # fmt: skip


def _values(fig, rows, look):
    """The joined values of one segment, each with its interval and the mark of what it means."""
    values = [words.finite(row["value"]) for row in rows]
    fig.add_scatter(x=[row["x"] for row in rows], y=values, mode="lines", hoverinfo="skip",
                    connectgaps=False, line={"color": look["quiet"], "width": 1.5})  # fmt: skip
    for row, value in zip(rows, values, strict=True):
        if value is None:
            continue
        kind = row["point_signal"] if row["point_signal"] in MARKS else "none"
        colour = look[kind] if kind != "none" else look["value"]
        fig.add_scatter(x=[row["x"]] * 2, y=[row["lower"], row["upper"]], mode="lines",
                        hoverinfo="skip", line={"color": faded(colour, 0.3), "width": 4},
        )  # fmt: skip
        symbol, size = MARKS[kind]
        fig.add_scatter(
            x=[row["x"]], y=[value], mode="markers", hoverinfo="text",
            hovertext=f"{safe(row['period_words'])}: {measured.with_interval(row)}, "
            f"{measured.heard(row['n_people'])}<br>{measured.chart_point(row)}",
            marker={"symbol": symbol, "size": size, "color": colour,
                    "line": {"width": 1.2, "color": look["page"]}},
        )  # fmt: skip


def _run(fig, rows, signal, span, look):
    """A line above the points that make the signal, with its word."""
    kind, since = signal["chart_signal"], signal["since_period"]
    if kind not in ("better", "worse", "change") or words.is_missing(since):
        return
    first = next(row["x"] for row in rows if row["period"] == since)
    reach, (low, high) = timedelta(days=12), span
    y = high - (high - low) * 0.045
    fig.add_scatter(x=[first - reach, rows[-1]["x"] + reach], y=[y, y], mode="lines",
                    hoverinfo="skip", line={"color": look[kind], "width": 2})  # fmt: skip
    fig.add_annotation(
        text=f"<b>{measured.SIGNALS[kind]}</b>", x=rows[-1]["x"] + reach, y=y, showarrow=False,
        xanchor="right", yanchor="bottom", font={"size": 15, "color": look[kind]},
    )  # fmt: skip


def _last(fig, rows, signal, look):
    """The latest value and the average, written at the right."""
    row, kind = rows[-1], signal["chart_signal"]
    value, average = words.finite(row["value"]), words.finite(row["usual_average"])
    low, high = fig.layout.yaxis.range
    near = value is not None and average is not None and abs(value - average) < (high - low) / 14
    if value is not None:
        fig.add_annotation(
            text=f"<b>{measured.in_unit(value, row['unit'])}</b>", x=row["x"], y=value, xshift=14,
            showarrow=False, xanchor="left", yshift=9 if near and value >= average else -9 * near,
            font={"size": 17, "color": look[kind] if kind in MARKS and kind != "none"
                  else look["ink"]},
        )  # fmt: skip
    if average is not None:
        note(fig, f"{measured.in_unit(average, row['unit'])} average", x=row["x"], y=average,
             xshift=26, xanchor="left", size=13, look=look, bgcolor="rgba(0,0,0,0)",
             yshift=-9 if near and value >= average else 9 * near)  # fmt: skip


def _events(marks, rows):
    """(day, lines of words, whether to the left) of what lies within the chart's time."""
    first, last = (
        f"{rows[n]['x'] + timedelta(days=60 * s):%Y-%m-%d}" for n, s in ((0, -1), (-1, 1))
    )
    middle = f"{rows[0]['x'] + (rows[-1]['x'] - rows[0]['x']) / 2:%Y-%m-%d}"
    found = []
    for row in marks.to_dict("records"):
        day = str(row["marked_on"])[:10]
        if row["mark_kind"] == "target" or not first <= day <= last:
            continue
        who = f" ({row['who']})" if row["who"] else ""
        said = f"{words.month_short(day)}: {row['said']}"
        if row["mark_kind"] != "decision":
            said += f". {row['because']}"
        lines = wrap(f"{said}{who}", _WIDE, max_lines=5, placeholder="…")
        found.append((day, [safe(line) for line in lines], day > middle))
    return found


def _uprights(fig, events, look):
    """Dotted uprights, their words stacked above the chart so that none hides another."""
    above = 6
    for day, lines, is_left in reversed(events):
        fig.add_vline(x=day, line={"color": look["ink-2"], "width": 1.4, "dash": "dot"},
                      layer="below")  # fmt: skip
        note(fig, "<br>".join(lines), x=day, y=1, yref="paper", yanchor="bottom", yshift=above,
             xanchor="right" if is_left else "left", align="right" if is_left else "left",
             size=13, look=look)  # fmt: skip
        above += _LINE * len(lines)


def _legend(fig, look):
    legend_mark(fig, "Within the usual range", size=9, color=look["value"])
    for kind in ("better", "worse", "change"):
        symbol, size = MARKS[kind]
        legend_mark(fig, measured.SIGNALS[kind], symbol=symbol, size=size, color=look[kind])
    legend_line(fig, "Usual range", color=look["edge"], width=1.4, dash="5px,4px")
