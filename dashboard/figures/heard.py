"""Who was heard beside who lives here: two shares of each group, joined."""

from dashboard import measured, theme, words
from dashboard.figures.base import figure, legend_mark, note, safe

_ROW, _HEAD, _TOP, _BOTTOM, _LEFT, _RIGHT = 30, 30, 8, 34, 236, 280
_LABEL = 30
UNDER = "under_heard"


def heard_rows(rows, theme_type="light"):
    """One row a group: an upright tick for its share of those who live here, a dot for those heard.

    Parameters
    ----------
    rows : list of dict
        `group, label, heard_share, here_share, heard_verdict, why_no_value`, in order. A new
        `group` starts with its name as a heading.
    """
    look = theme.tokens(theme_type)
    marks, heads, height = _layout(rows)
    fig = figure(
        theme_type, _TOP + _BOTTOM + height,
        margin={"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
    )  # fmt: skip
    fig.update_yaxes(visible=False, range=[height, 0])
    fig.update_xaxes(range=[-0.02, 1.02], tickformat=".0%", nticks=6, automargin=False)
    for y, text in heads:
        note(fig, f"<b>{safe(text)}</b>", x=0, y=y, xref="paper", xanchor="left",
             xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    for y, row in marks:
        _mark(fig, y, row, look)
    legend_mark(fig, "Share of people who live here", symbol="line-ns", size=16,
                line={"width": 2.5, "color": look["edge"]})  # fmt: skip
    legend_mark(fig, "Share of people heard", size=11, color=look["value"])
    legend_mark(fig, "Under-heard", symbol="square", size=11, color=look["worse"])
    return fig


def _layout(rows):
    marks, heads, y, group = [], [], 0, None
    for row in rows:
        if row["group"] != group:
            heads.append((y + _HEAD / 2, row["group"]))
            y += _HEAD
        group = row["group"]
        marks.append((y + _ROW / 2, row))
        y += _ROW
    return marks, heads, max(y, _ROW)


def _mark(fig, y, row, look):
    label = row["label"] if len(row["label"]) <= _LABEL else f"{row['label'][: _LABEL - 1]}…"
    note(fig, safe(label), x=0, xref="paper", y=y, xanchor="left", xshift=-_LEFT + 8, look=look)
    under = row["heard_verdict"] == UNDER
    colour = look["worse" if under else "value"]
    told = safe(measured.heard_and_here(row))
    note(fig, f"<b>{told}</b>" if under else told, x=1, xref="paper", y=y, xanchor="left",
         xshift=8, look=look, strong=under)  # fmt: skip
    heard, here = (words.finite(row[key]) for key in ("heard_share", "here_share"))
    if heard is None or here is None:
        return
    fig.add_scatter(
        x=[heard, here], y=[y, y], mode="lines", hoverinfo="skip",
        line={"color": colour if under else look["quiet"], "width": 4 if under else 1.5},
    )  # fmt: skip
    fig.add_scatter(
        x=[here], y=[y], mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 18, "line": {"width": 2.5, "color": look["edge"]}},
    )  # fmt: skip
    fig.add_scatter(
        x=[heard], y=[y], mode="markers", hoverinfo="text",
        hovertext=f"{safe(row['label'])}: {told}",
        marker={
            "symbol": "square" if under else "circle", "size": 12, "color": colour,
            "line": {"width": 1.5, "color": look["page"]},
        },
    )  # fmt: skip
