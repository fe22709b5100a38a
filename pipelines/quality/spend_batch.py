"""Great Expectations on the arriving payments, pushed down to DuckDB.

Staging judged the rows; here the batch is judged: each file against sense and against its
publisher's other files. A critical expectation that is not met stops publishing.
"""

import gc
import importlib
import json
import subprocess
import sys
from contextlib import contextmanager

from pipelines.config import PROJECT
from pipelines.errors import QualityError

TABLE = "int_spend_batch"

_JUDGE = "pipelines.quality.judge"
_waiting: list[
    subprocess.Popen
] = []  # judges that have answered: the next batch of this process need not import anew


@contextmanager
def judging(path):
    """Have the table of spend batches judged in a process of its own, while other work goes on.

    Parameters
    ----------
    path : path
        A DuckDB file that holds the table and that nobody else holds open.

    Yields
    ------
    callable
        Waits for the judgement and returns a list of dict, one per expectation: check_id, origin,
        about, severity, outcome, sentence, found. Raises QualityError if Great Expectations itself
        could not run.
    """
    judge = _waiting.pop() if _waiting else _start()
    judge.stdin.write(f"{path}\n")
    judge.stdin.flush()
    answers = []

    def judgement():
        answers.append(json.loads(judge.stdout.readline() or "[]"))
        return _rows(answers[0])

    try:
        yield judgement
    finally:
        if answers and answers[0]:
            _waiting.append(judge)
        else:
            judge.kill()
            judge.communicate()


def _start():
    """A process that judges the batch of every path written to it, until nobody writes any more."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.quality.spend_batch"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _rows(answer):
    if not answer or "why_none" in answer:
        why = answer["why_none"] if answer else "it ended without a word"
        raise QualityError("Great Expectations", f"could not run ({why})", "Install anew.")
    return answer["rows"]


def _answer(path):
    gc.disable()  # of the thousands of modules that it reads first, none goes again
    try:
        judge = importlib.import_module(_JUDGE)
        gc.enable()
        return {"rows": judge.validate(path, TABLE)}
    except Exception as error:
        return {"why_none": f"{type(error).__name__}: {error}"}


def _serve():
    answers, sys.stdout = sys.stdout, sys.stderr  # what the judge prints is no answer
    for line in sys.stdin:
        print(json.dumps(_answer(line.removesuffix("\n"))), file=answers, flush=True)


def require_fit(rows):
    """Stop where a critical expectation is not met.

    Raises
    ------
    QualityError
        Naming the first one; nothing is published.
    """
    failed = [row for row in rows if row["outcome"] == "failed"]
    if failed:
        raise QualityError(
            "the arriving payments",
            f"“{failed[0]['sentence']}” does not hold: {failed[0]['found']}",
            "Nothing was published. Look at the files named, or take them out of the folder.",
        )


if __name__ == "__main__":
    _serve()
