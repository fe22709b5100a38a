"""The graph is run in its order, side by side or one by one, and stops where a node does."""

import threading
import time

import pytest

from pipelines.build import running
from pipelines.build.graph import Node
from pipelines.build.header import Header
from pipelines.build.running import run_nodes
from pipelines.build.state import Made, write_made
from pipelines.engine.crew import Crew
from pipelines.engine.duck import Engine
from pipelines.errors import ModelError

GIVEN = {"raw_line": Made("first", "first")}
SELECTS = {
    "stg_a": ("select x + 1 as x from raw_line", {"raw_line"}),
    "stg_b": ("select x * 2 as x from raw_line", {"raw_line"}),
    "int_both": ("select x from stg_a union all select x from stg_b", {"stg_a", "stg_b"}),
    "fct_sum": ("select sum(x)::bigint as x from int_both", {"int_both"}),
    "fct_b": ("select max(x) as x from stg_b", {"stg_b"}),
}


def nodes(**instead):
    selects = SELECTS | {name: (text, SELECTS[name][1]) for name, text in instead.items()}
    return {
        name: Node(name, "3_marts", frozenset(reads), text, Header("d", ("x",)))
        for name, (text, reads) in selects.items()
    }


@pytest.fixture
def engine():
    with Engine() as one:
        one.create("raw_line", "select unnest([1, 2, 3]) as x")
        yield one


def run_again(engine, of, **how):
    """What runs when the graph is run upon what the last run left."""
    made, ran = run_nodes(engine, of, GIVEN, **how)
    write_made(engine, made)
    return ran


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_each_runs_once_and_after_all_that_it_reads(engine, at_once):
    assert sorted(run_again(engine, nodes(), at_once=at_once)) == sorted(SELECTS)
    assert engine.one("select x from fct_sum") == 9 + 12
    assert run_again(engine, nodes(), at_once=at_once) == []


def test_what_did_not_change_is_left_and_so_is_what_rests_on_equal_rows(engine):
    run_again(engine, nodes())
    assert run_again(engine, nodes(stg_a="select x + 2 as x from raw_line")) == [
        "stg_a", "int_both", "fct_sum",
    ]  # fmt: skip
    assert run_again(engine, nodes(stg_a="select 2 + x as x from raw_line")) == ["stg_a"]
    engine.drop("fct_b")
    assert "fct_b" in run_again(engine, nodes(stg_a="select 2 + x as x from raw_line"))


def test_a_step_whose_column_has_another_type_is_made_again_and_no_model(engine, monkeypatch):
    def total(frames):
        return frames["stg_a"].sum().to_frame("x")

    step = Node("stat_sum", "steps", frozenset({"stg_a"}), "", Header("d", ("x",)), total)
    of = {"stg_a": nodes()["stg_a"], "stat_sum": step}
    for kind, again in (("bigint", ["stg_a", "stat_sum"]), ("double", ["stat_sum"])):
        monkeypatch.setattr(running, "load_columns", lambda kind=kind: {"x": {"type": kind}})
        assert run_again(engine, of) == again
        assert run_again(engine, of) == []
        assert engine.describe("stat_sum") == {"x": kind.upper()}


def test_what_can_run_side_by_side_does(engine, monkeypatch):
    """Two that wait for each other end only if both have begun."""
    both, make = threading.Barrier(2, timeout=20), running.making.make

    def meeting(engine, node, columns):
        if node.name.startswith("stg_"):
            both.wait()
        make(engine, node, columns)

    monkeypatch.setattr(running.making, "make", meeting)
    assert len(run_again(engine, nodes())) == len(SELECTS)


def test_where_memory_is_limited_one_runs_at_a_time(monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_MEMORY_LIMIT", "500MB")
    with Engine() as limited, Crew(limited) as crew:
        assert crew.number == 1


def test_a_node_that_cannot_run_stops_the_others_at_once(engine):
    """The other would count for minutes; nothing that rests on either is made."""
    endless = "select count(*) as x from range(10_000_000) as a, range(10_000_000) as b"
    wrong = "select error('no such thing') as x from raw_line"
    begun = time.monotonic()
    with pytest.raises(ModelError, match="model stg_b: .*no such thing"):
        run_nodes(engine, nodes(stg_a=endless, stg_b=wrong), GIVEN)
    assert time.monotonic() - begun < 30
    assert engine.tables() == {"raw_line"}


def test_a_worker_between_two_statements_is_stopped_as_well(engine):
    """It sleeps outside the engine when the other fails, and would go on for a minute."""
    begun = time.monotonic()
    with pytest.raises(ModelError), Crew(engine, 2) as crew:
        for work in (_many_statements, _wrong_one):
            last = crew.submit(work)
        last.result()
    assert time.monotonic() - begun < 10


def _many_statements(engine):
    for _ in range(300):
        engine.run("select count(*) from range(100_000_000)")
        time.sleep(0.2)


def _wrong_one(engine):
    engine.run("select error('no such thing')")


def test_what_rests_on_the_day_is_made_each_time_and_says_so_only_where_it_differs(engine):
    """A day that was still to come has come, though no file and no model is another."""
    of_today = "select x from raw_line where current_date > date '2000-01-01'"
    assert "stg_a" in run_again(engine, nodes(stg_a=of_today))
    assert run_again(engine, nodes(stg_a=of_today)) == []
    engine.run("insert into raw_line values (9)")  # stands for the night
    assert run_again(engine, nodes(stg_a=of_today)) == ["stg_a", "int_both", "fct_sum"]


def test_workers_tell_the_time_as_the_engine_does_wherever_the_machine_stands(engine):
    engine.run("set global TimeZone = 'Asia/Tokyo'")
    with Crew(engine) as crew:
        zones = crew.map(lambda own, _: own.one("select current_setting('TimeZone')"), range(3))
    assert zones == ["UTC"] * 3
