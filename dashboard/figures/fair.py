"""Fair to those compared: providers in a funnel, small places as heard and steadied."""

from textwrap import wrap

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, legend_line, legend_mark, note, safe

_LONGEST, _WIDE = 34, 46
_ROW, _NAME = 74, 24
_AXIS = 44


def funnel(cells, lines, unit, provider_id=None, theme_type="light"):
    """Providers of one service by how many people they were heard from, within their limits.

    Parameters
    ----------
    cells, lines : DataFrame
        Rows of one funnel of `pub_outcome_funnel`, and of `pub_outcome_funnel_line`.
    unit : str
        The measure's unit.
    provider_id : str or None
        The provider that is looked at: it is named, as are those outside 998 in 1,000.
    """
    look = theme.tokens(theme_type)
    rows = [row for row in cells.to_dict("records") if words.finite(row["value"]) is not None]
    fig = figure(theme_type, 420, margin={"l": 64, "r": 16, "t": 16, "b": 60, "pad": 6})
    size = lines["funnel_size"].tolist()
    _bands(fig, lines, size, unit, look)
    drawn = [*lines["lower_998"], *lines["upper_998"], *(row["value"] for row in rows)]
    low, high = min(drawn), max(drawn)
    pad = (high - low or 1) * 0.05
    percent = unit == "share of people"
    fig.update_yaxes(range=[low - pad, high + pad], nticks=7, tickformat=".0%" if percent else "")
    fig.update_xaxes(range=[min(size), max(size)], title="People heard", nticks=8)
    for row in sorted(rows, key=lambda row: row["provider_id"] == provider_id):
        _provider(fig, row, unit, provider_id, (min(size) + max(size)) / 2, look)
    if cells["is_in_house"].notna().any():
        legend_mark(fig, "In-house", symbol="square", size=12, color=look["value"])
        legend_mark(fig, "External", symbol="circle", size=12, color=look["value"])
    else:
        legend_mark(fig, "A provider", symbol="circle", size=12, color=look["value"])
    legend_line(fig, "19 in 20 would lie inside", color=look["edge"], width=1.6, dash="5px,4px")
    legend_line(fig, "998 in 1,000 would lie inside", color=look["edge"], width=1.6)
    return fig


def _bands(fig, lines, size, unit, look):
    for level, dash in (("998", "solid"), ("95", "5px,4px")):
        for end, fill in (("lower", None), ("upper", "tonexty")):
            fig.add_scatter(
                x=size, y=lines[f"{end}_{level}"].tolist(), mode="lines", hoverinfo="skip",
                fill=fill, fillcolor=faded(look["quiet"], 0.13),
                line={"color": look["edge"], "width": 1.3, "dash": dash},
            )  # fmt: skip
    centre = lines["funnel_centre"].iloc[0]
    fig.add_scatter(
        x=[min(size), max(size)], y=[centre] * 2, mode="lines", hoverinfo="skip",
        line={"color": look["edge"], "width": 1.8},
    )  # fmt: skip
    note(fig, f"All together {measured.in_unit(centre, unit)}", x=min(size), y=centre,
         xanchor="left", yanchor="bottom", xshift=4, look=look,
         bgcolor="rgba(0,0,0,0)")  # fmt: skip


def _provider(fig, row, unit, provider_id, middle, look):
    chosen = row["provider_id"] == provider_id
    far = str(row["funnel_side"]).endswith("_998")
    name = _short(row["provider_name"])
    fig.add_scatter(
        x=[row["funnel_size"]], y=[row["value"]], mode="markers", hoverinfo="text",
        hovertext=f"{name}: {measured.in_unit(row['value'], unit)}, "
        f"{measured.heard(row['n_people'])}",
        marker={
            "symbol": "square" if row["is_in_house"] else "circle",
            "size": 16 if chosen else 12, "color": look["money-1" if chosen else "value"],
            "line": {"width": 1.5, "color": look["page"]},
        },
    )  # fmt: skip
    if far or chosen:
        right = row["funnel_size"] < middle
        kind = " (in-house)" if row["is_in_house"] else ""
        note(fig, f"<b>{name}{kind}</b>", x=row["funnel_size"], y=row["value"], look=look,
             xanchor="left" if right else "right", xshift=13 if right else -13,
             strong=True, bgcolor="rgba(0,0,0,0)")  # fmt: skip


def _short(name, longest=_LONGEST):
    lines = wrap(words.one_line(name), longest, max_lines=1, placeholder="…")
    return safe(lines[0][: longest + 1] if lines else "")


def steadied_rows(rows, one_scale, theme_type="light"):
    """As heard (ring) and steadied (filled), one row each, names and values above the row.

    Parameters
    ----------
    rows : list of dict
        `label, unit, value, lower, upper, steadied_value, steadied_lower, steadied_upper, whole,
        why_no_value, scale_low, scale_high`; `whole` is the value of the area around.
    one_scale : bool
        All rows are of one measure: they share an axis. Else each has the whole scale of its own.
    """
    look = theme.tokens(theme_type)
    height = _ROW * len(rows)
    fig = figure(
        theme_type, 10 + height + (_AXIS if one_scale else 8),
        margin={"l": 16, "r": 16, "t": 10, "b": _AXIS if one_scale else 8, "pad": 0},
    )  # fmt: skip
    low, high = _span(rows) if one_scale else (0, 1)
    fig.update_yaxes(visible=False, range=[height, 0])
    percent = bool(rows) and rows[0]["unit"] == "share of people"
    fig.update_xaxes(range=[low, high], visible=one_scale, nticks=6,
                     tickformat=".0%" if percent else ".3~g")  # fmt: skip
    for number, row in enumerate(rows):
        shift = (0, 1) if one_scale else (row["scale_low"], row["scale_high"] - row["scale_low"])
        _pair(fig, row, _ROW * number, (low, high), shift, look)
    legend_mark(fig, "As heard, with 95% interval", symbol="circle-open", size=11,
                color=look["value"])  # fmt: skip
    legend_mark(fig, "Steadied, with its own 95% limits", size=11, color=look["money-1"])
    legend_line(fig, "The whole district", color=look["edge"], width=2.5)
    return fig


def _span(rows):
    keys = ("lower", "upper", "value", "steadied_value", "whole")
    drawn = [v for row in rows for k in keys if (v := words.finite(row[k])) is not None]
    low, high = (min(drawn), max(drawn)) if drawn else (0, 1)
    pad = (high - low or 1) * 0.04
    return low - pad, high + pad


def _pair(fig, row, top, span, shift, look):
    y = top + _NAME + 24
    at = lambda key: (row[key] - shift[0]) / shift[1]  # noqa: E731
    fig.add_scatter(x=list(span), y=[y, y], mode="lines", hoverinfo="skip",
                    line={"color": look["rule"], "width": 1.5})  # fmt: skip
    note(fig, _short(row["label"], _WIDE), x=0, xref="paper", xanchor="left",
         y=top + _NAME / 2, look=look, strong=True)  # fmt: skip
    if words.finite(row["whole"]) is not None:
        fig.add_scatter(x=[at("whole")], y=[y], mode="markers", hoverinfo="skip",
                        marker={"symbol": "line-ns", "size": 18,
                                "line": {"width": 2.5, "color": look["edge"]}})  # fmt: skip
    if words.finite(row["value"]) is None:
        note(fig, safe(words.none_of(row)), x=1, xref="paper", xanchor="right",
             y=top + _NAME / 2, look=look)  # fmt: skip
        return
    heard, steadied = measured.in_unit(row["value"], row["unit"]), "no steadied value"
    if words.finite(row["steadied_value"]) is not None:
        steadied = f"<b>{measured.in_unit(row['steadied_value'], row['unit'])}</b> steadied"
    note(fig, f"{steadied}, {heard} as heard", x=1, xref="paper", xanchor="right",
         y=top + _NAME / 2, look=look, strong=True)  # fmt: skip
    fig.add_scatter(x=[at("lower"), at("upper")], y=[y, y], mode="lines", hoverinfo="skip",
                    line={"color": look["edge"], "width": 1.5})  # fmt: skip
    if words.finite(row["steadied_value"]) is not None:
        fig.add_scatter(x=[at("steadied_lower"), at("steadied_upper")], y=[y, y], mode="lines",
                        hoverinfo="skip",
                        line={"color": faded(look["money-1"], 0.5), "width": 7})  # fmt: skip
    fig.add_scatter(x=[at("value")], y=[y], mode="markers", hoverinfo="skip",
                    marker={"symbol": "circle", "size": 11, "color": look["page"],
                            "line": {"width": 2, "color": look["value"]}})  # fmt: skip
    if words.finite(row["steadied_value"]) is not None:
        fig.add_scatter(x=[at("steadied_value")], y=[y], mode="markers", hoverinfo="skip",
                        marker={"size": 12, "color": look["money-1"],
                                "line": {"width": 1.5, "color": look["page"]}})  # fmt: skip
