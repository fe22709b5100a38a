"""What people decided of charts: whole and signed or refused; one that matches nothing stops it."""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import journal, reading
from dashboard.published import find
from pipelines.build.decided import decided_tables
from pipelines.build.pull import pull
from pipelines.build.run import build
from pipelines.config import PROJECT, SQL, read_data_folder
from pipelines.engine.duck import Engine
from pipelines.errors import CheckError, ConfigError
from tests import support
from tests.build.folders import write
from tests.people import survey

REBASE = """
[[rebase]]
measure = "get_around"
place = "X07000001"
from = "2023-11"
reason = "The question was put by telephone from this wave on"
decided_by = "Survey lead"
decided_on = 2023-12-01
"""
TARGET = """
[[target]]
measure = "get_around"
place = "X07000001"
value = 0.7
from = "2023-05"
reason = "What the village meetings asked for"
set_by = "Alliance board"
set_on = 2023-04-01
"""
DEFINITION = """
[[definition]]
measure = "get_around"
on = 2024-05-01
what = "Whoever cannot answer alone is asked with somebody they trust"
reason = "Carers said that those who needed help most were left out"
decided_by = "Survey lead"
decided_on = 2024-04-11
"""


def decided(tmp_path, **said):
    files = {f"decisions/{name}.toml": text for name, text in said.items()}
    return decided_tables(write(tmp_path, files))


def test_files_become_tables_and_a_folder_without_them_has_empty_ones(tmp_path):
    found = decided(tmp_path, rebases=REBASE, targets=TARGET, definitions=DEFINITION)
    (definition,) = found["ref_decided_definitions"].to_pylist()
    assert (definition["changed_on"], definition["measure"]) == ("2024-05-01", "get_around")
    assert found["ref_decided_rebases"].to_pylist()[0]["from_month"] == "2023-11"
    assert found["ref_decided_targets"].to_pylist()[0]["target"] == "0.7"
    none = decided_tables(tmp_path / "nowhere")
    assert [table.num_rows for table in none.values()] == [0, 0, 0]
    assert none["ref_decided_targets"].schema == found["ref_decided_targets"].schema


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("rebases", "[[rebase]]", "[[rebase]", "rebases.toml: is not TOML"),
        ("rebases", "[[rebase]]", "[[rebased]]", r"holds more than \[\[rebase\]\]"),
        ("rebases", 'decided_by = "Survey lead"', "", "lacks decided_by"),
        ("rebases", 'reason = "The', 'reason = " "  # "The', "lacks reason"),
        ("rebases", "2023-12-01", '"soon"', "decided_on is no day"),
        ("rebases", '"2023-11"', '"2023-13"', "from is no month"),
        ("rebases", "decided_on", "confidence = 3\ndecided_on", "says confidence"),
        ("targets", "0.7", '"0.7"', "value is no number"),
        ("targets", "0.7", "nan", "value is no number"),
        ("targets", 'reason = "What', '#"What', "lacks reason"),
        ("definitions", "2024-05-01", '"2024-05"', "on is no day. Write on = 2024-06-11"),
        ("definitions", "2024-05-01", '"20240501"', "on is no day. Write on = 2024-06-11"),
        ("definitions", "2024-05-01", '"2024-W18-3"', "on is no day"),
        ("definitions", "2024-05-01", "2024-05-01T09:30:00", "on is no day"),
        ("definitions", "2024-05-01", "20240501", "on is no day"),
        ("definitions", "2024-04-11", '"2024-02-30"', "decided_on is no day"),
        ("rebases", "2023-12-01", '"20231201"', "decided_on is no day"),
        ("targets", "2023-04-01", '"2023-W13-6"', "set_on is no day"),
        ("targets", '"2023-05"', "2023", "from is no text"),
        ("definitions", 'what = "Who', '#"Who', "lacks what"),
        ("definitions", 'what = "Who', 'what = ["Who asks"]  #"Who', "what is no text. Write what"),
        ("definitions", 'what = "Who', 'what = {who = "asks"}  #"Who', "what is no text"),
        ("definitions", 'what = "Who', "what = 3  # Who", "what is no text"),
        ("definitions", 'what = "Who', "what = []  # Who", "what is no text"),
        ("definitions", 'reason = "Car', 'reason = ["Car"]  # "Car', "reason is no text"),
        ("definitions", 'by = "Survey lead"', "by = 12", "decided_by is no text"),
        ("definitions", '"get_around"', '["get_around"]', "measure is no text"),
        ("definitions", "decided_on", 'place = "X"\ndecided_on', "says place.*It says measure, on"),
        (
            "definitions",
            "decided_on",
            "scale = [0, 5]\ndecided_on",
            "scoring is no matter of an entry.*change the scoring in the measure's own file",
        ),
    ],
)
def test_an_entry_that_is_not_whole_is_refused_with_the_correction(tmp_path, file, old, new, says):
    text = {"rebases": REBASE, "targets": TARGET, "definitions": DEFINITION}[file]
    assert old in text
    with pytest.raises(ConfigError, match=says):
        decided(tmp_path, **{file: text.replace(old, new)})


def test_a_day_may_be_text(tmp_path):
    text = DEFINITION.replace("2024-05-01", '"2024-05-01"')
    assert decided(tmp_path / "a", definitions=text) == decided(
        tmp_path / "b", definitions=DEFINITION
    )


@pytest.mark.parametrize("name", ["rebases", "targets", "definitions"])
@pytest.mark.parametrize("kind", ["folder", "link to nowhere"])
def test_what_is_no_file_is_said_and_not_taken_for_none(tmp_path, name, kind):
    path = tmp_path / "decisions" / f"{name}.toml"
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "gone.toml")
    with pytest.raises(ConfigError, match=f"{name}.toml: is not a file that can be read. Put a"):
        decided_tables(tmp_path)


def test_the_same_decision_twice_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="rebase 2: stands twice"):
        decided(tmp_path, rebases=REBASE + REBASE)
    with pytest.raises(ConfigError, match="definition 2: stands twice: get_around, 2024-05-01"):
        decided(tmp_path, rebases="", definitions=DEFINITION + DEFINITION)


@pytest.mark.parametrize(
    ("name", "entry", "offends"),
    [
        ("rebases", "get_around | D | 2023-05 | 0.7", 0),
        ("rebases", "gone | D | 2023-05 | 0.7", 1),
        ("rebases", "get_around | X | 2023-05 | 0.7", 1),
        ("rebases", "get_around | D | 2023-08 | 0.7", 1),
        ("rebases", "get_around | D | 2023-11 | 0.7", 1),  # asked elsewhere, not there
        ("targets", "get_around | D | 2023-05 | 0.7", 0),
        ("targets", "get_around | D | 2023-05 | 70", 1),  # per cent where a share is meant
        ("targets", "get_around | D | 2023-08 | 0.7", 1),
    ],
)
def test_a_decision_names_a_measure_a_place_and_a_month_that_are_there(
    table_shapes, name, entry, offends
):
    tables = {
        f"ref_decided_{name}": f"measure | place | from_month | target\n---\n{entry}",
        "ref_measures": "measure_id | scale_low | scale_high\n---\nget_around | 0.0 | 1.0",
        "ref_calendar": "month | quarter\n---\n2023-05 | A\n2023-08 | B\n2023-11 | C",
        "safe_cell": "measure_id\n---\nget_around",
        "stat_outcome_chart": "measure_id | place_id | period | period_kind | why_no_value\n---\n"
        "get_around | D | A | quarter |\nget_around | D | C | quarter | not_asked",
    }
    if name == "rebases":
        tables[f"ref_decided_{name}"] = f"measure | place | from_month\n---\n{entry[:-6]}"
    with Engine() as engine:
        for table, drawn in tables.items():
            support.make_table(engine, table, drawn, {})
        check = (SQL / "checks" / f"decided_{name}_still_match.sql").read_text(encoding="utf-8")
        assert len(engine.run(check)) == offends


@pytest.mark.parametrize(("measure", "offends"), [("get_around", 0), ("get_about", 1)])
def test_a_definition_names_a_measure_that_there_is(measure, offends):
    with Engine() as engine:
        support.make_table(engine, "ref_measures", "measure_id\n---\nget_around", {})
        support.make_table(
            engine, "ref_decided_definitions",
            f"measure | changed_on\n---\n{measure} | 2024-05-01", {},
        )  # fmt: skip
        check = SQL / "checks" / "decided_definitions_still_match.sql"
        assert len(engine.run(check.read_text(encoding="utf-8"))) == offends


def _write_down(folder):
    """An officer writes what changes, somebody else approves it, and it is pulled."""
    kept = journal.Journal(f"sqlite:///{folder / 'journal.db'}")
    number = kept.write("definition", {
        "measure_id": "get_around", "period": "2024-05-01", "written_by": "Survey lead",
        "chosen": "Whoever cannot answer alone is asked with somebody they trust",
        "why": "Carers said that those who needed help most were left out",
        "happened_on": date(2024, 4, 11),
    })  # fmt: skip
    kept.approve(number, "Alliance board")
    assert pull(folder)["decisions/definitions.toml"] == 1


def _build(tmp_path, rebases):
    folder = survey.folder(tmp_path / "data", survey.people())
    if not (folder / "journal.db").exists():
        _write_down(folder)
    files = {"decisions/rebases.toml": rebases, "decisions/targets.toml": TARGET}
    build(read_data_folder(write(folder, files)), tmp_path / "out", say=lambda line: None)


def _page(output, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(output / "published"))
    monkeypatch.setenv("WIDER_STAGE_AUDIENCE", "public")
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120)
    app.query_params["measure"] = "I can get to the places I need to"
    app.run()
    app.switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
    assert not app.exception, app.exception
    return " ".join(element.value for element in app.markdown)


def test_a_decision_breaks_the_chart_and_is_published_with_reason_and_name(
    tmp_path, tmp_path_factory, monkeypatch
):
    # Upon the survey undecided: what is decided of it changes, no more.
    output = shutil.copytree(survey.built_once(tmp_path_factory)[1], tmp_path / "out")
    _build(tmp_path, REBASE)
    with support.published(output) as published:
        chart = published.run(
            "select period, chart_segment, target_value from pub_outcome_chart"
            " where measure_id = 'get_around' and place_id = 'X07000001' order by period_start"
        )
        assert chart == [
            ("FY2023-24 Q1", 1, 0.7), ("FY2023-24 Q3", 2, 0.7), ("FY2024-25 Q1", 2, 0.7),
        ]  # fmt: skip
        assert published.run(
            "select rebased_from_period, rebased_because, decided_by from pub_rebase"
        ) == [
            ("FY2023-24 Q3", "The question was put by telephone from this wave on", "Survey lead")
        ]
        assert published.run("select target_value, set_by from pub_target") == [
            (0.7, "Alliance board")
        ]
        # A definition begins no range anew and stops no comparison: the segments are the rebase's.
        changed = published.run(
            "select version, changed_on, decided_by, decided_on from pub_measure_change"
            " where measure_id = 'get_around' order by version nulls last"
        )
        assert changed[-1] == (
            None, date(2024, 5, 1), "Survey lead (stated), approved by Alliance board (stated)",
            date(2024, 4, 11),
        )  # fmt: skip
        marks = reading.chart_marks(find(output / "published", "public"), "get_around", "X07000001")
        (mark,) = marks[marks["mark_kind"] == "definition"].to_dict("records")
        assert mark["because"].startswith("Whoever cannot answer alone")
        assert mark["because"].endswith("those who needed help most were left out")
        assert mark["who"].startswith("Survey lead")
    text = _page(output, monkeypatch)
    assert "Defined anew, 1 May 2024" in text
    assert "most were left out — Survey lead (stated), approved by Alliance board (stated)" in text
    with pytest.raises(CheckError, match="decided_rebases_still_match"):
        _build(tmp_path, REBASE.replace("2023-11", "2023-08"))
