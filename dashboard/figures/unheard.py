"""People who asked for support: of each bar who was taken on, and who was not."""

from textwrap import wrap

from dashboard import theme, words
from dashboard.figures.base import faded, figure, hatch, legend_mark, note, safe

_ROW, _HEAD, _TOP, _BOTTOM, _LEFT, _RIGHT = 36, 34, 8, 34, 236, 230
_LABEL, _WIDTH = 30, 18


def waiting_bars(rows, theme_type="light"):
    """One bar a service: taken on, not taken on (hatched), or asked where no more is known.

    Parameters
    ----------
    rows : list of dict
        `group, label, told, asked, taken_on, not_taken_on`, in order; a number that is not there is
        None. A new `group` starts with its name as a heading; `told` stands beside the bar.
    """
    look = theme.tokens(theme_type)
    heads, marks, y, group = [], [], 0, None
    for row in rows:
        if row["group"] and row["group"] != group:
            heads.append((y + _HEAD / 2, row["group"]))
            y += _HEAD
        group = row["group"]
        marks.append((y + _ROW / 2, row))
        y += _ROW
    fig = figure(
        theme_type, _TOP + _BOTTOM + max(y, _ROW), barmode="stack",
        margin={"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
    )  # fmt: skip
    most = max((row["asked"] or 0 for row in rows), default=0) or 1
    fig.update_yaxes(visible=False, range=[max(y, _ROW), 0])
    fig.update_xaxes(range=[0, most * 1.02], nticks=5, tickformat=",.0f", automargin=False)
    for at, text in heads:
        note(fig, f"<b>{safe(text)}</b>", x=0, y=at, xref="paper", xanchor="left",
             xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    for at, row in marks:
        _bar(fig, at, row, look)
    legend_mark(fig, "Taken on", symbol="square", size=12, color=look["value"])
    legend_mark(fig, "Not taken on", symbol="square-open", size=12, color=look["edge"])
    legend_mark(fig, "Asked; what came of it is not known", symbol="square", size=12,
                color=faded(look["edge"], 0.42))  # fmt: skip
    return fig


def _bar(fig, y, row, look):
    for text, x, shift in ((row["label"], 0, -_LEFT + 8), (row["told"], 1, 8)):
        lines = "<br>".join(map(safe, wrap(text, _LABEL, max_lines=2, placeholder="…")))
        note(fig, lines, x=x, xref="paper", y=y, xanchor="left", align="left", xshift=shift,
             look=look, strong=x == 0)  # fmt: skip
    taken, left = row["taken_on"], row["not_taken_on"]
    known = taken is not None and left is not None
    parts = [(taken, {"color": look["value"]}), (left, hatch(look))] if known else [
        (row["asked"], {"color": faded(look["edge"], 0.42)})
    ]  # fmt: skip
    for people, marker in parts:
        if people:
            fig.add_bar(
                x=[people], y=[y], orientation="h", width=_WIDTH, marker=marker, hoverinfo="text",
                hovertext=f"{safe(row['label'])}: {words.count(people)}",
            )  # fmt: skip
