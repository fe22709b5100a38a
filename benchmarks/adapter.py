"""The one place where benchmarks touch the build's inside: its stages, one after the other.

A full build is measured through `build` alone; what lies between the stages is not part of any.
"""

import os
import resource
import time
from contextlib import contextmanager
from pathlib import Path

from pipelines.build import graph, publish, run
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine


@contextmanager
def timed(name, record):
    """Append (name, wall seconds, CPU seconds of this process and its children) to a record."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    yield
    record.append((name, time.perf_counter() - wall, cpu_seconds() - cpu))


def cpu_seconds():
    """CPU seconds that this process and its ended children have used."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def full_build(folder, output, *, full=True):
    """The whole build, published."""
    run.build(read_data_folder(folder), output, full=full, say=lambda line: None)


def to_marts(folder, output, wanted=None, record=None):
    """Land a folder and run what the marts rest on; nothing is checked or published.

    Parameters
    ----------
    folder, output : path
    wanted : collection of str or None
        Names of marts; all of them by default, none for landing alone.
    record : list or None
        Takes (node, wall, CPU) of each node.

    Returns
    -------
    path
        The warehouse, left in `output`.
    """
    record = [] if record is None else record
    output = Path(output)
    output.mkdir(parents=True, exist_ok=True)
    warehouse = output / "warehouse-bench.duckdb"
    warehouse.unlink(missing_ok=True)
    data = read_data_folder(folder)
    report = run.Report("bench", data.title)
    with timed("recognise", record):
        plans, _ = run.read_plans(data)
    key = run._key(data, plans, output)
    with Engine(warehouse) as engine:
        with timed("land", record):
            given = run._land(engine, data, plans, key, report)
        nodes = nodes_below(graph.load_nodes(), wanted)
        with _each_node_timed(record):
            run._run_nodes(engine, nodes, given, report)
        engine.checkpoint()
    return warehouse


def nodes_below(nodes, wanted):
    """The nodes that are wanted and all that they rest on."""
    if wanted is None:
        wanted = [name for name in nodes if name.startswith(("dim_", "fct_"))]
    kept = set(wanted)
    for name in wanted:
        kept |= graph.ancestors(nodes, name)
    return {name: node for name, node in nodes.items() if name in kept}


@contextmanager
def _each_node_timed(record):
    create, step = Engine.create, run._run_step

    def timed_create(engine, name, select):
        with timed(name, record):
            create(engine, name, select)

    def timed_step(engine, node, columns):
        with timed(f"step {node.name}", record):
            step(engine, node, columns)

    Engine.create, run._run_step = timed_create, timed_step
    try:
        yield
    finally:
        Engine.create, run._run_step = create, step


def memory_limit(size):
    """Have every engine of this process and its children keep within so much memory."""
    os.environ["WIDER_STAGE_MEMORY_LIMIT"] = size


__all__ = ["cpu_seconds", "full_build", "memory_limit", "nodes_below", "timed", "to_marts"]
_ = publish
