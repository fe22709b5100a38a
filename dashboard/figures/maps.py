"""Maps as plain polygons: they need no network and stay sharp in a report."""

import json
import math

from dashboard import measured, theme, words
from dashboard.figures.base import figure, legend_mark, note, safe

FIFTHS = (
    (1, "Most deprived fifth of the country", "map-3"),
    (2, "Second most deprived", "map-2"),
    (3, "Middle fifth", "map-1"),
    (4, "Second least deprived", "map-0"),
    (5, "Least deprived fifth", "page"),
)
NOT_LOADED = "Not loaded"


def deprivation_map(areas, shapes, selected_ward=None, theme_type="light"):
    """Small areas by fifth of the country; ward outlines above, the chosen one drawn twice."""
    look = theme.tokens(theme_type)
    fig = figure(theme_type, 560)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    small = shapes[shapes["place_level"] == "small_area"].merge(
        areas[["place_id", "fifth", "fifth_words", "score", "ward_name"]], on="place_id", how="left"
    )
    for fifth, name, token in FIFTHS:
        _class(fig, small[small["fifth"] == fifth], name, look[token], look)
    missing = small[small["fifth"].isna()]
    if len(missing):
        _class(fig, missing, NOT_LOADED, look["surface"], look)
    wards = shapes[shapes["place_level"] == "ward"]
    _outline(fig, wards, look["ink-2"], 1.2)
    _centroids(fig, small)
    chosen = wards[wards["place_id"] == selected_ward]
    _chosen(fig, chosen, look)
    _square(fig, shapes)
    return fig


def outcome_map(cells, classes, selected=None, theme_type="light"):
    """Wards by what people said: four classes, hatching for too few, a dashed line for not heard.

    Parameters
    ----------
    cells : DataFrame
        Rows of `reading.outcome_map` that have an outline.
    classes : list of (low, high, words)
        Ascending; the first holds its lower limit.
    selected : str or None
        The ward that is outlined and named.
    """
    look = theme.tokens(theme_type)
    fig = figure(theme_type, 560)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    _outline(fig, cells, look["edge"], 0.8)
    for i, (low, high, name) in enumerate(classes):
        above = cells["value"] >= low if i == 0 else cells["value"] > low
        part = cells[above & (cells["value"] <= high)]
        if len(part):
            _class(fig, part, name, look[f"map-{i}"], look)
    _without_value(fig, cells, look)
    rows = cells.to_dict("records")
    fig.add_scatter(
        x=[row["centre_lon"] for row in rows], y=[row["centre_lat"] for row in rows],
        mode="markers", marker={"size": 18, "opacity": 0}, hoverinfo="text",
        hovertext=[_said(row) for row in rows],
    )  # fmt: skip
    _chosen(fig, cells[cells["place_id"] == selected], look)
    _square(fig, cells)
    return fig


def benefit_map(cells, classes, column="spend_gbp", chosen=None, theme_type="light"):
    """Places by the pounds laid upon them: four classes, hatched where none are.

    Parameters
    ----------
    cells : DataFrame
        Rows of `reading.benefit_map` that have an outline.
    classes : list of (low, high, words)
        Ascending, both limits within.
    column : str
        The pounds to show.
    chosen : DataFrame or None
        The outline of the place that is looked at.
    """
    look = theme.tokens(theme_type)
    fig = figure(theme_type, 520)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    values = cells[column].astype(float)
    none = cells[values.isna()]
    if len(none):
        _hatched(fig, none, look)
    for i, (low, high, name) in enumerate(classes):
        part = cells[(values >= low) & (values <= high)]
        if len(part):
            _class(fig, part, name, look[f"map-{i}"], look)
    rows = cells.to_dict("records")
    fig.add_scatter(
        x=[row["centre_lon"] for row in rows], y=[row["centre_lat"] for row in rows],
        mode="markers", marker={"size": 18, "opacity": 0}, hoverinfo="text",
        hovertext=[f"{safe(row['place_name'])}<br>{_pounds_said(row[column])}" for row in rows],
    )  # fmt: skip
    if chosen is not None:
        _chosen(fig, chosen, look)
    _square(fig, cells)
    return fig


def _pounds_said(amount):
    return "nothing is placed here" if words.is_missing(amount) else words.pounds(amount)


def _without_value(fig, cells, look):
    none = cells[cells["value"].isna()]
    few = none[none["why_no_value"] == "too_few"]
    if len(few):
        _hatched(fig, few, look)
    for row in none[none["why_no_value"] != "too_few"].to_dict("records"):
        x, y = _rings([row["rings"]])
        fig.add_scatter(x=x, y=y, mode="lines", hoverinfo="skip",
                        line={"color": look["ink-2"], "width": 1.6, "dash": "4px,3px"})  # fmt: skip
        note(fig, safe(words.none_of(row)), x=row["centre_lon"],
             y=row["centre_lat"], look=look, size=13)  # fmt: skip


def _hatched(fig, areas, look):
    x, y = _rings(areas["rings"])
    fig.add_scatter(
        x=x, y=y, mode="lines", fill="toself", fillcolor=look["page"], hoverinfo="skip",
        line={"color": look["edge"], "width": 0.8},
        fillpattern={"shape": "/", "fgcolor": look["edge"], "bgcolor": look["page"], "size": 7,
                     "solidity": 0.25},
    )  # fmt: skip


def _said(row):
    said = measured.with_interval(row)
    heard = measured.heard(row["n_people"])
    return f"{safe(row['place_name'])}, {safe(row['district_name'])}<br>{said} {heard}"


def _chosen(fig, chosen, look):
    if not len(chosen):
        return
    _outline(fig, chosen, look["page"], 7)
    _outline(fig, chosen, look["ink"], 3.5)
    row = chosen.iloc[0]
    note(fig, f"<b>{safe(row['place_name'])}</b>", x=row["centre_lon"],
         y=max(v for v in _rings(chosen["rings"])[1] if v is not None), yanchor="bottom",
         yshift=4, look=look, strong=True, borderpad=3)  # fmt: skip


def _class(fig, areas, name, colour, look):
    x, y = _rings(areas["rings"])
    fig.add_scatter(
        x=x, y=y, mode="lines", fill="toself", fillcolor=colour, hoverinfo="skip",
        line={"color": look["edge"], "width": 0.6},
    )  # fmt: skip
    legend_mark(fig, name, symbol="square", size=14, color=colour,
                line={"color": look["edge"], "width": 1})  # fmt: skip


def _outline(fig, areas, colour, width):
    x, y = _rings(areas["rings"])
    fig.add_scatter(
        x=x, y=y, mode="lines", hoverinfo="skip", line={"color": colour, "width": width}
    )


def _centroids(fig, small):
    """Filled areas have no hover of their own: unseen points at their centres carry it."""
    rows = small.to_dict("records")
    fig.add_scatter(
        x=[row["centre_lon"] for row in rows], y=[row["centre_lat"] for row in rows],
        mode="markers", marker={"size": 16, "opacity": 0}, hoverinfo="text",
        hovertext=[_hover(row) for row in rows],
    )  # fmt: skip


def _hover(row):
    if row["fifth"] != row["fifth"] or row["fifth"] is None:
        return f"{safe(row['place_name'])}<br>deprivation not loaded"
    return (
        f"{safe(row['place_name'])}, {safe(row['ward_name'])}<br>"
        f"{safe(row['fifth_words'])}, score {row['score']:.1f}"
    )


def _rings(column):
    """All rings of all areas as one line, parted by None."""
    x, y = [], []
    for text in column:
        for ring in json.loads(text):
            x += [point[0] for point in ring] + [None]
            y += [point[1] for point in ring] + [None]
    return x, y


def _square(fig, shapes):
    """Same distance, same length: a degree east is shorter than a degree north."""
    middle = shapes["centre_lat"].mean() if len(shapes) else 53.0
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False, scaleanchor="x", scaleratio=1 / math.cos(math.radians(middle)))
