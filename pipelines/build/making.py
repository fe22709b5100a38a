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
    frame = node.run(
        {table: engine.frame(f"from {quote(table)} order by all") for table in node.reads}
    )
    engine.write("step_result", frame)
    engine.create(node.name, typed_select(frame.columns, columns, "step_result"))
    engine.drop("step_result")
