"""Bars in the order of their list, each with its name and pounds above it."""

from dashboard import contract_words, theme, words
from dashboard.figures.base import figure, hatch, legend_mark, note, safe

_ROW, _TOP = 50, 6
_CUT = 6  # a hatched bar so many times the longest other bar is cut short, and says so


def through_bars(cells, theme_type="light"):
    """Payments by kind of provider; what went to nobody known is hatched and stands last.

    `cells` has `provider_kind, spend_gbp`.
    """
    rows = [
        (words.PROVIDER_KINDS.get(r["provider_kind"], r["provider_kind"]), r["spend_gbp"],
         r["provider_kind"] == "not known")
        for r in cells.to_dict("records")
    ]  # fmt: skip
    return named_bars(sorted(rows, key=lambda row: (row[2], row[0])), theme_type)


def service_bars(cells, theme_type="light"):
    """Payments by service; what no words map to one is hatched and stands last."""
    rows = cells.to_dict("records")
    return named_bars(
        [(r["service_name"], r["spend_gbp"], r["service_id"] == "unmapped") for r in rows],
        theme_type,
    )


def member_bars(cells, theme_type="light"):
    """What each member of an alliance paid: its own spending, and hatched what went to members."""
    rows = []
    for r in cells.to_dict("records"):
        rows.append((f"{r['publisher_name']}, for the alliance’s services", r["spend_gbp"], False))
        rows.append((f"{r['publisher_name']}, to other members", r["eliminated_gbp"], True))
    return named_bars(rows, theme_type)


def method_bars(cells, theme_type="light"):
    """Purchases and grants by what found their service; what found none is hatched.

    `cells` has `method_words, spend_gbp, service_method`.
    """
    rows = cells.to_dict("records")
    return named_bars(
        [(r["method_words"], r["spend_gbp"], r["service_method"] == "unmapped") for r in rows],
        theme_type,
    )


def tie_bars(cells, theme_type="light"):
    """What is tied to one contract, by method and how surely; hatched what is tied to none.

    `cells` has `contract_tie, match_method, match_confidence, spend_gbp`.
    """
    rows = []
    for r in cells.to_dict("records"):
        tied = r["contract_tie"] == "one contract"
        how = (
            f": {r['match_method']} ({contract_words.CONFIDENCE[r['match_confidence']]})"
            if tied
            else ""
        )
        rows.append((f"{contract_words.TIES[r['contract_tie']]}{how}", r["spend_gbp"], not tied))
    return named_bars(rows, theme_type)


def named_bars(rows, theme_type="light"):
    """One bar per row: (name, pounds, is hatched). Credits run to the left.

    A hatched bar that would crush the others is cut short, with its true length in words.
    """
    look = theme.tokens(theme_type)
    height = _TOP + _ROW * max(len(rows), 1)
    fig = figure(theme_type, height, margin={"l": 2, "r": 8, "t": _TOP, "b": 4, "pad": 0})
    longest = max((float(amount) for _, amount, is_hatched in rows if not is_hatched), default=0)
    lengths = [_length(float(amount), longest, hatched) for _, amount, hatched in rows]
    low, high = min([0, *lengths]), max([0, *lengths])
    fig.update_xaxes(visible=False, range=[low, high + (high - low or 1) * 0.02])
    fig.update_yaxes(visible=False, range=[len(rows), 0])
    for i, (name, amount, is_hatched) in enumerate(rows):
        fig.add_bar(
            x=[lengths[i]], y=[i + 0.72], orientation="h", width=0.36, hoverinfo="text",
            hovertext=f"{safe(name)}: {words.pounds(amount)}",
            marker=hatch(look, "money-4") if is_hatched else {"color": look["money-1"]},
        )  # fmt: skip
        said = f"{safe(name)} <b>{words.pounds(amount)}</b>"
        if lengths[i] < float(amount):
            said += f" · bar cut short: to scale, {float(amount) / longest:.0f} times the longest"
            _cut_mark(fig, lengths[i] * 0.97, i + 0.72, look)
        note(fig, said, x=0, y=i + 0.28, xref="paper", xanchor="left", look=look,
             strong=True)  # fmt: skip
    legend_mark(fig, "Paid", symbol="square", size=12, color=look["money-1"])
    return fig


def _length(amount, longest, is_hatched):
    if is_hatched and longest > 0 and amount > _CUT * longest:
        return longest * 1.1
    return amount


def _cut_mark(fig, x, y, look):
    """Two slanted strokes through a bar that is not to scale."""
    for offset in (-5, 5):
        fig.add_shape(
            type="line", xsizemode="pixel", xanchor=x, x0=offset - 4, x1=offset + 4, y0=y + 0.26,
            y1=y - 0.26, line={"color": look["page"], "width": 5},
        )  # fmt: skip
