"""What a provider reports beside what people say: two values of each pair, with intervals."""

from textwrap import wrap

from dashboard import measured, theme, words
from dashboard.figures.base import faded, figure, legend_mark, note, safe

_ROW, _HEAD, _TOP, _BOTTOM, _LEFT, _RIGHT = 48, 34, 8, 34, 236, 250
_LABEL, _APART = 30, 9
APART = ("better", "worse", "change")


def reported_rows(rows, unit, theme_type="light"):
    """One row a pair: a dot for what people say, a diamond for what is reported.

    Parameters
    ----------
    rows : list of dict
        Rows of `pub_reported_outcome` with `group, label, told`, in order. A new `group` starts
        with its name as a heading; `told` is what the pair comes to, in a few words.
    unit : str
        The measure's unit.
    """
    look = theme.tokens(theme_type)
    marks, heads, height = _layout(rows)
    fig = figure(
        theme_type, _TOP + _BOTTOM + height,
        margin={"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
    )  # fmt: skip
    fig.update_yaxes(visible=False, range=[height, 0])
    fig.update_xaxes(**_scale(rows, unit))
    for y, text in heads:
        note(fig, f"<b>{safe(text)}</b>", x=0, y=y, xref="paper", xanchor="left",
             xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    for y, row in marks:
        _pair(fig, y, row, unit, look)
    legend_mark(fig, "What people say, with 95% interval", size=11, color=look["value"])
    legend_mark(fig, "What the provider reports, with 95% interval", symbol="diamond", size=11,
                color=look["edge"])  # fmt: skip
    return fig


def _layout(rows):
    marks, heads, y, group = [], [], 0, None
    for row in rows:
        if row["group"] and row["group"] != group:
            heads.append((y + _HEAD / 2, row["group"]))
            y += _HEAD
        group = row["group"]
        marks.append((y + _ROW / 2, row))
        y += _ROW
    return marks, heads, max(y, _ROW)


def _scale(rows, unit):
    percent = unit == "share of people"
    ends = [row[f"{side}{end}"] for row in rows for side in ("", "reported_")
            for end in ("value", "lower", "upper")]  # fmt: skip
    drawn = [v for end in ends if (v := words.finite(end)) is not None]
    low, high = (min(drawn), max(drawn)) if drawn else (0, 1)
    pad = (high - low or 1) * 0.06
    return {"range": [low - pad, high + pad], "nticks": 6,
            "tickformat": ".0%" if percent else ".3~g", "automargin": False}  # fmt: skip


def _pair(fig, y, row, unit, look):
    chosen = bool(row.get("is_selected"))
    label = "<br>".join(map(safe, wrap(row["label"], _LABEL, max_lines=2, placeholder="…")))
    note(fig, f"<b>{label}</b>" if chosen else label, x=0, align="left", xref="paper", y=y,
         xanchor="left", xshift=-_LEFT + 8, look=look, strong=True)  # fmt: skip
    apart = row["signal"] in APART
    said = "<br>".join(map(safe, wrap(row["told"], _LABEL, max_lines=2, placeholder="…")))
    note(fig, f"<b>{said}</b>" if apart else said, x=1, align="left", xref="paper", y=y,
         xanchor="left", xshift=8, look=look, strong=apart)  # fmt: skip
    people = {"symbol": "circle", "size": 12, "color": look["value"],
              "line": {"width": 1.5, "color": look["page"]}}  # fmt: skip
    provider = {"symbol": "diamond", "size": 11, "color": look["edge"],
                "line": {"width": 1.5, "color": look["page"]}}  # fmt: skip
    for side, at, colour, marker, who in (
        ("", y - _APART, look["value"], people, "People say"),
        ("reported_", y + _APART, look["edge"], provider, "The provider reports"),
    ):
        value, low, high = (
            words.finite(row[f"{side}{end}"]) for end in ("value", "lower", "upper")
        )
        if value is None:
            continue
        if low is not None and high is not None:
            fig.add_scatter(x=[low, high], y=[at, at], mode="lines", hoverinfo="skip",
                            line={"color": faded(colour, 0.42), "width": 6})  # fmt: skip
        fig.add_scatter(
            x=[value], y=[at], mode="markers", hoverinfo="text", marker=marker,
            hovertext=f"{safe(row['label'])}. {who} {measured.in_unit(value, unit)}",
        )  # fmt: skip
