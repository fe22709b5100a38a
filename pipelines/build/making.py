"""Make one table of the graph: from a model's select, or by the step that is Python."""

from pipelines.build.columns import typed_select
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


def given(engine, node):
    """The frames that a step is given: of each table it reads the whole, or what it takes of it.

    Rows are in the order of all their columns, so that a step gives the same each time.
    """
    selects = {table: f"from {quote(table)}" for table in node.reads} | node.takes
    return {
        table: engine.frame(f"from ({select}) as taken order by all")
        for table, select in selects.items()
    }
