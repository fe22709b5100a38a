"""Small places, shaky numbers: what wards say as heard and, beside it, steadied."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

TITLE = "As heard, and steadied"
_SURE = (
    "The thin line is the 95% interval of what was heard. The band is that of the posterior: given "
    "that wards vary as these do, the true value lies in it 19 times in 20. Steadied values are "
    "for reading a small place; they are never used to test whether places differ, and a ward "
    "with too few answers gets none."
)
_LEGEND = (
    (("ring", "value"), "As heard, with 95% interval"),
    (("interval", "money-1"), "Steadied: leans towards all wards of the district"),
    (("tick", "edge"), "The whole district"),
)


def block(view, measure):
    """The outcomes of a ward, or the wards of a district on the outcome that is chosen."""
    if not view.district_id:
        return
    year = outcome_time.year(view)
    if view.is_ward:
        found = read(reading.steadied_outcomes, view.published, view.place_id, year)
        finding = _own(found, view.place_name)
    else:
        found = read(
            reading.steadied_wards, view.published, view.district_id, measure["measure_id"], year
        )
        finding = read(
            reading.measure_sentence, view.published, "steadied", view.district_id, year,
            measure["measure_id"],
        )  # fmt: skip
    if not len(found) or not finding:
        return
    label = "plain_title" if view.is_ward else "place_name"
    rows = [row | {"label": row[label]} for row in found.to_dict("records")]
    _drawn(view, measure, (TITLE, finding), found, rows)


def _own(found, ward):
    known = found["own_voice"].dropna()
    if not len(known):
        return f"**No outcome of {ward} can be steadied**: nobody, or too few, were heard here."
    low, high = (words.per_cent(100 * end) for end in (known.min(), known.max()))
    own = low if low == high else f"{low} to {high}"
    return (
        "Small places swing by chance. A steadied value leans towards all wards of the district "
        f"when few people answered: here **{own} of each is {ward}’s own voice**."
    )


def _drawn(view, measure, told, found, rows):
    title, finding = told
    period = words.period(outcome_time.year(view))
    with components.finding_block("steadied", title, finding) as block_:
        components.legend(_LEGEND)
        make = partial(figures.steadied_rows, rows, not view.is_ward)
        components.chart(block_, make, alt=_alt(rows))
        components.table_twin(
            block_, f"{title}, {period}",
            ["Outcome" if view.is_ward else "Ward", "As heard (95% interval)",
             "Steadied (95% limits)", "Own voice", "The whole district", "People heard"],
            [_row(row) for row in rows], numbers=(1, 2, 3, 4, 5),
        )  # fmt: skip
        components.download_row(
            block_, view, found, _passport(view, measure), make=make, period=period
        )


def _steadied(row):
    if words.is_missing(row["steadied_value"]):
        return Cell(words.no_value(words.why_none(row) or "not_applicable"), missing=True)
    about = {k: row[f"steadied_{k}"] for k in ("value", "lower", "upper")}
    return measured.with_interval(about | {"unit": row["unit"]})


def _row(row):
    none = words.is_missing(row["value"])
    return [
        row["label"],
        Cell(measured.with_interval(row), missing=none),
        _steadied(row),
        Cell(words.no_value("not_applicable"), missing=True)
        if words.is_missing(row["own_voice"])
        else words.per_cent(100 * row["own_voice"]),
        Cell("no value", missing=True)
        if words.is_missing(row["whole"])
        else measured.in_unit(row["whole"], row["unit"]),
        Cell(words.none_of(row), missing=True)
        if words.is_missing(row["n_people"])
        else words.count(row["n_people"]),
    ]


def _alt(rows):
    told = []
    for row in rows:
        steadied = _steadied(row)
        said = steadied if isinstance(steadied, str) else "none"
        told.append(f"{row['label']} {measured.with_interval(row)} as heard, steadied {said}")
    return f"As heard and steadied, side by side: {'; '.join(told)}."


def _passport(view, measure):
    return components.passport(
        view, ("pub_outcome_steadied", "pub_outcome"), sure=_SURE,
        named=(f"{measure['source_name']}, {measure['licence']}",),
        missing="Wards with too few answers, or where nobody was heard, keep their row",
        measure="Fay and Herriot’s estimator: own voice is the variance between wards as a share "
        "of that and the ward’s own",
        public=outcome_time.PUBLIC,
    )  # fmt: skip
