"""Read `sql/measures/*.toml`: what is measured, in whose words, who answers for it.

A data folder adds measures of its own in `measures/*.toml`, laid out alike, and takes measures of
publications that only some bodies load from our shelf, `sql/measures/shelf`, by naming them in
`sources.toml`.
"""

import csv
import tomllib
from dataclasses import dataclass, field, fields
from datetime import date

from pipelines import config
from pipelines.errors import MeasureError
from pipelines.measures.fields import (
    breakdowns_of,
    changes_of,
    least_of,
    refuse_no_count,
    refuse_unknown,
    scoring_of,
    text_of,
)

# How a figure comes about decides its interval; `published` and `published_estimate` have their
# source's own, the latter none where the source gives none. `paired_change` is the difference
# between two answers of one person, before and after. `rate` is an average of everybody asked for,
# weighted; `count` is how many events those who were heard told of, and so many per answer.
KINDS = ("published", "published_estimate", "proportion", "mean", "score", "rate", "count",
         "paired_change")  # fmt: skip
PUBLISHED_KINDS = ("published", "published_estimate")
# What surveys of a place ask; a change before and after an operation is asked of patients.
ASKED_HERE = ("proportion", "mean", "score", "rate", "count")
METHODS = {"proportion": "wilson", "mean": "t", "score": "t", "rate": "t", "count": "byar",
           "paired_change": "t"}  # fmt: skip
POLARITIES = ("higher_is_better", "lower_is_better", "neither")
REPORTERS = ("person", "family", "worker", "provider", "official")
_TEXTS = (
    *("title", "plain_title", "question", "why_it_matters", "definition", "unit", "kind"),
    *("polarity", "reporter", "defined_by", "source_name", "source_indicator", "licence", "method"),
)


@dataclass(frozen=True)
class Measure:
    """A measure: its words, its unit, its direction of good, and who wrote and checked it."""

    measure_id: str
    title: str
    plain_title: str
    question: str
    why_it_matters: str
    definition: str
    unit: str
    kind: str
    polarity: str
    reporter: str
    defined_by: str
    source_name: str
    source_indicator: str
    licence: str
    method: str
    scale_low: float
    scale_high: float
    sort_key: int
    items: int  # questions that make a score; 1 for any other kind
    min_items: int
    scoring: str  # how several answers make the score: sum, mean, or looked up in a table
    scoring_words: str
    min_n: int
    balancing_measure_id: str  # what is looked at beside it, since a gain might be bought with it
    caveats: str
    written_by: str
    checked_by: str
    next_review: date
    version: int
    breakdowns: tuple[str, ...] = field(default=(), metadata={"own_table": True})
    changes: tuple[dict, ...] = field(default=(), metadata={"own_table": True})
    score_table: tuple[dict, ...] = field(default=(), metadata={"own_table": True})


@dataclass(frozen=True)
class PublishedTable:
    """One entry of the closed list of what is published about people."""

    name: str
    place_levels: tuple[str, ...]
    periods: tuple[str, ...]


def load_measures(folder=config.SQL / "measures", own=None, shelved=()):
    """Every measure, in reading order.

    Parameters
    ----------
    folder : path
        Ours.
    own : path or None
        The `measures` folder of a data folder, which need not exist.
    shelved : sequence of str
        Measures of our shelf that the data folder names.

    Raises
    ------
    MeasureError
        If a file lacks something, holds a placeholder, two measures have one name, or the shelf
        has no measure that is named.
    """
    paths = {path: "sql/measures" for path in _files(folder)}
    paths |= {path: "sql/measures/shelf" for path in _from_shelf(folder / "shelf", shelved)}
    paths |= {path: "measures" for path in (_files(own) if own else ())}
    measures = {}
    for path, where in paths.items():
        if path.stem in measures:
            raise MeasureError(
                f"{where}/{path.name}", "there is a measure of this name already",
                "Give the file another name.",
            )  # fmt: skip
        measures[path.stem] = (f"{where}/{path.name}", _measure(path, f"{where}/{path.name}"))
    for where, measure in measures.values():
        _refuse_stranger(where, measure, measures)
    found = [measure for _, measure in measures.values()]
    return sorted(found, key=lambda measure: (measure.sort_key, measure.measure_id))


def on_shelf(folder=config.SQL / "measures" / "shelf"):
    """The names of the measures that a data folder may take from our shelf."""
    return tuple(path.stem for path in _files(folder))


def _from_shelf(folder, names):
    known = {path.stem: path for path in _files(folder)}
    for name in names:
        if name not in known:
            raise MeasureError(
                "sources.toml", f"no measure on the shelf is called {name!r}",
                f"measures is a list of some of {', '.join(sorted(known))}.",
            )  # fmt: skip
    return [known[name] for name in dict.fromkeys(names)]


def _files(folder):
    return sorted(path for path in folder.glob("*.toml") if path.stem != "publish")


def _refuse_stranger(where, measure, known):
    """The balancing measure is another one that there is."""
    beside = measure.balancing_measure_id
    if beside and (beside == measure.measure_id or beside not in known):
        others = ", ".join(sorted(set(known) - {measure.measure_id}))
        raise MeasureError(
            where,
            f"no other measure is called {beside!r}",
            f"balancing_measure is one of {others}.",
        )


def load_publish_list(path=config.SQL / "measures" / "publish.toml"):
    """The closed list of published tables about people: {name: PublishedTable}."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: PublishedTable(name, tuple(entry["place_levels"]), tuple(entry["periods"]))
        for name, entry in said.items()
    }


def publish_rows(listed):
    """The closed list as rows of text: each table with each level and period that it may have."""
    return [
        {"published_table": table.name.split("_")[0], "place_level": level, "period_kind": period}
        for table in listed.values()
        for level in table.place_levels or ("all",)
        for period in table.periods
    ]


def measure_rows(measures):
    """Measures as rows of text, for the reference table; a field that says nothing is null."""
    plain = [one.name for one in fields(Measure) if not one.metadata.get("own_table")]
    said = ({name: getattr(measure, name) for name in plain} for measure in measures)
    return [
        {name: str(value) if value != "" else None for name, value in row.items()} for row in said
    ]


def part_rows(measures, part):
    """Rows of text of what a measure has several of: breakdowns, changes or score_table."""
    return [
        {"measure_id": measure.measure_id, **{key: str(value) for key, value in row.items()}}
        for measure in measures
        for row in getattr(measure, part)
    ]


def _measure(path, where):
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MeasureError(where, f"is no TOML ({error})", "Mend that line.") from error
    refuse_unknown(said, where)
    review = said.get("review", {})
    texts = {key: text_of(said, key, where) for key in _TEXTS}
    checked = {key: text_of(review, key, where) for key in ("written_by", "checked_by")}
    for key, known in (("kind", KINDS), ("polarity", POLARITIES), ("reporter", REPORTERS)):
        if said[key] not in known:
            raise MeasureError(where, f"{key} {said[key]!r}", f"One of {known}.")
    if type(review.get("next_review")) is not date:
        raise MeasureError(where, "next_review is no date", "Write next_review = 2027-06-01.")
    changes = changes_of(said, where)
    low, high, sort_key = _scale(said, where)
    items, min_items, min_n = least_of(said, where)
    refuse_no_count(said, low, high, where)
    scoring, scoring_words = scoring_of(said, items, min_items, where)
    return Measure(
        measure_id=path.stem,
        **texts,
        **checked,
        scale_low=low,
        scale_high=high,
        sort_key=sort_key,
        items=items,
        min_items=min_items,
        min_n=min_n,
        scoring=scoring,
        scoring_words=scoring_words,
        balancing_measure_id=text_of(said, "balancing_measure", where, needed=False),
        caveats=text_of(said, "caveats", where, needed=False),
        next_review=review["next_review"],
        version=changes[-1]["version"],
        breakdowns=tuple({"group_dimension": name} for name in breakdowns_of(said, where)),
        changes=changes,
        score_table=_score_table(path, said, where) if scoring == "table" else (),
    )


def _scale(said, where):
    try:
        low, high = (float(end) for end in said["scale"])
        sort_key = int(said["sort_key"])
    except (KeyError, ValueError, TypeError) as error:
        raise MeasureError(where, "scale or sort_key is missing", "scale = [0, 10]") from error
    if not low < high:
        raise MeasureError(where, f"scale runs from {low:g} to {high:g}", "Write the lower first.")
    return low, high, sort_key


def _score_table(path, said, where):
    """The user's own table of a scale: each sum of the answers and the score it stands for."""
    table = path.parent / said["score_table"]
    if path.parent == config.SQL / "measures":
        raise MeasureError(
            where, "a table under licence is no part of this product",
            "Put measure and table into the measures folder of the data folder.",
        )  # fmt: skip
    if not table.is_file():
        raise MeasureError(where, f"there is no {table.name} beside it", "Put your table there.")
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = {int(row["sum"]): float(row["score"]) for row in csv.DictReader(file)}
    except (KeyError, ValueError, TypeError, UnicodeDecodeError) as error:
        raise MeasureError(
            f"measures/{table.name}", "a line has no sum or no score",
            "Its headings are sum and score, each line two numbers.",
        ) from error  # fmt: skip
    gaps = set(range(min(rows, default=0), max(rows, default=0) + 1)) - set(rows)
    if not rows or gaps:
        raise MeasureError(
            f"measures/{table.name}", f"it has no score for the sum {min(gaps, default=0)}",
            "Give every sum that the answers can make a line.",
        )  # fmt: skip
    return tuple({"answers_sum": total, "score": score} for total, score in sorted(rows.items()))
