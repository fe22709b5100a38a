"""Providers: pounds by kind, shares as ranges, what a person helped cost, and payments by year."""

from textwrap import wrap

from dashboard import theme, words
from dashboard.figures.bars import named_bars
from dashboard.figures.base import faded, figure, legend_mark, note, safe

_ROW, _HEAD, _TOP, _BOTTOM = 30, 36, 8, 34
_LEFT, _RIGHT = 110, 150
_LONGEST = 40  # characters of a name on a chart

SHARES = (
    ("vcse", "Charities, CICs and other social enterprises"),
    ("sme", "Small and medium companies, and others as small"),
)


def kind_bars(cells, theme_type="light"):
    """Purchases and grants by kind of organisation; what nothing says the kind of stands last."""
    rows = [
        (words.SECTORS[row["sector"]], row["spend_gbp"], row["sector"] == "unknown")
        for row in cells.to_dict("records")
    ]
    return named_bars(rows, theme_type)


def share_ranges(cells, theme_type="light"):
    """Shares as ranges, one row a year: from registered only, to declared or likely as well.

    `cells` are rows of `pub_sector_share`. A range is no estimate, so it has no middle.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    height = len(SHARES) * (_HEAD + _ROW * len(rows))
    fig = figure(
        theme_type, _TOP + _BOTTOM + height,
        margin={"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
    )  # fmt: skip
    fig.update_yaxes(visible=False, range=[height, 0])
    fig.update_xaxes(
        range=[-1, 101], tickvals=[0, 25, 50, 75, 100], ticktext=["0%", "25%", "50%", "75%", "100%"]
    )
    y = 0.0
    for key, name in SHARES:
        note(fig, f"<b>{name}</b>", x=0, xref="paper", xanchor="left", xshift=-_LEFT + 8,
             y=y + _HEAD / 2, look=look, strong=True)  # fmt: skip
        y += _HEAD
        for row in rows:
            _range(fig, y + _ROW / 2, row, key, look)
            y += _ROW
    legend_mark(fig, "Registered only", symbol="line-ns-open", size=14, color=look["money-1"])
    legend_mark(fig, "Registered, declared or likely", symbol="square", size=12,
                color=faded(look["money-1"], 0.42))  # fmt: skip
    return fig


def _range(fig, y, row, key, look):
    note(fig, words.period_axis(row["financial_year"]), x=0, xref="paper", xanchor="left",
         xshift=-_LEFT + 8, y=y, look=look)  # fmt: skip
    low, high = (words.finite(row[f"{key}_{end}_pct"]) for end in ("lower", "upper"))
    if low is None or high is None:
        note(fig, "cannot be told: credits", x=0, y=y, xref="paper", xanchor="left", xshift=6,
             look=look)  # fmt: skip
        return
    said = range_words(low, high)
    fig.add_scatter(x=[low, high], y=[y, y], mode="lines", hoverinfo="skip",
                    line={"color": faded(look["money-1"], 0.42), "width": 12})  # fmt: skip
    fig.add_scatter(
        x=[low, high], y=[y, y], mode="markers", hoverinfo="text",
        hovertext=[f"Registered only: {words.per_cent(low)}",
                   f"Declared or likely as well: {words.per_cent(high)}"],
        marker={"symbol": "line-ns", "size": 14, "line": {"width": 2.5, "color": look["money-1"]}},
    )  # fmt: skip
    note(fig, f"<b>{said}</b>", x=1, xref="paper", xanchor="left", xshift=8, y=y, look=look,
         strong=True)  # fmt: skip


def range_words(low, high):
    """A range as people read it: "21% to 69%", or one number where both ends are the same."""
    low, high = words.per_cent(low), words.per_cent(high)
    return low if low == high else f"{low} to {high}"


def unit_costs(cells, provider_id=None, theme_type="light"):
    """What a person helped cost by how many were helped: square in-house, circle external.

    `cells` are comparable rows of `pub_unit_cost`. There are no limits: what one person's help
    costs is not published, so nobody can tell how far chance alone would scatter the points.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    fig = figure(theme_type, 400, margin={"l": 70, "r": 20, "t": 20, "b": 56, "pad": 6})
    most = max((int(row["people_helped"]) for row in rows), default=1)
    top = max((float(row["unit_cost_gbp"]) for row in rows), default=1.0)
    fig.update_xaxes(range=[0, most * 1.25], title="People helped in the year", rangemode="tozero")
    fig.update_yaxes(range=[0, top * 1.2], tickprefix="£", tickformat=",.0f", nticks=6)
    for number, row in enumerate(sorted(rows, key=lambda row: int(row["people_helped"]))):
        chosen = row["provider_id"] == provider_id
        name = _short(row["provider_name"])
        fig.add_scatter(
            x=[int(row["people_helped"])], y=[float(row["unit_cost_gbp"])], mode="markers",
            hoverinfo="text", hovertext=f"{name}: {words.pounds(row['unit_cost_gbp'])} a person, "
            f"{words.count(row['people_helped'])} helped",
            marker={
                "symbol": "square" if row["is_in_house"] else "circle",
                "size": 16 if chosen else 12, "color": look["money-1" if chosen else "value"],
                "line": {"width": 1.5, "color": look["page"]},
            },
        )  # fmt: skip
        if chosen or row["is_in_house"]:  # more names would lie upon each other
            up = number % 2 == 0
            note(fig, f"<b>{name}</b>" if chosen else name, x=int(row["people_helped"]),
                 y=float(row["unit_cost_gbp"]), yanchor="bottom" if up else "top",
                 yshift=8 if up else -8, look=look, strong=chosen,
                 bgcolor="rgba(0,0,0,0)")  # fmt: skip
    legend_mark(fig, "In-house", symbol="square", size=12, color=look["value"])
    legend_mark(fig, "External", symbol="circle", size=12, color=look["value"])
    return fig


def _short(name):
    """A name that fits on a chart, in one line."""
    lines = wrap(words.one_line(name), _LONGEST, max_lines=1, placeholder="…")
    return safe(lines[0][: _LONGEST + 1] if lines else "")


def paid_by_year(cells, theme_type="light"):
    """What a provider was paid in each loaded financial year."""
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    fig = figure(theme_type, 300, margin={"l": 8, "r": 8, "t": 30, "b": 40, "pad": 6})
    amounts = [float(row["spend_gbp"]) for row in rows]
    low, high = min([0.0, *amounts]), max([0.0, *amounts])
    span = (high - low) or 1
    fig.update_yaxes(visible=False, range=[low - 0.15 * span * (low < 0), high + 0.15 * span])
    fig.update_xaxes(
        range=[-0.6, len(rows) - 0.4], tickvals=list(range(len(rows))),
        ticktext=[words.period_axis(row["financial_year"]) for row in rows],
    )  # fmt: skip
    for x, (row, amount) in enumerate(zip(rows, amounts, strict=True)):
        paid = words.pounds(row["spend_gbp"])
        fig.add_bar(x=[x], y=[amount], width=0.5, hoverinfo="text", hovertext=paid,
                    marker={"color": look["money-1"]})  # fmt: skip
        note(fig, f"<b>{paid}</b>", x=x, y=max(amount, 0), yanchor="bottom", yshift=2, look=look,
             strong=True, bgcolor="rgba(0,0,0,0)")  # fmt: skip
    legend_mark(fig, "Paid in the year", symbol="square", size=12, color=look["money-1"])
    return fig
