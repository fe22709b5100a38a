"""Models and steps, who reads whom, and the order in which they run."""

import hashlib
import importlib
import inspect
import pkgutil
from dataclasses import dataclass, field
from functools import cache
from graphlib import CycleError, TopologicalSorter

from pipelines import config
from pipelines import steps as steps_package
from pipelines.build.header import Header, read_header
from pipelines.engine import duck
from pipelines.errors import ModelError

LAYERS = ("1_staging", "2_intermediate", "3_marts", "4_published")


@dataclass(frozen=True)
class Node:
    """A table that the build makes: an SQL model, or a Python step.

    `reads` are the tables it needs; `text` is its SQL or its source, for the fingerprint. `takes`
    are the selects by which a step is given less of a table than the whole: {table: select}.
    """

    name: str
    layer: str
    reads: frozenset[str]
    text: str
    header: Header
    run: object = None
    takes: dict = field(default_factory=dict)

    @property
    def is_step(self):
        """Whether Python makes this table."""
        return self.run is not None


def load_nodes(sql_folder=config.SQL):
    """Every model and step by name.

    Raises
    ------
    ModelError
        If a header is wrong, a statement is not one select, or a name stands twice.
    """
    nodes = {}
    for node in [*_models(sql_folder), *_steps()]:
        if node.name in nodes:
            raise ModelError(node.name, "is made twice", "Keep one of the two.")
        nodes[node.name] = node
    return nodes


def in_order(nodes, given):
    """Names of the nodes, each after all that it reads.

    Parameters
    ----------
    nodes : dict of str to Node
    given : set of str
        Tables that exist beforehand: raw and reference tables.

    Raises
    ------
    ModelError
        If a model reads a table that nobody makes, or models read each other in a circle.
    """
    for node in nodes.values():
        for table in sorted(node.reads - nodes.keys() - given):
            raise ModelError(node.name, f"reads {table}, which nothing makes", "Check the name.")
    try:
        return list(sorter(nodes).static_order())
    except CycleError as error:
        circle = " reads ".join(error.args[1])
        raise ModelError("the graph", f"{circle}: a circle", "Break it at one place.") from error


def sorter(nodes):
    """A `TopologicalSorter` of the nodes."""
    reads = {name: sorted(node.reads & nodes.keys()) for name, node in sorted(nodes.items())}
    return TopologicalSorter(reads)


def ancestors(nodes, name):
    """Every table that `name` rests on, directly or not."""
    found, waiting = set(), [name]
    while waiting:
        node = nodes.get(waiting.pop())
        for table in node.reads - found if node else ():
            found.add(table)
            waiting.append(table)
    return found


def tables_read(select, name):
    """The tables that a select reads, its own CTEs apart."""
    try:
        tables = duck.tables_read(select)
    except ModelError as error:
        raise ModelError(name, error.found, "Mend its SQL.") from error
    if tables is None:
        raise ModelError(name, "is not one select", "A model is exactly one select statement.")
    return tables


def _models(sql_folder):
    for layer in LAYERS:
        for path in sorted((sql_folder / layer).glob("*.sql")):
            yield _model(path.stem, layer, path.read_text(encoding="utf-8"))


@cache
def _model(name, layer, text):
    header, select = read_header(text, name)
    return Node(name, layer, tables_read(select, name), select, header)


def _steps():
    code = _code_of_pure_packages()
    for module_info in sorted(pkgutil.iter_modules(steps_package.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{steps_package.__name__}.{module_info.name}")
        header = Header(inspect.getdoc(module), tuple(module.GRAIN))
        text = inspect.getsource(module) + code
        reads, takes = frozenset(module.READS), dict(getattr(module, "TAKES", {}))
        _require_declared(module.WRITES, reads, takes)
        yield Node(module.WRITES, "steps", reads, text, header, module.run, takes)


def _require_declared(name, reads, takes):
    """A step is given tables that it says it reads, and nothing beside them."""
    for table, select in takes.items():
        for other in sorted({table, *tables_read(select, name)} - reads):
            raise ModelError(name, f"takes from {other}, which it does not read", "Add to READS.")


def _code_of_pure_packages():
    """A hash of the code that steps call: a change there must run them again."""
    digest = hashlib.sha256()
    for package in ("disclosure", "linkage", "measures", "notices", "stats"):
        for path in sorted((config.PROJECT / "pipelines" / package).glob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted((config.SQL / "measures").glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
