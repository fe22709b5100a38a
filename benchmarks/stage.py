"""One stage in a process of its own: `python -m benchmarks.stage NAME FOLDER OUTPUT`.

Prints one line of JSON: wall and CPU seconds of the stage without the start of Python and without
imports, and what the stage recorded of itself.
"""

import importlib
import json
import sys
import time
from pathlib import Path

from benchmarks import compare

_PEERS = {
    "pandas": "benchmarks.peers.pandas_pipeline",
    "polars": "benchmarks.peers.polars_pipeline",
}


def stages():
    """{name: callable taking folder and output, after whatever it has to import}."""
    from benchmarks import adapter, bare

    return {
        "bare parse": lambda folder, output: bare.parse(folder),
        "text kept": bare.keep,
        "landing": lambda folder, output: adapter.to_marts(folder, output, ())[1],
        "to marts": lambda folder, output: adapter.to_marts(folder, output, at_once=1)[1],
        "to the peers' marts": lambda folder, output: adapter.to_marts(
            folder, output, compare.OUR_TABLES
        )[1],
        "full build": lambda folder, output: adapter.build(folder, output, full=True),
        "build again": lambda folder, output: adapter.build(folder, output, full=False),
    }


def _stage(name):
    if name in _PEERS:
        return importlib.import_module(_PEERS[name]).run
    return stages()[name]


def main():
    """Run the stage that is named and print what it took."""
    name, folder, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    stage = _stage(name)
    from benchmarks.adapter import cpu_seconds

    wall, cpu = time.perf_counter(), cpu_seconds()
    recorded = stage(folder, output)
    print(
        json.dumps(
            {
                "wall": time.perf_counter() - wall,
                "cpu": cpu_seconds() - cpu,
                "recorded": recorded if isinstance(recorded, list) else [],
            }
        )
    )


if __name__ == "__main__":
    main()
