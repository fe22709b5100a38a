"""Money: what was paid by month, who received transfers, how far it can be followed."""

from dataclasses import dataclass

from dashboard import theme, words
from dashboard.figures.base import figure, hatch, legend_mark, note, safe

GROUPS = (
    ("Purchases and grants", "money-1", {"purchase", "grant"}),
    ("Transfers to partners", "money-2", {"transfer_to_partner"}),
    ("Everything else", "money-4", None),
)


@dataclass(frozen=True)
class Slot:
    """A place on the month axis: one loaded month, or a run of months not loaded."""

    first: str
    last: str
    months: int
    is_covered: bool


_LABELLED = 14  # months whose totals can be written above their bars without touching


def month_slots(cells):
    """Loaded months one by one; runs of months not loaded as one slot each."""
    covered = cells.groupby("month", sort=True)["is_covered"].max()
    slots = []
    for month, is_covered in covered.items():
        if not is_covered and slots and not slots[-1].is_covered:
            run = slots.pop()
            slots.append(Slot(run.first, month, run.months + 1, False))
        else:
            slots.append(Slot(month, month, 1, bool(is_covered)))
    return slots


def spend_months(cells, theme_type="light"):
    """Stacked bars by kind of flow; months not loaded are a hatched gap, a long one collapsed."""
    look = theme.tokens(theme_type)
    fig = figure(theme_type, 400, barmode="relative", bargap=0)
    fig.update_layout(margin={"l": 8, "r": 8, "t": 30, "b": 50, "pad": 6})
    slots = month_slots(cells)
    gap = max(1.0, 0.085 * len(slots))
    edges, position = [], 0.0
    for slot in slots:
        width = 1.0 if slot.is_covered else min(float(slot.months), gap)
        edges.append((position + width / 2, width))
        position += width
    top = _spend_bars(fig, cells, slots, edges, look)
    _spend_gaps(fig, slots, edges, top, gap, look)
    _spend_axes(fig, slots, edges, position, top)
    for name, token, _ in GROUPS:
        legend_mark(fig, name, symbol="square", size=14, color=look[token])
    fig.add_bar(x=[None], y=[None], name="Months not loaded", marker=hatch(look), showlegend=True)
    return fig


def _spend_bars(fig, cells, slots, edges, look):
    place = {s.first: e for s, e in zip(slots, edges, strict=True) if s.is_covered}
    loaded = cells[cells["is_covered"].fillna(False).astype(bool)]
    named = set().union(*(kinds for _, _, kinds in GROUPS if kinds))
    up, down = {}, {}
    for _, token, kinds in GROUPS:
        is_here = loaded["flow_kind"].isin(kinds) if kinds else ~loaded["flow_kind"].isin(named)
        for row in loaded[is_here].to_dict("records"):
            amount = float(row["spend_gbp"])
            (up if amount > 0 else down).setdefault(row["month"], []).append(amount)
            x, width = place[row["month"]]
            fig.add_bar(
                x=[x], y=[amount], width=[width * 0.7], hoverinfo="text",
                hovertext=f"{words.month(row['month'])}<br>{safe(row['flow_words'])}: "
                f"{words.pounds(row['spend_gbp'])}",
                marker={"color": look[token], "line": {"color": look["page"], "width": 1}},
            )  # fmt: skip
    totals = loaded.groupby("month")["month_gbp"].first()
    for month, total in totals.items() if len(totals) <= _LABELLED else ():
        note(fig, f"<b>{words.pounds(total)}</b>", x=place[month][0], y=sum(up.get(month, [0])),
             yanchor="bottom", yshift=2, strong=True, look=look)  # fmt: skip
    lowest = min((sum(v) for v in down.values()), default=0)
    return max((sum(v) for v in up.values()), default=1) or 1, lowest


def _spend_gaps(fig, slots, edges, top, gap, look):
    for slot, (x, width) in zip(slots, edges, strict=True):
        if slot.is_covered:
            continue
        noun = "month" if slot.months == 1 else "months"
        fig.add_bar(
            x=[x], y=[top[0] * 1.02], width=[width * 0.94], marker=hatch(look), hoverinfo="text",
            hovertext=f"{words.months_range(slot.first, slot.last)}: not loaded",
        )  # fmt: skip
        if width == gap:
            note(fig, f"{slot.months}<br>{noun}<br>not<br>loaded", x=x, y=top[0] / 2, look=look)
        else:  # as narrow as its months: the words stand above it
            note(fig, "not loaded", x=x, y=top[0] * 1.03, yanchor="bottom", look=look,
                 bgcolor="rgba(0,0,0,0)")  # fmt: skip


def _spend_axes(fig, slots, edges, width, top):
    every = [(s, x) for s, (x, _) in zip(slots, edges, strict=True)]
    shown = [(s, x) for s, x in every[:: max(1, round(len(every) / 12))] if s.is_covered]
    fig.update_xaxes(
        range=[0, width or 1],
        tickvals=[x for _, x in shown],
        ticktext=[words.month_short(s.first).replace(" ", "<br>") for s, _ in shown],
    )
    # A round step in pounds; tick words are ours, so that they read as everywhere else.
    step = next(s for s in _steps() if top[0] / s <= 5)
    lowest = int(top[1] // step) if top[1] < -0.02 * top[0] else 0
    ticks = [n * step for n in range(lowest, int(top[0] // step) + 1)]
    fig.update_yaxes(
        range=[lowest * step, top[0] * 1.1],
        tickvals=ticks,
        ticktext=[_tick_words(t, step) for t in ticks],
    )


def _steps():
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def _tick_words(pounds, step):
    sign = words.MINUS if pounds < 0 else ""
    if step >= 1_000_000 and pounds:
        return f"{sign}£{abs(pounds) / 1_000_000:.0f}m"
    if step >= 10_000 and pounds:
        return f"{sign}£{abs(pounds) / 1_000_000:.2f}m"
    return f"{sign}£{abs(pounds):,.0f}"


def transfer_bars(payees, kinds, theme_type="light"):
    """Every pound once: purchases and grants, each public body paid on to, and the rest.

    Public bodies stand in alphabetical order. `kinds` are the totals by kind of flow.
    """
    look = theme.tokens(theme_type)
    passed_on = [row | {"token": "money-2"} for row in payees.to_dict("records")]
    itemised = {row["flow_kind"] for row in passed_on}
    others = [
        row
        | {
            "payee_name": row["flow_words"],
            "token": "money-1" if row["flow_kind"] in ("purchase", "grant") else "money-4",
        }
        for row in kinds.to_dict("records")
        if row["flow_kind"] not in itemised
    ]
    others.sort(key=lambda row: row["token"])
    counted = [row for row in others if row["token"] == "money-1"]
    rows = [*counted, *passed_on, *others[len(counted) :]]
    fig = _bars(theme_type, len(rows), 60)
    reach = [float(row["spend_gbp"]) for row in rows] + [0.0]
    for number, row in enumerate(rows):
        months = words.counted(row["months"], "month", "months")
        said = f"<b>{words.pounds(row['spend_gbp'])}</b> in {months}"
        _bar(
            fig,
            number,
            float(row["spend_gbp"]),
            look[row["token"]],
            f"{safe(row['payee_name'])}: {said}",
        )
        _label(fig, number, f"<b>{safe(row['payee_name'])}</b>", look, strong=True)
        _label(fig, number, said, look, right=True, strong=True)
    fig.update_xaxes(range=[min(reach), max(reach) or 1])
    for name, token in (("Purchases and grants", "money-1"),
                        ("Transfers, by public body", "money-2"),
                        ("Everything else", "money-4")):  # fmt: skip
        legend_mark(fig, name, symbol="square", size=14, color=look[token])
    return fig


def _bars(theme_type, rows, pitch):
    """A figure for labelled bars: words stand above and below each bar, never beside it."""
    fig = figure(theme_type, 20 + pitch * max(rows, 1), barmode="overlay")
    fig.update_layout(margin={"l": 4, "r": 4, "t": 6, "b": 4, "pad": 0})
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False, range=[max(rows, 1) - 0.42, -0.58])
    return fig


def _bar(fig, number, amount, colour, hover):
    fig.add_bar(
        y=[number], x=[amount], width=0.3, orientation="h", hoverinfo="text",
        hovertext=hover, marker={"color": colour},
    )  # fmt: skip


def _label(fig, number, text, look, *, below=False, right=False, strong=False):
    end = right or below
    note(
        fig, text, x=1 if end else 0, xref="paper", xanchor="right" if end else "left",
        y=number + (0.16 if below else -0.16), yanchor="top" if below else "bottom", look=look,
        strong=strong, bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip


def _inside(fig, number, text, amounts, look):
    """The value in its bar; where the bar is too short to hold it, after what falls away."""
    paid, lost, whole = amounts
    if whole and paid / whole > 0.25:
        fig.add_annotation(
            text=text, x=0, xref="paper", xanchor="left", y=number, yanchor="middle",
            showarrow=False, font={"size": 14, "color": look["on-money"]}, borderpad=6,
        )  # fmt: skip
    else:
        note(fig, text, x=paid + lost, xanchor="left", y=number, yanchor="middle", xshift=8,
             strong=True, look=look)  # fmt: skip


def _pence(part, whole):
    return f"{part / whole * 100:.0f}p in the £" if whole else "nothing paid"
