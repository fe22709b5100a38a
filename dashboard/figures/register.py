"""The contracts register: its states, and when contracts end."""

from dashboard import theme, words
from dashboard.figures.base import figure, legend_mark, note, safe

QUARTERS_SHOWN = 20


def contract_states(states, theme_type="light"):
    """How many contracts are in each state: one bar each, words above the bar."""
    look = theme.tokens(theme_type)
    rows = states.to_dict("records")
    fig = figure(theme_type, 20 + 64 * max(len(rows), 1), barmode="overlay")
    fig.update_layout(margin={"l": 4, "r": 4, "t": 6, "b": 4, "pad": 0})
    most = max((int(row["contracts"]) for row in rows), default=1)
    for number, row in enumerate(rows):
        said = words.counted(row["contracts"], "contract", "contracts")
        fig.add_bar(
            y=[number], x=[int(row["contracts"])], width=0.3, orientation="h", hoverinfo="text",
            hovertext=f"{safe(row['state_words'])}: {said}", marker={"color": look["value"]},
        )  # fmt: skip
        at = {
            "xref": "paper",
            "y": number - 0.16,
            "yanchor": "bottom",
            "look": look,
            "strong": True,
        }
        note(fig, f"<b>{safe(row['state_words'])}</b>", x=0, xanchor="left", **at)
        note(fig, said, x=1, xanchor="right", **at)
    fig.update_xaxes(visible=False, range=[0, most])
    fig.update_yaxes(visible=False, range=[max(len(rows), 1) - 0.42, -0.58])
    legend_mark(fig, "Contracts", symbol="square", size=14, color=look["value"])
    return fig


def contract_endings(endings, theme_type="light"):
    """Contracts in force that end in each quarter, for the next five years."""
    look = theme.tokens(theme_type)
    rows = endings.head(QUARTERS_SHOWN).to_dict("records")
    fig = figure(theme_type, 330, bargap=0.25)
    fig.update_layout(margin={"l": 8, "r": 8, "t": 24, "b": 50, "pad": 6})
    for number, row in enumerate(rows):
        said = words.counted(row["contracts"], "contract", "contracts")
        fig.add_bar(
            x=[number], y=[int(row["contracts"])], marker={"color": look["value"]},
            hoverinfo="text", hovertext=f"{safe(row['period_words'])}: {said}",
        )  # fmt: skip
        note(fig, words.count(row["contracts"]), x=number, y=int(row["contracts"]), look=look,
             yanchor="bottom", yshift=1)  # fmt: skip
    years = [(n, row) for n, row in enumerate(rows) if n == 0 or row["period"].endswith("Q1")]
    if len(years) > 1 and years[1][0] < 2:
        years = years[1:]
    fig.update_xaxes(
        range=[-0.6, max(len(rows), 1) - 0.4],
        tickvals=[n for n, _ in years],
        ticktext=[_quarter_tick(row) for _, row in years],
    )
    fig.update_yaxes(rangemode="tozero", nticks=5, tickformat=",d")
    legend_mark(fig, "Contracts in force that end in the quarter", symbol="square", size=14,
                color=look["value"])  # fmt: skip
    return fig


def _quarter_tick(row):
    start = row["period_start"]
    return f"{start:%b}<br>{start:%Y}"
