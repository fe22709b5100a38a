"""Where the benefit lands: a map of pounds, the rules it rests on, and the map under another."""

from functools import partial

import streamlit as st

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_CLASSES = 4
_RULES, _DIVIDED = "spend_gbp", "by_population_gbp"
_LEVELS = {"district": "Districts", "ward": "Wards"}
_ONE = {"district": "district", "ward": "ward"}
_KINDS = "Counted are purchases and grants; taxes, pay, borrowing and transfers land nowhere here."
_SURE = (
    "A payee’s own address is never taken for the place of benefit. Places that are stated are "
    "sure; homes of people who use a service are estimated from answers, and only from ten "
    "people or more in a place; dividing by who lives where is an assumption."
)
_PUBLIC = "Yes, with the rule, and with what is not placed beside it."


def where(view):
    """The map of purchases and grants by place, its rules, and what another rule would say."""
    title = "Where the benefit lands"
    rules = read(reading.benefit_rules, view.published, view.payer_id, view.period, view.service_id)
    with components.finding_block("benefit", title, _finding(rules)) as block:
        levels = read(reading.benefit_map_levels, view.published, view.payer_id)
        if not len(rules) or not levels:
            _nothing(view, rules)
            return
        level = _level(view, levels)
        year, service = view.financial_year, view.service_id
        cells = read(reading.benefit_map, view.published, view.payer_id, level, year, service)
        column = _rule(view, cells)
        drawn = cells[cells["rings"].notna()].astype({_RULES: float, _DIVIDED: float})
        classes = _classes(drawn[column])
        make = partial(figures.benefit_map, drawn, classes, column, _outline(view))
        left, right = st.columns([3, 2], gap="large")
        with left:
            _draw(block, drawn, classes, column, make, level)
        with right:
            _rules_table(view, rules)
            _chosen_place(view, cells)
        _twin(view, block, cells, level)
        _of_payer_alone(view, level)
        components.aside(_KINDS)
        _downloads(view, block, level, make if len(drawn) else None)


def _finding(rules):
    if not len(rules):
        return ""
    first = rules.iloc[0]
    total, placed = (words.pounds(first[c]) for c in ("total_gbp", "placed_gbp"))
    told = [
        f"{words.pounds(row['spend_gbp'])} {_BECAUSE[row['benefit_rule']]}"
        for row in rules.to_dict("records")
        if row["is_placed"] and row["spend_gbp"]
    ]
    if not told:
        return (
            f"Of all {total} bought or granted, **nothing says where it lands**: no place is "
            "stated or served, and no homes of people who use a service are known."
        )
    said = f"Of {total} bought or granted, **{placed} is laid upon a place**"
    rest = "" if placed == total else " Of the rest nothing says where."
    return f"{said}: {words.listed(told)}.{rest}"


_BECAUSE = {
    "delivery_place": "because the place is stated",
    "home_areas": "by where the people who use it live",
    "catchment": "by the places that are served",
    "population": "divided by who lives where",
    "authority_wide": "for the area as a whole",
}


def _nothing(view, rules):
    if len(rules):
        components.state("not_loaded", "No wards of this place are loaded, so no map is drawn.")
        _rules_table(view, rules)
        return
    about = f" for {view.service_name}" if view.service_id else ""
    components.state(
        "not_loaded", f"No purchase or grant{about} is loaded here for {view.period_words}."
    )


def _level(view, levels):
    """Which places are on the map: wards first for a ward."""
    if len(levels) == 1:
        return levels[0]
    ordered = levels[::-1] if view.is_ward else levels
    return components.segmented("Places on the map", "map", {k: _LEVELS[k] for k in ordered})


def _rule(view, cells):
    """The rules in their order, or another one, where that is published."""
    if view.service_id:
        components.aside("What another rule would say is published for every service together.")
        return _RULES
    if not cells["is_on_map"].any() or cells.loc[cells["is_on_map"], _DIVIDED].isna().all():
        components.aside(
            "How many people live where is **not loaded**: no other rule can be tried."
        )
        return _RULES
    other = {"rules": "By the rules, in their order", "people": "All of it by who lives where"}
    chosen = components.segmented("Rule of the map", "rule", other)
    return _DIVIDED if chosen == "people" else _RULES


def _classes(values):
    """Four classes, each with about as many places, in the words of the pounds in them."""
    values = sorted(values.dropna())
    size = max(-(-len(values) // _CLASSES), 1)
    parts = [values[i : i + size] for i in range(0, len(values), size)]
    return [(part[0], part[-1], _between(part[0], part[-1])) for part in parts]


def _between(low, high):
    low, high = words.pounds(low), words.pounds(high)
    return low if low == high else f"{low} to {high}"


def _outline(view):
    if view.is_alliance or view.place_id == view.payer_id:
        return None
    return read(reading.outline, view.published, view.place_id)


def _draw(block, drawn, classes, column, make, level):
    if not len(drawn):
        components.state("not_loaded", "No outlines of these places are loaded.")
        return
    entries = [(("fill", f"map-{i}"), name) for i, (_, _, name) in enumerate(classes)]
    if drawn[column].isna().any():
        entries.append((("hatch", "edge"), "Nothing is placed here: not known, not nought"))
    components.legend(entries)
    told = "; ".join(
        f"{row['place_name']} {_amount_words(row[column])}" for row in drawn.to_dict("records")
    )
    components.chart(
        block, make, alt=f"Map of purchases and grants by {_ONE[level]}. {told}.",
    )  # fmt: skip


def _amount_words(value):
    return "nothing placed" if words.is_missing(value) else words.pounds(value)


def _amount(value):
    return Cell(_amount_words(value), missing=words.is_missing(value))


def _rules_table(view, rules):
    components.table(
        f"How the place was found, {view.period_words}", ["Rule", "Pounds", "Share"],
        [
            [
                Cell(row["rule_words"], row["confidence"]),
                words.pounds(row["spend_gbp"]),
                words.per_cent(row["of_spend_pct"]),
            ]
            for row in rules.to_dict("records")
        ],
        numbers=(1, 2),
    )  # fmt: skip


def _of_payer_alone(view, level):
    """Why the map adds up to more than what is laid upon a place by a rule."""
    alone = read(
        reading.benefit_of_payer_alone, view.published, view.payer_id, level, view.financial_year,
        view.service_id,
    )  # fmt: skip
    told = words.listed(
        f"{words.pounds(row['spend_gbp'])} in {row['place_name']}"
        for row in alone.to_dict("records")
    )
    if told:
        components.aside(
            f"The map also bears **{told}** of which nothing says where: that {_ONE[level]} is "
            "the whole area of who paid."
        )


def _chosen_place(view, cells):
    """What is laid upon the place that is looked at, and what another rule would say of it."""
    mine = cells[(cells["place_id"] == view.place_id) & cells["is_on_map"].astype(bool)]
    if not len(mine):
        return
    row = mine.iloc[0]
    said = f"For **{row['place_name']}**: {_amount_words(row[_RULES])} by the rules"
    if not words.is_missing(row[_DIVIDED]):
        said += f", {words.pounds(row[_DIVIDED])} if all were divided by who lives where"
    components.notice(f"{said}.")


def _twin(view, block, cells, level):
    has_other = cells[_DIVIDED].notna().any()
    head = ["Place", "By the rules", *["If divided by who lives where"][: int(has_other)]]
    rows = [
        [_place(row), _amount(row[_RULES]), _other(row)][: len(head)]
        for row in cells.to_dict("records")
    ]
    caption = f"Purchases and grants by {_ONE[level]}, {view.period_words}"
    components.table_twin(block, caption, head, rows, numbers=range(1, len(head)))
    if has_other:
        components.aside(
            "The second rule divides every pound, **also those that no rule places**: that is why "
            "most places get more by it. What matters is whose share grows most."
        )


def _place(row):
    if not row["is_on_map"]:
        return Cell(row["place_name"], "for the area as a whole: not placed more finely")
    outside = "" if row["is_inside"] else "outside the area that is looked at"
    parts = (
        part for part in (row["district_name"], outside) if not words.is_missing(part) and part
    )
    return Cell(row["place_name"], ", ".join(parts))


def _other(row):
    if words.is_missing(row[_DIVIDED]) and not row["is_on_map"]:
        return Cell("all of it divided", missing=True)
    return _amount(row[_DIVIDED])


def _downloads(view, block, level, make):
    lines = read(
        reading.benefit_lines, view.published, view.payer_id, level, view.financial_year,
        view.service_id,
    )  # fmt: skip
    passport = components.passport(
        view, ("pub_benefit", "pub_benefit_bought", "pub_benefit_sensitivity"), sure=_SURE,
        missing="Pounds of which nothing says where: the last rule of the table",
        measure="Each pound stands once: in its place, else in the narrowest wider one known",
        public=_PUBLIC,
    )  # fmt: skip
    components.download_row(block, view, lines, passport, make=make)
