"""Answers before and after in one line: mapped, parted into services, and scored as a change."""

import pytest

from pipelines.build.surveys import survey_tables
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError
from pipelines.measures.registry import load_measures
from tests import support
from tests.build.folders import write

SOURCES = """
is_synthetic = true
measures = ["proms_hip_gain"]
[[source]]
files = ["survey/*.csv"]
kind = "responses"
survey = "clinic"
anonymous = true
period = "FY2024-25"
[source.columns]
service = "Operation"
provider = "Clinic"
[source.groups]
again = "Again"
[source.service_by]
group = "again"
words = { 0 = "first", 1 = "again" }
[source.missing]
99 = "not_answered"
"*" = "suppressed_at_source"
[source.items]
before = { measure = "proms_hip_gain", occasion = "before", heading = "Before", range = [0, 48] }
after = { measure = "proms_hip_gain", occasion = "after", heading = "After", range = [0, 48] }
"""
HEAD = "Clinic,Operation,Again,Before,After"
LINES = [f"Ash Care Ltd,Hip,0,10,{20 + n % 5}" for n in range(30)]
LINES += [f"Ash Care Ltd,Hip,1,20,{22 + n % 3}" for n in range(25)]
LINES += ["Ash Care Ltd,Hip,0,99,30", "Ash Care Ltd,Hip,0,12,", "Ash Care Ltd,Hip,*,12,40"] * 4


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("clinic")
    files = {"sources.toml": SOURCES, "survey/clinic.csv": "\n".join([HEAD, *LINES, ""])}
    return support.build_small(write(root / "data", files), root / "out")


def test_each_service_of_a_group_has_its_own_gain(built):
    with support.published(built) as shown:
        rows = shown.run(
            "select service_name, n_people, value from pub_outcome where published_table = 'P3'"
            " and measure_id = 'proms_hip_gain' and period = 'FY2024-25' order by 1"
        )
    # A line whose group its source suppressed keeps the service as it is; four are too few.
    assert [row[:2] for row in rows] == [("Hip", None), ("Hip, again", 25), ("Hip, first", 30)]
    assert rows[1][2] == pytest.approx(sum(2 + n % 3 for n in range(25)) / 25)
    assert rows[2][2] == pytest.approx(12)


def test_who_left_one_out_has_no_gain_and_is_counted_as_lost(built):
    with support.warehouse(built) as warehouse:
        assert warehouse.run(
            "select service_name, n_people, n_both, n_before_only, n_after_only, n_neither"
            " from fct_proms_pair order by 1"
        ) == [
            ("Hip", 4, 4, 0, 0, 0),
            ("Hip, again", 25, 25, 0, 0, 0),
            ("Hip, first", 38, 30, 4, 4, 0),
        ]
        assert warehouse.one("select count(*) from int_answers where y not between -48 and 48") == 0
    with support.published(built) as shown:
        parts = shown.run("select distinct both_pct, why_no_value from pub_proms_pair")
    assert parts == [(None, "too_few")]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('occasion = "after"', 'occasion = "later"', "occasion cannot be 'later'. One of"),
        ('group = "again"', 'group = "sex"', "service_by: names no group, or no words"),
    ],
)
def test_mistakes_in_the_mapping(tmp_path, old, new, says):
    assert old in SOURCES
    write(tmp_path, {"sources.toml": SOURCES.replace(old, new), "survey/a.csv": HEAD})
    with pytest.raises(ConfigError, match=says):
        read_data_folder(tmp_path)


def test_a_change_needs_its_two_occasions_and_its_measure_taken(tmp_path):

    def tables(text):
        write(tmp_path, {"sources.toml": text, "survey/a.csv": HEAD})
        folder = read_data_folder(tmp_path)
        return survey_tables(folder, load_measures(shelved=folder.shelved_measures))

    assert tables(SOURCES)["ref_survey_items"]["occasion"].to_pylist().count("before") == 2
    with pytest.raises(ConfigError, match="goes with a measure of kind paired_change"):
        tables(SOURCES.replace(', occasion = "after"', ""))
    with pytest.raises(ConfigError, match="no measure of answers is called 'proms_hip_gain'"):
        tables(SOURCES.replace('measures = ["proms_hip_gain"]', ""))
