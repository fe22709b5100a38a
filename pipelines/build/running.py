"""Run the graph: each node after all that it reads, some side by side, none that is as it was."""

import heapq
from concurrent.futures import FIRST_COMPLETED, wait

from pipelines.build import graph, making, state
from pipelines.build.columns import load_columns
from pipelines.build.parts import Parts, changed, rule
from pipelines.engine.crew import Crew


def run_nodes(engine, nodes, given, at_once=None):
    """Make every table of the graph that was made from something else, or that is not there.

    Parameters
    ----------
    engine : Engine
    nodes : dict of str to Node
    given : dict of str to Made
        Tables that exist beforehand: raw and reference tables.
    at_once : int or None
        How many nodes may run side by side (`Crew`).

    Returns
    -------
    made : dict of str to Made
        All tables, those that were given among them.
    ran : list of str
        Those that were made anew, in the graph's order; the others are as they were.
    """
    order = [name for name in graph.in_order(nodes, set(given)) if name in nodes]
    turn, sorter = _turns(nodes, order), graph.sorter(nodes)
    before, existing, columns = state.read_made(engine), engine.tables(), load_columns()
    made, ran, ready, running, parts = dict(given), set(), [], {}, Parts()
    types = state.fingerprint(columns)  # of what a step returns
    sorter.prepare()
    with Crew(engine, at_once) as crew:
        while sorter.is_active():
            for name in sorter.get_ready():
                heapq.heappush(ready, (turn[name], name))
            if not ready or len(running) == crew.number:
                for task in wait(running, return_when=FIRST_COMPLETED).done:
                    name = running.pop(task)
                    made[name] = task.result()
                    if name not in existing or made[name] != before.get(name):
                        ran.add(name)
                    sorter.done(name)
                continue
            _, name = heapq.heappop(ready)
            node = nodes[name]
            recipe = state.recipe(node, made, types if node.is_step else None)
            is_there = name in existing and name in before and before[name].recipe == recipe
            if is_there and not _rests_on_the_day(node):
                made[name] = before[name]
                sorter.done(name)
            else:
                below = {table: made[table] for table in node.reads}
                was = before.get(name) if name in existing else None
                running[crew.submit(_make, node, columns, recipe, parts, below, was)] = name
    return made, [name for name in order if name in ran]


def _rests_on_the_day(node):
    """Whether the same files may give other rows tomorrow: a day still to come will have come."""
    return not node.is_step and "current_date" in node.text


def _make(engine, node, columns, recipe, parts, below, was):
    of_parts = parts.of_node(engine, node, below)
    others = changed(was.parts, of_parts) if was and of_parts else None
    if others is None:
        making.make(engine, node, columns)
    else:
        making.make_parts(engine, node, others)
    content = state.content(engine, node.name, recipe)
    return state.Made(recipe, content, node.header.parts, of_parts, rule(node, below))


def _turns(nodes, order):
    """{node: its turn}: first those upon which the longest chain of others waits."""
    waiting = dict.fromkeys(order, 0)
    for name in reversed(order):
        for table in nodes[name].reads & nodes.keys():
            waiting[table] = max(waiting[table], waiting[name] + 1)
    return {name: -length for name, length in waiting.items()}
