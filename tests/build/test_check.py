"""Each check that a header promises catches its planted offence, and lets the honest row pass."""

import pytest

from pipelines.build import check, state
from pipelines.build.graph import Node
from pipelines.build.header import Header
from pipelines.engine.duck import Engine
from pipelines.errors import ModelError
from tests.build.folders import write


def _outcomes(rows, **header):
    """{what was checked: number of offending rows} of table `t (id, kind, n, most)`."""
    with Engine() as engine:
        engine.create("t", f"select * from (values {', '.join(rows)}) as v(id, kind, n, most)")
        engine.create("dim_kind", "select * from (values ('grant'), ('purchase')) as v(kind)")
        node = Node("t", "3_marts", frozenset(), "", Header("d", ("id",), **header))
        outcomes = check.run_checks(engine, check.header_checks({"t": node}))
    return {outcome.check.check_id: outcome.offending for outcome in outcomes}


HONEST = "('a', 'grant', 1, 2)"
PROMISES = {
    "grain": {},
    "not_null kind": {"not_null": ("kind",)},
    "references kind": {"references": {"kind": "dim_kind"}},
    "within n": {"within": {"n": "0 .. most"}},
    "accepted kind": {"accepted": {"kind": ["grant", "it's"]}},
}


@pytest.mark.parametrize(
    ("what", "row", "offending"),
    [
        ("grain", "('a', 'grant', 1, 2)", 1),
        ("grain", "('b', 'grant', 1, 2)", 0),
        ("not_null kind", "('b', null, 1, 2)", 1),
        ("not_null kind", "('b', '', 1, 2)", 0),
        ("references kind", "('b', 'loan', 1, 2)", 1),
        ("references kind", "('b', 'purchase', 1, 2)", 0),
        ("references kind", "('b', null, 1, 2)", 0),
        ("within n", "('b', 'grant', -1, 2)", 1),
        ("within n", "('b', 'grant', 3, 2)", 1),
        ("within n", "('b', 'grant', 0, 0)", 0),
        ("within n", "('b', 'grant', null, 2)", 0),
        ("within n", "('b', 'grant', 3, null)", 0),
        ("accepted kind", "('b', 'purchase', 1, 2)", 1),
        ("accepted kind", "('b', 'it''s', 1, 2)", 0),
        ("accepted kind", "('b', null, 1, 2)", 0),
    ],
)
def test_header_checks(what, row, offending):
    """Unknown is not wrong: a null offends `not_null` only."""
    assert _outcomes([HONEST, row], **PROMISES[what])[f"t: {what}"] == offending


@pytest.mark.parametrize(
    ("span", "value", "offending"), [("-1.5 .. 2", "-2", 1), ("-1.5 .. 2", "-1", 0)]
)
def test_limits_may_be_numbers(span, value, offending):
    found = _outcomes([HONEST, f"('b', 'grant', {value}, 2)"], within={"n": span})
    assert found["t: within n"] == offending


def test_a_table_without_rows_offends_nothing_and_hides_no_other():
    """What it lacks offends where another refers to it."""
    nodes = {
        "t": Node("t", "3_marts", frozenset(), "", Header("d", ("id",), not_null=("id",))),
        "u": Node("u", "3_marts", frozenset(), "", Header("d", ("id",), references={"id": "t"})),
    }
    with Engine() as engine:
        engine.run("create table t (id varchar)")
        engine.run("create table u as from (values ('a'), ('a')) as v(id)")
        outcomes = check.run_checks(engine, check.header_checks(nodes))
    found = {one.check.check_id: one.offending for one in outcomes}
    assert found == {"t: grain": 0, "t: not_null id": 0, "u: grain": 1, "u: references id": 2}


def test_uniqueness_is_checked_unasked_and_failure_is_a_failure():
    node = Node("t", "3_marts", frozenset(), "", Header("d", ("id", "kind")))
    (only,) = check.header_checks({"t": node})
    assert (only.check_id, only.severity, only.sentence) == (
        "t: grain",
        "fail",
        "One row per id, kind",
    )
    assert check.Outcome(only, 1).outcome == "failed"


def test_a_range_that_is_none():
    node = Node("t", "3_marts", frozenset(), "", Header("d", ("id",), within={"n": "0 to 10"}))
    with pytest.raises(ModelError, match='Write it as "0 .. other_column"'):
        list(check.header_checks({"t": node}))


def test_longer_checks_say_what_must_be_true(tmp_path):
    write(
        tmp_path,
        {
            "b.sql": "-- warn: Small is small.\nselect 1 where false;\n",
            "a.sql": "-- fail: Big is big.\n\nselect 1 union all select 2 -- both\n",
        },
    )
    with Engine() as engine:
        outcomes = check.run_checks(engine, check.sql_checks(tmp_path))
    found = [(o.check.check_id, o.check.sentence, o.offending, o.outcome) for o in outcomes]
    assert found == [("a", "Big is big.", 2, "failed"), ("b", "Small is small.", 0, "passed")]
    assert check.Outcome(outcomes[1].check, 1).outcome == "warned"


@pytest.mark.parametrize("first", ["select 1", "-- failed: No.\nselect 1", "-- fail:\nselect 1"])
def test_a_longer_check_without_its_sentence(tmp_path, first):
    write(tmp_path, {"a.sql": first})
    with pytest.raises(ModelError, match="sql/checks/a.sql: its first line .* Begin with -- fail:"):
        list(check.sql_checks(tmp_path))


def test_a_check_looks_again_only_at_what_has_changed():
    node = Node("t", "3_marts", frozenset(), "", Header("d", ("id",), not_null=("kind",)))
    as_it_was, changed = (state.Made("recipe", rows) for rows in ("rows", "other rows"))

    def found(made):
        outcomes = check.run_checks(engine, check.header_checks({"t": node}), made)
        return [one.offending for one in outcomes]

    with Engine() as engine:
        engine.run("create table t (id varchar, kind varchar)")
        assert found({"t": as_it_was}) == [0, 0]
        engine.run("insert into t values ('a', null), ('a', 'grant')")
        assert found({"t": as_it_was}) == [0, 0]
        assert found({}) == [1, 1]
        assert found({"t": changed}) == [1, 1]
        engine.run("delete from t")
        assert found({"t": changed}) == [1, 1]
        assert found({"t": as_it_was}) == [0, 0]
