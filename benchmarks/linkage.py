"""How well names are linked, on pairs that people judged: precision, recall and their mean.

    python -m benchmarks.linkage PAIRS.csv        columns: left, right, match (True, False), id

The right-hand names are the list, the left-hand ones are looked for in it, as a build does. A pair
counts as linked when the left name is linked to the provider of the right one.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipelines.config import REFERENCE
from pipelines.linkage.choice import choose
from pipelines.linkage.link import likely_pairs
from pipelines.linkage.parts import parts_of, words_of


@dataclass(frozen=True)
class Figures:
    """What came of the pairs; `asked` is how many names a person would be asked about."""

    right: int
    wrong: int
    missed: int
    asked: int

    @property
    def precision(self):
        """Of the pairs that were linked, how many are one."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self):
        """Of the pairs that are one, how many were linked."""
        return self.right / (self.right + self.missed)

    @property
    def f1(self):
        """The harmonic mean of the two."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def words():
    """What the words of names mean, by the reference table."""
    with (REFERENCE / "linkage_words.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return words_of((row["written"], row["means"], row["kind"]) for row in rows)


def judged(path):
    """The pairs of a file: left, right and whether they are one."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return [
            (row["left"], row["right"], row["match"] == "True", row.get("id") or "")
            for row in csv.DictReader(file)
        ]


def figures(pairs, meanings=None):
    """Link the left-hand names of judged pairs to the right-hand ones, and count."""
    meanings = meanings or words()
    provider = {}
    for _, right, _, number in pairs:
        parts = parts_of(right, meanings)
        provider[right] = number or f"{parts['whole']}|{parts['form']}"
    linked, asked = linked_names([left for left, *_ in pairs], provider, meanings)
    found = [linked.get(left) == provider[right] for left, right, *_ in pairs]
    is_one = [same for _, _, same, _ in pairs]
    return Figures(
        right=sum(f and s for f, s in zip(found, is_one, strict=True)),
        wrong=sum(f and not s for f, s in zip(found, is_one, strict=True)),
        missed=sum(s and not f for f, s in zip(found, is_one, strict=True)),
        asked=len(asked),
    )


def linked_names(names, provider, meanings):
    """{name: provider} of names that stand on the list or are likely, and the names asked about."""
    linked = {name: provider[name] for name in names if name in provider}
    scored = likely_pairs([name for name in names if name not in linked], provider, meanings)
    scored["provider_id"] = scored["listed_name"].map(provider).astype(object)
    chosen = choose(scored)
    is_linked = chosen["link_outcome"] == "linked"
    likely = chosen[is_linked]
    linked |= dict(zip(likely["payee_name"], likely["provider_id"], strict=True))
    return linked, set(chosen.loc[~is_linked, "payee_name"])


def main(arguments):
    """Print the figures of each file."""
    for path in arguments:
        told = figures(judged(path))
        table = {"precision": told.precision, "recall": told.recall, "F1": told.f1}
        print(path, pd.Series(table).round(3).to_dict(), told)


if __name__ == "__main__":
    main(sys.argv[1:])
