"""How fast the pipeline is, as ratios: data at any scale, one run, peers that make the same marts."""
