"""The first blocks of the Place page: the head, and what people say about their own lives."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_MODELS = ("pub_indicator", "pub_indicator_comparison")
_SURE = (
    "95% interval as the source published it: if the survey were repeated, about 19 in 20 such "
    "intervals would hold the true value. “Cannot be told from” means that the difference is "
    "within what chance would explain."
)
_WARD = "Where a figure is not published for wards, you see **{0}**, the district around it."


def head(view, district):
    """Name, lead sentence and the facts that set the scene."""
    lead = read(reading.sentence, view.published, "place_lead", view.place_id, view.period)
    eyebrow = f"{view.level_words} of {view.estimates_name}" if view.is_ward else view.level_words
    components.page_head(view.place_name, lead, eyebrow=eyebrow[:1].upper() + eyebrow[1:])
    if view.is_ward:
        components.notice(_WARD.format(view.estimates_name))
    components.facts(_facts(view, district))


def _payments(spend):
    """How many months of whose payments: a place without a publisher of its own shows others'."""
    if not len(spend):
        return (
            "Months of payments loaded",
            words.count(0),
            "no file of payments covers this place",
        )
    loaded = spend[spend["is_covered"].fillna(False).astype(bool)]["month"].nunique()
    span = words.months_range(spend["month"].min(), spend["month"].max())
    whose = words.listed(dict.fromkeys(spend["publisher_name"]))
    return (
        f"Months of payments loaded, {whose}",
        words.count(loaded),
        f"of {words.count(spend['month'].nunique())}, {span}",
    )


def _facts(view, district):
    survey = read(reading.latest_survey_period, view.published, view.estimates_id)
    spend = read(reading.spend_by_month, view.published, view.payer_id, view.financial_year)
    where = f" · {view.estimates_name}" if view.is_ward else ""
    population, score = district["population"], district["deprivation_score"]
    period = words.period(district["population_period"])
    if not view.district_id:
        year = read(reading.latest_outcome_year, view.published)
        people = _counted(district, period)
        return [
            ("People living here", words.count(population), people),
            ("Latest survey year", words.period(year), "people’s own answers"),
        ]
    return [
        (
            "People living here",
            words.count(population),
            _counted(district, period) + where,
        ),
        (
            "Deprivation, average score",
            words.score(score, digits=1),
            f"IMD 2025, higher = more deprived{where}",
        ),
        (
            "National survey, latest year",
            words.period(survey),
            f"as its source published it{where}",
        ),
        _payments(spend),
    ]


def _counted(place, period):
    """Of which year people are, and of which parts they are the sum."""
    if words.is_missing(place["population"]):
        return "no file counts all parts of it in one year"
    basis = place["population_basis"]
    return period if basis == "published" else f"{period}, {basis}"


def now(view):
    """What people here say, in the latest year, beside the country and similar places."""
    cells = read(reading.indicator_latest, view.published, view.estimates_id)
    finding = read(reading.sentence, view.published, "place_people", view.estimates_id, "")
    title = "What the national survey says"
    with components.finding_block("people", title, finding) as block:
        if not len(cells):
            components.state(
                "not_loaded",
                "No survey of this district has been loaded.",
                "Add a file of published indicators to the data folder and build again.",
            )
            return
        components.legend(
            [
                (("interval", "value"), f"People in {view.estimates_name}, with 95% interval"),
                (("dash", "edge"), _country(cells)),
                (("tick", "edge"), "Similar places, average"),
            ]
        )
        make = partial(figures.people_rows, cells)
        components.chart(block, make, alt=_alt_now(view, cells))
        components.said(_said(view, cells))
        components.aside(_similar(view))
        period = words.period(cells["period"].iloc[0])
        components.table_twin(
            block,
            f"{title}, {period}",
            [*_head(cells), f"Against {_country(cells)}", "Against similar places"],
            _now_rows(cells),
        )
        components.download_row(block, view, cells, passport(view, cells), make=make, period=period)


def _country(cells):
    """The country beside the place, by name."""
    return next((name for name in cells["country_name"] if name), "The country")


def _head(cells, *more):
    country = _country(cells)
    return [
        "Question", *more, "Score out of 10 (95% interval)", country, "Similar places, average"
    ]  # fmt: skip


def series_head(cells):
    """Headings of the table of years."""
    return _head(cells, "Year")


def _now_rows(cells):
    return [
        [
            Cell(row["title"], row["question"]),
            _value(row),
            _other(row, "country"),
            _other(row, "similar"),
            words.difference(row["country_verdict"], row["country_name"]),
            words.difference(row["similar_verdict"], "similar places"),
        ]
        for row in cells.to_dict("records")
    ]


def _value(row):
    said = words.score_with_interval(
        row["value"], row["lower"], row["upper"], row["why_no_value"], digits=2
    )
    return Cell(said, row["source_note"] or "", missing=words.is_missing(row["value"]))


def _other(row, who):
    value = row[f"{who}_value"]
    if words.is_missing(value):
        return Cell(words.no_value("not_loaded"), missing=True)
    return words.score(value)


def _said(view, cells):
    return [
        (
            row["plain_title"],
            read(
                reading.sentence, view.published, "place_measure", view.estimates_id, row["period"],
                row["measure_id"],
            ),
        )
        for row in cells.to_dict("records")
    ]  # fmt: skip


def _similar(view):
    places = read(reading.similar_places, view.published, view.estimates_id)
    if not len(places):
        return "No similar places are named in this build, so only the country stands beside it."
    ties = [note for note in places["tie_note"] if note]
    tie = f" Exactly as near as the last of them: {ties[0].rstrip('.')}." if ties else ""
    return (
        f"**Similar places** are the {len(places)} {places['similar_kind_words'].iloc[0]} nearest "
        f"in average score of the Index of Multiple Deprivation {places['data_year'].iloc[0]}: "
        f"{words.listed(places['similar_place_name'])}.{tie}"
    )


def _alt_now(view, cells):
    told = "; ".join(
        f"{row['title']} "
        + words.score_with_interval(row["value"], row["lower"], row["upper"], row["why_no_value"])
        + (
            f", {row['country_name']} {words.score(row['country_value'])}"
            if not words.is_missing(row["country_value"])
            else ""
        )
        for row in cells.to_dict("records")
    )
    return f"Interval dots, one row per question, for people in {view.estimates_name}. {told}."


def passport(view, cells):
    """The passport of published estimates."""
    measures = read(reading.measures, view.published).to_dict("records")
    versions = "; ".join(f"{m['title']}, version {m['version']}" for m in measures)
    unknown = int(cells["value"].isna().sum())
    sources = dict.fromkeys(f"{m['source_name']}, {m['licence']}" for m in measures)
    return components.passport(
        view,
        _MODELS,
        named=tuple(sources),
        as_at=f"Survey year {words.period(cells['period'].iloc[-1])}",
        missing=f"{unknown} of {len(cells)} values, each with its reason" if unknown else "Nothing",
        sure=_SURE,
        measure=versions,
        public="Yes, with the interval: the source has published it.",
    )


def over_time(view):
    """Has it changed since the first year? Small multiples, one scale."""
    cells = read(reading.indicator_series, view.published, view.estimates_id)
    finding = read(reading.sentence, view.published, "place_time", view.estimates_id, view.period)
    with components.finding_block(
        "time", "Has it changed, in the national survey?", finding
    ) as block:
        if not len(cells):
            components.state("not_loaded", "No earlier survey of this district has been loaded.")
            return
        components.legend(series_legend(view, cells))
        make = partial(figures.people_series, cells)
        components.chart(block, make, alt=_alt_series(view, cells))
        components.said(_changes(view, cells))
        first, last = (words.period(cells["period"].agg(end)) for end in ("min", "max"))
        components.table_twin(
            block, f"What people say, {first} to {last}", series_head(cells),
            series_rows(cells), numbers=(),
        )  # fmt: skip
        components.download_row(
            block, view, cells, passport(view, cells), make=make, period=f"{first} to {last}"
        )


def series_legend(view, cells):
    """What the lines of a series are: the place, the country and similar places."""
    return [
        (("line", "value"), f"People in {view.estimates_name}"),
        (("band", "value"), "95% interval"),
        (("dash", "edge"), _country(cells)),
        (("dots", "edge"), "Similar places, average"),
        (("hatch", "edge"), "No value, with the reason"),
    ]


def _changes(view, cells):
    titles = cells.drop_duplicates("measure_id")[["measure_id", "plain_title"]]
    said = (
        (title, read(reading.sentence, view.published, "place_change", view.estimates_id,
                     view.period, measure))
        for measure, title in titles.itertuples(index=False)
    )  # fmt: skip
    return [(title, sentence) for title, sentence in said if sentence]


def series_rows(cells):
    """One table row per measure and year."""
    return [
        [
            row["title"],
            row["period_words"],
            _value(row),
            _other(row, "country"),
            _other(row, "similar"),
        ]
        for row in cells.to_dict("records")
    ]


def _alt_series(view, cells):
    told = []
    for title, part in cells.groupby("title", sort=False):
        known = part.dropna(subset=["value"])
        if len(known):
            first, last = known.iloc[0], known.iloc[-1]
            told.append(
                f"{title} {words.score(first['value'])} in {first['period_words']}, "
                f"{words.score(last['value'])} in {last['period_words']}"
            )
    return f"Four lines over the years with their bands, {view.estimates_name}. {'; '.join(told)}."
