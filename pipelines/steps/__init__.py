"""The few nodes of the graph that are Python: READS, WRITES, GRAIN, run(frames) -> frame."""
