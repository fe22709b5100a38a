"""Make one table of the graph: from a model's select, or by the step that is Python."""

from pipelines.build.columns import typed_select
from pipelines.build.parts import of_these
from pipelines.engine.duck import quote


def make(engine, node, columns):
    """Make a node's table, replacing what was there.

    Parameters
    ----------
    engine : Engine
    node : Node
    columns : dict
        Type and meaning of every column (`load_columns`), for what a step returns.
    """
    if not node.is_step:
        engine.create(node.name, node.text)
        return
    frames = given(engine, node)
    with engine.giving_way():
        frame = node.run(frames)
        del frames
    with engine.offered("step_result", frame):
        engine.create(node.name, typed_select(frame.columns, columns, "step_result"))


def make_parts(engine, node, parts):
    """Make some parts of a table anew, or let go of those that are gone; all others stay.

    Parameters
    ----------
    engine : Engine
    node : Node
        A model that says by which column its parts are told.
    parts : list of str
    """
    column = node.header.parts
    of = of_these(column, parts)
    engine.run(f"delete from {quote(node.name)} where {of}")
    only = [
        f"{quote(table)} as not materialized (from {quote(table)} where {of})"
        for table in sorted(node.reads)
        if column in engine.describe(table)
    ]
    engine.insert(node.name, f"with {', '.join(only)} select * from ({node.text}) as made")


def given(engine, node):
    """The frames that a step is given: of each table it reads the whole, or what it takes of it.

    Rows are in the order of all their columns, so that a step gives the same each time.
    """
    selects = {table: f"from {quote(table)}" for table in node.reads} | node.takes
    return {
        table: engine.frame(f"from ({select}) as taken order by all")
        for table, select in selects.items()
    }
