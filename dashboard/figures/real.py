"""Cash and prices of one year: a bar is cash, a thick dash the same pounds in those prices."""

from dashboard import words
from dashboard.figures.base import figure, legend_line, legend_mark, note
from dashboard.theme import tokens

PANELS = {
    "revenue": "Revenue: running services",
    "capital": "Capital: building and equipment",
    "not stated": "Capital or revenue not stated",
}


def real_bars(cells, per_head=False, theme_type="light"):
    """A panel each for revenue, capital and what states neither, with the years that have any.

    `cells` has `financial_year, capital_or_revenue, spend_gbp, real_gbp, per_head_gbp,
    real_per_head_gbp, months_covered`. A value that is missing has neither bar nor dash.
    """
    look = tokens(theme_type)
    cash, real = ("per_head_gbp", "real_per_head_gbp") if per_head else ("spend_gbp", "real_gbp")
    panels = [panel for panel in PANELS if (cells["capital_or_revenue"] == panel).any()]
    fig = figure(theme_type, 360, bargap=0)
    fig.update_layout(margin={"l": 8, "r": 8, "t": 40, "b": 52, "pad": 6})
    top = max((words.finite(v) or 0 for c in (cash, real) for v in cells[c]), default=0) or 1
    x, ticks = 0.0, []
    for panel in panels:
        note(fig, f"<b>{PANELS[panel]}</b>", x=x - 0.45, y=top * 1.24, xanchor="left",
             yanchor="bottom", look=look, strong=True)  # fmt: skip
        part = cells[cells["capital_or_revenue"] == panel].sort_values("financial_year")
        for row in part.to_dict("records"):
            _year(fig, x, row, (cash, real), look)
            ticks.append((x, row))
            x += 1
        x += 0.7 if len(part) > 1 else 1.4  # room for the words of the next panel
    _axes(fig, ticks, x, top)
    legend_mark(fig, "Cash", symbol="square", size=14, color=look["money-2"])
    legend_line(fig, "In prices of one year", color=look["ink"], width=4)
    return fig


def _year(fig, x, row, columns, look):
    cash, real = (words.finite(row[column]) for column in columns)
    if cash is None:
        note(fig, words.no_value("not_loaded"), x=x, y=0, yanchor="bottom", look=look)
        return
    said = words.pounds(row[columns[0]])
    also = "" if real is None else f"<br>in prices of one year: {words.pounds(row[columns[1]])}"
    fig.add_bar(
        x=[x], y=[cash], width=[0.62], marker={"color": look["money-2"]}, hoverinfo="text",
        hovertext=f"{words.period(row['financial_year'])}: {said} in cash{also}",
    )  # fmt: skip
    if real is not None:
        fig.add_shape(type="line", x0=x - 0.38, x1=x + 0.38, y0=real, y1=real,
                      line={"color": look["ink"], "width": 4})  # fmt: skip
    note(fig, f"<b>{said}</b>", x=x, y=max(cash, real or 0), yanchor="bottom", yshift=4,
         look=look, strong=True, bgcolor="rgba(0,0,0,0)")  # fmt: skip


def _axes(fig, ticks, end, top):
    fig.update_xaxes(
        range=[-0.6, max(end - 1, 0.6)],
        tickvals=[x for x, _ in ticks],
        ticktext=[
            words.period_axis(row["financial_year"]) + _part_of_year(row["months_covered"])
            for _, row in ticks
        ],
    )
    fig.update_yaxes(range=[0, top * 1.3], visible=False)


def _part_of_year(months):
    return "" if months >= 12 else f"<br>{words.counted(months, 'month', 'months')}"
