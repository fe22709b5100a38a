"""The declared truths and the invented world, as data."""

import csv
import tomllib
from pathlib import Path

from pipelines.errors import ConfigError

_HERE = Path(__file__).resolve().parent


class Planted:
    """What is planted. In the null county nothing is: every question answers none."""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, name):
        """The truth of this name, or an empty one of its form."""
        return self._table.get(name, {})

    def many(self, name):
        """The truths of this name, none in the null county."""
        return self._table.get(name, [])

    def names(self):
        """The names of all that is planted."""
        return sorted(self._table)


def read_truths(*, null=False):
    """The declared truths: measures and counts always, planted ones unless `null`."""
    said = _toml("truths.toml")
    said["planted"] = Planted({} if null else said["planted"])
    return said


def read_world():
    """Places, publishers and services with their invented names."""
    return _toml("world.toml")


def read_words(name):
    """A table of words that the generator writes out: questions, quotes, decisions."""
    return _toml(f"{name}.toml")


def read_table(name):
    """A table of ours, a dictionary for each row."""
    with (_HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_providers():
    """The 80 providers, with an identifier each."""
    rows = read_table("providers")
    for number, row in enumerate(rows, start=1):
        row["services"] = row["services"].split("|")
        row["provider_id"] = _identifier(row["kind"], number)
    return rows


def _identifier(kind, number):
    """An org-id of the right form in a range that no register uses."""
    if kind in ("company", "cic", "cooperative", "mutual", "consortium"):
        return f"GB-COH-X{9_900_000 + number:07d}"
    if kind == "charity":
        return f"GB-CHC-X{990_000 + number}"
    if kind == "nhs":
        return f"GB-NHS-XR{number:02d}"
    if kind == "public_body":
        return f"GB-LAE-XD{number:02d}"
    return f"local:{'in-house' if kind == 'in_house' else 'sole-trader'}-{number:02d}"


def _toml(name):
    try:
        return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"pipelines/demo/{name}", str(error), "Mend that line.") from error
