"""The peers of the benchmarks make our marts: who compares speeds compares the same work."""

import hashlib

import pytest

from benchmarks import adapter, bare, compare, generate, run
from benchmarks.peers import pandas_pipeline, polars_pipeline

SCALE = 0.002


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return generate.data_folder(SCALE, tmp_path_factory.mktemp("bench"))


@pytest.fixture(scope="module")
def warehouse(folder, tmp_path_factory):
    return adapter.to_marts(folder, tmp_path_factory.mktemp("ours"), compare.OUR_TABLES)[0]


@pytest.mark.parametrize("peer", [pandas_pipeline, polars_pipeline])
def test_a_peer_makes_the_same_marts(peer, folder, warehouse, tmp_path):
    peer.run(folder, tmp_path)
    found = compare.differences(warehouse, tmp_path)
    assert all(rows > 0 for rows, _, _ in found.values())
    assert {mart: (ours, theirs) for mart, (_, ours, theirs) in found.items()} == dict.fromkeys(
        found, (0, 0)
    )


def test_one_penny_and_one_person_more_are_seen(folder, warehouse, tmp_path):
    import polars as pl

    polars_pipeline.run(folder, tmp_path)
    for mart, column in (("spend_month", "pence"), ("place", "n_people")):
        path = tmp_path / f"{mart}.parquet"
        rows = pl.read_parquet(path).with_row_index("at")
        more = (pl.col("at") == 0).cast(pl.Int64)
        rows.with_columns(pl.col(column) + more).drop("at").write_parquet(path)
    found = compare.differences(warehouse, tmp_path)
    assert found["spend_month"][1:] == found["place"][1:] == (1, 1)
    assert found["contract_match"][1:] == (0, 0)


def test_the_same_scale_is_the_same_data(folder, tmp_path):
    again = generate.data_folder(SCALE, tmp_path)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*.*") if path.is_file())
    assert len([one for one in files if one.parts[0] == "spend"]) == 360
    assert [_hash(folder / one) for one in files] == [_hash(again / one) for one in files]


def _hash(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_bare_parse_reads_every_table(folder):
    """All files that landing reads, whatever stands above their headings."""
    tables = {path for paths in bare.signatures(folder).values() for path in paths}
    assert tables == {str(path) for path in folder.rglob("*.csv")}
    assert bare.parse(folder) > 0.8 * sum(
        len(path.read_bytes()) - path.read_bytes().count(b",") - 2 * path.read_bytes().count(b"\n")
        for path in folder.rglob("*.csv")
    )


# The arithmetic of ratios ---------------------------------------------------------------------


def _round(**cpu):
    stages = {
        "bare parse": 1, "landing": 3, "to marts": 7, "to the peers' marts": 4, "pandas": 13,
        "polars": 5, "full build": 10, "nothing changed": 0.4, "one file changed": 3,
        "within 1 GB": 12,
    } | cpu  # fmt: skip
    found = {
        name: {"cpu": spent, "wall": spent, "peak_mb": 900, "recorded": []}
        for name, spent in stages.items()
    }
    found["to marts"]["recorded"] = [["landing", 1, 1], ["node a", 1, 1], ["running", 1, 1.04]]
    return found | {"differences": {"pandas": {"place": (5, 0, 0)}}}


def test_all_goals_are_reached_and_each_can_be_missed():
    assert all(row["reached"] for row in run.goals([_round()], 1))
    missed = {
        "landing": 4.1, "to marts": 8.1, "nothing changed": 0.6, "one file changed": 4.1,
        "pandas": 11, "polars": 3.9,
    }  # fmt: skip
    for stage, spent in missed.items():
        rows = run.goals([_round(**{stage: spent})], 1)
        assert {row["what"].split(",")[0] for row in rows if not row["reached"]} == {
            {"to marts": "landing to marts"}.get(stage, stage)
        }


def test_the_middle_round_counts():
    rounds = [_round(landing=spent) for spent in (2, 3, 90)]
    assert run.goals(rounds, 1)[0]["found"] == 3
