"""An estimate that a publication gives of a place, over time, as it was published."""

from calendar import month_name

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, hatch, legend_line, legend_mark, note, safe

_MONTHS = tuple(month_name)
_FULL = 14  # labels on the axis, at the most


def published_series(cells, theme_type="light"):
    """Dots in the order of their periods, with the publication's own interval where it gives one.

    Parameters
    ----------
    cells : DataFrame
        Rows of `pub_published_estimate` of one measure and place, in order. A period without a
        value is hatched and says why.
    """
    look = theme.tokens(theme_type)
    rows = cells.to_dict("records")
    fig = figure(theme_type, 340, margin={"l": 56, "r": 76, "t": 14, "b": 54, "pad": 6})
    unit = rows[0]["unit"]
    low, high = _range(rows)
    percent = unit == "share of people"
    fig.update_yaxes(range=[low, high], nticks=6, tickformat=".0%" if percent else "")
    step = -(-len(rows) // _FULL)
    shown = [x for x in range(len(rows)) if (len(rows) - 1 - x) % step == 0]
    fig.update_xaxes(
        range=[-0.6, len(rows) - 0.4], tickvals=shown,
        ticktext=[_axis(rows[x]["period_words"]) for x in shown],
    )  # fmt: skip
    for x, row in enumerate(rows):
        if words.finite(row["value"]) is None:
            _none(fig, x, row, (low, high), look)
        else:
            _dot(fig, x, row, unit, look)
    last = words.finite(rows[-1]["value"])
    if last is not None:
        note(fig, f"<b>{measured.in_unit(last, unit)}</b>", x=len(rows) - 1, y=last, xshift=12,
             xanchor="left", strong=True, look=look, bgcolor="rgba(0,0,0,0)")  # fmt: skip
    legend_mark(fig, "Estimate as published", size=11, color=look["value"])
    if any(_limits(row) for row in rows):
        legend_line(fig, "95% interval as published", color=faded(look["value"], 0.42), width=7)
    return fig


def _range(rows):
    drawn = [v for row in rows for k in ("lower", "upper", "value")
             if (v := words.finite(row[k])) is not None]  # fmt: skip
    low, high = (min(drawn), max(drawn)) if drawn else (0, 1)
    pad = (high - low or abs(high) or 1) * 0.12
    return low - pad, high + pad


def _axis(text):
    """Two lines where a period has two ends, or is a month: Jul over 2022."""
    month, _, year = text.partition(" ")
    if month in _MONTHS:
        return f"{month[:3]}<br>{safe(year)}"
    return safe(text).replace(" to ", "<br>to ", 1)


def _limits(row):
    ends = [words.finite(row[end]) for end in ("lower", "upper")]
    return None if None in ends else ends


def _dot(fig, x, row, unit, look):
    limits = _limits(row)
    said = f"{safe(row['period_words'])}: {measured.in_unit(row['value'], unit)}"
    if limits:
        fig.add_scatter(x=[x, x], y=limits, mode="lines", hoverinfo="skip",
                        line={"color": faded(look["value"], 0.42), "width": 7})  # fmt: skip
        said += " ({} to {})".format(*(measured.in_unit(end, unit) for end in limits))
    fig.add_scatter(
        x=[x], y=[row["value"]], mode="markers", hoverinfo="text", hovertext=said,
        marker={"symbol": "circle", "size": 11, "color": look["value"],
                "line": {"width": 1.5, "color": look["page"]}},
    )  # fmt: skip


def _none(fig, x, row, ends, look):
    low, high = ends
    why = safe(words.none_of(row))
    fig.add_bar(x=[x], y=[high - low], base=[low], width=0.8, marker=hatch(look),
                hoverinfo="text", hovertext=f"{safe(row['period_words'])}: {why}")  # fmt: skip
    note(fig, why, x=x, y=(low + high) / 2, textangle=-90, look=look)
