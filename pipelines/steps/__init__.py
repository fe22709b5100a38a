"""The few nodes of the graph that are Python: READS, WRITES, GRAIN, run(frames) -> frame.

TAKES, where a step has it, is {table: select}: what it is given of a table that is too large to be
handed over whole. It gives of that what it would give of the whole.
"""
