"""What surveys ask, as reference tables: each question, and what its answers are worth."""

import pyarrow as pa

from pipelines import config, config_surveys
from pipelines.errors import ConfigError

_ITEMS = ("survey", "item", "measure_id", "range_low", "range_high")
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
    known = {measure.measure_id for measure in measures if measure.kind != "published"}
    items, answers, groups = {}, {}, {}
    ours = config_surveys.shipped(config.REFERENCE / "surveys")
    theirs = [file.said for file in folder.files if file.said.get("kind") == config_surveys.KIND]
    for source in [*ours, *theirs]:
        groups |= {(source["survey"], name): () for name in source.get("groups", {})}
        for item, said in source["items"].items():
            where = f"sources.toml, survey {source['survey']}, item {item}"
            if said.get("measure") not in {*known, None}:
                raise ConfigError(
                    where,
                    f"no measure of answers is called {said['measure']!r}",
                    f"Known: {sorted(known)}. Or add measures/{said['measure']}.toml.",
                )
            key = (source["survey"], item)
            low, high = said.get("range", (None, None))
            _put(items, key, (said.get("measure"), low, high), where)
            for word, worth in _worth(source, said):
                _put(answers, (*key, plain_answer(word)), worth, where)
    return {
        "ref_survey_items": _table(_ITEMS, items),
        "ref_survey_answers": _table(_ANSWERS, answers),
        "ref_survey_groups": _table(_GROUPS, groups),
    }


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
