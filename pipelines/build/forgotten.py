"""Who asked to be forgotten: a file of keyed hashes, and what it takes out of a file that lands.

`decisions/forgotten.csv` holds no id and no name: without the key nobody can tell whose hash it is,
and without the key it forgets nobody, so that each line names the key by its fingerprint.
"""

import csv
import os
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.build import keys, state
from pipelines.build.answer_lines import distinct, distinct_pairs
from pipelines.errors import DecisionError

FILE = "decisions/forgotten.csv"
COLUMNS = ("what", "hash", "key", "decided_on")
PERSON, QUOTE = "person", "quote"


@dataclass(frozen=True)
class Forgotten:
    """Hashes of people and of quotes that count no more."""

    people: frozenset = frozenset()
    quotes: frozenset = frozenset()
    keys: frozenset = frozenset()

    def __bool__(self):
        return bool(self.people or self.quotes)

    @property
    def fingerprint(self):
        """Tells two sets apart; empty where nobody is forgotten."""
        return state.fingerprint(sorted(self.people), sorted(self.quotes)) if self else ""


def read(root):
    """What `decisions/forgotten.csv` of a data folder says.

    Raises
    ------
    DecisionError
        If a line of it cannot be read: somebody would come back unseen.
    """
    path = root / FILE
    if not path.is_file():
        return Forgotten()
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise DecisionError(FILE, "it is not UTF-8 text", "Save it as CSV UTF-8.") from error
    for number, row in enumerate(rows, start=2):
        said = [row.get(column) or "" for column in COLUMNS]
        if tuple(row) != COLUMNS or said[0] not in (PERSON, QUOTE) or len(said[1]) != 32:
            raise DecisionError(
                FILE, f"line {number} is not {', '.join(COLUMNS)}",
                "Put back what `python -m pipelines forget` wrote.",
            )  # fmt: skip
    return Forgotten(
        *(frozenset(r["hash"] for r in rows if r["what"] == what) for what in (PERSON, QUOTE)),
        frozenset(row["key"] for row in rows),
    )


def add(root, what, hashes, key, on):
    """Write down that somebody is forgotten; a hash that is there already stays as it is.

    The file is replaced whole, or not at all: half a line of it would stop every build.
    """
    known = read(root)
    fresh = sorted(set(hashes) - known.people - known.quotes)
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if path.exists():
            file.write(path.read_bytes().decode("utf-8-sig"))
        else:
            writer.writerow(COLUMNS)
        writer.writerows((what, one, keys.fingerprint(key), on.isoformat()) for one in fresh)
    os.replace(new, path)


def quote_hash(key, quote_id):
    """What stands for a quote that is to be forgotten."""
    return keys.keyed_hash(key, "a quote", quote_id)


def hits(plan, table, key, forgotten):
    """Which records of a file are of somebody forgotten, as booleans; None where none can be.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        `line_number` and the text columns `c0`, `c1`, … of the file.
    key : bytes
    forgotten : Forgotten
    """
    if not forgotten or plan.layout.kind not in ("responses", "voices"):
        return None
    at = {column: f"c{i}" for i, column in enumerate(plan.columns) if column}
    cells = {name: table[c] for name, c in at.items() if c in table.column_names}
    found = []
    if "respondent" in cells:
        found.append(_of_people(plan, cells, key, forgotten.people))
    if plan.layout.kind == "voices" and "quote_id" in cells:
        hashed = distinct(cells["quote_id"], lambda text: text and quote_hash(key, text))
        found.append(pc.is_in(hashed, pa.array(sorted(forgotten.quotes), pa.string())))
    if not found:
        return None
    found = [one.combine_chunks() if hasattr(one, "combine_chunks") else one for one in found]
    either = found[0] if len(found) == 1 else pc.or_(*found)
    return either if pc.any(either).as_py() else None


def without(table, hit):
    """Records of somebody forgotten with nothing in them: the line is counted, and refused."""
    if hit is None:
        return table
    blank = pa.scalar("", pa.string())
    columns = [
        table[name] if name == "line_number" else pc.if_else(hit, blank, table[name])
        for name in table.column_names
    ]
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def _of_people(plan, cells, key, people):
    """Whose records are of a person forgotten; each distinct respondent is hashed once."""

    def is_gone(survey, who):
        return "yes" if who and keys.keyed_hash(key, survey, who) in people else None

    if plan.layout.kind == "responses":
        survey = plan.constants["survey"]
        return pc.is_valid(distinct(cells["respondent"], lambda who: is_gone(survey, who)))
    if "survey" not in cells:
        return pa.array([False] * len(cells["respondent"]))
    both = distinct_pairs(
        cells["survey"], cells["respondent"], lambda survey, who: is_gone(survey.strip(), who)
    )
    return pc.is_valid(both)
