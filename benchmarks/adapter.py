"""The one place where benchmarks touch the build's inside: its stages, one after the other.

A full build is measured through `run.build` alone.
"""

import resource
import time
from contextlib import contextmanager
from pathlib import Path

from pipelines.build import arrivals, graph, making, run, running, shown
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine


def cpu_seconds():
    """CPU seconds that this process and its ended children have used."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@contextmanager
def timed(name, record):
    """Append (name, wall seconds, CPU seconds of this process and its children) to a record."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    yield
    record.append((name, time.perf_counter() - wall, cpu_seconds() - cpu))


def build(folder, output, *, full):
    """The whole build, checked and published; says nothing."""
    run.build(read_data_folder(folder), output, full=full, say=lambda line: None)


def to_marts(folder, output, wanted=None, at_once=None):
    """Land a folder and run what the marts rest on; nothing is checked or published.

    Parameters
    ----------
    folder, output : path
    wanted : collection of str or None
        Names of marts; all of them by default, none for landing alone.
    at_once : int or None
        How many nodes run side by side (`running.run_nodes`). The time of a node tells something
        only where one runs at a time.

    Returns
    -------
    warehouse : path
        Left in `output`.
    record : list of (str, float, float)
        Wall and CPU seconds of landing, of each node, and of running the nodes as a whole.
    """
    output, record = Path(output), []
    output.mkdir(parents=True, exist_ok=True)
    warehouse = output / "warehouse-bench.duckdb"
    warehouse.unlink(missing_ok=True)
    data = read_data_folder(folder)
    report = run.Report("bench", data.title)
    silent = (lambda line: None, lambda number, of: None)
    with Engine(warehouse) as engine:
        with timed("landing", record):
            came = arrivals.arrivals(data)
            key = run.key_of(data, output)
            given = run._land(engine, data, came, key, report, silent)
            given |= shown.land_shown(engine, output, data.root)
        if wanted != ():
            with timed("running", record), _each_node_timed(record):
                running.run_nodes(engine, nodes_below(graph.load_nodes(), wanted), given, at_once)
        engine.checkpoint()
    return warehouse, record


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
    """Have the time of every node of the graph recorded as `node …`."""
    make = making.make

    def timed_make(engine, node, columns):
        with timed(f"node {node.name}", record):
            make(engine, node, columns)

    making.make = timed_make
    try:
        yield
    finally:
        making.make = make
