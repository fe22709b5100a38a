"""Five questions for a board, each from a written rule; and how fair and how even outcomes are."""

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

TITLE = "Questions worth this meeting’s time"
_FAIR = "Is it fair, and is it the same everywhere?"
_SURE = (
    "A change or gap is put only where it stands out among all that were looked at here: of such a "
    "list about one in ten is there by chance, and so it is of outcomes on which wards differ. A "
    "question is no verdict."
)
_WARDS = {"differ": "they differ by more than chance", "cannot_tell": "we cannot tell them apart"}
_SEE = {
    "outcomes": "see the outcome",
    "places": "see the places",
    "money": "see the money",
    "contracts": "see the contracts",
}


def questions(view):
    """The questions of the place and year, each with its rule and where to look."""
    year = outcome_time.year(view)
    found = read(reading.questions, view.published, view.place_id, year)
    finding = read(reading.sentence, view.published, "questions", view.place_id, year or "")
    if not len(found):
        return
    with components.finding_block("questions", TITLE, finding) as block:
        components.numbered(
            [(row["board_question"], _rule(row), _link(view, row)) for row in
             found.to_dict("records")]
        )  # fmt: skip
        components.download_row(
            block, view, found, _passport(view, ("pub_question",)), period=words.period(year)
        )


def _rule(row):
    looked = words.counted(row["looked_at"], "thing", "things")
    return f"Rule: {row['rule_words']} · {looked} looked at"


def _link(view, row):
    changed = {}
    if not words.is_missing(row["measure_id"]):
        known = read(reading.outcome_measures, view.published, view.place_id)
        label = known.set_index("measure_id")["label"].get(row["measure_id"])
        changed = {"measure": label} if label else {}
    return components.page_link(view, row["page"], _SEE[row["page"]], **changed)


def fairness(view):
    """Each outcome’s gap between fifths of areas, and between which values most wards lie."""
    year = outcome_time.year(view)
    found = read(reading.lead_fairness, view.published, view.place_id, year)
    if not len(found):
        return
    with components.finding_block("fair", _FAIR, _finding(found)) as block:
        rows = found.to_dict("records")
        components.table(
            f"{_FAIR} {words.period(year)}",
            [
                "Outcome",
                "Most against least deprived fifth (95% interval)",
                "8 in 10 wards lie between",
            ],
            [[Cell(row["plain_title"], row["title"]), _gap(row), _spread(row)] for row in rows],
        )
        components.download_row(
            block, view, found, _passport(view, ("pub_outcome_gap", "pub_outcome_spread")),
            period=words.period(year),
        )  # fmt: skip


def _finding(found):
    return f"{_gaps(found)} {_spreads(found)}".strip()


def _spreads(found):
    """On how many outcomes wards differ beyond chance."""
    known = found[found["wards_verdict"].notna()]
    if not len(known):
        return ""
    differ = int((known["wards_verdict"] == "differ").sum())
    of = words.counted(len(known), "outcome", "outcomes")
    if not differ:
        return f"On **none of {of}** can we tell wards apart: chance alone may spread them so."
    rest = "" if differ == len(known) else "; on the others we cannot tell"
    return f"On **{differ} of {of}** wards differ by more than chance would explain{rest}."


def _gaps(found):
    known = found[found["gap_signal"].notna()]
    if not len(known):
        return "**Too few were heard** in the most or the least deprived areas to compare them."
    worse, better = (int((known["gap_signal"] == way).sum()) for way in ("worse", "better"))
    of = f"{words.counted(len(known), 'outcome', 'outcomes')} that can be compared"
    they = "the most deprived areas say worse than the least deprived"
    said = f"On **{worse} of {of}** {they}" if worse else f"On **none of {of}** do {they}"
    return f"{said}, and on {better} they say better." if better else f"{said}."


def _gap(row):
    if words.is_missing(row["difference"]):
        return Cell(words.no_value("too_few"), missing=True)
    told = {"better": "better", "worse": "worse", "change": "different"}.get(row["gap_signal"])
    if told is None:
        return "We cannot tell them apart"
    size = measured.size_in_unit(abs(row["difference"]), row["unit"])
    return f"{told.capitalize()} by {size} ({measured.difference_between(row)})"


def _spread(row):
    if words.is_missing(row["spread_lower"]):
        return Cell("Fewer than five wards have a value", missing=True)
    low, high = (measured.in_unit(row[f"spread_{end}"], row["unit"]) for end in ("lower", "upper"))
    return Cell(
        f"{low} and {high}",
        f"{words.counted(row['wards_shown'], 'ward', 'wards')}: {_WARDS[row['wards_verdict']]}",
    )


def _passport(view, models):
    return components.passport(
        view,
        models,
        sure=_SURE,
        public=outcome_time.PUBLIC,
        missing="Outcomes, groups and wards with too few answers raise no question of a difference",
    )
