"""`python -m pipelines demo` writes the county, and refuses what it cannot."""

import subprocess
import sys

from pipelines.config import PROJECT


def _run(*arguments):
    command = [sys.executable, "-m", "pipelines", "demo", *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)


def test_demo_writes_a_county_into_a_folder(tmp_path):
    done = _run("--into", tmp_path / "county", "--null")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "county" / "sources.toml").exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "mine.csv").write_text("a,b\n", encoding="utf-8")
    done = _run("--into", tmp_path)
    assert done.returncode == 3 and "Traceback" not in done.stderr
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "a,b\n"


def test_a_scale_below_one_is_refused(tmp_path):
    done = _run("--into", tmp_path / "county", "--scale", 0)
    assert done.returncode == 3 and "Traceback" not in done.stderr
