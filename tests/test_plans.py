"""No model joins two large tables by comparing every row with every row.

Such a plan runs unnoticed on small data and never ends on large: the plan is read, on the
statistics of a whole county, before anybody has to wait for it.
"""

import json

import pytest

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests.support import warehouse

QUADRATIC = {"NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "CROSS_PRODUCT", "PIECEWISE_MERGE_JOIN",
             "IE_JOIN", "POSITIONAL_JOIN"}  # fmt: skip
# Rows up to which a side is small: rules, places of a county, a calendar. A join of a large table
# with a small one is a scan of the large one; two sides above this are a product.
SMALL = 2_000
MODELS = {name: node for name, node in load_nodes().items() if not node.is_step}


def quadratic_joins(engine, select):
    """The joins of a select's plan that compare every row of two large inputs.

    Parameters
    ----------
    engine : Engine
        Holds the tables that the select reads.
    select : str

    Returns
    -------
    list of str
        Each in words: the operator, the estimated rows of its inputs, its condition.
    """
    plan = json.loads(engine.run(f"explain (format json) {select}")[0][1])
    return [
        f"{_name(join)} of {' and '.join(f'{rows:,}' for rows in sides)} rows: {_about(join)}"
        for join in _operators(plan)
        if _name(join) in QUADRATIC
        and len(sides := [_rows(child) for child in join["children"]]) > 1
        and min(sides) > SMALL
    ]


def _operators(operators):
    for one in operators:
        yield one
        yield from _operators(one.get("children", []))


def _name(operator):
    return operator["name"].strip().upper().replace(" ", "_")


def _rows(operator):
    """Rows that an operator is estimated to give; without an estimate, those of what it reads."""
    said = operator.get("extra_info", {}).get("Estimated Cardinality")
    if said is not None:
        return int(said)
    return max((_rows(child) for child in operator.get("children", [])), default=0)


def _about(operator):
    info = operator.get("extra_info", {})
    return info.get("Conditions") or info.get("Join Condition") or "every row with every row"


@pytest.fixture(scope="module")
def county(county_build):
    with warehouse(county_build) as engine:
        yield engine


@pytest.mark.parametrize("name", MODELS)
def test_no_model_joins_large_tables_row_by_row(county, name):
    assert quadratic_joins(county, MODELS[name].text) == []


# The reader of plans itself ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def tables():
    with Engine() as engine:
        for table, rows in (("payments", 50_000), ("contracts", 20_000), ("rules", 12)):
            engine.create(
                table,
                f"select range::integer as id, (range % 97)::varchar as words, "
                f"range % 365 as first_day, range % 365 + 30 as last_day from range({rows})",
            )
        yield engine


@pytest.mark.parametrize(
    ("select", "operator"),
    [
        ("select * from payments cross join contracts", "CROSS_PRODUCT"),
        (
            "select * from payments as p join contracts as c on contains(p.words, c.words)",
            "NL_JOIN",
        ),
        (
            "select * from payments as p left join contracts as c "
            "on p.words = c.words or p.id = c.id",
            "NL_JOIN",
        ),
        (
            "select * from payments as p join contracts as c "
            "on p.first_day >= c.first_day and p.first_day <= c.last_day",
            "JOIN",
        ),
        (
            "select * from payments as p join contracts as c on p.id <> c.id",
            "JOIN",
        ),
    ],
)
def test_a_quadratic_model_is_caught(tables, select, operator):
    found = quadratic_joins(tables, select)
    assert len(found) == 1 and operator in found[0]


@pytest.mark.parametrize(
    "select",
    [
        "select * from payments as p join contracts as c on p.words = c.words and p.id < c.id",
        "select * from payments as p join rules as r on contains(p.words, r.words)",
        "select * from payments where id not in (select id from contracts where id is not null)",
        "select *, (select max(id) from contracts) as most from payments",
    ],
)
def test_a_hashed_join_and_a_short_list_pass(tables, select):
    assert quadratic_joins(tables, select) == []
