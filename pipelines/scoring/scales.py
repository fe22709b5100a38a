"""Scores of single people from their answers, by the rule of each scale.

Pure functions: answers in, scores out. Who did not answer enough is not scored: null, never zero.

No wording of items and no licensed table is kept here. Scales that are scored by a table (SWEMWBS,
ReQoL's index and the like) take the one that a body has under its licence: `with_table`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pipelines.errors import MeasureError

MISSING = "an item was not answered"
OUT_OF_RANGE = "an answer is out of range"
NOT_ASKED = "the scale does not apply to this person"


@dataclass(frozen=True)
class Scale:
    """How the answers of one person make a score.

    items : names of the answers' columns, or how many there are, in order.
    low, high : what an answer may be; whole numbers only.
    reversed_items : those that count from the other end (low + high - answer).
    combine : "sum" or "mean".
    min_items : how many must be answered; the others count as the average of these. All by default.
    codes : {word: number}, where answers are words.
    values : {item: {answer: value}}, where answers do not count as they are; instead of low, high.
    constant : added to the sum.
    table : {sum: score}, of a scale that is scored by a table. `needs_table`: and has none yet.
    only_if : a column that must be true.
    """

    items: tuple | int
    low: float = 0
    high: float = 10
    reversed_items: tuple = ()
    combine: str = "sum"
    min_items: int | None = None
    codes: Mapping = field(default_factory=dict)
    values: Mapping = field(default_factory=dict)
    constant: float = 0
    table: Mapping | None = None
    needs_table: bool = False
    only_if: str | None = None

    def __post_init__(self):
        least = self.count if self.min_items is None else self.min_items
        if not 1 <= least <= self.count or self.low >= self.high:
            raise MeasureError("scale", "it needs 1 to all of its items, and low below high")
        if self.combine not in ("sum", "mean"):
            raise MeasureError("scale", f"combine is {self.combine!r}", "One of sum, mean.")
        if (self.table or self.needs_table or self.values) and least < self.count:
            raise MeasureError(
                "scale", "its table or its values suppose that every item is answered",
                "Leave min_items out.",
            )  # fmt: skip

    @property
    def count(self):
        """How many items it has."""
        return self.items if isinstance(self.items, int) else len(self.items)


def score(measure, answers):
    """The score of each person.

    Parameters
    ----------
    measure : Scale, str, mapping or measure
        A scale, the name of one in SCALES, the fields of one, or a measure of the registry
        (`items, min_items, scale_low, scale_high`: a sum over items of one range).
    answers : DataFrame or array_like, shape (people, items)
        A row a person. Columns by the scale's names where it has names, otherwise in its order.

    Returns
    -------
    Series of float
        By the rows' index; NaN for who is not scored (`problems` says why).

    Raises
    ------
    MeasureError
        If there is no such scale, a column is missing, or it needs a table that it has not.
    """
    scale = scale_of(measure)
    values, _ = _values(scale, answers)
    known = values.notna().sum(axis=1)
    total = values.mean(axis=1) if scale.combine == "mean" else values.sum(axis=1)
    if scale.combine == "sum" and scale.min_items is not None:
        total = total * (scale.count / known.where(known > 0))
    total = (total + scale.constant).where(problems(scale, answers).isna())
    if scale.needs_table:
        raise MeasureError(
            "score", "this scale is scored by a table that is not part of this product",
            "Bring the one of your licence: with_table(scale, {sum: score, …}).",
        )  # fmt: skip
    if scale.table is None:
        return total.astype(float)
    unknown = set(total.dropna()) - set(scale.table)
    if unknown:
        raise MeasureError("table", f"it has no score for the sum {min(unknown):g}", "Complete it.")
    return total.map(scale.table, na_action="ignore").astype(float)


def problems(measure, answers):
    """Why each person is not scored, in words; None for who is."""
    scale = scale_of(measure)
    values, is_wrong = _values(scale, answers)
    least = scale.count if scale.min_items is None else scale.min_items
    why = pd.Series(np.full(len(values), None), index=values.index, dtype=object)
    why[values.notna().sum(axis=1) < least] = MISSING
    why[is_wrong.any(axis=1)] = OUT_OF_RANGE
    if scale.only_if is not None:
        applies = pd.DataFrame(answers)[scale.only_if]
        why[~applies.fillna(False).astype(bool).to_numpy()] = NOT_ASKED
    return why


def with_table(measure, table):
    """A scale with the table that its score is looked up in: {sum of the items: score}."""
    scale = scale_of(measure)
    numbers = {float(raw): float(value) for raw, value in dict(table).items()}
    if not numbers or not np.isfinite([*numbers, *numbers.values()]).all():
        raise MeasureError("table", "it is empty or holds what is no number", "Mend the file.")
    return replace(scale, table=numbers, needs_table=False)


def scale_of(measure):
    """The scale that a name, its fields or a measure of the registry stands for."""
    if isinstance(measure, Scale):
        return measure
    if isinstance(measure, str):
        if measure not in SCALES:
            known = ", ".join(sorted(SCALES))
            raise MeasureError(measure, "there is no such scale", f"Known are {known}.")
        return SCALES[measure]
    if isinstance(measure, Mapping):
        return Scale(**measure)
    count = measure.items
    return Scale(
        items=count, low=measure.scale_low / count, high=measure.scale_high / count,
        min_items=measure.min_items,
    )  # fmt: skip


def _values(scale, answers):
    """(what each answer counts, which answers cannot be): frames of people by items."""
    frame = pd.DataFrame(answers)
    if isinstance(scale.items, int):
        if frame.shape[1] != scale.items:
            raise MeasureError("answers", f"{frame.shape[1]} columns for {scale.items} items")
        frame.columns = range(scale.items)
    missing = [item for item in _names(scale) if item not in frame.columns]
    if missing:
        raise MeasureError("answers", f"there is no column {missing[0]!r}", "Add or rename it.")
    columns = {item: _counts(scale, item, frame[item]) for item in _names(scale)}
    values = pd.DataFrame({item: counts for item, (counts, _) in columns.items()})
    return values, pd.DataFrame({item: is_wrong for item, (_, is_wrong) in columns.items()})


def _names(scale):
    return range(scale.items) if isinstance(scale.items, int) else scale.items


def _counts(scale, item, answers):
    """What the answers to one item count, and which are none of those that can be given."""
    given = answers.notna()
    if item in scale.values:
        counts = answers.astype(object).map(scale.values[item], na_action="ignore")
        counts = pd.to_numeric(counts.where(given))
    else:
        numbers = answers.map(scale.codes, na_action="ignore") if scale.codes else answers
        numbers = pd.to_numeric(numbers.where(given), errors="coerce").astype(float)
        can_be = numbers.between(scale.low, scale.high) & (numbers % 1 == 0)
        counts = numbers.where(can_be)
        if item in scale.reversed_items:
            counts = scale.low + scale.high - counts
    return counts.astype(float), given & counts.isna()


# Adult social care survey: items by the survey's own numbers; an answer of 1 is the best of 4.
_DOMAINS = ("q3a", "q4a", "q5a", "q6a", "q7a", "q8a", "q9a", "q11")
# What the quality of life in each domain is worth: Netten and others (2012), Health Technology
# Assessment 16(16), as the Department of Health's ASCOF handbook of definitions takes it over.
_WORTH = {
    "q3a": (1, 0.919, 0.541, 0),
    "q4a": (0.911, 0.789, 0.265, 0.195),
    "q5a": (0.879, 0.775, 0.294, 0.184),
    "q6a": (0.863, 0.78, 0.374, 0.288),
    "q7a": (0.88, 0.452, 0.298, 0.114),
    "q8a": (0.873, 0.748, 0.497, 0.241),
    "q9a": (0.962, 0.927, 0.567, 0.17),
    "q11": (0.847, 0.637, 0.295, 0.263),
}
# What a council does not influence, so that it is taken off: health, home, getting about, age.
_OUTSIDE = {
    "q13": (0, 0, -0.0148, -0.1090, -0.1090),
    "q17": (0, -0.0308, -0.1250, -0.1250, -0.1250),
    "q18": (0, -0.0603, -0.1100, -0.1100),
}
_ASSISTANCE = ("q15a", "q15b", "q15c", "q15d", "q16a", "q16b", "q16c")


def _one_to(values, times=1):
    return {answer: times * value for answer, value in enumerate(values, start=1)}


_ADJUSTED = {
    **{item: _one_to(worth, 0.203) for item, worth in _WORTH.items()},
    **{item: _one_to(factors, -1) for item, factors in _OUTSIDE.items()},
    **{item: _one_to((0, 0.0202, 0.0404)) for item in _ASSISTANCE},
    "age_1864": {True: 0, False: -0.0473},
}

SCALES = {
    "ons4": Scale(items=1),
    "swemwbs": Scale(items=7, low=1, high=5, needs_table=True),
    "ucla3": Scale(
        items=3,
        low=1,
        high=3,
        codes={"hardly ever or never": 1, "some of the time": 2, "often": 3},
    ),
    "reqol10": Scale(items=10, low=0, high=4),
    # Social care-related quality of life, 0 to 24.
    "ascof_1a": Scale(items=_DOMAINS, values={item: _one_to((3, 2, 1, 0)) for item in _DOMAINS}),
    # The same as a value, less what a council does not influence.
    "ascof_1j": Scale(
        items=tuple(_ADJUSTED), values=_ADJUSTED, constant=-0.466 - 0.5798, only_if="can_answer_2c"
    ),
    # 1 is yes, 2 is no: control over daily life, as much contact as liked, as safe as wanted.
    "ascof_1b": Scale(items=("q3a",), values={"q3a": _one_to((1, 1, 2, 2))}),
    "ascof_1l1": Scale(items=("q8a",), values={"q8a": _one_to((1, 2, 2, 2))}),
    "ascof_4a": Scale(items=("q7a",), values={"q7a": _one_to((1, 2, 2, 2))}),
}
