"""What people say about their own lives: values with their interval, and how they moved."""

import math

import plotly.graph_objects as go

from dashboard import theme, words
from dashboard.figures.base import faded, figure, hatch, legend_line, legend_mark, note, safe

SPAN = 1.5
_ROW, _LABEL, _TICKS, _GAP, _TOP, _BOTTOM = 106, 30, 24, 14, 30, 8


def people_rows(cells, theme_type="light"):
    """One row per measure, every row as wide in points and centred on the country.

    So the country is one upright line through all rows, and the same distance means the same
    number of points everywhere.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    height = _TOP + _BOTTOM + _ROW * max(len(rows), 1)
    inner = height - _TOP - _BOTTOM
    fig = figure(theme_type, height, margin={"l": 14, "r": 14, "t": _TOP, "b": _BOTTOM, "pad": 0})
    span = _span(rows)
    _people_legend(fig, _country(rows), look)
    for number, row in enumerate(rows, start=1):
        top = 1 - (number - 1) * _ROW / inner
        track = (top - (_ROW - _TICKS - _GAP) / inner, top - _LABEL / inner)
        _people_axes(fig, number, track, _centre(row), span)
        _people_marks(fig, number, row, look)
        _people_labels(fig, number, row, top, look)
    if name := _country(rows):
        fig.add_shape(
            type="line", xref="paper", yref="paper", x0=0.5, x1=0.5, y0=0, y1=1, layer="below",
            line={"color": look["edge"], "width": 1.6, "dash": "5px,4px"},
        )  # fmt: skip
        note(fig, safe(name), x=0.5, y=1, xref="paper", yref="paper", yanchor="bottom", look=look)
    return fig


def _country(rows):
    """Name of the country that stands beside the place; None where it has no value."""
    known = (r["country_name"] for r in rows if words.finite(r["country_value"]) is not None)
    return next(known, None)


def _span(rows):
    """Width of every row in points: 1.5, or the next half point that holds everything drawn."""
    reach = [SPAN / 2]
    for row in rows:
        drawn = (row[k] for k in ("value", "lower", "upper", "similar_value"))
        reach += [abs(v - _centre(row)) * 1.06 for v in map(words.finite, drawn) if v is not None]
    return math.ceil(max(reach) * 4) / 2


def _centre(row):
    for column in ("country_value", "value", "similar_value"):
        if (value := words.finite(row[column])) is not None:
            return value
    return (row["scale_low"] + row["scale_high"]) / 2


def _people_axes(fig, number, track, centre, span):
    name = "" if number == 1 else str(number)
    fig.update_layout(
        {
            f"xaxis{name}": {
                **fig.layout.xaxis.to_plotly_json(),
                "anchor": f"y{name}",
                "domain": [0, 1],
                "range": [centre - span / 2, centre + span / 2],
                "dtick": 0.5,
                "tick0": 0,
                "tickformat": ".1f",
                "automargin": False,
            },
            f"yaxis{name}": {
                "anchor": f"x{name}",
                "domain": [max(track[0], 0), track[1]],
                "range": [-1, 1],
                "visible": False,
            },
        }
    )


def _people_marks(fig, number, row, look):
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    centre = _centre(row)
    # The track: as wide as the row, so a missing value still has its place.
    fig.add_scatter(
        x=[centre - 50, centre + 50], y=[0, 0], mode="lines", hoverinfo="skip",
        line={"color": look["rule"], "width": 1.5}, **axes,
    )  # fmt: skip
    value, lower, upper = (words.finite(row[k]) for k in ("value", "lower", "upper"))
    if (similar := words.finite(row["similar_value"])) is not None:
        fig.add_scatter(
            x=[similar], y=[0], mode="markers", hoverinfo="text",
            hovertext=f"{safe(row['similar_name'])}: {words.score(similar)}",
            marker={"symbol": "line-ns", "size": 18, "line": {"width": 2.5, "color": look["edge"]}},
            **axes,
        )  # fmt: skip
    if value is None:
        return
    said = words.score_with_interval(value, lower, upper)
    if lower is not None and upper is not None:
        fig.add_scatter(
            x=[lower, upper], y=[0, 0], mode="lines", hoverinfo="skip",
            line={"color": faded(look["value"], 0.42), "width": 7}, **axes,
        )  # fmt: skip
    fig.add_scatter(
        x=[value], y=[0], mode="markers", hoverinfo="text",
        hovertext=f"{safe(row['title'])}: {said}",
        marker={"size": 12, "color": look["value"], "line": {"width": 1.5, "color": look["page"]}},
        **axes,
    )  # fmt: skip


def _people_labels(fig, number, row, top, look):
    where = {"xref": "paper", "yref": "paper", "yanchor": "top", "y": top, "look": look}
    aside = " · lower is better" if row["polarity"] == "lower_is_better" else ""
    note(
        fig,
        f"<b>“{safe(row['plain_title'])}”</b>{aside}",
        x=0,
        xanchor="left",
        strong=True,
        **where,
    )
    if words.finite(row["value"]) is None:
        note(fig, safe(words.none_of(row)), x=1, xanchor="right", **where)
        return
    said = words.score_with_interval(row["value"], row["lower"], row["upper"])
    number_words, _, interval = said.partition(" ")
    note(fig, f"<b>{number_words}</b> {interval}", x=1, xanchor="right", strong=True, **where)


def _people_legend(fig, country, look):
    legend_mark(fig, "People here, with 95% interval", size=11, color=look["value"])
    if country:
        legend_line(fig, safe(country), color=look["edge"], width=1.6, dash="5px,4px")
    legend_mark(
        fig,
        "Similar places, average",
        symbol="line-ns",
        size=14,
        line={"width": 2.5, "color": look["edge"]},
    )


def people_series(cells, theme_type="light"):
    """Small multiples over the years: value with its band, the country, similar places."""
    look = theme.tokens(theme_type)
    panels = [(m, part.to_dict("records")) for m, part in cells.groupby("measure_id", sort=False)]
    lines = max(math.ceil(len(panels) / 2), 1)
    fig = figure(theme_type, 40 + 250 * lines, margin={"l": 40, "r": 30, "t": 8, "b": 30, "pad": 6})
    span = _series_span(panels)
    width = 0.46 if len(panels) > 1 else 0.92
    _series_legend(fig, _country([row for _, rows in panels for row in rows]), look)
    for number, (_, rows) in enumerate(panels, start=1):
        column, line = (number - 1) % 2, (number - 1) // 2
        _series_axes(fig, number, rows, (column, line, lines, width), span)
        axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        _series_missing(fig, rows, axes, span, look)
        _series_lines(fig, rows, axes, look)
        top = 1 - line / lines
        note(
            fig, f"<b>{safe(rows[0]['title'])}</b>", x=column * 0.54, y=top, xref="paper",
            yref="paper", xanchor="left", yanchor="top", strong=True, look=look,
        )  # fmt: skip
    return fig


def _drawn(rows):
    columns = ("value", "lower", "upper", "country_value", "similar_value")
    return [v for row in rows for v in (words.finite(row[c]) for c in columns) if v is not None]


def _series_span(panels):
    spans = [max(d) - min(d) for d in (_drawn(rows) for _, rows in panels) if d]
    return math.ceil(max(spans, default=1) * 1.08 * 4) / 4


def _series_axes(fig, number, rows, cell, span):
    column, line, lines, width = cell
    drawn = _drawn(rows) or [0, 10]
    middle = (max(drawn) + min(drawn)) / 2
    last = len(rows) - 1
    shown = sorted({0, last, *range(last, -1, -max(round(last / 3), 1))} - {1})
    low = 1 - (line + 1) / lines
    fig.update_layout(
        {
            f"xaxis{number}": {
                **fig.layout.xaxis.to_plotly_json(),
                "anchor": f"y{number}",
                "domain": [column * 0.54, column * 0.54 + width],
                "range": [-0.6, last + 0.9],
                "tickvals": shown,
                "ticktext": [words.period_axis(rows[i]["period"]) for i in shown],
            },
            f"yaxis{number}": {
                **fig.layout.yaxis.to_plotly_json(),
                "anchor": f"x{number}",
                "domain": [low + (0.13 if line < lines - 1 else 0.02), low + 0.88 / lines],
                "range": [middle - span / 2, middle + span / 2],
                "dtick": 0.5,
                "tickformat": ".1f",
            },
        }
    )


def _series_missing(fig, rows, axes, span, look):
    low = fig.layout[f"yaxis{axes['yaxis'][1:]}"].range[0]
    for i, row in enumerate(rows):
        if words.finite(row["value"]) is not None:
            continue
        why = words.none_of(row)
        fig.add_bar(
            x=[i], y=[span], base=[low], width=0.9, marker=hatch(look), hoverinfo="text",
            hovertext=f"{words.period(row['period'])}: {safe(why)}", **axes,
        )  # fmt: skip
        note(fig, safe(why), x=i, y=low + span / 2, textangle=-90, look=look, xref=axes["xaxis"],
             yref=axes["yaxis"])  # fmt: skip


def _series_lines(fig, rows, axes, look):
    x = list(range(len(rows)))
    for column, style in (
        ("country_value", {"color": look["edge"], "width": 1.6, "dash": "5px,4px"}),
        ("similar_value", {"color": look["edge"], "width": 1.8, "dash": "1px,3px"}),
    ):
        fig.add_scatter(
            x=x, y=[words.finite(row[column]) for row in rows], mode="lines", line=style,
            hoverinfo="skip", **axes,
        )  # fmt: skip
    for run in _runs(rows):
        fig.add_scatter(
            x=run + run[::-1],
            y=[rows[i]["upper"] for i in run] + [rows[i]["lower"] for i in run[::-1]],
            mode="lines", fill="toself", fillcolor=faded(look["value"], 0.18), hoverinfo="skip",
            line={"width": 7 if len(run) == 1 else 0, "color": faded(look["value"], 0.18)}, **axes,
        )  # fmt: skip
    values = [words.finite(row["value"]) for row in rows]
    fig.add_scatter(
        x=x, y=values, mode="lines+markers", connectgaps=False,
        line={"color": look["value"], "width": 2}, hoverinfo="text", hovertext=_series_hover(rows),
        marker={"size": [5] * (len(x) - 1) + [11], "color": look["value"]}, **axes,
    )  # fmt: skip
    if values and values[-1] is not None:
        note(
            fig, f"<b>{words.score(values[-1])}</b>", x=x[-1], y=values[-1], xshift=9,
            xanchor="left", strong=True, look=look, xref=axes["xaxis"], yref=axes["yaxis"],
            bgcolor="rgba(0,0,0,0)",
        )  # fmt: skip


def _series_hover(rows):
    return [
        f"{words.period(row['period'])}: "
        + words.score_with_interval(row["value"], row["lower"], row["upper"], row["why_no_value"])
        for row in rows
    ]


def _runs(rows):
    """Unbroken runs of years that have an interval."""
    runs, run = [], []
    for i, row in enumerate(rows):
        if words.finite(row["lower"]) is not None and words.finite(row["upper"]) is not None:
            run.append(i)
        elif run:
            runs.append(run)
            run = []
    return [*runs, run] if run else runs


def _series_legend(fig, country, look):
    legend_line(fig, "People here", color=look["value"], width=2)
    legend_line(fig, "95% interval", color=faded(look["value"], 0.3), width=10)
    if country:
        legend_line(fig, safe(country), color=look["edge"], width=1.6, dash="5px,4px")
    legend_line(fig, "Similar places, average", color=look["edge"], width=1.8, dash="1px,3px")
    fig.add_trace(go.Bar(x=[None], y=[None], name="No value, with the reason", marker=hatch(look),
                         showlegend=True))  # fmt: skip
