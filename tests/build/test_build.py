"""A build: money adds up, the unchanged is left alone, and what is served is never half new."""

import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal

import pytest

from pipelines.build import publish, state
from pipelines.build.graph import ancestors, load_nodes
from pipelines.config import PROJECT
from pipelines.engine.duck import Engine
from pipelines.errors import BusyError, ConfigError
from tests import support
from tests.build.conftest import ONE_KIND, command, quiet_build
from tests.build.folders import SAMPLE, copy_sample, write

AUDIENCES = ("public", "board", "officer")
SAMPLE_README = (SAMPLE / "README.md").read_text(encoding="utf-8")


def _served(output):
    """Every byte that is served: pointers, the files they name, and what lies beside them."""
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != "build.lock"
    }


def _pointer(output):
    return json.loads((output / "published" / "current.json").read_text(encoding="utf-8"))


def _retitle(folder, title):
    path = folder / "sources.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^title = .*$", f'title = "{title}"', text), encoding="utf-8")


# What is built ------------------------------------------------------------------------------------


def test_raw_files_hold_what_the_samples_readme_counts(sample_build):
    """Lines and pounds of each spend file, counted apart from the build."""
    expected = {}
    for line in SAMPLE_README.splitlines():
        if match := re.match(
            r"\| `(\d{4}-\d\d\.csv)` \| (\d+) \| (\d+) \| (\d+)[^|]* \| ([^|]+) ", line
        ):
            name, read, accepted, rejected, pounds = match.groups()
            amount = Decimal(pounds.replace(",", ""))
            expected[f"spend/brackwater/{name}"] = (int(read), int(accepted), int(rejected), amount)
    assert len(expected) == 5
    with support.warehouse(sample_build) as built:
        rows = built.run(
            "select path, lines_read, lines_accepted, lines_rejected, amount_gbp_accepted "
            "from raw_files where kind = 'spend'"
        )
    assert {row[0]: row[1:] for row in rows} == expected


def test_every_line_read_is_accepted_or_refused(sample_build):
    with support.warehouse(sample_build) as built:
        rows = built.rows("from raw_files")
        names = list(built.describe("raw_files"))
    assert names == [
        "source_file_id", "path", "sha256", "kind", "publisher", "lines_read", "lines_accepted",
        "lines_rejected", "amount_gbp_accepted", "columns_dropped",
    ]  # fmt: skip
    assert len(rows) == 17
    for row in rows:
        assert row["lines_read"] == row["lines_accepted"] + row["lines_rejected"] > 0
        content = (SAMPLE / row["path"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert (row["amount_gbp_accepted"] is not None) == (row["kind"] == "spend")


def test_postcodes_of_suppliers_are_nowhere_in_the_warehouse(sample_build):
    """The register of the sample holds them, such as XX2 2ZZ, in a column that is dropped."""
    postcode = re.compile(r"XX\d \dZZ")
    assert postcode.search(
        (SAMPLE / "contracts/brackwater/contracts_register_2022-07.csv").read_text()
    )
    with support.warehouse(sample_build) as built:
        for table in sorted(built.tables()):
            assert not postcode.search(str(built.run(f'from "{table}"'))), table
        dropped = built.run(
            "select kind, columns_dropped from raw_files where columns_dropped <> ''"
        )
    assert dropped == [("contracts_register", "Supplier Postcode")]


@pytest.mark.parametrize("kind", ONE_KIND)
def test_a_folder_with_one_kind_of_file_builds(one_kind, kind):
    done = one_kind[kind]
    assert (done.code, done.stderr) == (0, "")
    assert f": {kind}, " in done.stdout
    with support.published(done.folder / ".build") as published:
        kinds = published.run("select distinct kind from pub_source_file")
        assert kinds == [(kind,)]
        counts = {
            name: published.one(f"select count(*) from {name}") for name in published.tables()
        }
    expected = {"spend": "pub_spend_month", "contracts_register": "pub_contract"}
    for other, table in (expected | {"indicators": "pub_indicator"}).items():
        assert bool(counts[table]) == (kind == other), table


def test_build_says_lines_and_pounds_of_each_file(one_kind):
    lines = one_kind["spend"].stdout.splitlines()
    assert lines[0] == "5 files recognised, 0 not, 0 refused"
    assert lines[1].startswith("not in this folder: ") and "indicators" in lines[1]
    assert lines[1].endswith("; what rests on them says so")
    assert re.fullmatch(r"\d+ tables made, 0 unchanged", lines[2])
    assert re.fullmatch(r"\d+ checks passed, 1 warned", lines[3])
    assert lines[4] == "8 of 8 expectations of the arriving payments met"
    april = "105 lines read, 105 accepted, 0 set apart, £2,324,306.30"
    assert f"spend/brackwater/2022-04.csv: spend, {april}" in lines
    november = "63 lines read, 62 accepted, 1 set apart, £1,012,396.13"
    assert f"spend/brackwater/2019-11.csv: spend, {november}" in lines
    (warning,) = [line for line in lines if line.startswith("warning: ")]
    assert warning.startswith("warning: No payment is dated in a month that no file covers")


def test_a_payment_of_which_nobody_knows_the_month_is_in_its_file_and_in_no_month(sample_build):
    """The one dated 31 April: neither invented into a month nor lost."""
    with support.warehouse(sample_build) as built:
        (row,) = built.rows("from stg_spend where transaction_number = '6003490311'")
        months = built.one("select sum(spend_gbp) from fct_spend_month")
        files = built.one("select sum(amount_gbp_accepted) from raw_files where kind = 'spend'")
    found = [row[name] for name in ("paid_on", "month", "amount_gbp", "date_doubt")]
    assert found == [None, None, Decimal("1975.00"), "a day that cannot be true"]
    assert files - months == Decimal("1975.00")


def test_months_between_covered_ones_are_unknown_not_zero(one_kind):
    with support.published(one_kind["spend"].folder / ".build") as published:
        may = published.run(
            "select distinct is_covered, spend_gbp from pub_spend_month where month = '2022-05'"
        )
    assert may == [(False, None)]


def test_a_folder_in_which_nothing_is_recognised(tmp_path):
    folder = write(tmp_path / "folder", {"notes.csv": "a,b\n1,2\n"})
    with pytest.raises(ConfigError, match="folder: no file was recognised"):
        quiet_build(folder, tmp_path / "output")
    assert _served(tmp_path / "output") == {}


# What is published --------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_published_files_hold_published_tables_only(sample_build, audience):
    with support.published(sample_build, audience) as published:
        tables = published.tables()
        assert published.rows("from pub_build")[0]["audience"] == audience
        views = published.one("select count(*) from duckdb_views() where not internal")
    assert all(name.startswith("pub_") for name in tables) and not views
    for_officers = {"pub_contract", "pub_orphan_contract"}
    assert tables & for_officers == (set() if audience == "public" else for_officers)


def test_pointers_name_their_files_and_hashes(sample_build):
    pointer = _pointer(sample_build)
    assert set(pointer) == set(AUDIENCES)
    warehouse = json.loads((sample_build / "warehouse.json").read_text(encoding="utf-8"))
    named = [(sample_build, warehouse)]
    named += [(sample_build / "published", one) for one in pointer.values()]
    for folder, said in named:
        assert set(said) == {"build_id", "file", "sha256"}
        assert said["build_id"] == warehouse["build_id"] and said["build_id"] in said["file"]
        content = (folder / said["file"]).read_bytes()
        assert said["sha256"] == hashlib.sha256(content).hexdigest()


# Building again -----------------------------------------------------------------------------------


def test_an_unchanged_folder_publishes_nothing_new(sample_copy):
    folder, output = sample_copy
    before = _served(output)
    report = quiet_build(folder, output)
    assert (report.changed, report.ran, report.published) == (False, [], None)
    assert len(report.skipped) > 80
    assert _served(output) == before


def test_a_changed_file_runs_again_what_rests_on_it_and_nothing_else(changed_sample):
    """On its raw table, or on the list of files that its name, hash and lines stand in."""
    nodes = load_nodes()
    moved = {"raw_spend", "raw_landed_files"}
    rests = {name for name in nodes if ancestors(nodes, name) & moved}
    ran, skipped = set(changed_sample.report.ran), set(changed_sample.report.skipped)
    assert {"stg_spend", "int_spend", "fct_spend_month", "pub_spend_month"} <= rests
    assert {
        "stg_indicators",
        "stg_contracts",
        "stg_population",
        "dim_measure",
    } <= nodes.keys() - rests
    assert {"stg_spend", "int_spend", "fct_spend_month"} <= ran
    assert ran & nodes.keys() <= rests
    assert skipped & nodes.keys() == nodes.keys() - ran
    assert "int_answers" in skipped, "a file of payments tells nothing of millions"


def test_a_table_made_anew_with_the_same_rows_moves_nothing_above_it(changed_sample, sample_build):
    """One payment more to a payee who is known: who is paid stays as it is, what is paid not."""
    nodes, report = load_nodes(), changed_sample.report
    ran, skipped = set(report.ran), set(report.skipped)
    with _warehouse(sample_build) as before, _warehouse(changed_sample.upon) as after:
        same = {
            name
            for name in before.tables() & nodes.keys()
            if _rows(before, name) == _rows(after, name)
        }
    moved = (ran & nodes.keys()) - same | {"raw_spend", "raw_landed_files"}
    for name in skipped & nodes.keys():
        assert not nodes[name].reads & moved, name
    stopped = {name for name in skipped & nodes.keys() if nodes[name].reads & ran & same}
    assert "int_name_likeness" in stopped


def test_the_rows_of_a_table_are_told_apart_and_not_their_order():
    with Engine() as engine:
        engine.run("create table first as from (values (1, 'a'), (2, null)) as t (n, word)")
        engine.run("create table turned as from (values (2, null), (1, 'a')) as t (n, word)")
        engine.run("create table other as from (values (1, 'a'), (2, 'a')) as t (n, word)")
        engine.run("create table twice as from (values (1, 'a'), (1, 'a')) as t (n, word)")
        engine.run("create table none as select 1 as n, 'a' as word where false")
        engine.run("create table named as from (values (1, 'a'), (2, null)) as t (n, text)")
        engine.run("create table wide as select n::bigint as n, word from first")
        found = {name: state.content(engine, name, "recipe") for name in sorted(engine.tables())}
    assert found.pop("first") == found["turned"]
    assert len(set(found.values())) == len(found)


def test_of_a_table_with_many_rows_its_recipe_stands_for_them():
    with Engine() as engine:
        engine.run("create table many as select range as n from range(250001)")
        assert state.content(engine, "many", "its recipe") == "its recipe"


def _warehouse(output):
    named = json.loads((output / "warehouse.json").read_text(encoding="utf-8"))
    return Engine(output / named["file"], read_only=True)


def _rows(engine, name):
    return sorted(map(str, engine.run(f"from {name}")))


def test_building_upon_what_was_there_gives_what_building_anew_gives(changed_sample, sample_build):
    with (
        support.published(changed_sample.upon) as upon,
        support.published(changed_sample.anew) as anew,
        support.published(sample_build) as before,
    ):
        tables = upon.tables()
        assert tables == anew.tables()
        changed = set()
        for name in sorted(tables - {"pub_build"}):
            assert upon.describe(name) == anew.describe(name)
            rows, again, old = (
                sorted(map(str, one.run(f"from {name}"))) for one in (upon, anew, before)
            )
            assert rows == again, name
            if rows != old:
                changed.add(name)
        moved = {"build_id", "built_at"}
        first, second = (one.rows("from pub_build")[0] for one in (upon, anew))
        assert {k: v for k, v in first.items() if k not in moved} == {
            k: v for k, v in second.items() if k not in moved
        }
    assert {"pub_spend_month", "pub_source_file", "pub_contract_match"} <= changed


def test_a_new_title_is_published_without_running_a_model(sample_copy):
    folder, output = sample_copy
    before = _served(output)
    _retitle(folder, "Saltreach")
    report = quiet_build(folder, output)
    assert (report.changed, report.ran) == (True, [])
    after = _served(output)
    unchanged = {name: value for name, value in before.items() if not name.endswith(".json")}
    assert unchanged.items() <= after.items()  # the build before stays, for those who read it
    with support.published(output) as published:
        build = published.rows("from pub_build")[0]
        judged = published.one("select count(*) from pub_check where origin = 'expectation'")
    assert (build["title"], build["build_id"], judged) == ("Saltreach", report.build_id, 8)


# Nothing half new ---------------------------------------------------------------------------------


@pytest.fixture
def project_copy(tmp_path):
    """A copy of our own code and models, to break."""
    copy = tmp_path / "project"
    for part in ("pipelines", "sql", "data/reference"):
        shutil.copytree(PROJECT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_a_failing_check_leaves_what_is_served(sample_copy, project_copy):
    """Payments counted twice in the months: the check between layers sees it."""
    folder, output = sample_copy
    before = _served(output)
    model = project_copy / "sql" / "3_marts" / "fct_spend_month.sql"
    text = model.read_text(encoding="utf-8")
    doubled = text.replace("sum(amount_gbp)", "sum(2 * amount_gbp)")
    assert doubled != text
    model.write_text(doubled, encoding="utf-8")
    done = command("build", folder, "--output", output, project=project_copy)
    assert done.returncode == 7
    assert "money_reconciles_between_layers: does not hold: Pounds are the same" in done.stderr
    assert "Nothing was published" in done.stderr and "Traceback" not in done.stderr
    assert _served(output) == before


def test_a_check_that_only_warns_lets_publish(sample_copy, project_copy):
    folder, output = sample_copy
    text = "-- warn: Nothing is paid.\nselect 1 from int_spend\n"
    write(project_copy, {"sql/checks/nothing_is_paid.sql": text})
    done = command("build", folder, "--output", output, project=project_copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert "warning: Nothing is paid. (406 exceptions)" in done.stdout
    with support.published(output) as published:
        row = published.run(
            "select outcome, found from pub_check where check_id = 'nothing_is_paid'"
        )
    assert row == [("warned", "406 exceptions")]


def test_a_batch_that_great_expectations_refuses_leaves_what_is_served(one_kind, tmp_path):
    """A payment of the last century."""
    folder = shutil.copytree(one_kind["spend"].folder, tmp_path / "folder")
    output = folder / ".build"
    before = _served(output)
    lines = "Date,Supplier,Net\n" + "1999-07-01,Marshpenny Ltd,9.50\n" * 9
    write(folder, {"spend/brackwater/2022-07.csv": lines})
    done = support.in_process("build", folder)
    assert done.returncode == 8
    assert "before the year 2000” does not hold" in done.stderr
    assert "otherwise in spend/brackwater/2022-07.csv." in done.stderr
    assert "Traceback" not in done.stderr
    assert _served(output) == before


def test_a_refused_file_stops_nothing_and_its_month_counts_as_not_loaded(one_kind, tmp_path):
    """Built and published, with an exit code of its own; once mended the build is as any other."""
    folder = shutil.copytree(one_kind["spend"].folder, tmp_path / "folder")
    path = folder / "spend/brackwater/2022-06.csv"
    good = path.read_bytes()
    path.write_bytes(b"<!DOCTYPE html><html>Sign in, please</html>")
    done = support.in_process("build", folder)
    assert done.returncode == 17 and "Traceback" not in done.stderr
    reason = "is a web page, not a table. Fetch the table itself."
    first, *_, last = done.stderr.splitlines()
    assert first == f"refused: spend/brackwater/2022-06.csv: {reason}"
    assert last.startswith("error: folder: built, but 1 of ")
    assert "Their months count as not loaded" in last
    assert done.stdout.startswith("4 files recognised, 0 not, 1 refused")
    with support.published(folder / ".build") as published:
        (row,) = published.rows("from pub_source_file where file_name like '%2022-06.csv'")
        june = published.run(
            "select distinct is_covered, spend_gbp from pub_spend_month where month = '2022-06'"
        )
        april = published.one("select sum(spend_gbp) from pub_spend_month where month = '2022-04'")
    assert (row["refused_because"], row["lines_accepted"]) == (reason, 0)
    assert (june, april) == ([(False, None)], Decimal("2322331.30"))

    again = support.in_process("build", folder)  # nothing has changed, and it is refused as before
    assert again.returncode == 17 and again.stderr.splitlines()[0] == first
    assert "nothing has changed since the last build" in again.stdout

    path.write_bytes(good)
    done = support.in_process("build", folder)
    assert (done.returncode, done.stderr) == (0, "")
    with support.published(folder / ".build") as published:
        june = published.one("select sum(spend_gbp) from pub_spend_month where month = '2022-06'")
    assert june == Decimal("2548369.44")


def test_a_second_build_at_once_is_refused(sample_copy):
    """By another process and by this one; when the first ends, it may."""
    folder, output = sample_copy
    before = _served(output)
    with publish.only_build(output):
        done = command("build", folder, "--output", output)
        with pytest.raises(BusyError, match="another build of it is running. Wait for it to end"):
            quiet_build(folder, output)
    assert done.returncode == 10
    assert (
        done.stderr == "error: this folder: another build of it is running. Wait for it to end.\n"
    )
    assert _served(output) == before
    assert not quiet_build(folder, output).changed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("when", ["warehouse-*.duckdb", "published/public-*.duckdb"])
def test_a_killed_build_leaves_what_is_served_and_the_next_succeeds(sample_copy, when):
    """Killed when its warehouse is begun, and when its published files are."""
    folder, output = sample_copy
    before = _served(output)
    _retitle(folder, "Killed")
    there = set(output.glob(when))
    line = [sys.executable, "-m", "pipelines", "build", str(folder), "--output", str(output)]
    process = subprocess.Popen(line, cwd=PROJECT, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while set(output.glob(when)) == there and time.monotonic() < deadline:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=60) == -signal.SIGKILL
    after = _served(output)
    assert len(after) > len(before) and before.items() <= after.items()
    with support.published(output) as published:
        assert published.one("select title from pub_build") == "Brackwater (invented)"

    report = quiet_build(folder, output)
    with support.published(output) as published:
        assert published.one("select title from pub_build") == "Killed"
    left = {name for name in _served(output) if name.endswith((".duckdb", ".wal"))}
    builds = {re.search(r"-(\d{8}T\d{6}-\w{6})\.", name)[1] for name in left}
    assert builds == {_pointer_before(before), report.build_id}


def _pointer_before(served):
    return next(re.search(r"officer-(.+)\.duckdb", name)[1] for name in served if "officer" in name)


# Sweeping -----------------------------------------------------------------------------------------


def _outputs(root, *build_ids):
    files = {f"warehouse-{one}.duckdb": "" for one in build_ids}
    files |= {f"published/{who}-{one}.duckdb": "" for one in build_ids for who in AUDIENCES}
    return write(root, files)


def _point(output, build_id):
    write(
        output,
        {
            "warehouse.json": json.dumps({"build_id": build_id, "file": "x", "sha256": "y"}),
            "published/current.json": json.dumps({"officer": {"build_id": build_id, "file": "x"}}),
        },
    )


def test_the_last_three_builds_are_kept_and_no_leftover(tmp_path):
    builds = [f"2026010{day}T000000-aaaaaa" for day in range(1, 7)]
    _outputs(tmp_path, *builds)
    write(tmp_path, {f"warehouse-{builds[5]}.duckdb.wal": "", "notes.txt": "", "build.lock": ""})
    _point(tmp_path, builds[4])  # the sixth never came to be pointed to
    publish.sweep(tmp_path)
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    kept = {f"{who}-{one}.duckdb" for one in builds[2:5] for who in ("warehouse", *AUDIENCES)}
    assert names == kept | {"warehouse.json", "current.json", "notes.txt", "build.lock"}


def test_without_a_pointer_every_build_is_a_leftover(tmp_path):
    _outputs(tmp_path, "20260101T000000-aaaaaa")
    publish.sweep(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_an_earlier_build_left_is_gone_after_one_that_changes_nothing(sample_copy):
    folder, output = sample_copy
    before = _served(output)
    _outputs(output, "20260101T000000-aaaaaa")  # sorts before the build that is pointed to
    _outputs(output, "29990101T000000-aaaaaa")
    quiet_build(folder, output)
    after = _served(output)
    assert before.items() <= after.items()
    assert not [name for name in after if "2999" in name]


def test_output_may_lie_inside_the_data_folder(sample_build, tmp_path):
    """What a build wrote there is no data: the next build finds nothing new."""
    folder = copy_sample(
        tmp_path / "folder", "outcomes", "contracts", "place", "spend", "sources.toml"
    )
    shutil.copytree(sample_build, folder / "out")
    report = quiet_build(folder, folder / "out")
    assert (report.changed, report.unknown) == (False, [])
