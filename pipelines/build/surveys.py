"""What surveys ask, as reference tables: each question, and what its answers are worth."""

import pyarrow as pa

from pipelines import config, config_surveys
from pipelines.errors import ConfigError
from pipelines.measures.registry import PUBLISHED_KINDS, on_shelf

_ITEMS = ("survey", "item", "measure_id", "range_low", "range_high", "occasion")
_GROUPS = ("survey", "group_dimension")
_ANSWERS = ("survey", "item", "answer", "value", "missing_reason")


def plain_answer(text):
    """An answer as it is compared: in lower case, words parted by one space; signs count."""
    return " ".join(text.lower().split())


def survey_tables(folder, measures):
    """`ref_survey_items`, `_answers` and `_groups` of a data folder, every value as text.

    Raises
    ------
    ConfigError
        If a question belongs to no measure of ours, or two mappings of a survey disagree.
    """
    kinds = {m.measure_id: m.kind for m in measures if m.kind not in PUBLISHED_KINDS}
    shelf = on_shelf()
    items, answers, groups = {}, {}, {}
    ours = config_surveys.shipped(config.REFERENCE / "surveys")
    theirs = [file.said for file in folder.files if file.said.get("kind") == config_surveys.KIND]
    for source in [*ours, *theirs]:
        groups |= {(source["survey"], name): () for name in source.get("groups", {})}
        for item, said in source["items"].items():
            where = f"sources.toml, survey {source['survey']}, item {item}"
            measure, occasion = said.get("measure"), said.get("occasion")
            if source in ours and measure not in kinds and measure in shelf:
                measure = occasion = None  # nobody took it
            _refuse_measure(measure, occasion, kinds, where)
            key = (source["survey"], item)
            low, high = said.get("range", (None, None))
            if kinds.get(measure) == "count":
                _refuse_no_events(items, source["survey"], item, measure, low, where)
            _put(items, key, (measure, low, high, occasion), where)
            for word, worth in _worth(source, said):
                _put(answers, (*key, plain_answer(word)), worth, where)
    return {
        "ref_survey_items": _table(_ITEMS, items),
        "ref_survey_answers": _table(_ANSWERS, answers),
        "ref_survey_groups": _table(_GROUPS, groups),
    }


def _refuse_measure(measure, occasion, kinds, where):
    """A question belongs to a measure that there is; of a change, it is before or after."""
    if measure not in {*kinds, None}:
        raise ConfigError(
            where,
            f"no measure of answers is called {measure!r}",
            f"Known: {sorted(kinds)}. Or add measures/{measure}.toml.",
        )
    if (kinds.get(measure) == "paired_change") != (occasion is not None):
        raise ConfigError(
            where, "a question before or after goes with a measure of kind paired_change",
            'Write occasion = "before" or occasion = "after", or leave it out.',
        )  # fmt: skip


def _refuse_no_events(items, survey, item, measure, low, where):
    """A count has one question in a survey, whose answers are none or some."""
    others = [k for k, said in items.items() if k[0] == survey and said[0] == measure]
    if set(others) - {(survey, item)}:
        raise ConfigError(
            where, f"{measure} counts the answers to {others[0][1]} already",
            "Give each question a measure of its own: a total of two would count one event twice.",
        )  # fmt: skip
    if low is not None and low < 0:
        raise ConfigError(where, f"a count begins at {low}", "Write range = [0, 10].")


def _worth(source, item):
    """(word, (value, missing reason)); a word of the scale is an answer before all else."""
    scale = source["scales"][item["scale"]] if "scale" in item else {}
    missing = {word: (None, reason) for word, reason in source.get("missing", {}).items()}
    yield from (missing | {word: (value, None) for word, value in scale.items()}).items()


def _put(table, key, value, where):
    if table.setdefault(key, value) != value:
        raise ConfigError(
            where, "is mapped twice and differently", "Give one of them another name."
        )


def _table(names, rows):
    cells = [(*key, *value) for key, value in sorted(rows.items())]
    text = [[None if cell is None else str(cell) for cell in row] for row in cells]
    columns = zip(*text, strict=True) if text else ([] for _ in names)
    return pa.table(
        {n: pa.array(list(c), pa.string()) for n, c in zip(names, columns, strict=True)}
    )
