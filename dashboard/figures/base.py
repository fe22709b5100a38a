"""What every figure shares: an empty figure in our template, safe text, legend entries."""

import html

import plotly.graph_objects as go

from dashboard import theme, words


def figure(theme_type, height, **layout):
    """An empty figure in the project's template. `layout` deepens it."""
    fig = go.Figure(layout=theme.plotly_template(theme_type))
    fig.update_layout(height=height, **layout)
    return fig


def safe(text):
    """Text from data for a label: plotly would otherwise read `<b>` and links in it."""
    return html.escape(words.one_line(text), quote=False)


def note(fig, text, *, x, y, look, strong=False, **place):
    """Words on the chart: no arrow, ink when they matter, on a page-coloured ground."""
    fig.add_annotation(
        text=text,
        x=x,
        y=y,
        showarrow=False,
        font={"size": place.pop("size", 14), "color": look["ink" if strong else "ink-2"]},
        bgcolor=place.pop("bgcolor", look["page"]),
        borderpad=place.pop("borderpad", 1),
        **place,
    )


def legend_line(fig, name, **line):
    """A legend entry for a line or band, without a mark on the chart."""
    fig.add_scatter(x=[None], y=[None], mode="lines", name=name, line=line, showlegend=True)


def legend_mark(fig, name, **marker):
    """A legend entry for a point or area, without a mark on the chart."""
    fig.add_scatter(x=[None], y=[None], mode="markers", name=name, marker=marker, showlegend=True)


def hatch(look, token="edge"):
    """The pattern that means "not there"."""
    return {
        "color": look["page"],
        "line": {"color": look[token], "width": 1},
        "pattern": {
            "shape": "/",
            "fgcolor": look[token],
            "bgcolor": look["page"],
            "size": 7,
            "solidity": 0.25,
        },
    }


def faded(colour, opacity):
    """A hex colour with an opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
