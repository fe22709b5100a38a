"""The first blocks of the home page: who this is about, and what people told us."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time, place_people

_QUOTES = 4


def head(view):
    """Name and purpose of the alliance, or the place, and how its outcomes moved."""
    lead = read(reading.sentence, view.published, "outcomes", view.place_id, _year(view) or "")
    if not lead:
        lead = read(reading.sentence, view.published, "place_time", view.estimates_id, "")
    components.page_head(view.place_name, lead, eyebrow=_eyebrow(view))


def _year(view):
    return outcome_time.year(view)


def _eyebrow(view):
    if view.is_ward:
        return f"Ward of {view.district_name}"
    found = read(reading.alliance, view.published, view.place_id)
    if not len(found):
        return view.level_words[:1].upper() + view.level_words[1:]
    row = found.iloc[0]
    members = words.counted(row["member_count"], "member", "members")
    since = (
        "" if words.is_missing(row["start_date"]) else f" · since {words.date(row['start_date'])}"
    )
    return f"Alliance · {row['purpose']} · {members}{since}"


def outcomes(view):
    """Six outcomes at most: people's words, value, interval, people heard, direction, signal."""
    leads = read(reading.outcome_leads, view.published, view.place_id, _year(view))
    if not len(leads):
        place_people.now(view)
        return
    title = f"What people told us in {words.period(_year(view))}"
    with components.finding_block("outcomes", title, _finding(view)) as block:
        rows = leads.to_dict("records")
        components.outcomes([(row, _link(view, row)) for row in rows])
        components.table_twin(
            block, title,
            ["Outcome", "Value (95% interval)", "People heard", "Change", "Which way is good"],
            [_row(row) for row in rows], numbers=(1, 2),
        )  # fmt: skip
        passport = components.passport(
            view, (*outcome_time.MODELS, "pub_place_outcome"), sure=outcome_time.SURE,
            public=outcome_time.PUBLIC,
            measure="Each outcome has its own page with the question and how it is counted",
        )  # fmt: skip
        components.download_row(
            block, view, leads, passport, make=partial(figures.lead_rows, leads),
            period=words.period(_year(view)),
        )  # fmt: skip


def _link(view, row):
    known = read(reading.outcome_measures, view.published, view.place_id)
    label = known.set_index("measure_id")["label"][row["measure_id"]]
    return components.page_link(view, "outcomes", row["plain_title"], measure=label)


def _finding(view):
    told = "People’s own answers, each with how sure it is and how many were heard."
    if view.service_id or view.provider_id:
        told += (
            " They are about **everyone here, whatever the service or provider**; the Outcomes "
            "page has them by service and provider."
        )
    return told


def _row(row):
    since = f"since {words.period(row['from_period'])}" if row["from_period"] else ""
    return [
        Cell(row["plain_title"], row["title"]),
        Cell(measured.with_interval(row, unit=True), missing=words.is_missing(row["value"])),
        words.count(row["n_people"])
        if not words.is_missing(row["n_people"])
        else Cell(words.none_of(row), missing=True),
        Cell(words.none_of(row), missing=True)
        if words.is_missing(row["value"])
        else Cell(measured.SIGNALS.get(row["signal"], "Too early to tell"), since),
        measured.direction(row["polarity"]),
    ]


def in_peoples_words(view):
    """What some said, with consent to be shown to everyone."""
    place = view.district_id or (view.place_id if view.is_alliance else None)
    found = read(reading.quotes, view.published, place, _QUOTES)
    if not len(found):
        return
    where = view.district_name or ("the districts it lies in" if place else "the whole area")
    finding = f"Shared with consent, the latest of {where}. **They speak for nobody else.**"
    with components.finding_block("quotes", "In people’s words", finding):
        components.quotes(
            [
                (
                    row["quote"],
                    f"{row['place_name'] or 'Place not stated'}, {words.month(row['month'])} "
                    f"· about {row['theme']}",
                )
                for row in found.to_dict("records")
            ]
        )
