"""Judge names of payees as a build does: the models themselves, on nothing but the names."""

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests.support import make_table, reference_rows

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
    tables = {name: reference_rows(name.removeprefix("ref_")) for name in REFERENCES}
    tables |= {"stg_spend": payments, **given}
    with Engine() as engine:
        for model in MODELS:
            for table in sorted(nodes[model].reads - engine.tables()):
                rows = tables.get(table) or [dict.fromkeys(shapes[table])]
                make_table(engine, table, rows, shapes[table])
                if table not in tables or not tables[table]:
                    engine.run(f"delete from {table}")
            engine.create(model, nodes[model].text)
        return {row["name_text"]: row for row in engine.rows("select * from int_payee_kind")}


def paid(*names, **said):
    """A payment to each name, with whatever else its line says."""
    return [{"payee_name": name, **said} for name in names]
