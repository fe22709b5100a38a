"""Outcomes: values side by side with their intervals, and one measure over time."""

from textwrap import wrap

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, hatch, legend_line, legend_mark, note, safe

_ROW, _HEAD, _TOP, _BOTTOM = 30, 34, 30, 34
_LEFT, _RIGHT = 205, 225
_LABEL = 27  # characters that fit beside a row
_TWO_LINES = 46


def interval_rows(rows, unit, reference=None, theme_type="light"):
    """Interval dots, one row each, with headings of groups; the reason where a value is missing.

    Parameters
    ----------
    rows : list of dict
        `group, label, value, lower, upper, why_no_value, n_people, is_selected`, in the order in
        which they stand. A new `group` starts with its name as a heading.
    unit : str
        The measure's unit.
    reference : (str, float) or None
        Name and value of the dashed upright line.
    """
    look = theme.tokens(theme_type)
    marks, heads, height = _layout(rows)
    fig = figure(
        theme_type, _TOP + _BOTTOM + height,
        margin={"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
    )  # fmt: skip
    drawn = [v for row in rows for k in ("lower", "upper", "value")
             if (v := words.finite(row[k])) is not None]  # fmt: skip
    fig.update_yaxes(visible=False, range=[height, 0])
    fig.update_xaxes(**_scale(drawn + ([reference[1]] if reference else []), unit))
    for y, text in heads:
        note(fig, f"<b>{safe(text)}</b>", x=0, y=y, xref="paper", xanchor="left",
             xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    if reference:
        _reference(fig, reference, look)
    for y, row in marks:
        _mark(fig, y, row, unit, look)
    legend_mark(fig, "Value with 95% interval", size=11, color=look["value"])
    return fig


def _layout(rows):
    marks, heads, y, group = [], [], 0, None
    for row in rows:
        if row["group"] and row["group"] != group:
            heads.append((y + _HEAD / 2, row["group"]))
            y += _HEAD
        group = row["group"]
        high = _TWO_LINES if len(row["label"]) > _LABEL else _ROW
        marks.append((y + high / 2, row))
        y += high
    return marks, heads, max(y, _ROW)


def _scale(drawn, unit):
    low, high = (min(drawn), max(drawn)) if drawn else (0, 1)
    pad = (high - low or 1) * 0.06
    percent = unit == "share of people"
    return {
        "range": [low - pad, high + pad], "nticks": 6, "tickformat": ".0%" if percent else ".3~g",
        "automargin": False,
    }  # fmt: skip


def _reference(fig, reference, look):
    name, value = reference
    fig.add_vline(x=value, line={"color": look["edge"], "width": 1.6, "dash": "5px,4px"},
                  layer="below")  # fmt: skip
    note(fig, safe(name), x=value, y=1, yref="paper", yanchor="bottom", look=look)


def _mark(fig, y, row, unit, look):
    chosen = bool(row.get("is_selected"))
    label = "<br>".join(map(safe, wrap(row["label"], _LABEL, max_lines=2, placeholder="…")))
    note(fig, f"<b>{label}</b>" if chosen else label, x=0, align="left", xref="paper", y=y,
         xanchor="left", xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    value = words.finite(row["value"])
    if value is None:
        note(fig, safe(words.none_of(row)), x=0, xref="paper", y=y,
             xanchor="left", xshift=6, look=look)  # fmt: skip
        return
    low, high = words.finite(row["lower"]), words.finite(row["upper"])
    if low is not None and high is not None:
        fig.add_scatter(
            x=[low, high], y=[y, y], mode="lines", hoverinfo="skip",
            line={"color": faded(look["value"], 0.42), "width": 9 if chosen else 7},
        )  # fmt: skip
    said = measured.with_interval({**row, "unit": unit})
    heard = measured.heard(row["n_people"])
    fig.add_scatter(
        x=[value], y=[y], mode="markers", hoverinfo="text",
        hovertext=f"{safe(row['label'])}: {said}, {heard}",
        marker=_dot(15 if chosen else 12, look),
    )  # fmt: skip
    number, _, interval = said.partition(" ")
    note(fig, f"<b>{number}</b> {interval} · {heard}", x=1, xref="paper", y=y, xanchor="left",
         xshift=8, look=look, strong=True)  # fmt: skip


def _dot(size, look):
    return {"size": size, "color": look["value"], "line": {"width": 1.5, "color": look["page"]}}


def outcome_series(cells, theme_type="light"):
    """One measure over time: a value with its interval for each period in which people were asked.

    `cells` are rows of `pub_outcome` in order. A period without a value is hatched and says why.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    fig = figure(theme_type, 340, margin={"l": 56, "r": 70, "t": 14, "b": 44, "pad": 6})
    unit = rows[0]["unit"]
    drawn = [v for row in rows for k in ("lower", "upper", "value")
             if (v := words.finite(row[k])) is not None]  # fmt: skip
    scale = _scale(drawn, unit)
    low, high = scale["range"]
    fig.update_yaxes(range=[low, high], tickformat=scale["tickformat"], nticks=6)
    fig.update_xaxes(
        range=[-0.6, len(rows) - 0.4], tickvals=list(range(len(rows))),
        ticktext=[words.quarter_axis(row["period"]) for row in rows],
    )  # fmt: skip
    for x, row in enumerate(rows):
        if words.finite(row["value"]) is None:
            why = safe(words.none_of(row))
            fig.add_bar(
                x=[x], y=[high - low], base=[low], width=0.8, marker=hatch(look),
                hoverinfo="text", hovertext=f"{safe(row['period_words'])}: {why}",
            )  # fmt: skip
            note(fig, why, x=x, y=(low + high) / 2, textangle=-90, look=look)
    _line(fig, rows, unit, look)
    legend_mark(fig, "Value with 95% interval", size=11, color=look["value"])
    legend_line(fig, "Joined to be read in order", color=look["quiet"], width=1.5)
    return fig


def _line(fig, rows, unit, look):
    values = [words.finite(row["value"]) for row in rows]
    fig.add_scatter(x=list(range(len(rows))), y=values, mode="lines", hoverinfo="skip",
                    connectgaps=False, line={"color": look["quiet"], "width": 1.5})  # fmt: skip
    for x, row in enumerate(rows):
        if values[x] is None:
            continue
        fig.add_scatter(
            x=[x, x], y=[row["lower"], row["upper"]], mode="lines", hoverinfo="skip",
            line={"color": faded(look["value"], 0.42), "width": 7},
        )  # fmt: skip
        fig.add_scatter(
            x=[x], y=[values[x]], mode="markers", hoverinfo="text",
            hovertext=f"{safe(row['period_words'])}: {measured.with_interval(row)}, "
            f"{measured.heard(row['n_people'])}",
            marker=_dot(12, look),
        )  # fmt: skip
    if values and values[-1] is not None:
        note(
            fig, f"<b>{measured.in_unit(values[-1], unit)}</b>", x=len(rows) - 1, y=values[-1],
            xshift=12, xanchor="left", strong=True, look=look, bgcolor="rgba(0,0,0,0)",
        )  # fmt: skip


def lead_rows(cells, theme_type="light"):
    """The outcomes of a place as a picture: each on the whole scale of its own measure."""
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    fig = figure(
        theme_type, 20 + _LEAD * len(rows), margin={"l": 8, "r": 8, "t": 6, "b": 6, "pad": 0}
    )
    fig.update_xaxes(visible=False, range=[-0.01, 1.01])
    fig.update_yaxes(visible=False, range=[len(rows), 0])
    for i, row in enumerate(rows):
        _lead(fig, i, row, look)
    legend_mark(fig, "Value with 95% interval, on the whole scale", size=11, color=look["value"])
    return fig


_LEAD = 92


def _lead(fig, i, row, look):
    y = i + 0.8
    signal = words.none_of(row)
    if words.finite(row["value"]) is not None:
        signal = measured.SIGNALS.get(row["signal"], "Too early to tell")
    note(fig, f"<b>“{safe(row['plain_title'])}”</b> · {measured.direction(row['polarity'])}", x=0,
         xref="paper", y=i + 0.2, xanchor="left", look=look, strong=True)  # fmt: skip
    told = (
        f"{measured.with_interval(row, unit=True)} · {measured.heard(row['n_people'])} · {signal}"
    )
    if words.finite(row["value"]) is None:
        told = signal
    note(fig, safe(told), x=0, xref="paper", y=i + 0.5, xanchor="left", look=look)
    fig.add_scatter(x=[0, 1], y=[y, y], mode="lines", hoverinfo="skip",
                    line={"color": look["rule"], "width": 1.5})  # fmt: skip
    if words.finite(row["value"]) is None:
        return
    span = row["scale_high"] - row["scale_low"]
    at = {k: (row[k] - row["scale_low"]) / span for k in ("value", "lower", "upper")}
    fig.add_scatter(x=[at["lower"], at["upper"]], y=[y, y], mode="lines", hoverinfo="skip",
                    line={"color": faded(look["value"], 0.42), "width": 7})  # fmt: skip
    fig.add_scatter(x=[at["value"]], y=[y], mode="markers", hoverinfo="skip",
                    marker=_dot(12, look))  # fmt: skip
