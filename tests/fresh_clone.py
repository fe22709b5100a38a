"""Both README commands in a clone of the last commit, with the time each takes.

`make fresh` runs it. Only the standard library is needed. The clone is removed afterwards.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LIMIT_SECONDS = 900
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


def main():
    """Clone, run, run again, test; print wall times; 0 when all of it works."""
    with tempfile.TemporaryDirectory(prefix="wider-stage-") as folder:
        clone = Path(folder) / "main"
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True)
        results = [
            ("make run", *_timed(_run, clone)),
            ("make run, again", *_timed(_run, clone)),
            ("make test", *_timed(_test, clone)),
        ]
    for command, works, seconds in results:
        print(f"{command:<16} {seconds:7.1f} s  {'works' if works else 'DOES NOT WORK'}")
    return 0 if all(works for _, works, _ in results) else 1


def _timed(step, clone):
    start = time.monotonic()
    works = step(clone)
    return works, time.monotonic() - start


def _test(clone):
    return subprocess.run(["make", "test"], cwd=clone).returncode == 0


def _run(clone):
    """Whether `make run` answers at the address that it prints, within the limit."""
    log = clone.parent / "run.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            ["make", "run"], cwd=clone, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        works = _answers(process, log)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
    if not works:
        print(log.read_text(), file=sys.stderr)
    return works


def _answers(process, log):
    deadline = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if address := ADDRESS.search(log.read_text()):
            try:
                with urllib.request.urlopen(f"{address[0]}/_stcore/health", timeout=5) as answer:
                    return answer.status == 200
            except (urllib.error.URLError, OSError):
                pass
        time.sleep(0.2)
    return False


if __name__ == "__main__":
    sys.exit(main())
