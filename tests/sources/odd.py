"""Odd files of invented publishers, each in a folder of its own, staged together."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.build import raw_files
from tests.sources.staged import stage

NAMES = ("Avocet CIC", "Dunlin Trust", "Gannet Ltd", "Heron & Sons")
HEAD = ("Date", "Supplier", "Amount")
# Twelve payments of May 2024, three to each, in the order of their names.
LINES = tuple(
    (f"{n * 2 + 1:02}/05/2024", NAMES[n // 3], f"{n + 1}00.50") for n in range(12)
)  # fmt: skip
POUNDS = sum(Decimal(pounds) for _, _, pounds in LINES)
MAY = ("2024-05",)


def text(*rows, mark=","):
    """Rows as delimited text."""
    return "".join(mark.join(map(str, row)) + "\n" for row in rows)


@dataclass
class Odd:
    """What became of one file: its payments, its notes, or the reason why it is not read.

    `apart` counts the lines set apart, by reason.
    """

    payments: list = field(default_factory=list)
    apart: Counter = field(default_factory=Counter)
    notes: str = ""
    reason: str = ""
    read: int = 0

    @property
    def pounds(self):
        """What its payments add up to."""
        return sum((one["amount_gbp"] for one in self.payments), Decimal(0))

    @property
    def months(self):
        """The months of its payments."""
        return tuple(sorted({one["month"] or "none" for one in self.payments}))

    def each(self, column):
        """What its payments say in a column."""
        return [one[column] for one in self.payments]


def stage_all(root, files):
    """{folder: Odd} of {folder: (file name, content)}."""
    _, reasons, engine = stage(
        root, {f"{name}/{file}": data for name, (file, data) in files.items()}
    )
    found = {name: Odd() for name in files}
    with engine:
        for path, reason in reasons.items():
            found[path.split("/")[0]].reason = reason
        ids = {}
        for row in engine.rows(f"from {raw_files.FILES}"):
            ids[row["source_file_id"]] = one = found[row["path"].split("/")[0]]
            one.notes, one.read = row["notes"] or "", row["lines_read"]
        if "stg_spend" in engine.tables():
            for row in engine.rows("from stg_spend order by source_file_id, line_number"):
                ids[row["source_file_id"]].payments.append(row)
            for row in engine.rows("from rej_spend"):
                ids[row["source_file_id"]].apart[row["rejected_because"]] += 1
    return found
