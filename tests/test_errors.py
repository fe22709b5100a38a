"""Exit codes are one per class of error, and never change: scripts of users rely on them."""

import re

import pytest

from pipelines import errors
from pipelines.config import PROJECT

CODES = {
    "WiderStageError": 1,
    "ConfigError": 3,
    "SourceError": 4,
    "HeadingError": 5,
    "ModelError": 6,
    "CheckError": 7,
    "QualityError": 8,
    "PublishError": 9,
    "BusyError": 10,
    "MeasureError": 11,
    "StatisticsError": 12,
    "DisclosureError": 13,
    "ExplainError": 14,
    "ReadingError": 15,
    "KeyChangedError": 16,
    "RefusedFilesError": 17,
    "DecisionError": 18,
    "JournalError": 19,
    "ReaderEndedError": 20,
}


def test_the_table_of_exit_codes():
    """2 is argparse's own, for a command that it does not understand."""
    classes = {n: c for n, c in vars(errors).items() if isinstance(c, type)}
    assert {name: one.exit_code for name, one in classes.items()} == CODES
    assert len(set(CODES.values())) == len(CODES)
    assert all(issubclass(one, errors.WiderStageError) for one in classes.values())


def test_the_readme_lists_the_same_codes():
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    listed = {int(code) for code in re.findall(r"(?m)^\|\s*`?(\d+)`?\s*\|", text)}
    assert listed >= set(CODES.values()) - {1}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("may.csv",), "may.csv"),
        (("may.csv", "is empty"), "may.csv: is empty"),
        (("may.csv", "is empty", "Fetch it anew."), "may.csv: is empty. Fetch it anew."),
        (("may.csv", "is empty.", "Fetch it anew."), "may.csv: is empty. Fetch it anew."),
        (("may.csv", "", "Fetch it anew."), "may.csv. Fetch it anew."),
    ],
)
def test_where_what_and_what_to_do(parts, said):
    assert str(errors.SourceError(*parts)) == said
