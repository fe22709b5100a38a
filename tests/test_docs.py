"""The dictionary of columns and the written docs say what the models are."""

import re

import pytest

from pipelines.build.columns import load_columns
from pipelines.build.docs import write_docs
from pipelines.config import PROJECT
from tests import support

# Raw and reference tables are text as it came; meta_ is the build's own memory.
AS_THEY_CAME = ("raw_", "ref_", "meta_")


@pytest.fixture(scope="module")
def made(sample_build):
    """(table, column, type) of every table that a build makes."""
    with support.warehouse(sample_build) as warehouse:
        return [
            (table, column, type_)
            for table in sorted(warehouse.tables())
            if not table.startswith(AS_THEY_CAME) or table == "raw_files"
            for column, type_ in warehouse.describe(table).items()
        ]


def test_every_column_is_listed_with_its_type(made):
    columns = load_columns()
    missing = [f"{table}.{column}" for table, column, _ in made if column not in columns]
    assert missing == []
    other = [
        f"{table}.{column} is {type_}, listed as {columns[column]['type']}"
        for table, column, type_ in made
        if columns[column]["type"] != type_
    ]
    assert other == []


def test_no_entry_describes_a_column_that_nobody_makes(made):
    assert sorted(load_columns().keys() - {column for _, column, _ in made}) == []


def test_entries_stand_in_order_and_say_something():
    columns = load_columns()
    assert list(columns) == sorted(columns)
    for name, entry in columns.items():
        assert entry["description"].strip().endswith("."), name
        assert set(entry) <= {"type", "unit", "description"}, name


def test_money_and_shares_say_their_unit(made):
    columns = load_columns()
    for name in {column for _, column, _ in made}:
        if name.endswith("_gbp"):
            assert columns[name]["type"] == "DECIMAL(18,2)" and "GBP" in columns[name]["unit"], name
        if name.endswith("_share"):
            assert columns[name]["type"] == "DOUBLE", name


def test_the_sample_says_what_a_build_finds(sample_build):
    """The tables of `data/sample/README.md` were counted by hand."""
    text = (PROJECT / "data" / "sample" / "README.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip("* `").replace(",", "") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    spend = {
        row[0]: row[1:] for row in rows if re.fullmatch(r"\d{4}-\d\d\.csv", row[0]) and row[5:]
    }
    states = {row[0]: tuple(row[1:]) for row in rows if row[0] in ("in force", "ended")}
    with support.published(sample_build) as published:
        for file in published.rows("select * from pub_source_file where kind = 'spend'"):
            lines, accepted, refused, net, *_ = spend.pop(file["file_name"].rsplit("/", 1)[1])
            assert lines == str(file["lines_read"]), file["file_name"]
            assert accepted == str(file["lines_accepted"]), file["file_name"]
            assert refused.split()[0] == str(file["lines_rejected"]), file["file_name"]
            assert net == str(file["amount_gbp_accepted"]), file["file_name"]
        found = published.run(
            "select state, contracts, contracts_with_value, annual_value_gbp"
            " from pub_contract_state where state in ('in_force', 'ended')"
        )
    assert spend == {}
    assert {row[0].replace("_", " "): tuple(map(str, row[1:])) for row in found} == states


def test_written_docs_are_those_of_the_models(tmp_path):
    for path in write_docs(tmp_path):
        committed = PROJECT / "docs" / path.name
        assert committed.exists(), "run `python -m pipelines docs`"
        assert path.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8"), (
            f"docs/{path.name} is older than the models: run `python -m pipelines docs`"
        )
