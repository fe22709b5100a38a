"""Read `sql/measures/*.toml`: what is measured, in whose words, who answers for it."""

import tomllib
from dataclasses import dataclass
from datetime import date

from pipelines import config
from pipelines.errors import MeasureError

# How a figure comes about decides its interval; `published` has its source's own.
KINDS = ("published", "proportion", "mean", "score", "rate")
METHODS = {"proportion": "wilson", "mean": "t", "score": "t", "rate": "t"}
POLARITIES = ("higher_is_better", "lower_is_better", "neither")
REPORTERS = ("person", "family", "worker", "provider", "official")
_PLACEHOLDERS = {"", "n/a", "na", "tbc", "tbd", "todo", "-"}
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
    min_n: int
    written_by: str
    checked_by: str
    next_review: date
    version: int


@dataclass(frozen=True)
class PublishedTable:
    """One entry of the closed list of what is published about people."""

    name: str
    place_levels: tuple[str, ...]
    periods: tuple[str, ...]


def load_measures(folder=config.SQL / "measures"):
    """Every measure, in reading order.

    Raises
    ------
    MeasureError
        If a file lacks something, or a review field holds a placeholder.
    """
    paths = sorted(path for path in folder.glob("*.toml") if path.stem != "publish")
    return sorted((_measure(path) for path in paths), key=lambda measure: measure.sort_key)


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
    """Measures as rows of text, for the reference table."""
    return [{name: str(value) for name, value in vars(measure).items()} for measure in measures]


def change_rows(folder=config.SQL / "measures"):
    """Every `[[changed]]` entry as a row of text: measure, version, the day, and what changed.

    Raises
    ------
    MeasureError
        If an entry says no day or not what changed, or two of a measure are one version.
    """
    rows = []
    for path in sorted(path for path in folder.glob("*.toml") if path.stem != "publish"):
        where, seen = f"sql/measures/{path.name}", set()
        for change in tomllib.loads(path.read_text(encoding="utf-8"))["changed"]:
            if type(change.get("on")) is not date:
                raise MeasureError(where, "a [[changed]] has no day", "Write on = 2026-11-22.")
            what = change.get("what", "")
            if not isinstance(what, str) or what.strip().lower() in _PLACEHOLDERS:
                raise MeasureError(where, "a [[changed]] does not say what", "Write what = ….")
            if change["version"] in seen:
                raise MeasureError(
                    where, f"version {change['version']} stands twice", "Number it on."
                )
            seen.add(change["version"])
            rows.append(
                {
                    "measure_id": path.stem,
                    "version": str(change["version"]),
                    "changed_on": change["on"].isoformat(),
                    "what_changed": " ".join(what.split()),
                }
            )
    return rows


def _measure(path):
    where = f"sql/measures/{path.name}"
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise MeasureError(where, f"is no TOML ({error})", "Mend that line.") from error
    review = said.get("review", {})
    for table, keys in ((said, _TEXTS), (review, ("written_by", "checked_by"))):
        for key in keys:
            value = table.get(key, "")
            if not isinstance(value, str):
                raise MeasureError(where, f"{key!r} is no text", f'Write {key} = "{value}".')
            if value.strip().lower() in _PLACEHOLDERS:
                raise MeasureError(where, f"{key!r} is missing or a placeholder", "Fill it in.")
    if said["kind"] not in KINDS:
        raise MeasureError(where, f"kind {said['kind']!r}", f"One of {KINDS}.")
    if said["polarity"] not in POLARITIES:
        raise MeasureError(where, f"polarity {said['polarity']!r}", f"One of {POLARITIES}.")
    if said["reporter"] not in REPORTERS:
        raise MeasureError(where, f"reporter {said['reporter']!r}", f"One of {REPORTERS}.")
    if not isinstance(review.get("next_review"), date):
        raise MeasureError(where, "next_review is no date", "Write next_review = 2027-06-01.")
    if not said.get("changed"):
        raise MeasureError(where, "has no [[changed]] entry", "Say what its first version is.")
    if any("version" not in change for change in said["changed"]):
        raise MeasureError(where, "every [[changed]] needs a version", "Write version = 1.")
    try:
        scale_low, scale_high = said["scale"]
        sort_key = int(said["sort_key"])
    except (KeyError, ValueError, TypeError) as error:
        raise MeasureError(where, "scale or sort_key is missing", "scale = [0, 10]") from error
    items, min_items, min_n = _least(said, where)
    return Measure(
        measure_id=path.stem,
        **{key: said[key].strip() for key in _TEXTS},
        scale_low=float(scale_low),
        scale_high=float(scale_high),
        sort_key=sort_key,
        items=items,
        min_items=min_items,
        min_n=min_n,
        written_by=review["written_by"],
        checked_by=review["checked_by"],
        next_review=review["next_review"],
        version=max(change["version"] for change in said["changed"]),
    )


def _least(said, where):
    """How many questions make the figure, how many of them suffice, and how many people."""
    items, min_n = said.get("items", 1), said.get("min_n", 10)
    min_items = said.get("min_items", items)
    if not all(isinstance(n, int) and n > 0 for n in (items, min_items, min_n)):
        raise MeasureError(where, "items, min_items or min_n is no number", "Write items = 5.")
    if min_items > items:
        raise MeasureError(where, f"min_items {min_items} of {items} items", "Write fewer.")
    if items > 1 and said["kind"] != "score":
        raise MeasureError(where, f"several items and kind {said['kind']!r}", 'kind = "score"')
    if min_n < 10:
        raise MeasureError(where, f"min_n is {min_n}", "Fewer than 10 people are never shown.")
    return items, min_items, min_n
