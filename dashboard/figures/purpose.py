"""The purpose ledger and what is local: every bar is the whole, part of it filled."""

from dashboard import words
from dashboard.figures.base import figure, hatch, legend_mark, note, safe
from dashboard.theme import tokens

_PITCH = 58


def purpose_bars(cells, theme_type="light"):
    """What pounds are tied to: tied filled, the rest hatched; what is not loaded keeps its row.

    `cells` has `tie_words, spend_gbp, not_tied_gbp, tied_pct, total_gbp, flow_kinds_counted,
    why_no_value`, in the order of the bars.
    """
    look = tokens(theme_type)
    records = cells.to_dict("records")
    fig = _bars(theme_type, len(records) + 1)
    for row in records[:1]:
        _part(fig, 0, row["total_gbp"], look["money-1"], row["flow_kinds_counted"])
        _name(fig, 0, row["flow_kinds_counted"], f"<b>{words.pounds(row['total_gbp'])}</b>", look)
    for number, row in enumerate(records, 1):
        if words.is_missing(row["spend_gbp"]):
            _name(fig, number, row["tie_words"], words.none_of(row), look)
            _part(fig, number, row["total_gbp"], hatch(look), "not loaded")
            continue
        said = f"<b>{words.pounds(row['spend_gbp'])}</b> {words.pence(row['tied_pct'])}"
        _name(fig, number, row["tie_words"], said, look)
        _part(fig, number, row["spend_gbp"], look["money-1"], row["tie_words"])
        _part(fig, number, row["not_tied_gbp"], hatch(look, "money-4"), "Not tied so")
    _reach(fig, [records[0]["total_gbp"]] if records else [])
    legend_mark(fig, "Tied so", symbol="square", size=14, color=look["money-1"])
    fig.add_bar(x=[None], y=[None], name="Not tied so", showlegend=True,
                marker=hatch(look, "money-4"))  # fmt: skip
    return fig


def local_bars(cells, theme_type="light"):
    """What is local by each definition: local, elsewhere, and hatched what nobody knows.

    `cells` has `definition_words, spend_gbp, local_gbp, elsewhere_gbp, not_known_gbp, said`, the
    last the share in words.
    """
    look = tokens(theme_type)
    parts = (("local_gbp", look["money-1"], "Local"), ("elsewhere_gbp", look["map-1"], "Elsewhere"),
             ("not_known_gbp", hatch(look, "money-4"), "Not known"))  # fmt: skip
    records = cells.to_dict("records")
    fig = _bars(theme_type, len(records))
    for number, row in enumerate(records):
        _name(fig, number, row["definition_words"], f"<b>{safe(row['said'])}</b>", look)
        for column, marker, name in parts:
            if not words.is_missing(row[column]):
                _part(fig, number, row[column], marker, name)
    _reach(fig, [row["spend_gbp"] for row in records])
    for _, marker, name in parts:
        fig.add_bar(x=[None], y=[None], name=name, showlegend=True,
                    marker=marker if isinstance(marker, dict) else {"color": marker})  # fmt: skip
    return fig


def _bars(theme_type, rows):
    """A figure for bars laid end to end, with words above each."""
    fig = figure(theme_type, 16 + _PITCH * max(rows, 1), barmode="relative")
    fig.update_layout(margin={"l": 2, "r": 2, "t": 6, "b": 4, "pad": 0})
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False, range=[max(rows, 1) - 0.5, -0.55])
    return fig


def _reach(fig, totals):
    """The whole fills the width, unless a part of it is a credit."""
    if totals and all(x >= 0 for trace in fig.data for x in trace.x if x is not None):
        fig.update_xaxes(range=[0, float(max(totals)) * 1.002 or 1])


def _part(fig, number, amount, marker, name):
    """A stretch of the bar; stretches of a row lie end to end."""
    fig.add_bar(
        y=[number + 0.16], x=[float(amount)], width=0.42, orientation="h", hoverinfo="text",
        hovertext=f"{safe(name)}: {words.pounds(amount)}",
        marker=marker if isinstance(marker, dict) else {"color": marker},
    )  # fmt: skip


def _name(fig, number, name, said, look):
    """The name above the left end of the bar, what is known of it above the right end."""
    for text, x, anchor in ((f"<b>{safe(name)}</b>", 0, "left"), (said, 1, "right")):
        note(fig, text, x=x, xref="paper", xanchor=anchor, y=number - 0.09, yanchor="bottom",
             look=look, strong=True, bgcolor="rgba(0,0,0,0)")  # fmt: skip
