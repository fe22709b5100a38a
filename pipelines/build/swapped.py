"""Two questions whose headings were swapped: the answers to each are those of the other's scale.

Nothing is put right: such answers are unknown, and the note says why. Where both questions have one
scale, no answer tells. A question of which every answer was suppressed may stand where a group was.
"""

from collections import Counter
from itertools import combinations

from pipelines.build.surveys import plain_answer
from pipelines.sources._headings import normalise
from pipelines.sources.responses import questions

_LOOKED_AT = 2_000
_FEWEST = 5
_NAMED = 6  # questions that a note names
_SUPPRESSED = "suppressed_at_source"
_OWN, _OTHERS = (
    0.1,
    0.9,
)  # of the answers at most this share is of its own scale, and of the other's


def notes_on_questions(plan, table):
    """What is to be told of questions or answers that stand in each other's place: texts.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        The file's records: `line_number` and the text columns `c0`, `c1`, … of the file.
    """
    at = {column: f"c{i}" for i, column in enumerate(plan.columns) if column}
    at = {column: name for column, name in at.items() if name in table.column_names}
    head = table.slice(0, _LOOKED_AT)
    if {"question", "answer"} <= at.keys():
        asked, said = (head[at[column]].to_pylist() for column in ("question", "answer"))
        known = questions(plan.said)
        if _are_questions(said, known) and not _are_questions(asked, known):
            return ["the questions stand in the column of answers: their headings may be swapped"]
        answers = {}
        for question, answer in zip(asked, said, strict=True):
            if item := known.get(normalise(question or "")):
                answers.setdefault(item, []).append(answer)
    else:
        answers = {column.removeprefix("item:"): head[name].to_pylist()
                   for column, name in at.items() if column.startswith("item:")}  # fmt: skip
    return [*_swapped(answers, plan.said), *_suppressed(answers, plan.said)]


def _are_questions(texts, known):
    texts = [text for text in texts if text]
    return len(texts) >= _FEWEST and 2 * sum(normalise(t) in known for t in texts) > len(texts)


def _swapped(answers, said):
    missing = {plain_answer(word) for word in said.get("missing", {})}
    counted = {}
    for item, texts in answers.items():
        plain = Counter(plain_answer(text) for text in texts if text and text.strip())
        counted[item] = {text: n for text, n in plain.items() if text not in missing}
    odd = [item for item, found in counted.items()
           if sum(found.values()) >= _FEWEST and _share(found, item, said) <= _OWN]  # fmt: skip
    for one, other in combinations(odd, 2):
        if min(_share(counted[one], other, said), _share(counted[other], one, said)) >= _OTHERS:
            yield (
                f"the answers to {one} are of the scale of {other}, and the other way round: their"
                " headings may be swapped, and these answers are unknown"
            )


def _suppressed(answers, said):
    """A note of questions of which the source suppressed every answer, if there are any."""
    words = {plain_answer(word) for word, state in said.get("missing", {}).items()
             if state == _SUPPRESSED}  # fmt: skip
    found = []
    for item, texts in answers.items():
        told = [plain_answer(text) for text in texts if text and text.strip()]
        if len(told) >= _FEWEST and words.issuperset(told):
            found.append(item)
    if found:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield (
            f"every answer to {', '.join(found[:_NAMED])}{more} was suppressed by its source, or"
            " another column stands under its heading"
        )


def _share(counted, item, said):
    """How much of some answers is of an item's scale or range."""
    mapped = said["items"][item]
    if "scale" in mapped:
        words = {plain_answer(word) for word in said["scales"][mapped["scale"]]}
        fit = sum(n for text, n in counted.items() if text in words)
    else:
        low, high = mapped["range"]
        fit = sum(n for text, n in counted.items() if _is_within(text, low, high))
    return fit / sum(counted.values())


def _is_within(text, low, high):
    try:
        return low <= float(text) <= high
    except ValueError:
        return False
