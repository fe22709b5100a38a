"""The command line as a terminal runs it: what it says, its exit codes, and never a traceback."""

import re
import shutil
import signal
import subprocess
import sys

import pytest

from pipelines import cli, screen
from pipelines.build import publish
from pipelines.build.run import Report
from pipelines.config import PROJECT
from tests import support
from tests.build.folders import SAMPLE, write


def _terminal(*arguments):
    """What a command says in a process of its own; never with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def _said(*arguments, run=support.in_process):
    """What a command prints that has to succeed."""
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def _refused(code, *arguments, run=support.in_process):
    """The error of a command that has to fail with a code and one line."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    return line.removeprefix("error: ")


def test_a_build_that_its_user_stops_says_so_and_publishes_nothing(tmp_path):
    folder = write(tmp_path / "data", {"may.csv": "Date,Supplier,Net\n2022-05-01,Tern Ltd,1\n"})
    with subprocess.Popen(
        [sys.executable, "-m", "pipelines", "build", str(folder), "--output", tmp_path / "out"],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as building:  # fmt: skip
        assert "recognised" in building.stdout.readline()  # tables are made next, for seconds
        building.send_signal(signal.SIGINT)
        _, said = building.communicate(timeout=60)
    assert (building.returncode, said.count("\n")) == (130, 1), said
    assert said.startswith("stopped before its end. Nothing is half published; run it again.")
    left = [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert left == ["build.lock"]


# check --------------------------------------------------------------------------------------------


def test_check_says_what_each_file_is_and_writes_nothing(tmp_path):
    folder = write(
        tmp_path,
        {
            "may.csv": "Title,,,\nDate,Supplier,Net,Mood\n2022-05-01,Tern Ltd,1,calm\n",
            "a.csv": "Date,Supplier,Directorate,Amnt,VAT\n",
        },
    )
    done = _terminal("check", folder)
    assert (done.returncode, done.stderr) == (17, "")
    text = " ".join(done.stdout.split())
    assert "may.csv Payments to suppliers certain 2022-05 1 1 0 £1.00" in text
    assert "a.csv: reads as spend but no heading was placed for amount_net" in text
    assert "nearest headings: 'Amnt'" in text
    assert "1 of 2 files can be built" in text
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.csv", "may.csv"]


def test_check_of_the_sample():
    text = "\n".join(_said("check", SAMPLE))
    assert "17 of 17 files can be built (0 with a heading that we had to guess)" in text


def test_a_refused_file_stops_nothing_and_has_a_code_of_its_own(tmp_path):
    folder = write(tmp_path / "folder", {"a.csv": "Date,Supplier,Directorate,Amnt,VAT\n"})
    write(folder, {"may.csv": "Date,Supplier,Net\n2022-05-01,Tern Ltd,1\n"})
    done = _terminal("build", folder, "--quiet")
    assert (done.returncode, done.stdout) == (17, "")
    assert "refused: a.csv: reads as spend but no heading was placed" in done.stderr
    assert "built, but 1 of 2 files refused" in done.stderr.splitlines()[-1]
    assert (folder / ".build/published/current.json").exists()


@pytest.mark.parametrize(
    ("command", "files", "code", "says"),
    [
        ("check", None, 3, "there is no such folder"),
        ("build", {}, 3, "holds no file to read"),
        ("check", {"a.csv": "", "sources.toml": "tittle = 1"}, 3, "Did you mean 'title'?"),
        ("build", {"a.csv.gz": "plain"}, 4, "a.csv.gz: cannot be read"),
        ("build", {"a.csv": "Date,Supplier,Directorate,Amnt,VAT"}, 4, "no heading was placed for"),
        ("build", {"a.csv": "Mood,Weather"}, 3, "no file was recognised. See `check` for reasons"),
    ],
)
def test_mistakes_get_one_line_and_their_code(tmp_path, command, files, code, says):
    folder = write(tmp_path / "folder", files or {})
    if files == {}:
        folder.mkdir()
    assert says in _refused(code, command, folder)


# build --------------------------------------------------------------------------------------------


def test_building_what_is_built_says_so(tmp_path, sample_build):
    """Upon a copy: a build that begins leaves files that whoever copies would take for its own."""
    output = shutil.copytree(sample_build, tmp_path / "output")
    with publish.only_build(output):
        assert "another build of it is running" in _refused(
            *(10, "build", SAMPLE, "--output", output), run=_terminal
        )
    said = _said("build", SAMPLE, "--output", output, run=_terminal)
    assert [line for line in said if not line.startswith("not in this folder")] == [
        "17 files recognised, 0 not, 0 refused",
        "nothing has changed since the last build",
    ]


# explain ------------------------------------------------------------------------------------------


def test_explain_leads_from_pounds_to_lines(sample_build):
    """The whole of June, and the one line that paid the commissioner, as the file has them."""
    path = SAMPLE / "spend/brackwater/2022-06.csv"
    ccg = [
        n for n, line in enumerate(path.read_text().splitlines(), 1) if "NHS Brackwater CCG" in line
    ]
    lines = _said(
        *("explain", "spend", "--place", "X08000001", "--period", "2022-06"),
        *("--folder", SAMPLE, "--output", sample_build),
    )
    assert lines[0] == "spend, X08000001, 2022-06: £2,548,369.44"
    (transfer,) = [line for line in lines if "transfer_to_partner" in line]
    assert transfer.startswith("  spend/brackwater/2022-06.csv, line")
    assert all(str(number) in transfer for number in ccg)
    pounds = [float(re.search(r"£([\d,.-]+)$", line)[1].replace(",", "")) for line in lines]
    assert sum(pounds[1:]) == pytest.approx(pounds[0], abs=0.001)


def test_explain_a_year_of_pounds_names_every_file(sample_build):
    lines = _said(
        *("explain", "spend", "--place", "X08000001", "--period", "FY2019-20"),
        *("--folder", SAMPLE, "--output", sample_build),
    )
    assert lines[0].endswith("£2,083,477.22")  # 1,071,081.09 and 1,012,396.13
    files = {line.split(",")[0].strip() for line in lines[1:]}
    assert files == {"spend/brackwater/2019-10.csv", "spend/brackwater/2019-11.csv"}


def test_explain_leads_from_an_estimate_to_its_line(sample_build):
    """The line that it names holds the value that it states."""
    first, second = _said(
        *("explain", "anxiety", "--place", "X08000001", "--period", "FY2022-23"),
        *("--folder", SAMPLE, "--output", sample_build),
    )
    assert first == "anxiety, X08000001, FY2022-23: 3.61 (95 % limits 3.28 to 3.94)"
    name, number = re.search(r"^  (\S+), line ([\d,]+); file hash \w{12}$", second).groups()
    line = (SAMPLE / name).read_text().splitlines()[int(number.replace(",", "")) - 1]
    assert (
        line.startswith("X08000001,Brackwater,") and ",3.61," in line and "2022-04-01/P1Y" in line
    )


def test_explain_a_value_that_its_source_withholds(sample_build):
    first, _ = _said(
        *("explain", "happiness", "--place", "X08000001", "--period", "FY2020-21"),
        *("--folder", SAMPLE, "--output", sample_build),
    )
    assert first.startswith("happiness, X08000001, FY2020-21: no value (")


@pytest.mark.parametrize(
    ("measure", "place", "period", "says"),
    [
        ("spend", "X08000001", "2022-05", "no payment is loaded. Try another month."),
        ("spend", "X99999999", "2022-06", "no payment is loaded"),
        ("joy", "X08000001", "FY2022-23", "there is no such number. Check the three names."),
        ("anxiety", "X08000001", "2022-06", "there is no such number"),
    ],
)
def test_explain_what_is_not_there(sample_build, measure, place, period, says):
    line = _refused(
        *(14, "explain", measure, "--place", place, "--period", period),
        *("--folder", SAMPLE, "--output", sample_build),
    )
    assert line.startswith(f"{measure} of {place} in {period}: ") and says in line


def test_explain_before_a_build(tmp_path):
    folder = write(tmp_path, {"a.csv": "x"})
    line = _refused(*(14, "explain", "spend", "--place", "X", "--period", "Y", "--folder", folder))
    assert line.endswith("nothing is built there. Run `build` first.")


# docs, and what is no command ---------------------------------------------------------------------


def test_docs_hold_every_table_and_column(tmp_path):
    dictionary, lineage = _said("docs", "--to", tmp_path / "docs")
    assert dictionary.endswith("data-dictionary.md") and lineage.endswith("lineage.md")
    text = (tmp_path / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    for path in (PROJECT / "sql").glob("[1-4]_*/*.sql"):
        assert f"**{path.stem}** (one row per " in text
    assert "| `spend_gbp` | DECIMAL(18,2) |" in text
    text = (tmp_path / "docs" / "lineage.md").read_text(encoding="utf-8")
    assert "| `stg_spend` | `stg_spend_judged` |" in text


@pytest.mark.parametrize("arguments", [[], ["frob"], ["explain", "spend"], ["build"]])
def test_what_is_no_command(arguments):
    done = support.in_process(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m pipelines")


def test_what_comes_from_elsewhere_steers_no_terminal():
    assert screen.plain("a\x1b[31mb\u202ec\r\nd\u2028") == "a\\u001b[31mb\\u202ec\\u000d\nd\\u2028"
    assert screen.plain("Tidemill & Ropewalk – £1.30") == "Tidemill & Ropewalk – £1.30"


def test_a_file_of_which_no_line_is_used_is_told(capsys):
    line = {"kind": "ocds", "amount_gbp_accepted": None, "lines_read": 3, "lines_rejected": 3}
    files = [line | {"path": path, "lines_accepted": 0} for path in ("odd.json", "refused.json")]
    report = Report("b", "East", [*files, line | {"path": "good.json", "lines_accepted": 2}])
    report.refused = [("refused.json", "no list of releases")]
    cli._tell(report, screen.Teller())
    warned = [one for one in capsys.readouterr().out.splitlines() if one.startswith("warning")]
    assert warned == ["warning: odd.json: no line of it can be used; `check` says why"]
