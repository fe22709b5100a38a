"""Words of a body's own that the product does not use: in its measures and what it wrote down."""

from pipelines.build.reference import read_decisions
from pipelines.measures.lexicon import load_lexicon
from pipelines.measures.registry import load_measures

# Of a measure; the question as it is asked, the publisher's title and the licence are not ours to
# write, and neither is what somebody said.
MEASURE_TEXTS = ("title", "plain_title", "why_it_matters", "definition", "method", "caveats")
_DECIDED = {
    "learning": ("question", "learned"),
    "said": ("learned", "we_changed", "not_done_because"),  # not what people said
    "decisions": ("question", "options", "chosen", "why"),
}


def words_to_mend(folder):
    """What to say otherwise, in the reading order of the files.

    Parameters
    ----------
    folder : DataFolder

    Returns
    -------
    list of Found
    """
    lexicon = load_lexicon(folder.root)
    ours = {measure.measure_id for measure in load_measures()}
    found = []
    for measure in load_measures(own=folder.root / "measures"):
        if measure.measure_id not in ours:
            for name in MEASURE_TEXTS:
                place = f"measures/{measure.measure_id}.toml, {name}"
                found += lexicon.look(getattr(measure, name), place)
    for name, columns in _DECIDED.items():
        for number, row in enumerate(read_decisions(folder.root, name), start=2):
            for column in columns:
                place = f"decisions/{name}.csv, line {number}, {column}"
                found += lexicon.look(row.get(column), place)
    return found
