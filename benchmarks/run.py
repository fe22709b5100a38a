"""Ratios from one run: `python -m benchmarks.run --scale 1 [--rounds 3]`.

Every stage runs in a process of its own, stage after stage and round after round, so that a busy
machine is busy for all of them. Ratios are taken within a round, and their middle one counts.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.generate import CACHE, data_folder

PEERS = ("pandas", "polars")
STAGES = ("bare parse", "text kept", "landing", "to marts", "to the peers' marts", *PEERS)
_PROJECT = Path(__file__).resolve().parents[1]


def main():
    """Measure one scale, print the table, write it as JSON; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--without", nargs="*", default=[], help="peers to leave out")
    said = parser.parse_args()
    folder = data_folder(said.scale)
    rounds = [measure(folder, said.without) for _ in range(said.rounds)]
    rows = goals(rounds, said.scale)
    print(table(rows, said.scale, rounds))
    written = CACHE / f"result-scale-{said.scale:g}.json"
    written.write_text(json.dumps({"goals": rows, "rounds": rounds}, indent=1), encoding="utf-8")
    raise SystemExit(0 if all(row["reached"] for row in rows) else 1)


def measure(folder, without=()):
    """One round: {stage: wall, cpu, peak_mb, recorded}, and what the peers differ by."""
    work = CACHE / "work"
    shutil.rmtree(work, ignore_errors=True)
    found = {}
    for stage in STAGES:
        if stage not in without:
            found[stage] = run_stage(stage, folder, work / stage.replace(" ", "-"))
    found |= _builds(folder, work)
    warehouse = work / "to-the-peers'-marts" / "warehouse-bench.duckdb"
    found["differences"] = {
        peer: _differences(warehouse, work / peer) for peer in PEERS if peer not in without
    }
    shutil.rmtree(work, ignore_errors=True)
    return found


def _builds(folder, work):
    """A full build, one of nothing new, one of one changed spend file, one within 1 GB."""
    found = {"full build": run_stage("full build", folder, work / "build")}
    found["nothing changed"] = run_stage("build again", folder, work / "build")
    changed = sorted(folder.glob("spend/*/*.csv"))[FILE_CHANGED]
    was = changed.read_bytes()
    try:
        lines = was.splitlines(keepends=True)
        changed.write_bytes(b"".join([*lines[:-2], lines[-1]]))
        found["one file changed"] = run_stage("build again", folder, work / "build")
    finally:
        changed.write_bytes(was)
    shutil.rmtree(work / "build")
    found["within 1 GB"] = run_stage("full build", folder, work / "build", "1GB")
    return found


FILE_CHANGED = 200  # of 360; any would do


def run_stage(name, folder, output, memory_limit=""):
    """Run a stage in a process of its own and add its peak of memory.

    The peak is that of the process or of the largest of its children; this process stays small,
    since a child's peak begins at its parent's size.
    """
    environment = {**os.environ, "WIDER_STAGE_MEMORY_LIMIT": memory_limit}
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.stage", name, str(folder), str(output)],
        cwd=_PROJECT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the stage {name!r} failed with exit code {process.returncode}")
    found = json.loads(printed.splitlines()[-1]) | {
        "peak_mb": used.ru_maxrss / 1024,
        "process_cpu": used.ru_utime + used.ru_stime,
    }
    line = f"{name}: {found['cpu']:.2f} CPU s, {found['wall']:.2f} s, {found['peak_mb']:.0f} MB"
    print(line, file=sys.stderr, flush=True)
    return found


def _differences(warehouse, peer):
    """{mart: (rows, ours alone, theirs alone)}, found in another process for the sake of memory."""
    code = (
        "import json, sys; from benchmarks.compare import differences; "
        "print(json.dumps(differences(sys.argv[1], sys.argv[2])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(warehouse), str(peer)],
        cwd=_PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def goals(rounds, scale):
    """What must be reached and what was: rows of what, found, at most or at least, reached."""
    cpu = lambda over, under: _middle(rounds, "cpu", over, under)  # noqa: E731
    wall = lambda over, under: _middle(rounds, "wall", over, under)  # noqa: E731
    peak = median(one["within 1 GB"]["peak_mb"] for one in rounds) / 1000
    rows = [
        _goal("landing, CPU to bare parse", cpu("landing", "bare parse"), 4),
        _goal("landing to marts, CPU to bare parse", cpu("to marts", "bare parse"), 8),
        _goal("nothing changed, CPU to full", cpu("nothing changed", "full build"), 0.05),
        _goal("nothing changed, wall to full", wall("nothing changed", "full build"), 0.05),
        _goal("one file changed, CPU to full", cpu("one file changed", "full build"), 0.4),
        _goal("one file changed, wall to full", wall("one file changed", "full build"), 0.4),
        _goal("peak within memory_limit 1GB, GB", peak, 2),
        _goal("runner over its SQL and steps, CPU", median(map(_overhead, rounds)), 0.05),
    ]
    ours = "to the peers' marts"
    least = {"pandas": 3, "polars": 1}
    for peer in PEERS:
        if peer in rounds[0]:
            rows.append(
                _goal(f"{peer}, wall to ours", wall(peer, ours), least[peer], at_least=True)
            )
    if "polars" in rounds[0] and scale >= 10:
        memory = _middle(rounds, "peak_mb", ours, "polars")
        rows.append(_goal("our memory to that of polars", memory, 0.5))
    for peer, marts in rounds[-1]["differences"].items():
        unequal = sum(ours + theirs for _, ours, theirs in marts.values())
        rows.append(_goal(f"rows of {peer} that differ from ours", unequal, 0))
    return rows


def _goal(what, found, bound, at_least=False):
    reached = found >= bound if at_least else found <= bound
    return {
        "what": what,
        "found": round(found, 3),
        "bound": f"{'at least' if at_least else 'at most'} {bound:g}",
        "reached": reached,
    }


def _middle(rounds, figure, over, under):
    return median(one[over][figure] / one[under][figure] for one in rounds)


def _overhead(one):
    """What the runner takes beside the statements and steps themselves, as a share of them."""
    recorded = one["to marts"]["recorded"]
    nodes = sum(cpu for name, _, cpu in recorded if name.startswith("node "))
    return next(cpu for name, _, cpu in recorded if name == "running") / nodes - 1


def table(rows, scale, rounds):
    """The goals, then every stage's seconds and memory, as Markdown."""
    lines = [
        f"Scale {scale:g}, {len(rounds)} round(s), {os.cpu_count()} cores",
        "",
        "| ratio | found | must reach | |",
        "|---|---|---|---|",
    ]
    for row in rows:
        met = "yes" if row["reached"] else "**no**"
        lines.append(f"| {row['what']} | {row['found']:g} | {row['bound']} | {met} |")
    lines += ["", "| stage | CPU s | wall s | peak MB |", "|---|---|---|---|"]
    for stage in rounds[0]:
        if stage != "differences":
            cpu, wall, peak = (
                median(one[stage][figure] for one in rounds)
                for figure in ("cpu", "wall", "peak_mb")
            )
            lines.append(f"| {stage} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
