"""Promises: per promise the share of it that was delivered, checked and confirmed by people."""

from dashboard import theme, words
from dashboard.figures.base import figure, hatch, legend_mark, note, safe

_ROW, _TOP = 54, 6
_STEPS = (("delivered_units", "money-2"), ("checked_units", "money-1"), ("confirmed_units", "ink"))


def promise_bars(cells, theme_type="light"):
    """One row per promise and unit, each on a scale of its own: the whole track is the promise.

    Units of different promises cannot be compared, so no row is longer than another. Where nothing
    is reported the track is hatched.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    height = _TOP + _ROW * max(len(rows), 1)
    fig = figure(theme_type, height, margin={"l": 2, "r": 8, "t": _TOP, "b": 4, "pad": 0})
    most = max([1.0, *(_share(row, "delivered_units") for row in rows)])
    fig.update_xaxes(visible=False, range=[0, most * 1.02])
    fig.update_yaxes(visible=False, range=[len(rows), 0])
    for i, row in enumerate(rows):
        _track(fig, i, row, look)
        note(fig, f"{safe(row['promise'])}", x=0, y=i + 0.26, xref="paper", xanchor="left",
             look=look, strong=True)  # fmt: skip
        note(fig, safe(_said(row)), x=1, y=i + 0.26, xref="paper", xanchor="right", look=look)
    for name, token in (("Delivered, as reported", "money-2"), ("Checked", "money-1"),
                        ("Confirmed by people", "ink")):  # fmt: skip
        legend_mark(fig, name, symbol="square", size=12, color=look[token])
    return fig


def _share(row, column):
    promised, part = words.finite(row["promised_units"]), words.finite(row[column])
    return part / promised if promised and part is not None else 0.0


def _track(fig, i, row, look):
    none = words.is_missing(row["delivered_units"])
    fig.add_bar(
        x=[1], y=[i + 0.72], orientation="h", width=0.34, hoverinfo="skip",
        marker=hatch(look) if none
        else {"color": look["page"], "line": {"color": look["edge"], "width": 1}},
    )  # fmt: skip
    for column, token in _STEPS:
        if share := _share(row, column):
            width = 0.34 if column == "delivered_units" else 0.2
            fig.add_bar(x=[share], y=[i + 0.72], orientation="h", width=width, hoverinfo="skip",
                        marker={"color": look[token]})  # fmt: skip
    fig.update_layout(barmode="overlay")


def _said(row):
    promised = words.units(row["promised_units"], row["unit"])
    if words.is_missing(row["delivered_units"]):
        return f"nothing reported of {promised}"
    return f"{words.units(row['delivered_units'])} of {promised}"
