"""One contract: its history as a line, and what was paid against its value."""

import datetime
from textwrap import wrap

from dashboard import theme, words
from dashboard.figures.base import figure, legend_line, legend_mark, note, safe

_PLOT, _CHARACTER = 690, 7.6  # a tablet's width of plot, and how wide a letter is
_WRAP, _LINES = 24, 4
_LEVEL = 104  # pixels from one level of labels to the next


def history_line(events, theme_type="light"):
    """One line with a dot for each day: filled = happened, hollow = to come.

    `events` has `happened_on, event_words, is_to_come, as_at`; what has no day has no dot, and a
    register whose day nobody knows no line.
    """
    look = theme.tokens(theme_type)
    dots = _dots(events)
    today = events["as_at"].max()
    days = [*([] if words.is_missing(today) else [today]), *(dot["on"] for dot in dots)]
    first, last = min(days), max(days)
    pad = (last - first or datetime.timedelta(days=300)) / 25
    span = (first - pad, last + pad)
    _levels(dots, span)
    up = max([1, *(dot["level"] for dot in dots)])
    down = max([1, *(-dot["level"] for dot in dots)])
    fig = figure(theme_type, 76 + _LEVEL * (up + down))
    fig.update_layout(margin={"l": 6, "r": 6, "t": 30, "b": 40, "pad": 0})
    fig.update_yaxes(visible=False, range=[-down * _LEVEL - 6, up * _LEVEL])
    _axis(fig, span)
    fig.add_scatter(x=[dots[0]["on"], dots[-1]["on"]] if dots else [], y=[0, 0], mode="lines",
                    hoverinfo="skip", line={"color": look["edge"], "width": 2.5})  # fmt: skip
    for dot in dots:
        _dot(fig, dot, span, look)
    if not words.is_missing(today):
        fig.add_vline(x=today, line={"color": look["ink"], "width": 1.6, "dash": "5px,4px"},
                      layer="below")  # fmt: skip
        note(fig, f"<b>{words.date(today)}</b>", x=today, y=1, yref="paper", yanchor="bottom",
             yshift=4, look=look, strong=True, xanchor=_anchor(today, span))  # fmt: skip
    legend_mark(fig, "Happened", size=12, color=look["value"])
    legend_mark(fig, "To come", size=12, color=look["page"],
                line={"width": 2, "color": look["value"]})  # fmt: skip
    return fig


def _dots(events):
    """Events of one day share a dot; their words are wrapped and cut."""
    days = {}
    for row in events.to_dict("records"):
        if words.is_missing(row["happened_on"]):
            continue
        day = days.setdefault(
            row["happened_on"],
            {"on": row["happened_on"], "said": [], "to_come": bool(row["is_to_come"])},
        )
        day["said"].append(row["event_words"])
    dots = [days[on] for on in sorted(days)]
    for dot in dots:
        lines = []
        for said in dot["said"]:
            lines += wrap(said, _WRAP, max_lines=2, placeholder=" …")
        dot["lines"] = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], "and more"]
    return dots


def _levels(dots, span):
    """Labels alternate above and below; one that would touch another moves a level out."""
    taken = {}
    whole = span[1] - span[0]
    for number, dot in enumerate(dots):
        wide = max(len(line) for line in [words.date(dot["on"]), *dot["lines"]]) * _CHARACTER
        at = (dot["on"] - span[0]) / whole * _PLOT
        left = {"left": at, "right": at - wide, "center": at - wide / 2}[_anchor(dot["on"], span)]
        side = 1 if number % 2 == 0 else -1
        for level in (side, -side, 2 * side, -2 * side, 3 * side, -3 * side, 4 * side):
            if taken.get(level, -99) < left:
                break
        dot["level"] = level
        taken[level] = left + wide + 8


def _anchor(on, span):
    """Labels near an end of the line open towards its middle."""
    at = (on - span[0]) / (span[1] - span[0])
    return "left" if at < 0.17 else "right" if at > 0.83 else "center"


def _dot(fig, dot, span, look):
    level, up = dot["level"], dot["level"] > 0
    foot = (abs(level) - 1) * _LEVEL + 14
    sign = 1 if up else -1
    fig.add_shape(type="line", x0=dot["on"], x1=dot["on"], y0=0, y1=sign * foot, layer="below",
                  line={"color": look["edge"], "width": 1})  # fmt: skip
    fig.add_scatter(
        x=[dot["on"]], y=[0], mode="markers", hoverinfo="text",
        hovertext=f"{words.date(dot['on'])}<br>" + "<br>".join(safe(s) for s in dot["said"]),
        marker={"size": 13, "color": look["page" if dot["to_come"] else "value"],
                "line": {"width": 2, "color": look["value"]}},
    )  # fmt: skip
    text = "<br>".join([f"<b>{words.date(dot['on'])}</b>", *(safe(line) for line in dot["lines"])])
    anchor = _anchor(dot["on"], span)
    note(fig, text, x=dot["on"], y=sign * foot, yanchor="bottom" if up else "top",
         xanchor=anchor, align=anchor, look=look, size=13)  # fmt: skip


def _axis(fig, span):
    years = range(span[0].year + 1, span[1].year + 1)
    shown = [y for y in years if len(years) <= 10 or y % 5 == 0]
    fig.update_xaxes(
        type="date", range=list(span), automargin=False,
        tickvals=[datetime.date(y, 1, 1) for y in shown], ticktext=[str(y) for y in shown],
    )  # fmt: skip


def spend_against_value(months, value, runs=None, theme_type="light"):
    """What was paid until each month, under a line at the value as stated.

    Parameters
    ----------
    months : DataFrame
        `month, paid_to_date_gbp` in order.
    value : Decimal or None
        The value as stated.
    runs : (date, date) or None
        Start and end, for an even pace from nothing to the value; None where it would mislead.
    theme_type : str
    """
    look = theme.tokens(theme_type)
    fig = figure(theme_type, 330, margin={"l": 8, "r": 16, "t": 26, "b": 40, "pad": 6})
    days = [_month_end(month) for month in months["month"]]
    paid = [float(amount) for amount in months["paid_to_date_gbp"]]
    fig.add_scatter(
        x=days, y=paid, mode="lines+markers", hoverinfo="text",
        hovertext=[f"Until {words.month(m)}: {words.pounds(p)}"
                   for m, p in zip(months["month"], months["paid_to_date_gbp"], strict=True)],
        line={"color": look["money-1"], "width": 2.5, "shape": "hv"}, marker={"size": 6},
    )  # fmt: skip
    _value_line(fig, value, runs, look)
    top = max([1.0, *paid, *([] if words.is_missing(value) else [float(value)])])
    if days:
        late = runs and (days[-1] - runs[0]) / (runs[1] - runs[0]) < 0.7
        low = paid[-1] < 0.15 * top
        note(fig, f"<b>{words.pounds(months['paid_to_date_gbp'].iloc[-1])} paid</b>", x=days[-1],
             y=paid[-1], xanchor="left" if late else "right", yanchor="bottom" if low else "top",
             yshift=8 if low else -8, look=look, strong=True)  # fmt: skip
    ticks = _pound_ticks(top)
    fig.update_yaxes(
        range=[min([0, *paid]) * 1.14, top * 1.14], tickvals=ticks,
        ticktext=[words.pounds(tick).replace(".0m", "m") for tick in ticks],
    )  # fmt: skip
    fig.update_xaxes(type="date", nticks=6, tickformat="%b %Y")
    legend_mark(fig, "Paid until then", symbol="square", size=12, color=look["money-1"])
    legend_line(fig, "An even pace", color=look["edge"], width=1.6, dash="5px,4px")
    return fig


def _value_line(fig, value, runs, look):
    """The value as stated, and an even pace towards it."""
    if runs:
        fig.add_scatter(x=list(runs), y=[0, float(value)], mode="lines", hoverinfo="skip",
                        line={"color": look["edge"], "width": 1.6, "dash": "5px,4px"})  # fmt: skip
    if not words.is_missing(value):
        fig.add_hline(y=float(value), line={"color": look["edge"], "width": 2})
        note(fig, f"Value as stated {words.pounds(value)}", x=0, xref="paper", xanchor="left",
             y=float(value), yanchor="bottom", yshift=3, look=look)  # fmt: skip


def _pound_ticks(top):
    """Round pounds from nothing up, five steps at most; words are ours, as everywhere else."""
    step = next(
        n * 10**power for power in range(12) for n in (1, 2, 5) if top / (n * 10**power) <= 5
    )
    return [step * n for n in range(int(top // step) + 1)]


def _month_end(month):
    year, number = int(month[:4]), int(month[5:7])
    return datetime.date(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)
