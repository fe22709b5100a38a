"""How fast the pipeline is, as ratios to bare parsing and to peers on the same data."""
