"""Who reads whom, parsed from the SQL; the order; and graphs that cannot be."""

import pytest

from pipelines import config
from pipelines.build.graph import ancestors, in_order, load_nodes, tables_read
from pipelines.errors import ModelError
from pipelines.steps import stat_concentration
from tests.build.folders import write

HEADER = '/*---\ndescription = "d"\ngrain = ["x"]\n---*/\n'


def _models(root, **selects):
    """The models (steps apart) of a folder of SQL: `layer__name = select`."""
    files = {f"{layer}.sql": HEADER + select for layer, select in selects.items()}
    write(root, {name.replace("__", "/"): text for name, text in files.items()})
    return {name: node for name, node in load_nodes(root).items() if not node.is_step}


@pytest.mark.parametrize(
    ("select", "reads"),
    [
        ("select 1 as x", set()),
        ("select x from a inner join b on b.x = a.x", {"a", "b"}),
        ("with a as (select x from c) select x from a", {"c"}),
        ("select x from (select x from a union all select x from b) as united", {"a", "b"}),
        ("select x from a where x in (select x from b)", {"a", "b"}),
        ("select (select max(x) from b) as x from a", {"a", "b"}),
        ("select 'from z' as x from a -- from y", {"a"}),
    ],
)
def test_tables_that_a_select_reads(select, reads):
    assert tables_read(select, "m") == reads


@pytest.mark.parametrize(
    "text",
    ["select 1; select 2", "create table t as select 1", "delete from t", "drop table t", ""],
)
def test_a_model_is_exactly_one_select(text):
    with pytest.raises(ModelError, match="m: is not one select. A model is exactly one select"):
        tables_read(text, "m")


def test_sql_that_does_not_parse():
    with pytest.raises(ModelError, match="^m: .*Mend its SQL"):
        tables_read("select from where", "m")


def test_each_runs_after_all_that_it_reads(tmp_path):
    nodes = _models(
        tmp_path,
        **{
            "4_published__pub_z": "select x from fct_a",
            "3_marts__fct_a": "select x from stg_b inner join stg_c on stg_b.x = stg_c.x",
            "1_staging__stg_c": "select x from raw_r",
            "1_staging__stg_b": "select x from stg_c",
        },
    )
    assert in_order(nodes, {"raw_r"}) == ["stg_c", "stg_b", "fct_a", "pub_z"]
    assert ancestors(nodes, "pub_z") == {"fct_a", "stg_b", "stg_c", "raw_r"}
    assert ancestors(nodes, "stg_c") == {"raw_r"}
    assert nodes["fct_a"].layer == "3_marts"


def test_a_circle_is_named(tmp_path):
    nodes = _models(
        tmp_path,
        **{"3_marts__fct_a": "select x from fct_b", "3_marts__fct_b": "select x from fct_a"},
    )
    with pytest.raises(ModelError, match="fct_[ab] reads fct_[ab] reads fct_[ab]: a circle. Break"):
        in_order(nodes, set())


def test_a_table_that_nothing_makes_is_named(tmp_path):
    nodes = _models(tmp_path, **{"1_staging__stg_a": "select x from raw_spent"})
    with pytest.raises(ModelError, match="stg_a: reads raw_spent, which nothing makes. Check"):
        in_order(nodes, {"raw_spend"})


def test_a_name_stands_once(tmp_path):
    with pytest.raises(ModelError, match="fct_a: is made twice. Keep one of the two"):
        _models(tmp_path, **{"2_intermediate__fct_a": "select 1", "3_marts__fct_a": "select 1"})


def test_our_own_graph_has_an_order():
    """And every step's description is its module's, since it becomes a page of the dictionary."""
    nodes = load_nodes(config.SQL)
    given = {t for node in nodes.values() for t in node.reads if t.startswith(("raw_", "ref_"))}
    order = in_order(nodes, given)
    assert sorted(order) == sorted(nodes)
    for name, node in nodes.items():
        assert all(order.index(table) < order.index(name) for table in node.reads - given)
        assert node.header.description and node.header.grain


def test_a_step_takes_from_what_it_reads_alone(monkeypatch):
    takes = {"fct_market_seller": "select sellers.* from fct_market_seller as sellers, dim_place"}
    monkeypatch.setattr(stat_concentration, "TAKES", takes, raising=False)
    with pytest.raises(ModelError, match="^stat_concentration: takes from dim_place, which it doe"):
        load_nodes()
