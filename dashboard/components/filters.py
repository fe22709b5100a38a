"""The filter bar. The words under it are written from the same object as the queries."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from dashboard import reading, words
from dashboard.components import frame
from dashboard.components.markup import escape
from dashboard.published import Build, Published

EVERY_PROVIDER = "Every provider"
_VIEW = "view"


@dataclass(frozen=True)
class View:
    """What is looked at: the file, the place and its district, the period, the provider."""

    published: Published
    build: Build
    place_id: str
    place_name: str
    place_level: str
    level_words: str
    district_id: str
    district_name: str
    period: str
    provider: str | None = None

    @property
    def is_ward(self):
        """A place below the district, for which nothing about people is published."""
        return self.place_id != self.district_id

    @property
    def financial_year(self):
        """The financial year of the filter; None for every month."""
        return None if self.period == words.EVERY_MONTH else self.period

    @property
    def period_words(self):
        """The period as it reads inside a sentence."""
        if self.financial_year is None:
            return "every month loaded"
        return f"financial year {words.period(self.period)}"

    @property
    def filters_words(self):
        """The filters in plain words, for the page and for every export."""
        parts = [self.place_name, self.period_words]
        return " · ".join([*parts, self.provider] if self.provider else parts)


def filter_bar(published, build, filters=("place", "period"), note=""):
    """Place, period and, where the page has it, provider; all of them live in the URL.

    Parameters
    ----------
    published, build
        The file and what it says of itself.
    filters : collection of str
        Which filters the page has.
    note : str
        A sentence for pages that the filters do not change.
    """
    unknown = _asked_in_link(filters)
    places = frame.read(reading.selectable_places, published)
    years = frame.read(reading.financial_years, published)
    with st.container(key="filterbar"):
        columns = st.columns([3, 3, 2] if "provider" not in filters else [3, 3, 3])
        with columns[0]:
            place = _choose("Place", "place", _place_labels(places), unknown)
        with columns[1]:
            options = {words.EVERY_MONTH: words.EVERY_MONTH_WORDS}
            options |= {year: words.period(year) for year in years}
            period = _choose("Period", "period", options, unknown)
        row = places[places["place_id"] == place].iloc[0]
        view = _view(published, build, places, row, period)
        if "provider" in filters and frame.read(reading.has_table, published, "pub_contract"):
            with columns[2]:
                names = frame.read(reading.suppliers, published, view.district_id)
                options = {None: EVERY_PROVIDER} | {name: name for name in names}
                view = _view(
                    published, build, places, row, period,
                    _choose("Provider", "provider", options, unknown),
                )  # fmt: skip
        _summary(view, note)
    for label, value in unknown.items():
        frame.html(
            f'<p class="ws ws-notice" role="status">The link asked for {escape(label)} '
            f"<strong>{escape(value)}</strong>, which is not in this build. "
            "You see the default.</p>"
        )
    return view


def open_page(page):
    """Open the published file and put banner and filters above the page that follows.

    Parameters
    ----------
    page : dict
        The page's entry in `navigation.toml`.
    """
    published = frame.published()
    build = frame.read(reading.build, published)
    frame.banner(build)
    view = filter_bar(published, build, page.get("filters", ()), page.get("note", ""))
    st.session_state[_VIEW] = view


def current_view():
    """What the reader looks at now, as the filter bar has it."""
    return st.session_state[_VIEW]


def segmented(label, key, options):
    """A choice of a few, bound to the URL. `options` maps values to words."""
    return st.segmented_control(
        label, list(options), format_func=options.get, default=next(iter(options)), required=True,
        key=key, bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def _choose(label, key, options, unknown):
    """One filter. Takes itself off the list of unknown values once it holds what was asked."""
    chosen = st.selectbox(
        label, list(options), format_func=options.get, key=key, bind="query-params"
    )
    if unknown.get(key) in options.values() or chosen != next(iter(options)):
        unknown.pop(key, None)
        st.session_state["asked_in_link"].pop(key, None)
    return chosen


def _asked_in_link(filters):
    """What the link asks for; remembered, because an unknown value is dropped from the URL."""
    asked = st.session_state.setdefault("asked_in_link", {})
    asked.update({key: st.query_params[key] for key in filters if key in st.query_params})
    return {key: asked[key] for key in filters if key in asked}


def _place_labels(places):
    """Names as people know them; a name that two places share carries its level."""
    twice = places["place_name"].duplicated(keep=False)
    labels = {}
    for row, shared in zip(places.to_dict("records"), twice, strict=True):
        is_below = row["place_id"] != row["district_id"]
        name = f"{row['place_name']}, {row['level_words']}" if is_below else row["place_name"]
        labels[row["place_id"]] = f"{name} ({row['place_id']})" if shared and is_below else name
    return labels


def _view(published, build, places, row, period, provider=None):
    district = places[places["place_id"] == row["district_id"]]
    name = district["place_name"].iloc[0] if len(district) else row["parent_name"]
    return View(
        published=published, build=build, place_id=row["place_id"], place_name=row["place_name"],
        place_level=row["place_level"], level_words=row["level_words"],
        district_id=row["district_id"], district_name=name, period=period, provider=provider,
    )  # fmt: skip


def _summary(view, note):
    said = f"You are looking at <strong>{escape(view.place_name)}</strong>"
    if view.is_ward:
        said += f" ({escape(view.level_words)} of {escape(view.district_name)})"
    said += f" · <strong>{escape(view.period_words)}</strong>"
    if view.provider:
        said += (
            f" · <strong>{escape(view.provider)}</strong> in the list of contracts; "
            "everything else counts every provider"
        )
    said = note and escape(note) or said
    link = escape("?" + urlencode(_link(view)))
    frame.html(f'<p class="ws ws-small">{said} · <a href="{link}">Link to this view</a></p>')


def _link(view):
    places = _place_labels(frame.read(reading.selectable_places, view.published))
    every = view.financial_year is None
    asked = {
        "place": places[view.place_id],
        "period": words.EVERY_MONTH_WORDS if every else words.period(view.period),
    }
    return asked | ({"provider": view.provider} if view.provider else {})
