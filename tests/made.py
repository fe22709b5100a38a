"""Some tables as a build of a folder makes them, by its own parts, and none of those above them.

For tests of what is read, of lines and of how they are joined: a whole build of a few lines spends
its time on what is published. That a build puts these parts together is held by tests/build.
"""

from contextlib import contextmanager

from pipelines.build import arrivals, check, graph, reference, running, shown, state, unfit
from pipelines.build.run import _complete_raw_files, key_of
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine, tables_read


@contextmanager
def tables(root, *names, checks=()):
    """An engine with the named tables of a data folder, those that checks look at, and all those
    that they rest on.

    Among them may be `raw_files`, which a build writes when all else is there. Files that are
    unfit are refused as in a build, where payments are among the tables.
    """
    nodes = graph.load_nodes()
    names = {*names}.union(*(tables_read(one.sql) for one in _named(checks)))
    if is_counted := "raw_files" in names:
        names.add("dim_source_file")
    wanted = names.union(*(graph.ancestors(nodes, name) for name in names))
    if "stg_spend_judged" in wanted:
        wanted.add("stg_landed_files")  # `unfit` reads both
    nodes = {name: node for name, node in nodes.items() if name in wanted}
    with Engine() as engine:
        given, came = _landed(engine, root)
        running.run_nodes(engine, nodes, given)
        if "stg_spend_judged" in nodes and unfit.refuse(engine, [one.file for one in came]):
            # Made again from the beginning: only a build need know what is as it was.
            running.run_nodes(engine, nodes, given)
        if is_counted:
            _complete_raw_files(engine)
        yield engine


def _landed(engine, root):
    """(how each raw and reference table was made, the files), as a build lands them anew."""
    folder, nowhere = read_data_folder(root), root / "nothing-built"
    came = arrivals.arrivals(folder)
    ids = {one.file.name: one.source_file_id for one in came}
    for name, table in reference.reference_tables(folder, ids).items():
        engine.write(name, table)
    key = key_of(folder, nowhere)
    arrivals.land_all(engine, folder, came, key, lambda number, of: None)
    shown.land_shown(engine, nowhere, root)
    return {name: state.Made(name, name) for name in engine.tables()}, came


def offended(engine, checks):
    """Which of some checks of `sql/checks`, by name, do not hold."""
    outcomes = check.run_checks(engine, _named(checks))
    return {one.check.check_id for one in outcomes if one.outcome == "failed"}


def _named(checks):
    chosen = [one for one in check.sql_checks() if one.check_id in checks]
    assert len(chosen) == len(checks), f"not all of {checks} are there"
    return chosen
