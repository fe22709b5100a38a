"""One outcome side by side: by place, by group, by provider; in the order of the alphabet."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

_LEGEND = (
    (("interval", "value"), "Value with 95% interval, and how many were heard"),
    (("dash", "edge"), "The place that you look at"),
)


_DRAWN = 45


def by_place(view, measure):
    """Wards of a district, or alliances, districts and larger places."""
    found = read(
        reading.outcome_by_place, view.published, measure["measure_id"], view.place_id,
        outcome_time.year(view),
    )  # fmt: skip
    rows = [
        row | {
            "group": None if view.district_id else plural(row["level_words"]),
            "label": row["place_name"], "is_selected": row["place_id"] == view.place_id,
        }
        for row in found.to_dict("records")
    ]  # fmt: skip
    title = "Is it the same in every ward?" if view.district_id else "Is it the same everywhere?"
    finding = f"{_places_finding(found)} {_against_rest(view, measure, found)}".strip()
    _block(view, measure, ("places", title, finding), found, rows)


def _against_rest(view, measure, found):
    """Which of the places differ from the rest of their area, and how many were looked at.

    An area that holds no district whole has no such sentence; that of the largest area drawn then
    speaks of the districts.
    """
    level = "ward" if view.district_id else "district"
    areas = [view.district_id or view.place_id]
    if not view.district_id:
        areas += reversed(list(found["place_id"]))
    told = (
        read(
            reading.measure_sentence, view.published, f"rest_{level}", area,
            outcome_time.year(view), measure["measure_id"],
        )
        for area in areas
    )  # fmt: skip
    return next(filter(None, told), "")


def _places_finding(found):
    heard = found["value"].notna().sum()
    none = found[found["why_no_value"].notna()].assign(why=words.reasons(found))
    named = "; ".join(
        _named(none[none["why"] == why], why) for why in none["why"].value_counts().index
    )
    told = f"**{words.counted(heard, 'place has', 'places have')} a value.**"
    return f"{told} {named[:1].upper()}{named[1:]}." if named else told


def _named(places, why):
    names = words.listed(places["place_name"]) if len(places) <= 3 else f"{len(places)} places"
    return f"{words.no_value(why)} in {names}"


def by_group(view, measure):
    """Groups of people, each dimension by itself; groups that cannot be shown keep their row."""
    found = read(
        reading.outcome_by_group, view.published, measure["measure_id"], view.place_id,
        outcome_time.year(view),
    )  # fmt: skip
    rows = [
        row | {"group": measured.dimension(row["group_dimension"]), "label": row["group_value"]}
        for row in found.to_dict("records")
    ]
    hidden = int(found["value"].isna().sum())
    gap = read(
        reading.outcome_gap, view.published, measure["measure_id"], view.place_id,
        outcome_time.year(view),
    )  # fmt: skip
    finding = f"{gap} " if gap else ""
    finding += "Who people are, as they said themselves. Ranges that overlap may differ by chance."
    if hidden:
        groups = words.counted(hidden, "group has", "groups have")
        finding += f" **{groups} no value to show**; the reason stands in its place."
    _block(view, measure, ("groups", "Is it fair to everyone?", finding), found, rows)


def by_provider(view, measure):
    """Providers by service, over all places: the only way in which they are published."""
    found = read(
        reading.outcome_by_provider, view.published, measure["measure_id"], view.service_id,
        outcome_time.year(view),
    )  # fmt: skip
    if view.provider_id:  # beside others of its own services
        mine = found[found["provider_id"] == view.provider_id]["service_id"]
        found = found[found["service_id"].isin(set(mine))]
    rows = [
        row | {
            "group": row["service_name"], "label": row["provider_name"],
            "is_selected": row["provider_id"] == view.provider_id,
        }
        for row in found.to_dict("records")
    ]  # fmt: skip
    title = "What people say by provider"
    finding = (
        "All places together, in the order of the alphabet: **this is no ranking**. People were "
        "not shared out by lot, so a difference may come from whom each provider supports."
    )
    if not rows:
        with components.finding_block("providers", title, ""):
            components.state(
                "not_applicable",
                "This question is put to residents, whoever supports them, or nobody was asked it "
                "about this service.",
            )
        return
    _block(view, measure, ("providers", title, finding), found, rows, with_reference=False)


def plural(level):
    """The heading of a level: Wards, Counties."""
    return {"county": "Counties", "ward": "Wards"}.get(level, f"{level[:1].upper()}{level[1:]}s")


def _none_here(view, measure):
    """Why a place has no row at all: nobody was asked, or nobody was heard."""
    whole = _whole(view, measure)
    why = words.why_none(whole.iloc[0]) if len(whole) else "not_asked"
    why = "too_few" if words.is_missing(why) else why
    return why, words.NO_VALUE_REASON[why]


def _block(view, measure, told, found, rows, with_reference=True):
    key, title, finding = told
    with components.finding_block(key, title, finding if rows else "") as block:
        if not rows:
            components.state(*_none_here(view, measure))
            return
        if with_reference and (view.service_id or view.provider_id):
            components.aside(
                "Side by side, people’s answers are published for **every service and provider "
                "together**."
            )
        components.legend(_LEGEND if with_reference else _LEGEND[:1])
        reference = _reference(view, measure) if with_reference else None
        make = partial(figures.interval_rows, rows, measure["unit"], reference)
        if len(rows) <= _DRAWN:
            components.chart(block, make, alt=_alt(title, rows))
        else:
            components.state(
                "Too many to draw", f"{len(rows)} rows are in the table and in the picture.",
                "Choose a service to see its providers drawn.",
            )  # fmt: skip
        period = words.period(outcome_time.year(view))
        outcome_time.stand_as_before(rows)
        components.table_twin(
            block, f"{title} {period}", ["", "Of", "Value (95% interval)", "People heard"],
            [_row(row) for row in rows], numbers=(2, 3),
        )  # fmt: skip
        components.download_row(
            block, view, found, outcome_time.passport(view, measure),
            make=make, period=period,
        )  # fmt: skip


def _whole(view, measure):
    return read(
        reading.outcome_cells, view.published, "P1", measure["measure_id"], view.place_id, None,
        None, outcome_time.year(view),
    )  # fmt: skip


def _reference(view, measure):
    found = _whole(view, measure)
    value = words.finite(found["value"].iloc[0]) if len(found) else None
    return None if value is None else (view.place_name, value)


def _row(row):
    heard = words.is_missing(row["n_people"])
    return [
        row["label"],
        row["group"] or "Ward",
        outcome_time.value_cell(row),
        Cell(words.none_of(row), missing=True) if heard else words.count(row["n_people"]),
    ]


def _alt(title, rows):
    told = "; ".join(f"{row['label']} {measured.with_interval(row)}" for row in rows)
    return f"Interval dots. {title} {told}."
