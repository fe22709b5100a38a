"""The filter bar: place, period, service and provider, all of them in the URL."""

from urllib.parse import urlencode

import streamlit as st

from dashboard import access, groups, reading, words
from dashboard.components import doorway, frame
from dashboard.components.markup import anchor, escape
from dashboard.components.view import EVERY_PROVIDER, EVERY_SERVICE, View
from pipelines.errors import ReadingError

FILTERS = ("place", "period", "service", "provider")
KEPT = ("contract",)  # what a link to a view asks for beyond the filters
_VIEW = "view"


def filter_bar(published, build, filters=FILTERS, note=""):
    """The four filters; they stand on every page, so that they survive a change of page.

    Parameters
    ----------
    published, build
        The file and what it says of itself.
    filters : collection of str
        Those that change what this page shows.
    note : str
        A sentence for pages that no filter changes.
    """
    unknown = _asked_in_link()
    places = _places(published)
    options = _options(published, places)
    with st.container(key="filterbar"):
        columns = iter(st.columns([3, 2.6, 3, 3][: len(options)]))
        chosen = {}
        for key, (label, choices) in options.items():
            with next(columns):
                chosen[key] = _choose(label, key, choices, unknown)
        view = _view(published, build, places, chosen, options)
        _summary(view, filters, note, options)
    _followed(view)
    for label, value in unknown.items():
        frame.html(
            f'<p class="ws ws-notice" role="status">The link asked for {escape(label)} '
            f"<strong>{escape(value)}</strong>, which is not in this build{_or_not_yours()}. "
            "You see the default.</p>"
        )
    return view


def _followed(view):
    """Say which places followed one that is none any more."""
    found = frame.read(reading.place_successors, view.published, view.place_id)
    if len(found):
        names = words.listed(
            [f"<strong>{escape(name)}</strong>" for name in found["successor_name"]]
        )
        frame.html(
            f'<p class="ws ws-notice" role="note"><strong>{escape(view.place_name)}</strong> is a '
            f"place of {escape(found['place_vintage'].iloc[0])}. Its area is now that of {names}, "
            "whose figures reach back over the change.</p>"
        )


def open_page(page, reader):
    """Open the published file and put banner and filters above the page that follows.

    Parameters
    ----------
    page : dict
        The page's entry in `navigation.toml`.
    reader : Reader
        Who is looking.
    """
    doorway.signed_in(reader)
    published = frame.published()
    build = frame.read(reading.build, published)
    frame.banner(build)
    view = filter_bar(published, build, page.get("filters", FILTERS), page.get("note", ""))
    st.session_state[_VIEW] = view
    doorway.begin(page["url"])
    access.tell("opened", **doorway.seen(view))


def current_view():
    """What the reader looks at now, as the filter bar has it."""
    return st.session_state[_VIEW]


def page_address(view, page, **changed):
    """The address of another page with the filters of this view.

    Parameters
    ----------
    view : View
    page : str
        The page's `url` in `navigation.toml`.
    changed : str
        Filters by id that differ there: `place`, `period`, `service`, `provider`. None takes one
        off. Anything else is passed on as it is, such as `measure`.
    """
    return page + _query(view, **changed)


def page_link(view, page, text, **changed):
    """A link to another page with the filters of this view, as HTML; see `page_address`."""
    return anchor(page_address(view, page, **changed), text)


def asked(key):
    """What a link asks for beyond the filters, such as one contract; None where it does not."""
    return st.query_params.get(key) or None


def segmented(label, key, options):
    """A choice of a few, bound to the URL. `options` maps values to words."""
    return st.segmented_control(
        label, list(options), format_func=options.get, default=next(iter(options)), required=True,
        key=key, bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def choice(label, key, options):
    """One of many, bound to the URL. `options` maps values to words."""
    return st.selectbox(label, list(options), format_func=options.get, key=key, bind="query-params")


def _options(published, places):
    """Per filter its label and choices, id to words. A filter without a choice is left out."""
    years = frame.read(reading.financial_years, published)
    periods = {words.EVERY_MONTH: words.EVERY_MONTH_WORDS}
    services = frame.read(reading.services, published)
    providers = frame.read(reading.provider_choices, published)
    options = {
        "place": ("Place", _place_labels(places)),
        "period": ("Period", periods | {year: words.period(year) for year in years}),
        "service": ("Service", {None: EVERY_SERVICE} | _named(services, "service")),
        "provider": ("Provider", {None: EVERY_PROVIDER} | _named(providers, "provider")),
    }
    return {key: option for key, option in options.items() if len(option[1]) > 1 or key == "place"}


def _named(frame_, what):
    """Ids to names; a name that two share carries its id."""
    names = frame_[f"{what}_name"].map(words.one_line)
    twice = names.duplicated(keep=False)
    return {
        id_: f"{name} ({id_})" if shared else name
        for id_, name, shared in zip(frame_[f"{what}_id"], names, twice, strict=True)
    }


def _choose(label, key, options, unknown):
    """One filter. Takes itself off the list of unknown values once it holds what was asked.

    A link may name what it asks for by its words, as ours do, or by its code, as other systems do.
    """
    by_code = _code(unknown.get(key), options)
    if by_code is not None:
        st.session_state[key] = by_code
        st.query_params[key] = options[by_code]
    chosen = choice(label, key, options)
    if unknown.get(key) in options.values() or by_code is not None or chosen != next(iter(options)):
        unknown.pop(key, None)
        st.session_state["asked_in_link"].pop(key, None)
    return chosen


def _code(asked_for, options):
    """The choice whose code a link gives; None where it gives none, or words."""
    if not asked_for or asked_for in options.values():
        return None
    return next((code for code in (asked_for, asked_for.upper()) if code in options), None)


def _asked_in_link():
    """What the link asks for; remembered, because an unknown value is dropped from the URL."""
    asked = st.session_state.setdefault("asked_in_link", {})
    asked.update({key: st.query_params[key] for key in FILTERS if key in st.query_params})
    return dict(asked)


def _places(published):
    """The places that this reader may choose.

    Raises
    ------
    ReadingError
        If the build has no place, or none of those that the reader's groups name.
    """
    places = frame.read(reading.selectable_places, published)
    if places.empty:
        raise ReadingError(
            "This build", "names no place, and every page is about one",
            "Add a file of places to the data folder, such as a look-up of districts, and build it "
            "again.",
        )  # fmt: skip
    allowed = access.current().places
    if allowed is None:
        return places
    kept = [
        groups.may_choose(allowed, place_id, district_id)
        for place_id, district_id in zip(places["place_id"], places["district_id"], strict=True)
    ]
    if not any(kept):
        raise ReadingError(
            "Your groups", "name places of which this build has none",
            "Ask whoever keeps the file of groups.",
        )  # fmt: skip
    return places[kept].reset_index(drop=True)


def _or_not_yours():
    return "" if access.current().places is None else " or not among your places"


def _place_labels(places):
    """Names as people know them; other places than districts carry their level."""
    twice = places["place_name"].duplicated(keep=False)
    labels = {}
    for row, shared in zip(places.to_dict("records"), twice, strict=True):
        is_district = row["place_level"] == "district"
        name = row["place_name"] if is_district else f"{row['place_name']}, {row['level_words']}"
        labels[row["place_id"]] = (
            f"{name} ({row['place_id']})" if shared and not is_district else name
        )
    return labels


def _view(published, build, places, chosen, options):
    by_id = places.set_index("place_id")
    row = by_id.loc[chosen["place"]]
    district = None if words.is_missing(row["district_id"]) else row["district_id"]
    return View(
        published=published, build=build, place_id=chosen["place"], place_name=row["place_name"],
        place_level=row["place_level"], level_words=row["level_words"], district_id=district,
        district_name=by_id["place_name"].get(district, row["parent_name"]) if district else None,
        money_place_id=row["money_place_id"], money_place_name=row["money_place_name"],
        period=chosen.get("period", words.EVERY_MONTH),
        **_chosen("service", chosen, options), **_chosen("provider", chosen, options),
    )  # fmt: skip


def _chosen(key, chosen, options):
    value = chosen.get(key)
    return {f"{key}_id": value, f"{key}_name": options[key][1][value] if value else None}


def _summary(view, filters, note, options):
    said = f"You are looking at <strong>{escape(view.place_name)}</strong>"
    if view.is_ward:
        said += f" ({escape(view.level_words)} of {escape(view.district_name)})"
    said += f" · <strong>{escape(view.period_words)}</strong>"
    named = {"service": view.service_name, "provider": view.provider_name}
    for name in named.values():
        said += f" · <strong>{escape(name)}</strong>" if name else ""
    idle = [key for key, name in named.items() if name and key not in filters]
    if idle:
        said += f". This page does not change with the {escape(words.listed(idle))}"
    said = note and escape(note) or said
    link = escape(_query(view, options, **{key: asked(key) for key in KEPT}))
    frame.html(f'<p class="ws ws-small">{said} · <a href="{link}">Link to this view</a></p>')


def _query(view, options=None, **changed):
    """The query of a view, in the words that the filters have in the URL."""
    if options is None:
        places = frame.read(reading.selectable_places, view.published)
        options = _options(view.published, places)
    ids = {
        "place": view.place_id, "period": view.period, "service": view.service_id,
        "provider": view.provider_id,
    } | changed  # fmt: skip
    asked = {}
    for key, value in ids.items():
        choices = options[key][1] if key in options else {}
        if key in FILTERS:
            if value is not None and value in choices:
                asked[key] = choices[value]
        elif value is not None:
            asked[key] = value
    return "?" + urlencode(asked)
