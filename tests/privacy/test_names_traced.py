"""Every published name of somebody who is paid comes out of the classifier, and of nothing else.

Traced column by column through the SQL, from what is published down to where a name is judged. A
column that took a raw name, even beside a judged one, is found.
"""

import re
from dataclasses import replace

import pytest
import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage

from pipelines.build.graph import load_nodes

NAME = re.compile(r"(payee|supplier|recipient)_name$|^provider_name$|^(shown_)?provider_id$")
# Where a name is judged; what each of these tables does is tested beside its model.
JUDGED = {
    *(("int_payee_kind", column) for column in ("shown_name", "payee_kind")),
    *(("int_provider_name", f"shown_provider_{part}") for part in ("id", "name")),
    *(("int_answer_provider", f"shown_provider_{part}") for part in ("id", "name")),
}
NODES = load_nodes()


def sources(model, column, nodes, shapes):
    """{(table, column)} on which a column rests, down to a judgement or to a table of files.

    A step hands on columns by their names.
    """
    found, seen, waiting = set(), set(), [(model, column)]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        table, name = here
        if here in JUDGED or table not in nodes:
            found.add(here)
        elif nodes[table].is_step:
            waiting += [
                (one, name)
                for one in nodes[table].reads
                if (one in nodes and nodes[one].is_step) or name in shapes.get(one, {})
            ]
        else:
            waiting += _one_level(nodes[table], name, shapes)
    return found


def _one_level(node, column, shapes):
    schema = {table: shapes[table] for table in node.reads if table in shapes}
    top = lineage(column, node.text, schema=schema, dialect="duckdb")
    for leaf in top.walk():
        if not leaf.downstream and isinstance(leaf.source, exp.Table):
            yield leaf.source.name, leaf.name.split(".")[-1].strip('"').lower()


def _named_columns(nodes):
    for name, node in sorted(nodes.items()):
        if name.startswith("pub_"):
            statement = sqlglot.parse_one(node.text, read="duckdb")
            for column in statement.named_selects:
                if NAME.search(column):
                    yield name, column


def _raw(found):
    """Of the columns that a name rests on, those that nobody judged."""
    return sorted(f"{t}.{c}" for t, c in found - JUDGED)


COLUMNS = list(_named_columns(NODES))


def test_there_are_names_to_trace():
    assert {name for name, _ in COLUMNS} >= {
        "pub_contract", "pub_grant", "pub_outcome", "pub_provider", "pub_service_cost",
        "pub_transfer", "pub_orphan_spend",
    }  # fmt: skip


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=lambda value: value)
def test_a_published_name_has_been_judged(table_shapes, model, column):
    found = sources(model, column, NODES, table_shapes)
    assert found and _raw(found) == []


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("dim_contract", "coalesce(kinds.shown_name,", "coalesce(contracts.supplier_name,"),
        ("fct_grant", "coalesce(kinds.shown_name,", "coalesce(latest.recipient_name,"),
        ("fct_transfer", "max(kinds.shown_name)", "max(spend.payee_name)"),
    ],
)
def test_a_raw_name_is_found(table_shapes, table, before, after):
    node = NODES[table]
    assert before in node.text
    mutants = {**NODES, table: replace(node, text=node.text.replace(before, after))}
    wanted = "pub_" + table.split("_")[1]
    columns = [column for model, column in COLUMNS if model == wanted]
    assert [c for c in columns if _raw(sources(wanted, c, mutants, table_shapes))]
