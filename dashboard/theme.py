"""Tokens, the style sheet and the chart template: the only place where a colour is written."""

from pathlib import Path

_STYLE = Path(__file__).with_name("style.css")
FONT = "'Public Sans', Arial, sans-serif"

#       token: (light, dark)
_TOKENS = {
    "page": ("#FFFFFF", "#10171E"),
    "surface": ("#F6F4EF", "#18212A"),
    "rule": ("#DDD8CD", "#33404C"),
    "edge": ("#767D85", "#8592A0"),
    "ink": ("#14202B", "#EEF2F5"),
    "ink-2": ("#4B5763", "#B7C2CC"),
    "accent": ("#0A5A66", "#7FCBD7"),
    "better": ("#1A5FB0", "#84B6F4"),
    "worse": ("#B14A06", "#F3A561"),
    "change": ("#7B3FA0", "#D0A6EC"),
    "value": ("#33414E", "#CBD4DC"),
    "quiet": ("#7E8892", "#8290A0"),
    "money-1": ("#0A5A66", "#7FCBD7"),
    "money-2": ("#3E8390", "#4F9DAA"),
    "money-4": ("#8A6A1F", "#D9B45A"),
    "on-money": ("#FFFFFF", "#0E1A20"),
    "map-0": ("#D7E6E8", "#1E3A46"),
    "map-1": ("#9CC3C9", "#2F6373"),
    "map-2": ("#4A8F9A", "#5A9AAA"),
    "map-3": ("#0A5A66", "#A9DCE4"),
}


def tokens(theme_type="light"):
    """Colours of one theme, by token name."""
    side = 1 if theme_type == "dark" else 0
    return {name: pair[side] for name, pair in _TOKENS.items()}


def plotly_template(theme_type="light"):
    """Layout that every chart starts from, as plain values."""
    look = tokens(theme_type)
    axis = {
        "fixedrange": True,
        "automargin": True,
        "zeroline": False,
        "tickfont": {"size": 14, "color": look["ink-2"]},
    }
    return {
        "font": {"family": FONT, "size": 15, "color": look["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": ".,",
        "margin": {"l": 8, "r": 8, "t": 28, "b": 36, "pad": 6},
        "xaxis": axis
        | {
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": look["rule"],
            "tickangle": 0,
        },
        "yaxis": axis | {"gridcolor": look["rule"], "gridwidth": 1, "showline": False, "ticks": ""},
        "hoverlabel": {
            "bgcolor": look["ink"],
            "bordercolor": look["ink"],
            "font": {"size": 14, "color": look["page"], "family": FONT},
            "align": "left",
            "namelength": -1,
        },
    }


def css():
    """The style sheet. `light-dark()` follows a theme switch, which does not rerun the script."""
    variables = "".join(f"--{n}:light-dark({a},{b});" for n, (a, b) in _TOKENS.items())
    return f"<style>.stApp{{{variables}}}{_STYLE.read_text(encoding='utf-8')}</style>"
