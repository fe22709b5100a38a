"""Many readers at once: `python -m benchmarks.load --published DIR [--sessions 50] [--rounds 4]`.

Each session is a websocket that speaks to a running dashboard as a browser does: it opens a page,
waits until the page is made, and asks for the next. Every session stays open to the end, so that
what the server keeps of one is paid fifty times. Told are the time to a finished page, what went
wrong, and the server's memory after each round of pages.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

PAGES = ("home", "money", "contracts", "outcomes", "places", "data")
_PROJECT = Path(__file__).resolve().parents[1]
_PATIENCE = 300  # seconds for one page of a busy server


def main():
    """Measure, print and exit 1 where a page was not made or memory grew from round to round."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--published", required=True)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--spread", type=float, default=20, help="seconds over which a round asks")
    said = parser.parse_args()
    with server(said.published) as (port, process):
        found = asyncio.run(load(port, process.pid, said.sessions, said.rounds, said.spread))
    print(json.dumps(found, indent=1))
    raise SystemExit(0 if not found["wrong"] and is_flat(found["megabytes"]) else 1)


def is_flat(megabytes, by=1.1):
    """Whether memory after the last round is that after the second: the first fills the caches."""
    return megabytes[-1] <= megabytes[min(1, len(megabytes) - 1)] * by


@contextmanager
def server(published):
    """A dashboard in a process of its own; yields (port, process)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.address",
         "127.0.0.1", "--server.port", str(port), "--server.headless", "true"],
        cwd=_PROJECT, env={**os.environ, "WIDER_STAGE_PUBLISHED": str(Path(published).resolve())},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                break
            except OSError:
                time.sleep(0.25)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=30)


async def load(port, pid, sessions, rounds, spread=0, pages=PAGES):
    """What many sessions met.

    Returns
    -------
    dict
        `pages`, `wrong` (what was told in place of a page), `seconds` (middle and slowest),
        `megabytes` of the server after each round.
    """
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    opened = [
        await connect(
            address, subprotocols=["streamlit"], max_size=None, open_timeout=60, ping_interval=None
        )  # a browser sends no pings either
        for _ in range(sessions)
    ]
    times, wrong, memory = [], [], []
    for number in range(rounds):
        asked = [pages[(number + n) % len(pages)] for n in range(sessions)]
        told = await asyncio.gather(*(
            _one_page(one, page, n * spread / sessions)
            for n, (one, page) in enumerate(zip(opened, asked, strict=True))
        ))  # fmt: skip
        times += [seconds for seconds, _ in told]
        wrong += [what for _, what in told if what]
        memory.append(round(resident(pid)))
    await asyncio.gather(*(one.close() for one in opened))
    return {
        "sessions": sessions,
        "pages": len(times),
        "wrong": wrong,
        "seconds": {"middle": round(median(times), 2), "slowest": round(max(times), 2)},
        "megabytes": memory,
    }


async def _one_page(socket_, page, wait):
    """(seconds, what went wrong) of one page, from asking to its last element."""
    await asyncio.sleep(wait)
    began, asked = time.perf_counter(), BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = ""
    elements, missed = 0, ""
    try:
        async with asyncio.timeout(_PATIENCE):
            await socket_.send(asked.SerializeToString())
            while True:
                told = ForwardMsg.FromString(await socket_.recv())
                kind = told.WhichOneof("type")
                if kind == "delta":
                    elements += 1
                    if told.delta.new_element.WhichOneof("type") == "exception":
                        missed = f"{page}: an exception"
                elif kind == "script_finished":
                    break
    except (TimeoutError, OSError, ConnectionClosed) as error:
        missed = f"{page}: {type(error).__name__}"
    if not missed and elements < 10:
        missed = f"{page}: only {elements} elements"
    return time.perf_counter() - began, missed


def resident(pid):
    """Memory that a process holds, in megabytes (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
