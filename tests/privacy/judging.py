"""Judge names of payees as a build does: the models themselves, on nothing but the names."""

import pyarrow as pa

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine, quote
from tests.support import reference_rows

MODELS = ("int_supplier_names", "int_payee_words", "int_payee_evidence", "int_payee_kind")
REFERENCES = ("ref_payee_words", "ref_payee_categories")


def judge(shapes, payments, **given):
    """{name: row of `int_payee_kind`} of payments and whatever else names somebody.

    Parameters
    ----------
    shapes : dict
        Columns of every table, from the fixture `table_shapes`.
    payments : list of dict
        Rows of `stg_spend`.
    given : lists of dict
        Rows of further tables that the models read.
    """
    nodes = load_nodes()
    given = {name: reference_rows(name.removeprefix("ref_")) for name in REFERENCES} | given
    given["stg_spend"] = payments
    with Engine() as engine:
        for model in MODELS:
            for table in sorted(nodes[model].reads - engine.tables()):
                _make(engine, table, given.get(table, []), shapes[table])
            engine.create(model, nodes[model].text)
        return {row["name_text"]: row for row in engine.rows("select * from int_payee_kind")}


def _make(engine, table, rows, shape):
    """A table of thousands of rows at once; `support.make_table` draws each one in SQL."""
    texts = {c: pa.array([row.get(c) for row in rows], pa.string()) for c in shape}
    engine.write("texts", pa.table(texts))
    casts = ", ".join(f"cast({quote(c)} as {kind}) as {quote(c)}" for c, kind in shape.items())
    engine.create(table, f"select {casts} from texts")
    engine.drop("texts")


def paid(*names, **said):
    """A payment to each name, with whatever else its line says."""
    return [{"payee_name": name, **said} for name in names]
