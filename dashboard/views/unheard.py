"""Beside who was heard: who asked for support and was not taken on, and what we ask of people."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

ASKED = "Who asked for support and was not taken on?"
BURDEN = "How much do we ask of people?"
_DRAWN, _TOLD = 24, 4
_LEGEND = (
    (("fill", "value"), "Taken on"),
    (("hatch", "edge"), "Not taken on"),
    (("band", "edge"), "Asked; what came of it is not known"),
)
_KINDS = (
    ("asked", "Asked"),
    ("taken_on", "Taken on"),
    ("not_taken_on", "Not taken on"),
    ("referred_on", "Referred on"),
    ("outside_rules", "Outside the rules"),
    ("no_reply", "No reply"),
    ("still_waiting", "Still waiting"),
    ("reason_not_supplied", "No reason supplied"),
)


def asked(view):
    """The block: requests for support that led to none, by service, as a body counted them."""
    year = outcome_time.year(view)
    about = (view.place_id, view.service_id, year)
    found = read(reading.waiting_counts, view.published, *about)
    said = read(reading.waiting_sentences, view.published, *about)
    with components.finding_block("waiting", ASKED, _finding(view, said)) as block:
        if not len(found):
            components.state(
                "Not supplied",
                "No count of people who asked for support was loaded for this place, year and "
                "service. Who was not taken on is asked by no survey of people with support.",
            )  # fmt: skip
            return
        rows = _rows(found)
        make = partial(figures.waiting_bars, rows)
        if len(rows) <= _DRAWN:
            components.legend(_LEGEND)
            components.chart(block, make, alt=_alt(rows))
        else:
            components.state(
                "Too many to draw", f"{len(rows)} rows are in the table and in the picture.",
                "Choose a service or a district to see them drawn.",
            )  # fmt: skip
        components.aside(
            "Requests, as a body counted them: **who asked for two services counts in both**. Who "
            "was not taken on is asked by no survey of people with support."
        )
        components.table_twin(
            block, f"{ASKED} {words.period(year)}",
            ["Service", "Place", *(title for _, title in _KINDS), "Counted by"],
            [_row(row) for row in rows], numbers=tuple(range(2, 2 + len(_KINDS))),
        )  # fmt: skip
        about_it = _passport(view, found)
        components.download_row(block, view, found, about_it, make=make, period=words.period(year))


def _passport(view, found):
    return components.passport(
        view, ("pub_waiting", "pub_waiting_sentence"),
        named=tuple(sorted(set(found["waiting_source"].dropna()))),
        sure="A count by a body of its own, no sample: it has no interval. Nobody has checked it "
        "against people’s own words.",
        missing="What was not supplied is said so, never taken as nought",
        public="Yes. Counts of fewer than ten people are hidden, and what gives one away.",
    )  # fmt: skip


def _finding(view, said):
    if not len(said):
        return ""
    if len(said) == 1 and said["place_id"].iloc[0] == view.place_id:
        return said["sentence"].iloc[0]
    if len(said) > _TOLD:
        return f"Counted in **{len(said)} districts** that {view.place_name} lies in."
    return " ".join(f"{row['place_name']}: {row['sentence']}" for row in said.to_dict("records"))


def _rows(found):
    """One row a place and service, with every kind of count and the reason where one is missing."""
    rows = []
    for _, part in found.groupby(["place_name", "service_name", "service_id"], sort=False):
        first = part.iloc[0]
        people = [None if words.is_missing(n) else int(n) for n in part["waiting_people"]]
        row = dict(zip(part["waiting_kind"], people, strict=True))
        row["why"] = {one["waiting_kind"]: words.why_none(one) for one in part.to_dict("records")}
        row |= {"label": first["service_name"], "place": first["place_name"]}
        row |= {"source": next(iter(part["waiting_source"].dropna()), None)}
        rows.append(row | {"told": _told(row)})
    several = len({row["place"] for row in rows}) > 1
    return [row | {"group": row["place"] if several else None} for row in rows]


def _told(row):
    if row["asked"] is None:
        return f"Asked: {_why(row, 'asked')}"
    asked_for = f"{words.count(row['asked'])} asked"
    if row["not_taken_on"] is None:
        return f"{asked_for}, not taken on: {_why(row, 'not_taken_on')}"
    return f"{asked_for}, {words.count(row['not_taken_on'])} not taken on"


def _why(row, kind):
    return "not supplied" if row["why"][kind] == "not_loaded" else words.no_value(row["why"][kind])


def _row(row):
    counts = [
        Cell(_why(row, kind), missing=True) if row[kind] is None else words.count(row[kind])
        for kind, _ in _KINDS
    ]
    source = Cell("not stated", missing=True) if row["source"] is None else row["source"]
    return [row["label"], row["place"], *counts, source]


def _alt(rows):
    told = "; ".join(f"{row['place']}, {row['label']}: {row['told']}" for row in rows)
    return f"Bars of people who asked for support, parted by who was taken on: {told}."


def burden(view):
    """The block: how many questionnaires and questions a person had in the year, by survey."""
    year = outcome_time.year(view)
    found = read(reading.burden, view.published, view.place_id, year)
    finding = " ".join(found["sentence"])
    if len(found) and found["place_id"].iloc[0] != view.place_id:
        finding = f"{found['place_name'].iloc[0]}: {finding}"
    with components.finding_block("burden", BURDEN, finding) as block:
        if not len(found):
            components.state("not_loaded", "No survey of people here was loaded for this year.")
            return
        components.table(
            f"{found['place_name'].iloc[0]}, {words.period(year)}",
            ["Survey", "People heard", "Questionnaires a person (spread)",
             "Questions a person (spread)", "Questions each time", "Invited for the first time",
             "Of them answered"],
            [_of_survey(row) for row in found.to_dict("records")], numbers=(1, 2, 3, 4, 5, 6),
            wide=True,
        )  # fmt: skip
        components.aside(
            "Every answer is somebody’s time. **People are told to the ten below**, and the spread "
            "is how far they lie from the average (standard deviation). Questions about who "
            "somebody is, such as their age, come on top of those counted."
        )
        passport = components.passport(
            view, ("pub_burden",), sure="A count of what came back, and of the survey’s own record "
            "of first invitations. Reminders and later invitations are in neither.",
            missing="Who was invited and never answered is not in the average",
            public="Yes. Fewer than ten people are hidden, and what gives them away.",
        )  # fmt: skip
        components.download_row(block, view, found, passport, period=words.period(year))


def _of_survey(row):
    return [
        row["survey"].replace("_", " ").capitalize(),
        _about(row["people_about"], words.why_none(row)),
        _average(row, "questionnaires", 2),
        _average(row, "questions", 1),
        Cell(words.none_of(row), missing=True)
        if words.is_missing(row["questions_each_time"])
        else words.score(row["questions_each_time"], 1),
        _about(row["invited_about"], row["why_not_invited"]),
        _about(row["answered_about"], row["why_not_invited"]),
    ]


def _about(count, why):
    if words.is_missing(count):
        return Cell("not supplied" if why == "not_loaded" else words.no_value(why), missing=True)
    return f"about {words.count(count)}"


def _average(row, name, digits):
    if words.is_missing(row[f"{name}_mean"]):
        return Cell(words.none_of(row), missing=True)
    mean, spread = (words.score(row[f"{name}_{of}"], digits) for of in ("mean", "sd"))
    return f"{mean} ({spread})"
